import pytest

from weijian.proof.api import analyse, proofread


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全县134名农村贫困人口全部参保", "农村贫困人口"),
        ("截至目前，全县共管理高血压患者1807人", "管理高血压患者"),
        ("电子建档率达93%", "电子建档率"),
        ("救治29种大病患者", "大病患者"),
        ("其中补发40人", "补发"),
    ],
)
def test_name_figures_subject_is_what_is_counted(text, subject):
    assert analyse(text).figures[0].subject == subject


def test_name_figures_bare_number_takes_the_unit_of_its_label():
    count, rate = analyse("保健覆盖人数 24180 ，保健覆盖率 91.79；").figures
    assert (count.unit, count.kind) == ("人", "count")
    assert (rate.unit, rate.kind) == ("%", "percent")


@pytest.mark.parametrize(
    "text", ["人口出生率为9.6，死亡率6.1。", "自然增长率达3.2", "传染病发病率212.6", "高血压患病率 23.9"]
)
def test_name_figures_a_bare_vital_rate_is_left_open(text):
    for figure in analyse(text).figures:
        assert (figure.unit, figure.kind, figure.is_count, figure.is_rate) == ("", "other", False, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全县婴儿死亡率3.28‰，上年婴儿死亡率3.9。", "permille"),
        ("肺结核发病率45.2/10万，其中城区肺结核发病率38.1。", "per100k"),
        ("2020年高血压患病率23.9%，2021年高血压患病率 24.3。", "percent"),
        ("婴儿死亡率3.28‰，孕产妇死亡率12.5。", "other"),
        ("甲镇发病率2.1‰，乙镇发病率210/10万，丙镇发病率1.9。", "other"),
    ],
)
def test_name_figures_a_bare_vital_rate_takes_the_sign_of_its_like(text, kind):
    assert analyse(text).figures[-1].kind == kind


def test_name_figures_a_bare_vital_rate_proves_nothing_wrong():
    report = proofread("白岩县常住人口284600人，全年出生2738人，出生率9.62，死亡1736人，死亡率6.1。")
    assert [finding.rule for finding in report.findings] == ["FMT104", "FMT104"]
