import pytest

from weijian.proof.api import analyse
from weijian.proof.told_in_turn import names_in_turn


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (
            ["全县每千人口执业（助理）医师、注册护士分别为", "和"],
            ["全县每千人口执业（助理）医师", "全县每千人口注册护士"],
        ),
        (["孕产妇、3岁以下儿童系统管理率分别达到", "、"], ["孕产妇系统管理率", "3岁以下儿童系统管理率"]),
        (
            ["新生儿、婴儿和5岁以下儿童死亡率分别为", "、", "、"],
            ["新生儿死亡率", "婴儿死亡率", "5岁以下儿童死亡率"],
        ),
        (["门诊和住院人次依次为", "、"], ["门诊人次", "住院人次"]),
        (["中央、省、县资金分别到位", "、", "和"], ["中央", "省", "县资金"]),
    ],
)
def test_names_in_turn_are_those_of_the_list(labels, names):
    assert names_in_turn(labels) == dict(enumerate(names))


@pytest.mark.parametrize(
    "labels",
    [
        ["门诊和住院人次分别为"],  # one figure
        ["门诊、住院人次分别为", "和", "、"],  # three of two
        ["门诊、住院人次合计", "、"],
        ["门诊、住院人次分别为", "较上年增加"],
    ],
)
def test_names_in_turn_need_as_many_names_as_figures(labels):
    assert names_in_turn(labels) == {}


def test_figures_told_in_turn_have_subjects_of_their_own():
    document = analyse("高血压、糖尿病患者规范管理率分别达到71.2%和70.3%。")
    assert [figure.subject for figure in document.figures] == ["高血压患者规范管理率", "糖尿病患者规范管理率"]
