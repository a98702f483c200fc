"""Counts of different matters told behind one another are tied by nothing, whatever they happen to come to."""

import random

import pytest

from weijian.proof.api import analyse

MATTERS = [
    "体检",
    "随访",
    "新增志愿者",
    "开展义诊",
    "发放药具",
    "举办讲座受益",
    "培训村医",
    "签约",
    "建档",
    "接诊",
    "转诊",
    "走访慰问",
    "接种",
    "筛查",
    "采血",
    "免费孕检",
    "办理生育登记",
    "救助",
    "献血",
    "宣传受众",
]
LISTS = 40  # a seed


def counts_of_different_matters(chooser):
    matters = chooser.sample(MATTERS, chooser.randint(3, 5))
    return (
        "全县" + "，".join(f"{matter}{int(10 ** chooser.uniform(2.3, 4.2))}人" for matter in matters) + "。"
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_sum_of_different_matters_is_told_broken(seed):
    chooser = random.Random(seed)
    for _ in range(LISTS):
        said = counts_of_different_matters(chooser)
        assert not [tie for tie in analyse(said).relations if tie.type == "sum" and not tie.holds], said
