"""What is left of a sentence when figures are missing. Figures are written 1 to 9, missing ones 0."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.reports.document import FigureIdentity, FigureRun, text_of
from weijian.reports.sentences.clauses import Gap, mend
from weijian.reports.sentences.facts import IdleFigure


def atoms(text: str):
    """`5例` is a figure, `○` an idle one, `0` a missing one, `+` begins a clause that a filter added."""
    position = 0
    while position < len(text):
        sign = text[position]
        if sign == "0":
            yield Gap.MISSING
        elif sign == "+":
            yield Gap.FOLLOWS
        elif sign == "○":
            yield IdleFigure("0例", FigureIdentity("a.b", "431299", "2021H1", 1))
        elif sign.isdigit():
            position += 1
            yield FigureRun(sign + text[position], FigureIdentity("a.b", "431299", "2021H1", 1))
        else:
            yield sign
        position += 1


def mended(text: str) -> str:
    return "|".join(text_of(runs) for runs in mend(atoms(line) for line in text.split("|")))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("管理5人，规范8%；控制7%。", "管理5人，规范8%；控制7%。"),
        ("管理0，规范8%；控制7%。", "规范8%；控制7%。"),
        ("管理5人，规范0；控制7%。", "管理5人；控制7%。"),
        ("管理5人，规范8%；控制0。", "管理5人，规范8%。"),
        ("管理0，规范0；控制0。", ""),
        ("管理0。规范8%。", "规范8%。"),
        ("管理5人", "管理5人"),
        ("管理0", ""),
    ],
)
def test_clause_with_a_missing_figure_goes_and_its_stops_are_mended(written, left):
    assert mended(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("截至六月底，管理0，规范8%。", "截至六月底，规范8%。"),
        ("截至六月底，管理0；规范8%。", "截至六月底，规范8%。"),
        ("截至六月底，管理0；规范0。", ""),
        ("截至六月底，按照要求，管理0。", ""),
        ("管理5人；截至六月底，规范0；控制7%。", "管理5人；控制7%。"),
        ("情况如下：管理0，规范0。", ""),
        ("情况如下：管理0，规范8%。", "情况如下：规范8%。"),
        ("在全县开展活动；管理5人。", "在全县开展活动；管理5人。"),
        ("现将情况报告如下：", "现将情况报告如下："),
    ],
)
def test_opening_goes_when_nothing_is_left_to_open(written, left):
    assert mended(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("检出9例，其中一级5例，二级4例。", "检出9例，其中一级5例，二级4例。"),
        ("检出9例，其中一级0，二级4例。", "检出9例，其中二级4例。"),
        ("检出9例，其中：一级0，二级4例。", "检出9例，其中：二级4例。"),
        ("检出9例。其中，一级0，二级4例。", "检出9例。其中，二级4例。"),
        ("检出9例，其中一级0，检出率4%。", "检出9例，检出率4%。"),
        ("检出0，其中一级5例，二级4例；治疗3例。", "治疗3例。"),
        ("检出0。其中一级5例，二级4例。治疗3例。", "治疗3例。"),
        ("检出9例（其中一级0，二级4例）。", "检出9例（其中二级4例）。"),
        ("检出9例，其中一级0，二级0。", "检出9例。"),
    ],
)
def test_parts_of_a_whole_stay_parts_or_go_with_it(written, left):
    assert mended(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("管理0，占总数的5%，规范8%。", "规范8%。"),
        ("管理5人，占总数的0，规范8%。", "管理5人，规范8%。"),
        ("管理0，+同比增长5%，规范8%。", "规范8%。"),
        ("管理0；，+其中甲镇5%，+乙镇4%；规范8%。", "规范8%。"),
        ("管理5人；，+其中甲镇5%，+乙镇4%；规范8%。", "管理5人；其中甲镇5%，乙镇4%；规范8%。"),
        ("管理5人。，+其中甲镇5%，+乙镇4%。", "管理5人。其中甲镇5%，乙镇4%。"),
        ("管理5人；。", "管理5人。"),
        ("开展义诊，服务0，深受欢迎。", "开展义诊。"),
        ("开展义诊，服务0；并发放药品8份。", "开展义诊；并发放药品8份。"),
        ("服务0，并发放药品8份。", "发放药品8份。"),
        ("服务0，并发症8例。", "并发症8例。"),
        ("服务0。同时，发放药品8份。", "发放药品8份。"),
        ("服务5人。同时，发放药品8份。", "服务5人。同时，发放药品8份。"),
        ("服务5人。同时，发放药品0。", "服务5人。"),
    ],
)
def test_clause_that_leans_on_a_dropped_one_goes_or_stands_up(written, left):
    assert mended(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("一是抓检查，查5人。二是抓治疗，治0。", "一是抓检查，查5人。二是抓治疗。"),
        ("一是查0。二是治5人。三是防6人。", "一是治5人。二是防6人。"),
        ("一是查0，治5人；二是防6人。", "一是治5人；二是防6人。"),
        ("一是查0。二是治5人。", "治5人。"),
        ("一是查0。二是治0。", ""),
        ("一是查0。|二是治5人。|三是防6人。", "|一是治5人。|二是防6人。"),
        ("一是查5人。|二是治0。|重视防治工作。", "查5人。||重视防治工作。"),
        ("二是治5人。|三是防6人。", "二是治5人。|三是防6人。"),
        ("做法：一是查0；二是治5人；三是防6人。", "做法：一是治5人；二是防6人。"),
    ],
)
def test_enumeration_is_counted_anew(written, left):
    assert mended(written) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("发放药品（0，8瓶）。", "发放药品（8瓶）。"),
        ("发放药品5份（0，0）。", "发放药品5份。"),
        ("开展“查0，治5人”活动，防6人。", "防6人。"),
        ("印发《甲，乙》，管理5人。", "印发《甲，乙》，管理5人。"),
        ("管理5人（甲（乙0，丙6人），丁7人）。", "管理5人（甲（丙6人），丁7人）。"),
    ],
)
def test_brackets_are_mended_inside_and_quotations_are_whole(written, left):
    assert mended(written) == left


WORDS = st.sampled_from(
    [
        "管理",
        "规范率",
        "其中男",
        "占总数",
        "截至六月底",
        "同时发放",
        "深受好评",
        "一是查",
        "二是治",
        "较上期升",
    ]
)
CLAUSE = st.builds(
    lambda words, figure: words + figure,
    WORDS,
    st.sampled_from(["", "5人", "6%", "0", "（0，7例）", "（0）"]),
)
TEXT = st.lists(
    st.tuples(CLAUSE, st.sampled_from(["，", "；", "。", "，+", "：", "；，+"])), min_size=1, max_size=9
).map(
    lambda parts: "".join(clause + stop for clause, stop in parts).rstrip("，；：+").removesuffix("。") + "。"
)


@given(TEXT)
def test_what_is_left_of_any_text_has_sound_punctuation(text):
    left = mended(text)
    assert "0" not in left
    stops = "，；：。"
    assert not any(a in stops and b in stops for a, b in pairwise(left)), left
    assert "（）" not in left
    assert not left or (left[0] not in stops and left[-1] == "。"), left


@given(TEXT)
def test_mending_twice_changes_nothing_more_of_a_whole_text(text):
    whole = text.replace("+", "").replace("0", "7项").replace("；，", "；")
    assert mended(whole) == whole


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("培训○，参训○；考核5人。", "考核5人。"),
        ("检出一级○、二级4例、三级○；治疗○。", "检出一级0例、二级4例、三级0例。"),
        ("检出9例，其中一级○。", "检出9例。"),
        ("检出9例（其中一级○）。", "检出9例。"),
        ("培训○，参训○。", ""),
    ],
)
def test_idle_figure_is_told_only_beside_others(written, left):
    assert mended(written) == left
