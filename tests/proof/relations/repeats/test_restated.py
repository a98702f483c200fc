"""One quantity in two places: said alike it must be alike; said of something else it may differ."""

import pytest

from weijian.proof.api import analyse

TITLE = "青溪县卫生健康局2020年上半年工作总结"


def repeats(*paragraphs):
    document = analyse("\n".join(paragraphs), TITLE)
    return [relation for relation in document.relations if relation.type == "duplicate"]


SAME = [
    ("目前在管高血压患者12958人，随访到位。", "慢病管理方面，高血压病人健康管理12958人。"),
    ("全县在管严重精神障碍患者1407人。", "重性精神病患者管理1407人，病情平稳。"),
    ("管理65岁及以上老年人23456人。", "65岁以上老年人健康管理2.35万人。"),
    ("累计建立居民健康档案355877份。", "建档35.6万份，实现动态管理。"),
    ("全县共有行政村206个。", "全县206个行政村全部通了公交。"),
    ("全县设有乡镇卫生院28所。", "全县28所乡镇卫生院均达到基本标准。"),
    ("0-6岁儿童健康管理26783人。", "7岁以下儿童健康管理人数26783人。"),
    ("孕产妇系统管理率94.48%。", "落实母婴安全制度，孕产妇系统管理率达94.5%。"),
    ("糖尿病患者登记3021人，规范管理率71.2%。", "糖尿病患者规范管理率达到71.2%。"),
    ("截至6月30日，在管糖尿病患者3021人。", "截至2020年6月30日，管理糖尿病病人3021人。"),
    ("全县常住人口21.35万人。", "按常住人口213521人计算，接种率达90%。"),
    ("全市下辖7个县（市、区）。", "全市7个县（市、区）全部组建医共体。"),
    ("全镇共有行政村19个。", "全镇19个行政村全部建成卫生室。"),
]
SAME_BY_ITS_NUMBER = [
    ("报告新型冠状病毒感染12例。", "系统上报新型冠状病毒感染12例。"),
    ("项目总投资86.4亿元。", "总投资86.4亿元的重点项目全部开工。"),
]
BROKEN = [
    ("目前在管高血压患者12958人，随访到位。", "慢病管理方面，高血压病人健康管理12985人。"),
    ("全县在管严重精神障碍患者1407人。", "重性精神病患者管理1470人，病情平稳。"),
    ("管理65岁及以上老年人23456人。", "65岁以上老年人健康管理2.51万人。"),
    ("累计建立居民健康档案355877份。", "建档33.6万份，实现动态管理。"),
    ("全县共有行政村206个。", "全县204个行政村全部通了公交。"),
    ("全县设有乡镇卫生院28所。", "全县26所乡镇卫生院均达到基本标准。"),
    ("0-6岁儿童健康管理26783人。", "7岁以下儿童健康管理人数24180人。"),
    ("孕产妇系统管理率94.48%。", "落实母婴安全制度，孕产妇系统管理率达92.5%。"),
    ("糖尿病患者登记3021人，规范管理率71.2%。", "糖尿病患者规范管理率达到72.1%。"),
    ("截至6月30日，在管糖尿病患者3021人。", "截至2020年6月30日，管理糖尿病病人3102人。"),
    ("全县21.53万人常住人口分布较散。", "按常住人口21.35万人计算，接种率达90%。"),
    ("全市下辖7个县（市、区）。", "全市8个县（市、区）全部组建医共体。"),
    ("项目总投资86.4亿元。", "总投资86.4万元的重点项目全部开工。"),
]
ANOTHER_THING = [
    # another time
    ("2019年，在管高血压患者12958人。", "在管高血压患者13985人。"),
    ("截至5月31日，在管糖尿病患者3021人。", "截至6月30日，在管糖尿病患者3102人。"),
    ("在管糖尿病患者3021人。", "较去年同期（在管糖尿病患者2890人）有所增加。"),
    # another place
    ("全县在管糖尿病患者3021人。", "河口镇在管糖尿病患者2890人。"),
    ("孕产妇系统管理率94.48%。", "全省孕产妇系统管理率92.5%。"),
    ("县人民医院开放床位320张。", "县中医院开放床位260张。"),
    # aimed at, not reached
    ("孕产妇系统管理率94.48%。", "力争孕产妇系统管理率达到96%。"),
    ("在管糖尿病患者3021人。", "全年糖尿病患者管理任务3500人。"),
    # another scope
    ("在管高血压患者12958人。", "规范管理高血压患者10250人。"),
    ("在管高血压患者12958人。", "新增高血压患者管理11020人。"),
    ("在管高血压患者12958人。", "高血压患者管理12100人次。"),
    ("全县206个行政村。", "全县197个行政村建成标准化卫生室。"),
    ("全县有乡镇卫生院28所。", "全县26所建制乡镇卫生院全部达标。"),
    ("贫困人口签约12958人。", "65岁以上老年人签约13020人。"),
    ("管理老年人5800人、高血压患者3700人。", "为老年人6100人、高血压患者3900人免费体检。"),
    ("常住人口21.53万人。", "户籍人口24.35万人。"),
    ("常住人口21.53万人。", "其中农村常住人口16.35万人。"),
    ("住院总费用864万元。", "补助购置费864元。"),
    # too many meanings
    ("举办健康教育讲座151次。", "举办职业病防治讲座140次。"),
    ("饮用水抽检合格率98.2%。", "公共场所抽检合格率96.5%。"),
    ("规范管理率71.2%。", "加强指导，规范管理率68.2%。"),
    ("检查医疗机构120家，其中诊所65家。", "检查医疗机构117家，其中诊所60家。"),
    ("高血压、糖尿病患者在管，规范管理率71.2%。", "高血压患者规范管理率72.5%。"),
]


@pytest.mark.parametrize("pair", SAME + SAME_BY_ITS_NUMBER, ids=lambda pair: pair[1][:12])
def test_find_repeat_in_other_words_holds(pair):
    assert [relation.holds for relation in repeats(*pair)] == [True]


@pytest.mark.parametrize("pair", BROKEN, ids=lambda pair: pair[1][:12])
def test_find_two_numbers_for_one_thing_are_a_broken_repeat(pair):
    assert [relation.holds for relation in repeats(*pair)] == [False]


@pytest.mark.parametrize("pair", ANOTHER_THING, ids=lambda pair: pair[1][:12])
def test_find_something_else_may_have_another_number(pair):
    assert [relation for relation in repeats(*pair) if not relation.holds] == []


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair[1][:12])
@pytest.mark.parametrize("side", [0, 1])
def test_find_one_digit_changed_in_one_of_two_repeats_is_found(pair, side):
    [relation] = repeats(*pair)
    document = analyse("\n".join(pair), TITLE)
    figure = document.figures[relation.result if side else relation.operands[0]]
    digit = document.plain[figure.number_start + 1]
    changed = str((int(digit) + 2) % 10) if digit.isdigit() else digit
    plain = document.plain
    wrong = plain[: figure.number_start + 1] + changed + plain[figure.number_start + 2 :]
    if changed != digit:
        assert [r.holds for r in repeats(*wrong.split("\n"))] == [False]


def test_find_third_mention_is_tied_to_those_that_agree():
    found = repeats("在管糖尿病患者3021人。", "糖尿病患者管理3021人。", "管理糖尿病病人3201人。")
    assert [(relation.holds, relation.operands) for relation in found] == [(True, (0,)), (False, (0, 1))]


def test_find_one_name_for_ever_stays_linear():
    text = "\n".join(f"在管糖尿病患者{3000 + n}人。" for n in range(4000))
    assert len(analyse(text).figures) == 4000


def test_all_of_some_others_reached_is_no_other_number_for_those_of_whom_few_were():
    assert not repeats("签约居民51.6万人，签约率53.64%。", "养老机构全部与医疗机构签订协议，签约率100%。")
    (relation,) = repeats("孕产妇系统管理率94.26%。", "母婴安全：孕产妇系统管理率100%。")
    assert not relation.holds
