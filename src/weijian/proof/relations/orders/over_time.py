"""Time within time: the new among all there are, one day among all days, a year among the years that hold it.

新增托位120个，全县托位达到386个; 累计接诊38926人次，最高峰的1月3日2147人次; 1984年发病1626例……1983～1990年发病6899例;
上半年完成手术320台，全年完成手术280台.

The new and the peak are told in one sentence, years of one deed anywhere in a section. A broken order is told only where
the words count all that have been or that there are now.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count, within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

NEW = re.compile(
    r"(?:新[增建设开发招入改添补报登纳创确评命挂申签扩聘]|净增|增[设加补]|扩建|当年发现)(?!冠|生|型|技术|业务)"
)
# 上半年新改建14处: what is new has the name of what there is.
NEW_ONLY = re.compile(
    r"^[，、]?(?:其中|今年|上半年|全年|年内|本年度?|当年|又|已|共|全[县区市州旗])*(?:新|改|扩|增|建|设|成|招|添|加|完)+了?$"
)
# What there is in the end, or who is paid for: words that say no more than that.
ALL_THERE_IS = (
    r"累计|总数|总量|现有|现共|现存|现|共有|共|合计|目前|实有|在管|在册|管理|存活|全[县区市州旗]|全系统|总"
)
STOCK = re.compile(ALL_THERE_IS)
SURELY_ALL = re.compile(
    r"^(?!.*未).*(?:累计(?!新)|总数|总量|现有|现共|现存|存活|目前|实有|在管|在册|全[县区市州旗])"
)
PAID = re.compile(r"^[，、]?(?:共|已|全年|实际)*(?:完成|发放|兑现|享受|落实|惠及|受益)")
NOTHING_NAMED = re.compile(
    rf"{ALL_THERE_IS}|达到?|已|配置|配备|建成|建设|建立|设置|设立|拥有|开设|发展|增加?到|增?至|为|有|的|数|量"
    r"|患者|病人|病例|对象|人员|人|[，、；（）和及]"
)
LISTED = {"和", "、", "及"}
REACH = 4
PEAK = re.compile(
    r"^[，、（]?(?:其中)?(?:最?高峰|单日最[高多大]|日最[高多大]|最[多高]的?(?:一[天日]|单日|时))[^，。；]{0,20}$"
)
ALL_DAYS = re.compile(r"累计|共|总|全年|合计")
YEARS = re.compile(
    r"(?P<until>截?至)?(?:(?P<first>[12]\d{3})年?(?:[-~～—–－]{1,2}|至|到))?(?P<last>[12]\d{3})年(?![-~～—–－至到])"
)
# Words around what was counted that leave nobody out.
EVERYBODY = re.compile(
    r"全[县区市州旗国省]|(?:市|县)(?:境)?[区内]|累计|总共|一?共|合计|总?人?次?数|总计|又|有|了|为|达|计|皆|均|各|[，、：]"
)
PART_OF_A_YEAR = re.compile(
    r"^[，、；]?(?:其中)?(?:今年|本年度?)?(?:[上下]半年|前三季度|[一二三四]季度|1[-~～—–至到]{1,2}(?:[2-9]|1[01])月份?)共?"
)
THE_WHOLE_YEAR = re.compile(
    r"^[，、；]?(?:全年|1[-~～—–至到]{1,2}12月份?)(?:累计|共|总共|合计)*(?!任务|计划|目标|指标|预计|预算|力争|拟)"
)
SINCE_THE_BEGINNING = re.compile(r"^[，；]?(?:开工以来|建设以来)?累计(?P<name>[^，。；：\d]{2,10})$")
OF_THE_YEAR = re.compile(
    r"^[，；]?(?:年度|当年|今年|本年度?|全年|年内|20\d{2}年)(?P<name>[^，。；：\d]{2,10})$"
)
DIED = re.compile(r"死$")
# What stands at the end of the years' words is no sum over them: 到2020年达到412人.
LEVEL = re.compile(r"[达到增至]|现有|保持|年末|年底|床位|平均")
SAID, YEARS_BESIDE, LEAST_NAME = 60, 40, 2


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted from the beginning of one year to the end of another."""

    number: int
    first: int
    last: int


def find(passage: Passage) -> Iterator[Relation]:
    for number in range(1, len(passage)):
        yield from _new_among_all(passage, number)
        yield from _peak_of_all(passage, number)
        yield from _part_of_the_year(passage, number)
        yield from _year_of_all(passage, number)
    for alike in _counted_alike(passage):
        for place, span in enumerate(alike):
            if span.first < span.last:
                beside = alike[max(0, place - YEARS_BESIDE) : place + 1 + YEARS_BESIDE]
                yield from _years_within(passage, span, beside)


def _peak_of_all(passage: Passage, peak: int) -> Iterator[Relation]:
    """累计接诊38926人次，最高峰的1月3日接诊2147人次."""
    whole = peak - 1
    if not PEAK.match(passage.labels[peak]) or not passage.same_sentence(whole, peak):
        return
    one, other = passage[whole], passage[peak]
    alike = one.unit == other.unit and one.kind == other.kind and other.is_count and other.bound == "exact"
    if alike and ALL_DAYS.search(passage.labels[whole]) and not one.modality:
        yield within(passage, whole, peak, other.amount <= one.amount)


def _part_of_the_year(passage: Passage, whole: int) -> Iterator[Relation]:
    """上半年完成手术320台，全年完成手术280台: the same words, of which nothing is planned."""
    all_year = THE_WHOLE_YEAR.match(passage.labels[whole])
    if all_year is None or not reached_count(passage, whole) or LEVEL.search(passage.labels[whole]):
        return
    name = passage.labels[whole][all_year.end() :]
    for part in passage.before(whole, REACH):
        some = PART_OF_A_YEAR.match(passage.labels[part])
        if some is None or passage.labels[part][some.end() :] != name or not name:
            continue
        if (
            passage.same_sentence(part, whole)
            and reached_count(passage, part)
            and passage[part].unit == passage[whole].unit
        ):
            yield within(passage, whole, part, passage[part].amount <= passage[whole].amount)


def _year_of_all(passage: Passage, whole: int) -> Iterator[Relation]:
    """年度完成投资9860万元，完成率82.17%；累计完成投资18640万元: the same words, of the year and since the beginning, whichever
    is told first.
    """
    so_far = SINCE_THE_BEGINNING.match(passage.labels[whole])
    if so_far is None or passage[whole].modality or passage[whole].bound != "exact":
        return
    for part in (*passage.before(whole, REACH), *passage.behind(whole, REACH)):
        of_a_year = OF_THE_YEAR.match(passage.labels[part])
        if of_a_year is None:
            continue
        alike = passage[part].base == passage[whole].base != "" and passage[part].bound == "exact"
        told = passage.same_sentence(*sorted((part, whole))) and not passage[part].modality
        # 累计完成投资11.76亿元；2024年完成4.32亿元
        named = so_far["name"].startswith(of_a_year["name"])
        holds = passage[part].amount <= passage[whole].amount
        if named and alike and told and (holds or of_a_year["name"] == so_far["name"]):
            yield within(passage, whole, part, holds)


def _new_among_all(passage: Passage, whole: int) -> Iterator[Relation]:
    label = passage.labels[whole]
    if not reached_count(passage, whole):
        return
    visits = passage[whole].unit.endswith("次") == passage[whole - 1].unit.endswith("次")
    both = "累计" in passage.labels[whole - 1]  # 累计留观203人，累计解除200人
    if label.startswith("累计") and visits and not both and _may_be_within(passage, whole - 1, whole):
        yield within(passage, whole, whole - 1)
    elif (STOCK.search(label) or PAID.match(label)) and not NEW.search(label):
        yield from _new_before(passage, whole)


def _new_before(passage: Passage, whole: int) -> Iterator[Relation]:
    """The nearest new ones; where both are lists, the first of one belongs to the first of the other."""
    pending = _list_behind(passage, whole)
    for part in reversed(passage.before(whole, REACH)):
        if not passage.same_sentence(part, whole) or "；" in passage.between(part, whole):
            return
        if NEW.search(passage.labels[part]):
            parts = [part] if not pending else list(range(part, whole))[-1 - len(pending) :]
            if not pending and not _named_alike(passage, part, whole):
                continue
            for one, other in zip(parts, [whole, *pending], strict=False):
                if _may_be_within(passage, one, other):
                    yield within(passage, other, one)
                elif _surely_within(passage, one, other):
                    yield within(passage, other, one, holds=False)
            return


def _list_behind(passage: Passage, whole: int) -> list[int]:
    """累计达到9个和64个: the numbers behind that the same words bear."""
    found: list[int] = []
    for number in passage.behind(whole, 3):
        if passage.labels[number].strip() not in LISTED:
            break
        found.append(number)
    return found


def _named_alike(passage: Passage, part: int, whole: int) -> bool:
    label = passage.labels[whole]
    named = NOTHING_NAMED.sub("", label) if not PAID.match(label) else ""
    own = NEW_ONLY.match(passage.labels[part]) is not None
    return not named or own or shared_run(named, passage.labels[part]) >= LEAST_NAME


def _surely_within(passage: Passage, part: int, whole: int) -> bool:
    """新改建14处，累计建成126处: all there are or have been, in the very words and unit of the new ones."""
    one, other = passage[part], passage[whole]
    in_all = SURELY_ALL.search(passage.labels[whole]) and other.area in ("", one.area)
    told = passage.same_sentence(part, whole) and reached_count(passage, part)
    return bool(in_all) and told and one.unit == other.unit and one.amount > other.amount


def _may_be_within(passage: Passage, part: int, whole: int) -> bool:
    one, other = passage[part], passage[whole]
    same = one.family == other.family and (one.family in {"people", "places"} or one.unit == other.unit)
    told = passage.same_sentence(part, whole) and "；" not in passage.between(part, whole)
    return same and told and reached_count(passage, part) and one.amount < other.amount


def _counted_alike(passage: Passage) -> list[list[Counted]]:
    """What one section counts under one name, in one unit, of one place, each with its years."""
    told: dict[tuple[str, str, str, int], list[Counted]] = {}
    starts = [heading.start for heading in passage.document.headings]
    for number, figure in enumerate(passage.figures):
        counted, name = _counted(passage, number), _name(passage, number)
        if counted is not None and len(name) >= LEAST_NAME:
            area = "" if figure.area.startswith("全") else figure.area
            section = bisect_right(starts, figure.start)
            told.setdefault((name, figure.unit.lstrip("万"), area, section), []).append(counted)
    return list(told.values())


def _counted(passage: Passage, number: int) -> Counted | None:
    if not reached_count(passage, number) or LEVEL.search(_said_behind_years(passage, number)):
        return None
    years = list(YEARS.finditer(passage.said_before(number, SAID)))
    if not years:
        return None
    last = int(years[-1]["last"])
    first = int(years[-1]["first"] or (0 if years[-1]["until"] else last))
    return Counted(number, first, last) if first <= last else None


def _name(passage: Passage, number: int) -> str:
    """The deed: the end of the words before the figure, freed of what leaves nobody out."""
    words = EVERYBODY.sub("", _said_behind_years(passage, number))
    return DIED.sub("死亡", words)[-8:]


def _said_behind_years(passage: Passage, number: int) -> str:
    return YEARS.split(passage.labels[number])[-1]


def _years_within(passage: Passage, span: Counted, beside: list[Counted]) -> Iterator[Relation]:
    """All single years in the span together, else each of them; of one year only what is told first."""
    single: dict[int, int] = {}
    for one in beside:
        if one.first == one.last and span.first <= one.last <= span.last:
            single.setdefault(one.last, one.number)
    parts, whole = tuple(sorted(single.values())), span.number
    if parts and sum(passage[part].amount for part in parts) <= passage[whole].amount:
        yield order_relation(passage, whole, parts, holds=True)
        return
    for part in parts:
        holds = passage[part].amount <= passage[whole].amount
        if holds or passage.paragraphs[part] == passage.paragraphs[whole]:
            yield within(passage, whole, part, holds)
