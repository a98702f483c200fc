"""Groups within groups, as the table of them says."""

from time import perf_counter

import pytest

from weijian.proof.api import proofread
from weijian.proof.relations.orders.named_groups import groups


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        # ages within ages, services within the managed
        ("0-6岁儿童健康管理2362人，管理率86%。⏎3岁以下儿童系统管理1014人。", ["2362人 1014人"]),
        ("0～6岁儿童健康管理5120人；0-36个月儿童中医药健康管理2201人。", ["5120人 2201人"]),
        ("65岁以上老年人管理2439人；中医药健康管理服务65岁及以上居民2033人。", ["2439人 2033人"]),
        ("3岁以下儿童11284人。⏎7岁以下儿童数25873，健康管理24102人。", ["11284人 25873"]),
        ("65岁及以上老年人9120人。⏎为80岁以上高龄老人1520人发放津贴。", ["9120人 1520人"]),
        # the population and its groups
        ("全县常住人口36.24万人、户籍人口39.87万人。⏎辖区内65岁及以上老年人38912人。", ["36.24万人 38912人"]),
        (
            "全县常住人口36.24万人、户籍人口39.87万人。⏎68457人建档立卡贫困人口全部参保。",
            ["39.87万人 68457人"],
        ),
        ("总人口28754人。⏎育龄妇女人数3581人。", ["28754人 3581人"]),
        ("总人口28754人，孕产妇484人。", ["28754人 484人"]),
        # patients and the poor
        ("全县脱贫人口41872人全部参保。⏎脱贫人口中慢病患者9846人均已签约。", ["41872人 9846人"]),
        ("134547名农村贫困人口全部参保。⏎核准罹患大病贫困患者4965例。", ["134547名 4965例"]),
        ("在管高血压患者29874人。⏎贫困人口签约患者中，高血压7642人。", ["29874人 7642人"]),
        ("活产数412人，产后访视405人。", ["412人 405人"]),
        ("贫困户1823户6845人。", ["1823户 6845人"]),
    ],
)
def test_find_groups_lie_within_groups(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    "text",
    [
        "0-6岁儿童健康管理2362人。⏎3岁以下儿童死亡2人。",
        "65岁以上老年人9120人。⏎7岁以下儿童3420人。",
        "户籍人口39.87万人。⏎力争65岁以上老年人管理达到4万人。",
        "脱贫人口41872人。⏎慢病患者9846人。",
        "在管高血压患者29874人。⏎贫困人口中糖尿病1873人。",
        "管理2型糖尿病患者4127人。⏎高血压、糖尿病、肺结核、严重精神障碍脱贫患者6745人均已签约。",
    ],
)
def test_find_says_nothing_of_other_groups(orders, text):
    assert orders(text) == set()


def test_find_group_beyond_the_whole_population_is_told(orders):
    assert (False, frozenset({"3581人", "2875人"})) in orders("全镇总人口2875人，育龄妇女3581人。")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("完成手术151台次，门诊人次达145853人次，住院人次达1817人次。", "151台次 1817人次"),
        ("排查车辆71234辆次，排查人员482314人次。", "71234辆次 482314人次"),
        ("检查车辆20多万台次，登记人员60多万人次。", "20多万台次 60多万人次"),
        ("大楼占地面积为4026.62㎡，基底面积1300㎡。", "4026.62㎡ 1300㎡"),
        ("全年住院41268人次，增长5.75%。⏎出院患者31246人次。", "41268人次 31246人次"),
        ("报告乙、丙类传染病267例，病种9种，存活管理33例，29例接受治疗。", "267例 9种"),
        ("增加3大类等共19小项内容。", "3大类 19小项"),
        ("完成核酸检测47599份，冷链环境样检测1701份。", "47599份 1701份"),
    ],
)
def test_find_other_things_of_which_one_bounds_the_other(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "完成手术2151台次，住院1817人次。",
        "购置车辆12辆，培训人员312人次。",
        "人员样检测4759份，环境样检测1701份。",
        "排查车辆71234辆次。⏎检查人员482314人次。",
        "住院总费用93.26万元，人均补偿费用370.69元。",
        "药品总费用21.11万元，诊疗费用10.7万元。",
    ],
)
def test_find_says_nothing_where_nothing_bounds(orders, text):
    assert orders(text) == set()


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        # mothers and births
        (
            "全年活产3218人，产妇3201人，早孕建册3020人，孕产妇系统管理2946人，产后访视3088人。",
            ["3218人 3201人", "3201人 3020人", "3201人 2946人", "3201人 3088人", "3088人 2946人"],
        ),
        (
            "新法接生2411人，新法接生率99.8%；住院分娩2390人，住院分娩率98.9%。",
            ["2411人 2390人", "99.8% 98.9%"],
        ),
        ("全旗当年出生1206人。⏎5岁以下儿童6312人。", ["1206人 6312人"]),
        ("活产2160人，剖宫产872例。", ["2160人 872例"]),
        (
            "上半年活产1102人，新生儿听力筛查1090人，新生儿疾病筛查1094人。",
            ["1102人 1090人", "1102人 1094人"],
        ),
        ("孕产妇2316人，评估出高危孕产妇412人。", ["2316人 412人"]),
        # steps of looking after the sick, of one ailment
        ("严重精神障碍累计确诊1820例，在册患者1644例，在管患者1602例。", ["1820例 1644例", "1644例 1602例"]),
        (
            "在管患者4210例，规范管理患者3907例；服药患者3806例，规律服药患者2977例。",
            ["4210例 3907例", "4210例 3806例", "3806例 2977例"],
        ),
        ("今年新发现艾滋病感染者和病人31例，现存活286例，正在抗病毒治疗254例。", ["31例 286例"]),
        # deaths of one cause, the insured, the poor in hospital, the fund
        ("全年报告死亡病例1621例，死亡率6.1‰，其中肿瘤死亡412例。", ["1621例 412例"]),
        ("全年报告死亡病例1621例；心脑血管疾病死亡703例、伤害死亡96例。", ["1621例 703例", "1621例 96例"]),
        ("期末总人口48.3万人。⏎2018年全县参合421206人。", ["48.3万人 421206人"]),
        ("全县户籍人口42.1万人。⏎全县参加城乡居民基本医疗保险38.6万人。", ["42.1万人 38.6万人"]),
        ("贫困人口住院6214人次，落实先诊疗后付费5980人次。", ["6214人次 5980人次"]),
        ("全年住院补偿61204人次，县域内住院52118人次。", ["61204人次 52118人次"]),
        ("全年筹集基金2.31亿元，基金支出2.24亿元。", ["2.31亿元 2.24亿元"]),
    ],
)
def test_find_what_the_field_knows(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    "text",
    [
        "在管高血压患者8210人；糖尿病规范管理2316人。",
        "全年报告死亡病例1621例。⏎医院肿瘤死亡412例。",
        "活产2160人。⏎县医院住院分娩872人。",
        "在管糖尿病患者9120人。⏎贫困人口中高血压、糖尿病患者1203人。",
        "户籍人口42.1万人。⏎计划参合43.6万人。",
        "总费用932万元，人均补偿费用370元。",
    ],
)
def test_find_says_nothing_across_ailments_places_and_plans(orders, text):
    assert orders(text) == set()


def test_find_more_paid_than_collected_is_told(orders):
    assert (False, frozenset({"2.31亿元", "2.44亿元"})) in orders("全年筹集基金2.31亿元，基金支出2.44亿元。")


def test_find_one_number_under_two_names():
    report = proofread("全年出生2411人，出生率9.1‰。\n妇幼健康。全年活产2411人。")
    assert any(relation.type == "duplicate" and relation.holds for relation in report.relations)


def test_groups_lie_within_groups_of_the_table():
    known = groups()
    for group in known.values():
        for names in group.within:
            assert set(names) <= set(known), group.name
        assert group.equal in {"", *known}


@pytest.mark.parametrize("words", ["1" * 500, "2019年" * 1000, "（一）" * 1000, "年底全年的" * 1000])
def test_find_reads_hostile_labels_at_once(words):
    before = perf_counter()
    proofread(f"{words}产妇12人，活产13人。")
    assert perf_counter() - before < 2


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        # a household count and a deed carry the name before them on
        ("建卡贫困户3443户，14688人。⏎贫困人口免费体检5488人、建立健康档案13091人。", ["14688人 13091人"]),
        ("脱贫人口52167人，参保率100%。30种大病摸排出患者2934人。", ["52167人 2934人"]),
        ("常住居民签约32.11万人；重点人群186420人当中签约141306人。", ["32.11万人 141306人"]),
        ("全县签约居民12.11万人。⏎试点推出个性化签约包，签约6218人。", ["12.11万人 6218人"]),
        ("常住人口71.36万人。⏎以全县18岁以上目标人群531250人计，接种率77.67%。", ["71.36万人 531250人"]),
        (
            "采集血液总量49.5万单位。采集全血40.3万单位，采集RH阴性血2638单位。",
            ["49.5万单位 2638单位", "49.5万单位 40.3万单位"],
        ),
        ("出院34851人，按DRG结算的医保病例29019例。", ["34851人 29019例"]),
        ("精准识别建卡贫困户3443户，14688人。⏎贫困人口免费体检5488人。", ["14688人 5488人"]),
        ("全市脱贫户812户2906人。⏎剩余贫困人口（未脱贫）84户332人。", ["812户 84户", "2906人 332人"]),
        ("7岁以下儿童4673人，健康管理4421人；3岁以下儿童1697人，系统管理1589人。", ["4421人 1589人"]),
        ("贫困户3443户，其中因病致贫985户。", ["3443户 985户"]),
        # of several wholes the one beside it, and the one that comes first
        (
            "65岁及以上老年人10892人。⏎60岁及以上老年人15.27万人；80岁及以上老年人2310人。",
            ["10892人 2310人", "15.27万人 2310人"],
        ),
        ("全旗常住人口7.53万人。⏎重点人群2.2万人，签约1.82万人。", ["7.53万人 2.2万人", "2.2万人 1.82万人"]),
    ],
)
def test_find_name_told_before_carries_on(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("贫困人口住院4936人次，报销比例90.5%，享受“先诊疗后付费”5872人次。", "4936人次 5872人次"),
        ("在管患者4210例，规律服药患者4977例。", "4210例 4977例"),
        ("占地面积4026㎡，基底面积4550㎡。", "4026㎡ 4550㎡"),
        ("65岁以上老年人9120人，80岁以上老年人9920人。", "9120人 9920人"),
        ("贫困户3443户，其中因病致贫户3985户。", "3443户 3985户"),
        ("采集血液总量4950单位，采集全血5403单位。", "4950单位 5403单位"),
    ],
)
def test_find_part_beyond_its_whole_in_one_paragraph_is_told(orders, text, tie):
    assert (False, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "65岁以上老年人9120人。⏎80岁以上老年人9920人。",  # perhaps of another town
        "60岁以上人群全程接种68420人，加强免疫60894人；适龄女孩接种HPV疫苗第一剂1026人。",
        "完成手术2151台次，住院1817人次。",
        "在托婴幼儿412人，托位386个。",
    ],
)
def test_find_accuses_nobody_where_more_may_be_meant(orders, text):
    assert not any(not holds for holds, _ in orders(text))
