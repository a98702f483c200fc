"""Lists behind their whole: which figures they hold, where they end, and what their names and signs say of them.

What that proves is for `broken` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from weijian.proof.figures.model import Figure
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.list_ends import CHANGE_TOLD, INSTITUTIONS, joints, one_list, said_to_be
from weijian.proof.relations.sums.partitions import (
    are_all_there_are,
    exclude_one_another,
    mostly_exclude,
    named_apart,
    one_within_another,
)
from weijian.proof.relations.sums.parts import DEED, DOSES, LEVELS, ONE_BY_ONE
from weijian.proof.relations.sums.stock import IN_THE_END, THEN
from weijian.proof.relations.sums.together import amount_of, total_of
from weijian.proof.relations.wording import HEADS

A_RATE = re.compile(r"(?:(?<![比])率|度|水平)(?:为|是|达到?)?$")
NOT_ALL = re.compile(
    r"主要|重点(?!人[群员]|对象|地区|场所|行业)|等(?![一-龥]{2,8}(?:\d|$))|含|占|新增|以上|以下|特别是|尤其"
)
# 放射卫生5件等; 等四类 are all of them. 仅沉淀过滤的4处，其余未处理: others are left of which no number is told.
AND_OTHERS = re.compile(
    r"等(?![一二两三四五六七八九十\d])|[^，。；：、（）\d]{0,8}[，；](?:其余|其[他它]|剩余|余下)[^，。；\d]{0,16}[，。；]"
)
# Where a list ends.
CLOSES = re.compile(
    r"[^，。；：、（）\d]{0,10}(?:（[^（）]{0,40}）)?(?:[。；）\n]|$|，(?:全部|均|都|已全部))"
)
A_CLAUSE_FOLLOWS = re.compile(r"[^，。；：、（）\d]{0,10}(?:（[^（）]{0,40}）)?，")
BRACKET = re.compile(r"（[^（）]{0,60}）")
COLON = re.compile(r"[^，。；：、（）\d]{0,6}，?(?:包括|含|其中|分[别成为]?[为是]?|即|有)?：")
# 具体是, 分配去向为: all of them, one by one.
EACH_OF_THEM = re.compile(
    rf"^[^，。；：、\d]{{0,6}}，?(?:[^，。；：、\d]{{0,8}}{ONE_BY_ONE}(?:情况|上)?(?:分别)?|分别)(?:为|是|有|如下|来自|用于|投[向入]|(?:充实|分配|安排|补充|配备|派驻|派往|下沉|分流)到?)"
)
# 62件，医疗卫生、公共场所和学校卫生分别为: as many names as parts.
NAMES_BEFORE = re.compile(r"^[^，。；：、\d]{0,6}，(?P<names>[^，。；：\d]{4,60}?)分别(?:为|是|有)$")
INCOME, SPENDING = re.compile(r"收入[^支]*$"), re.compile(r"支出")
HANZI = re.compile(r"[一-龥]")
SIGNS = "，。；：、（）"
PLACES = {*INSTITUTIONS, *LEVELS, "间", "处"}
ITEM = ("、", "和", "及", "与")


@dataclass(frozen=True)
class TheList:
    """A whole and the parts behind it."""

    passage: Passage
    whole: int
    parts: list[int]
    introduced: bool
    ends_the_sentence: bool

    @property
    def names(self) -> list[str]:
        return [_full_name(self.passage, part) for part in self.parts]

    @property
    def in_one_unit(self) -> bool:
        return len({one_base(self.passage[number]) for number in [self.whole, *self.parts]}) == 1

    @property
    def left(self) -> bool:
        """Whether the parts leave something of the whole untold."""
        return amount_of(self.passage, self.parts) < self.passage[self.whole].amount

    @property
    def together(self) -> Decimal:
        """What the parts come to as they are printed."""
        return sum((self.passage[part].amount for part in self.parts), Decimal(0))

    @property
    def beyond(self) -> bool:
        low = total_of(self.passage, self.parts)[0]
        return low > self.passage[self.whole].interval[1]

    @property
    def apart(self) -> bool:
        """Whether no name leaves room for another's; places that are counted are of several kinds (山区县, 贫困县)."""
        return exclude_one_another(self.names) or (not self.of_places and named_apart(self.names))

    @property
    def of_places(self) -> bool:
        return self.passage[self.whole].base in PLACES

    @property
    def mostly_apart(self) -> bool:
        return exclude_one_another(self.names) or mostly_exclude(self.names)

    @property
    def right_behind(self) -> bool:
        """From the whole on nothing but the list, what stands in brackets and rates left out; no list that goes on."""
        passage, whole, before = self.passage, self.whole, self.whole - 1
        if (
            before >= 0
            and passage.same_sentence(before, whole)
            and passage[before].base == passage[whole].base
            and "其中" not in passage.labels[whole]  # 1246户，其中参加评定1154户，A级12户、B级318户、C级724户
        ):
            return False
        return all(passage[number].is_rate for number in self._between)

    @property
    def plain(self) -> bool:
        """Nothing of their unit between the whole and its last part but the parts."""
        return all(self.passage[number].base != self.passage[self.whole].base for number in self._between)

    @property
    def _between(self) -> list[int]:
        """What is neither a part nor stands in brackets."""
        level = self.passage.depths[self.whole]
        return [
            number for number in range(self.whole + 1, self.parts[-1])
            if number not in self.parts and self.passage.depths[number] <= level
        ]  # fmt: skip

    @property
    def told_to_its_end(self) -> bool:
        """No word says that some are left out, and nothing of its kind follows."""
        between = BRACKET.sub("", self.passage.between(self.whole, self.parts[-1]))
        and_others = AND_OTHERS.match(self.passage.plain, self.passage[self.parts[-1]].end)
        return not (NOT_ALL.search(between) or and_others) and self._ends

    @property
    def _ends(self) -> bool:
        passage, last = self.passage, self.parts[-1]
        if CLOSES.match(passage.plain, passage[last].end):
            return True
        follows = last + 1
        alike = follows < len(passage) and passage.same_sentence(last, follows)
        alike = alike and passage[follows].base == passage[self.whole].base
        alike = alike and passage[follows].amount <= passage[self.whole].amount
        otherwise = not alike or "，" not in joints(passage, self.parts)
        return otherwise and A_CLAUSE_FOLLOWS.match(passage.plain, passage[last].end) is not None

    @property
    def all_told(self) -> bool:
        """医疗机构人员305人、社会志愿者163人，全部经过培训."""
        closes = CLOSES.match(self.passage.plain, self.passage[self.parts[-1]].end)
        return closes is not None and closes.group().endswith(("全部", "均", "都"))

    @property
    def fills_a_bracket(self) -> bool:
        passage = self.passage
        closes = CLOSES.match(passage.plain, passage[self.parts[-1]].end)
        inside = all(passage.depths[part] == passage.depths[self.whole] + 1 for part in self.parts)
        return inside and closes is not None and closes.group().endswith("）")

    @property
    def behind_a_colon(self) -> bool:
        """2187人：密接612人，…… and 分别为: nothing but what the whole is made of follows."""
        words = self.passage.between(self.whole, self.parts[0])
        opened = COLON.match(words) or EACH_OF_THEM.match(words)
        return "其中" not in words and (opened is not None or self._answers(words))

    @property
    def counted_out(self) -> bool:
        """So many parts are said to follow, and so many do."""
        return said_to_be(self.passage.between(self.whole, self.parts[0])) == len(self.parts)

    def _answers(self, words: str) -> bool:
        named = NAMES_BEFORE.match(words)
        return named is not None and len(re.split("[、和及与]", named["names"])) == len(self.parts)


def the_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> TheList | None:
    """`parts` are those behind the whole in its sentence; None where they may be no parts."""
    every = len(parts)
    parts = one_list(passage, whole, parts)
    if len(parts) < 2 or not _are_parts(passage, whole, parts):
        return None
    found = TheList(passage, whole, parts, introduced, len(parts) == every)
    for fits in (are_all_there_are, exclude_one_another):
        size = _how_many(found.names, fits)
        if size and _ends_before(passage, parts, size):
            return replace(found, parts=parts[:size])
    return found


def goes_on(passage: Passage, whole: int, parts: list[int], size: int) -> bool:
    """Whether the list does not end with so many of the parts: 31名、37名、18名 are three, all joined alike."""
    last, following = parts[size - 1], parts[size]
    words = passage.between(last, following)
    alike = passage[following].unit == passage[whole].unit and passage[following].bound == "exact"
    joined = words.startswith(ITEM) and not re.search("[，；。：]|其中", words)
    joined = joined and all(
        passage.between(one, other).startswith(ITEM) for one, other in pairwise(parts[:size])
    )
    few = passage[whole].printed_digits <= len("100")
    return alike and joined and few and not DEED.match(passage.labels[following])


def one_base(figure: Figure) -> str:
    """418名密接人员，集中隔离275人: people are people; 设备16台（套），DR4台."""
    return "人" if figure.base in HEADS else figure.base.partition("（")[0]


def _full_name(passage: Passage, part: int) -> str:
    """门诊371人次3893元: what is told of it at once bears its name."""
    tail = passage.tails[part]  # 家庭263人和伤残家庭156人: and begins the next name
    name = passage.labels[part] + ("" if tail.startswith(ITEM) else tail)
    before = part - 1
    if HANZI.search(passage.labels[part]) or before < 0 or not passage.same_sentence(before, part):
        return name
    beside = not any(sign in passage.between(before, part) for sign in SIGNS)
    return passage.labels[before] + name if beside else name


def is_an_account(passage: Passage, whole: int, parts: list[int]) -> bool:
    """收入16221万元，动用历年结余350万元，支出16077万元，当期结余494万元: what came in, went and is left, no list of parts."""
    spent = any(SPENDING.search(passage.labels[part]) for part in parts)
    return spent and INCOME.search(passage.labels[whole]) is not None


def _are_parts(passage: Passage, whole: int, parts: list[int]) -> bool:
    figures = [passage[number] for number in [whole, *parts]]
    bases = {one_base(figure) for figure in figures[1:]}
    places = {figure.base for figure in figures} <= INSTITUTIONS
    alike = places or bases == {one_base(figures[0])} or (figures[0].base in DOSES and len(bases) == 1)
    if any(figure.bound != "exact" for figure in figures) or not alike:
        return False
    label = passage.labels[whole]
    if label.endswith(("、", "和", "及")) or "；" in passage.between(whole, parts[0]):
        return False  # an item of another list
    labels = [passage.labels[part] for part in parts]
    if one_within_another(labels) or any(THEN.search(name) or IN_THE_END.search(name) for name in labels):
        return False
    if is_an_account(passage, whole, parts):
        return False
    # 建档率86.4%，其中城镇82.1%、农村88.7%: rates do not add up, only shares do.
    return not (passage[whole].is_rate and A_RATE.search(passage.labels[whole]))


def _how_many(names: list[str], fits: object) -> int:
    """How many of the first are all there are, or exclude one another: 民办41家、公办5家，完成备案的32家."""
    sizes = range(len(names), 1, -1)
    return next((size for size in sizes if callable(fits) and fits(names[:size])), 0)


def _ends_before(passage: Passage, parts: list[int], size: int) -> bool:
    """Whether the list ends with so many: what follows is joined otherwise, or by a clause of its own."""
    if size == len(parts):
        return True
    words = CHANGE_TOLD.sub("", passage.between(parts[size - 1], parts[size]))
    before = CHANGE_TOLD.sub("", passage.between(parts[0], parts[size - 1]))
    return words.count("，") > 1 or ("，" in words and "，" not in before)
