"""The words that make a figure a step, a growth or a multiple: 比去年多……, 缺口……, 降幅……, 是上年的……倍."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.relations.changes.roles import AIM, CAME_TO, THEN, kind_named
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import DEED_OF_A_STEP

ADVERB = (
    r"(?:已经?|又|仍|还|也|则|却|再|共|总共|累计|合计|实际|同比|环比|[一两半全]年(?:[间里内来]|下来)?|今年|当年|[上下]半年|本年|足足|整整"
    r"|反而|反|尚|大约|约|正好|恰好|就|均|但|且|而|并|即|明显|大幅|略|两者|二者|城乡|前后|每[人件次例床]|平均|此次)"
)
VERSUS = r"(?:(?<![可同环占])比|较|与|和|同|离|距|对照)"
NOT_AT_MOST = r"(?<![至不最很更许提缺])"
RISE = (
    r"净增|新增|净?增加|净增长?|净?提高|提升|上升|增长|增收|抬升|攀升|扩大|延长|上涨|领先|高出|净?追(?:赶|回|上)?|[升涨增高]"
    rf"|多{DEED_OF_A_STEP}"
)
FALL = (
    r"净?减少|净减|下降|降低|缩短|压缩|压减|压降|缩减|缩小|下调|下滑|回落|便宜|精简|(?<![还用花卖])掉|[降跌减低快]"
    rf"|少{DEED_OF_A_STEP}"
)
LACK = r"短缺|缺口|缺额|缺编|空编|空缺|空着|差额|[缺差欠]|落后|短少"
OVER = r"超(?:过|出|额完成|额)?(?:目标|任务|计划|标准|要求)?|提前"
APART = r"相差|差距"
BEHIND_A_BASE = r"的?(?:平均|标准|水平|目标|要求|数量?|任务|规模|这一){0,3}）?(?:相比)?"
CLAUSE = (
    rf"{BEHIND_A_BASE}(?P<own>[^，。；\d]{{0,20}}?)(?:{ADVERB}){{0,4}}"
    rf"(?:{VERSUS}(?P<named>[^，。；\d]{{1,14}}?)(?:相比)?)?(?:{ADVERB}){{0,4}}"
)
STEP = re.compile(
    rf"{CLAUSE}{NOT_AT_MOST}(?:(?P<apart>{APART})|(?P<rise>{RISE})|(?P<fall>{FALL})|(?P<lack>{LACK})|(?P<over>{OVER}))"
    r"(?:还有|仍有|仍达|还剩|达|有|为|了|出|约)?"
)
GROWTH = re.compile(
    rf"{CLAUSE}{NOT_AT_MOST}(?:(?P<rise>增幅|升幅|涨幅|增速|增长|增加|上升|提高|提升|上涨|[增升涨多])"
    r"|(?P<fall>[降减跌缩]幅|提速|缩短|压缩|压减|下降|减少|降低|回落|下滑|节约|节省|审减|核减|[降减跌少]))"
    r"(?:比例|率)?(?:达到?|为|了|约|是)?"
)
# 分别增长……和……, each of its own; 在今年的基础上再提高1个百分点 is a plan.
NO_STEP = re.compile(r"分别|各|基础上|明年|来年|力争|争取|确保|[拟将]")
TIMES = re.compile(r"[，（]?(?:已|约|就)?(?:是|为|相当于|达到?)(?P<named>[^，。；\d]{0,14}?)的?(?:约|近)?")


@dataclass(frozen=True)
class Said:
    """What the words in front of a step say: which way it goes, whose it is, what it is told from."""

    way: str
    own: str = ""
    named: str = ""
    words: str = ""

    @property
    def wanted(self) -> str:
        """The kind of base; empty where the words name one that is of no kind."""
        if self.way in {"lack", "over"}:
            return AIM
        return kind_named(self.named) if self.named else THEN


def step_in(words: str) -> Said | None:
    """What such words say in front of any step."""
    return _said(STEP, words)


def growth_in(words: str) -> Said | None:
    return _said(GROWTH, words)


def step_said(passage: Passage, number: int) -> Said | None:
    return _said(STEP, passage.labels[number])


def growth_said(passage: Passage, number: int) -> Said | None:
    return _said(GROWTH, passage.labels[number])


def times_said(passage: Passage, number: int) -> Said | None:
    match = TIMES.fullmatch(passage.labels[number])
    return None if match is None else Said("times", named=match["named"])


def _said(pattern: re.Pattern[str], label: str) -> Said | None:
    match = pattern.fullmatch(label.lstrip("（"))
    if match is None or CAME_TO.search(label) or NO_STEP.search(label):
        return None
    way = next(
        name for name in ("apart", "rise", "fall", "lack", "over") if match.groupdict().get(name) is not None
    )
    return Said(way, match["own"], match["named"] or "", label)
