"""Lists that no word sums up, tied to their total by their digits: 宫颈癌5人、乳腺癌3人，8人均已转介; 争取资金1.96亿元 at
the head, 中央预算内资金8600万元、专项债券1.1亿元 in its section.

A list is a run of figures that count alike, joined by signs and short names. Its total stands before or behind it in
the sentence, or, of three digits and more, elsewhere under a name that both bear. What adds up exactly is a sum, unless
after so many trials it may be an accident. Nothing is ever broken here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import one_within_another
from weijian.proof.relations.sums.parts import (
    ALL,
    COMPARED_WITH,
    DOSES,
    GREW_BY,
    NO_PARTS,
    is_quantity,
    parts_behind,
    sum_relation,
)
from weijian.proof.relations.sums.rows import joined
from weijian.proof.relations.wording import CHANGE, FROM, TO, called_task, shared_run

PART_OF = re.compile(rf"占|完成|任务|应|实际|已|分别|全部|均|合计|{ALL}")
LONGEST, BEFORE, BEHIND = 8, 8, 3
LEAST_DIGITS, FEWEST_SHARED = 3, 2
AND_ABOVE = re.compile(r"(?P<level>[一二三]级|[县乡]级|中级|副高|高级|本科|硕士|大专)(?:医院)?(?:及其?)?以上")
FAR = 400
FEWEST_OF_A_SENTENCE = 4
TRIED_ELSEWHERE = 10  # lists of a report that bear a word of the total's name
MOST_ALIKE = 4

Run = tuple[int, ...]


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    runs = list(_runs(passage))
    in_run = {number: run for run in runs for number in run}
    sums = _sums_of(passage, runs)
    summed: set[int] = set()
    explained = {(passage[number].amount, passage[number].base) for number in told.results}
    for far, ask in (
        (False, lambda whole: _all_behind(passage, whole)),
        (False, lambda whole: _beside(passage, whole, in_run)),
        (True, lambda whole: _elsewhere(passage, whole, sums)),
    ):
        for whole, figure in enumerate(passage.figures):
            what = figure.amount, figure.base
            known = what in explained if far else whole in told.results or whole in summed
            found = ask(whole) if not known and _may_be_total(passage, whole) else None
            if found and not one_within_another([passage.labels[part] for part in found]):
                explained.add(what)
                summed.add(whole)
                yield sum_relation(passage, whole, found, holds=True)


def _may_be_total(passage: Passage, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    plain = is_quantity(figure) and figure.bound == "exact" and figure.amount > 0
    return plain and not CHANGE.search(label) and not NO_PARTS.search(label)


def _runs(passage: Passage) -> Iterator[Run]:
    """Maximal lists: figures of one unit of analysis, one right after the other."""
    run: list[int] = []
    for number in range(len(passage)):
        if run and not (len(run) < LONGEST and _goes_on(passage, number)):
            if len(run) > 1:
                yield tuple(run)
            run = []
        if run or _is_item(passage, number):
            run.append(number)
    if len(run) > 1:
        yield tuple(run)


def _is_item(passage: Passage, number: int) -> bool:
    label = passage.labels[number]
    beside = any(word.search(label) for word in (GREW_BY, COMPARED_WITH, NO_PARTS, FROM, TO))
    task = called_task(label, passage.tails[number])
    return _may_be_total(passage, number) and not beside and not task


def _goes_on(passage: Passage, number: int) -> bool:
    part_of = PART_OF.search(passage.between(number - 1, number))
    return joined(passage, number) and _is_item(passage, number) and not part_of


def _all_behind(passage: Passage, whole: int) -> Run | None:
    """全年纠纷31起，比上年减少8起，调解成功27起，成功率87.1%，走诉讼程序4起: whatever stands between, all that the sentence
    tells of its unit behind the whole.
    """
    parts = [n for n in parts_behind(passage, whole) if passage[n].base == passage[whole].base]
    plain = passage[whole].amount >= FEWEST_OF_A_SENTENCE and all(_is_item(passage, n) for n in parts)
    if not plain or not 1 < len(parts) <= LONGEST or len({passage.depths[n] for n in [whole, *parts]}) > 1:
        return None
    an_item = passage.between(whole, whole + 1).startswith(("、", "和", "及"))
    return tuple(parts) if not an_item and _adds_up(passage, whole, tuple(parts)) else None


def _beside(passage: Passage, whole: int, in_run: dict[int, Run]) -> Run | None:
    """The end of a list in front of its total in the sentence, or the beginning of one right behind it."""
    tried = 0
    for run in _lists_beside(passage, whole, in_run):
        for size in range(len(run), 1, -1):
            ends = [run[-size:]] if run[0] < whole else []
            begins = [run[:size]] if run[0] > whole or _many_digits(passage, whole) else []
            for parts in ends + begins:
                tried += 1
                if _adds_up(passage, whole, parts):
                    return None if by_chance(passage, whole, tried * _grain(passage, parts)) else parts
    return None


def _many_digits(passage: Passage, whole: int) -> bool:
    return passage[whole].significant_digits >= LEAST_DIGITS


def _grain(passage: Passage, parts: Run) -> int:
    """Numbers that are all round come out at a round one more easily: 20人、30人 at 50人."""
    return 10 if all(passage[number].value % 10 == 0 for number in parts) else 1


def _lists_beside(passage: Passage, whole: int, in_run: dict[int, Run]) -> Iterator[Run]:
    """Of a list that goes on into its total, what stands in front of it; no list where the figure is an item itself."""
    if _is_item_of(passage, in_run.get(whole, ()), whole):
        return
    for number in [*reversed(passage.before(whole, BEFORE)), *passage.behind(whole, BEHIND)]:
        run = tuple(n for n in in_run.get(number, ()) if n != whole)
        nearest = run and number == (run[-1] if number < whole else run[0])
        if (
            len(run) > 1
            and nearest
            and passage.same_sentence(number, whole)
            and _counts_alike(passage, run, whole)
        ):
            yield run


def _is_item_of(passage: Passage, run: Run, number: int) -> bool:
    """甲3家、乙5家、丙8家 are all items; a total is set off by more: 甲3家、乙5家，8家均已完成."""
    if len(run) < 2:
        return False
    neighbours = (number - 1, number) if number == run[-1] else (number, number + 1)
    return number not in (run[0], run[-1]) or not passage.between(*neighbours).startswith("，")


def _sums_of(passage: Passage, runs: Iterable[Run]) -> dict[tuple[Decimal, str], list[Run]]:
    """The beginnings and ends of all lists by what they come to."""
    found: dict[tuple[Decimal, str], list[Run]] = defaultdict(list)
    for run in runs:
        if all(passage[number].bound == "exact" for number in run):
            for parts in {part for size in range(2, len(run) + 1) for part in (run[:size], run[-size:])}:
                alike = found[sum((passage[n].amount for n in parts), Decimal(0)), passage[run[0]].base]
                if len(alike) < MOST_ALIKE:
                    alike.append(parts)
    return found


def _elsewhere(passage: Passage, whole: int, sums: dict[tuple[Decimal, str], list[Run]]) -> Run | None:
    """A list told in another sentence, under a name that the total bears too."""
    figure = passage[whole]
    if level := AND_ABOVE.search(passage.named(whole)):
        return _from_a_level(passage, whole, level["level"], sums.get((figure.amount, figure.base), ()))
    if (
        not _many_digits(passage, whole)
        or figure.bound != "exact"
        or by_chance(passage, whole, TRIED_ELSEWHERE)
    ):
        return None
    near = (
        parts
        for parts in sums.get((figure.amount, figure.base), ())
        if abs(parts[0] - whole) <= FAR and not passage.same_sentence(parts[-1], whole)
    )
    return next((parts for parts in near if _named_alike(passage, parts, whole)), None)


def _from_a_level(passage: Passage, whole: int, level: str, lists: Iterable[Run]) -> Run | None:
    """13家二级以上医院, of 三级医院4家、二级医院9家: the levels down to the one that is named."""
    for parts in lists:
        lowest = parts[-1] if parts[0] < whole else parts[0]
        if abs(parts[0] - whole) <= FAR and level in passage.labels[lowest]:
            return parts
    return None


def _counts_alike(passage: Passage, run: Run, whole: int) -> bool:
    """Doses are given to people."""
    part, figure = passage[run[0]], passage[whole]
    if part.kind != figure.kind:
        return False
    doses = figure.base in DOSES and part.family == "people"
    return part.base == figure.base or (part.family == figure.family and part.unit != "人次") or doses


def _named_alike(passage: Passage, run: Run, whole: int) -> bool:
    name = "".join(passage.named(number) for number in run)
    return shared_run(name, passage.named(whole)) >= FEWEST_SHARED


def _adds_up(passage: Passage, whole: int, parts: Run) -> bool:
    smaller = all(passage[n].amount < passage[whole].amount for n in parts)
    return smaller and meets(passage[whole], total(passage[n] for n in parts))
