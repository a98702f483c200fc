"""Lists behind their whole that do not come to it: what makes them broken, and how surely.

Parts after 其中 need not be all of them. They surely do not fit where they are more than the whole though they exclude one
another, or where 其他 closes the list; most likely where they are all there are by their names (see `partitions`), where
they fill a bracket or are all whom somebody sent, or where one slip of the pen in the whole is all that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off, slip_in_a_part
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import (
    are_all_there_are,
    exclude_one_another,
    mostly_exclude,
    one_within_another,
)
from weijian.proof.relations.sums.parts import ANOTHER, DEED, DOSES, TOTAL, sum_relation
from weijian.proof.relations.wording import REST

# What is finished was begun: 开工8个、竣工6个.
STEP = re.compile(r"开工|竣工|完工|启动|验收|通过|投入使用|立项|招标|封顶|整改|办结|立案|结案")
A_TASK = re.compile(r"(?:任务|目标|(?:年度|全年)[^，。；]{0,4}计划)[^，。；]{0,6}$")
AND_OTHERS = re.compile(r"[及和]其[他它余]|等其[他它]")  # 基层及其他机构399家
A_RATE = re.compile(r"(?:(?<![比])率|度|水平)(?:为|达到?|是)?$")
# Who were sent or taken on are told to the last: 选派7名医护人员，县医院4名，…….
SENT = re.compile(r"选派|派出|派驻|抽调|抽派|招聘|招录|招考|考录|引进|调配|分配|下派|驰援|支援|表彰")
NOT_ALL = re.compile(r"主要|重点|等|含|占|新增|以上|以下|特别是|尤其")
# Where a list ends.
CLOSES = re.compile(
    r"[^，。；：、（）\d]{0,10}(?:（[^（）]{0,40}）)?(?:[。；）\n]|$|，(?:全部|均|都|已全部))"
)
BRACKET = re.compile(r"（[^（）]{0,60}）")
INSTITUTIONS = {"家", "所", "个"}
FEWEST, LEFT_OUT = 3, 25


def broken_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> Iterator[Relation]:
    """`parts` are those behind the whole in its sentence."""
    found = _the_list(passage, whole, parts, introduced)
    if found is None or meets(passage[whole], total(passage[part] for part in found.parts)):
        return
    if introduced and found.in_one_unit and (found.too_many or found.closed_by_the_rest):
        yield sum_relation(passage, whole, found.parts, holds=False, firm=True)
    elif found.likely_all:
        yield sum_relation(passage, whole, found.parts, holds=False)


def _the_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> _List | None:
    every = len(parts)
    parts = _one_list(passage, whole, parts)
    if len(parts) < 2 or not _are_parts(passage, whole, parts):
        return None
    found = _List(passage, whole, parts, introduced, len(parts) == every)
    size = _that_are_all(found.names)
    if size and _ends_before(passage, parts, size):
        return replace(found, parts=parts[:size])
    return found


@dataclass(frozen=True)
class _List:
    """A whole and the parts behind it, and what speaks for their being all there are."""

    passage: Passage
    whole: int
    parts: list[int]
    introduced: bool
    ends_the_sentence: bool

    @property
    def names(self) -> list[str]:
        return [self.passage.labels[part] + self.passage.tails[part] for part in self.parts]

    @property
    def in_one_unit(self) -> bool:
        return len({self.passage[number].base for number in [self.whole, *self.parts]}) == 1

    @property
    def _beyond(self) -> bool:
        low = total(self.passage[part] for part in self.parts)[0]
        return low > self.passage[self.whole].interval[1]

    @property
    def too_many(self) -> bool:
        return self._beyond and exclude_one_another(self.names)

    @property
    def closed_by_the_rest(self) -> bool:
        """其他3家 ends the list: nothing follows, or what follows begins anew."""
        last = self.parts[-1]
        anew = self.passage.plain.startswith(("。", "；"), self.passage[last].end)
        return bool(REST.match(_name(self.passage, last))) and (self.ends_the_sentence or anew)

    @property
    def _rest_told(self) -> bool:
        """5.18亿元，县医院3.06亿元、县中医院1.24亿元、其他单位0.88亿元，药占比……: a list ends in what is left."""
        amounts = [self.passage[part].amount for part in self.parts]
        whole = self.passage[self.whole].amount
        near = max(amounts) < whole and abs(sum(amounts) - whole) * 5 <= whole
        return near and bool(REST.match(_name(self.passage, self.parts[-1])))

    @property
    def likely_all(self) -> bool:
        slip = one_slip_off(self.passage, self.whole, self.parts)
        if not (self.introduced or _right_behind(self.passage, self.whole, self.parts)):
            return False
        if not (self.in_one_unit or slip):
            return False
        return (
            self._by_their_names(slip)
            or (self.introduced and (self._closed_by_others or self._cannot_overlap))
            or self._told_to_the_end(slip)
            or (len(self.parts) >= FEWEST and self.in_one_unit and self._rest_told)
        )

    def _by_their_names(self, slip: bool) -> bool:
        figures, whole = self.passage.figures, self.passage[self.whole]
        within = self.introduced or all(figures[part].amount <= whole.amount for part in self.parts)
        if are_all_there_are(self.names) and (within or slip):
            return True
        apart = exclude_one_another(self.names) or mostly_exclude(self.names)
        slip = slip or (self.in_one_unit and slip_in_a_part(self.passage, self.whole, self.parts))
        return apart and (slip or self._hardly_any_left)

    @property
    def _hardly_any_left(self) -> bool:
        """845人，县直622人，乡镇卫生院179人，社区卫生服务中心30人。 Three and more, told to the end."""
        left = self.passage[self.whole].amount - sum(self.passage[part].amount for part in self.parts)
        least = min(self.passage[part].amount for part in self.parts)
        plain = len(self.parts) >= FEWEST and not self.introduced and self.in_one_unit
        little = 0 < left < least and left * LEFT_OUT <= self.passage[self.whole].amount
        return plain and little and _ends_there(self.passage, self.parts[-1])

    def _told_to_the_end(self, slip: bool) -> bool:
        between = BRACKET.sub("", self.passage.between(self.whole, self.parts[-1]))
        if NOT_ALL.search(between) or not _ends_there(self.passage, self.parts[-1]):
            return False
        many = len(self.parts) >= FEWEST
        sent = (
            many and self.in_one_unit and not self.introduced and SENT.search(self.passage.labels[self.whole])
        )
        return bool(sent) or (many and slip and not self._little_left) or self._fills_a_bracket

    @property
    def _little_left(self) -> bool:
        """随访297人次，其中门诊49人次、家庭175人次、电话68人次: a way that is seldom taken need not be told."""
        amounts = [self.passage[part].amount for part in self.parts]
        return 0 < self.passage[self.whole].amount - sum(amounts) < min(amounts)

    @property
    def _fills_a_bracket(self) -> bool:
        fills = _fills_a_bracket(self.passage, self.whole, self.parts)
        return fills and one_slip_off(self.passage, self.whole, self.parts, telling=1)

    @property
    def _closed_by_others(self) -> bool:
        return self.ends_the_sentence and bool(AND_OTHERS.search(_name(self.passage, self.parts[-1])))

    @property
    def _cannot_overlap(self) -> bool:
        """Sums of money, places and meetings beyond their whole; people may be counted in several groups."""
        whole = self.passage[self.whole]
        counted = whole.kind in {"count", "money"} and whole.family not in {"people", "份", "户"}
        labels = [self.passage.labels[part] for part in self.parts]
        steps = sum(STEP.search(label) is not None for label in labels)
        return self._beyond and counted and steps < 2 and all(labels)


def _are_parts(passage: Passage, whole: int, parts: list[int]) -> bool:
    figures = [passage[number] for number in [whole, *parts]]
    bases = {figure.base for figure in figures[1:]}
    places = {figure.base for figure in figures} <= INSTITUTIONS
    one_base = places or bases == {figures[0].base} or (figures[0].base in DOSES and len(bases) == 1)
    if any(figure.bound != "exact" for figure in figures) or not one_base:
        return False
    label = passage.labels[whole]
    if label.endswith(("、", "和", "及")) or "；" in passage.between(whole, parts[0]):
        return False  # an item of another list
    if one_within_another([passage.labels[part] for part in parts]):
        return False
    # 建档率86.4%，其中城镇82.1%、农村88.7%: rates do not add up, only shares do.
    return not (passage[whole].is_rate and A_RATE.search(passage.labels[whole]))


def _that_are_all(names: list[str]) -> int:
    """How many of the first are all there are: 民办41家、公办5家，完成备案的32家."""
    sizes = range(len(names), 1, -1)
    return next((size for size in sizes if are_all_there_are(names[:size])), 0)


def _ends_before(passage: Passage, parts: list[int], size: int) -> bool:
    """Whether the list ends with so many: what follows is joined otherwise, or by a clause of its own."""
    if size == len(parts):
        return True
    words = passage.between(parts[size - 1], parts[size])
    return words.count("，") > 1 or ("，" in words and "，" not in passage.between(parts[0], parts[size - 1]))


def _right_behind(passage: Passage, whole: int, parts: list[int]) -> bool:
    """From the whole on nothing but the list, what stands in brackets and rates left out; no list that goes on."""
    before = whole - 1
    if before >= 0 and passage.same_sentence(before, whole) and passage[before].base == passage[whole].base:
        return False
    level = passage.depths[whole]
    beside = {
        n for n in range(whole + 1, parts[-1])
        if passage.depths[n] > level or passage[n].is_rate
    }  # fmt: skip
    return set(range(whole + 1, parts[-1] + 1)) == beside | set(parts)


def _ends_there(passage: Passage, last: int) -> bool:
    return CLOSES.match(passage.plain, passage[last].end) is not None


def _fills_a_bracket(passage: Passage, whole: int, parts: list[int]) -> bool:
    closes = CLOSES.match(passage.plain, passage[parts[-1]].end)
    inside = all(passage.depths[part] == passage.depths[whole] + 1 for part in parts)
    return inside and closes is not None and closes.group().endswith("）")


def _one_list(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The parts up to the first word that begins something else, or to the item that closes the list."""
    kept: list[int] = []
    for part in parts:
        if kept and ANOTHER.search(passage.between(kept[-1], part)):
            break
        if len(kept) > 1 and "；" in passage.between(kept[-1], part) and "；" not in _joints(passage, kept):
            break
        label = passage.labels[part]
        if ANOTHER.search(label) or (kept and TOTAL.search(label)):
            break
        deed = kept and DEED.match(label) and not DEED.match(passage.labels[kept[0]])
        if deed or A_TASK.search(label):
            break
        kept.append(part)
        if REST.match(_name(passage, part)):
            break
    return kept


def _joints(passage: Passage, parts: list[int]) -> str:
    """What stands between the parts of a list so far."""
    return passage.between(parts[0], parts[-1])


def _name(passage: Passage, part: int) -> str:
    return re.sub(r"^(?:[、，和及]|其中)+", "", passage.labels[part])
