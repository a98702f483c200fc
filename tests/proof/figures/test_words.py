from decimal import Decimal

import pytest

from weijian.proof.figures import find_figures


def read(text):
    return [(f.text, f.value, f.unit) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("新世纪幼儿园等七家单位", ("七家", 7, "家")),
        ("查处三起案件", ("三起", 3, "起")),
        ("召开一次专题会", ("一次", 1, "次")),
        ("发放两倍的绩效", ("两倍", 2, "倍")),
        ("坚持三十多天", ("三十多天", 30, "天")),
        ("覆盖二十五个乡镇", ("二十五个", 25, "个")),
        ("组建一支10名队员的队伍", ("一支", 1, "支")),
        ("对七类人群（甲、乙、丙、丁、戊、己、庚）签约", ("七类", 7, "类")),
        ("实施服务质量、服务能力、队伍建设三个行动", ("三个", 3, "个")),
        ("全县百分之九十五以上的村", ("百分之九十五以上", 95, "%")),
        ("三成以上患者", ("三成以上", 30, "%")),
        ("排名全市第二", ("第二", 2, "名")),
        ("在57个县中排名第16位", ("第16位", 16, "名")),
    ],
)
def test_find_figures_counted_words_are_read(text, figure):
    assert figure in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "对“四类对象”落实“三会一课”",
        "“发现一例、报告一例、救治一例”",
        "一次性医用口罩",
        "两癌、两非、三支一扶、一卡通",
        "深化三项改革，五项制度落实",
        "二级以上公立医院，省、市、县三级",
        "县第三人民医院、第一附属医院",
        "一起努力，一家亲",
        "四套班子领导",
        "十四五规划",
        "二次报销",
        "第一批次招聘，第二季度",
        "一人一档、一户一策",
    ],
)
def test_find_figures_set_terms_are_left_out(text):
    assert read(text) == []


def test_find_figures_fraction_is_its_value():
    (figure,) = find_figures("三分之二的医生为女性")
    assert figure.value == Decimal(2) / 3
