import pytest

from weijian.proof.api import analyse


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
