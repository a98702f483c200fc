"""A number told again with two digits changed about, where arithmetic confirms the other: 下转病人1173人次，去年上半年846人次，
增长38.65% in its section, 下转病人同比增长36.85% at the head; 总计38412份 there, 检测3.48万份 here.

The head, the problems and the plan tell it in other words, so its name is looked for in the names of all the figures that
the arithmetic ties. A number that is told elsewhere alike, or that arithmetic of its own explains, is no slip. What speaks for
one quantity and against it is weighed in digits: those printed, how rare the shared words are in the report, and what
parts the two (`parted`). Another digit, or two of two, are met by accident more often, so that the names must say more.
Two of many changed about are told where nothing confirms either, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from weijian.proof.relations.changes.by_digits import FALLS
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in
from weijian.proof.relations.repeats.nouns import noun_before
from weijian.proof.relations.repeats.parted import apart, of_other_years, one_is_the_rest
from weijian.proof.relations.repeats.prints import exchanged, misprinted, print_of, prints_of
from weijian.proof.relations.repeats.rare_words import pairs_of, rarity
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.repeats.retold import CHANGED as OF_ANY
from weijian.proof.relations.wording import CHANGE, TO

KINDS = {
    "count",
    "money",
    "volume",
    "area",
    "percent",
    "permille",
    "per100k",
    "score",
    "other",
    "percentage_points",
}
FEWEST_DIGITS, SOME_DIGITS = 2, 3
MOST_ALIKE, MOST_TRIED = 16, 24  # keep the work linear
MOST_OF_DIGITS, MOST_OF_WORDS, WHOLE_NAME, LEAST_OF_WORDS = 3.5, 3.0, 4.5, 1.0
ENOUGH, SURELY, UNCONFIRMED = 3.2, 4.6, 1.5
AROUND, OF_A_MATE, MOST_OF_A_MATE = 20, 0.7, 3
CLAUSE, NEAR = re.compile("[，；。：]"), 24  # signs: 罚没两项合计
# 升了2.1个百分点
CHANGED = re.compile(rf"{CHANGE.pattern}|[升降涨扬]了?$")
PART, BARE, REACH = re.compile("[；。]"), 4, 36
# 下辖甲、乙和丙共39个
OPENING, ENDING = re.compile(r"[，；。：]|下辖|辖|有"), re.compile(r"(?:共|合计|共计|总计|共有)$")
KINDS_NAMED = re.compile(r"[、和及与中]")
OTHER_TIME = re.compile(r"上年|去年|前年|同期|上月|年初|此前")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    confirmed = _confirmed(passage, told)
    index = _by_slip(passage, [*confirmed, *(n for n in range(len(passage)) if n not in confirmed)])
    tellings = Counter((figure.amount, counted_in(figure)) for figure in passage.figures) if index else {}
    for number, figure in enumerate(passage.figures) if index else ():
        alone = number not in confirmed and tellings[figure.amount, counted_in(figure)] == 1
        if not alone or number in told.contradicted or not _may_be(passage, number):
            continue
        here = print_of(passage, number)
        alike = {
            other: there for key in sorted(misprinted(here))
            for other, there in index.get((counted_in(figure), figure.is_rate, figure.factor, key), ())
            if other != number
        }  # fmt: skip
        if here in alike.values():
            continue  # told rightly
        slips = {other: exchanged(here) & exchanged(there) for other, there in alike.items()}
        tried = sorted(slips, key=lambda other: (not slips[other], other))[:MOST_TRIED]
        weighed = [
            (_weighed(passage, number, other, confirmed.get(other, []), slips[other]), other)
            for other in tried
        ]
        proof, right = max(weighed, default=(0.0, number))
        if proof >= 1:
            first, last = sorted((number, right))
            yield duplicate_relation(passage, last, (first,), holds=False)


def _confirmed(passage: Passage, told: Told) -> dict[int, list[Relation]]:
    """The figures that arithmetic confirms, with what confirms them; what is planned confirms nothing."""
    found: dict[int, list[Relation]] = defaultdict(list)
    for relation in told.holding:
        if relation.result is None:
            continue  # a price that nobody states
        tied = (relation.result, *relation.operands)
        if not any(passage[number].modality == "planned" for number in tied):
            for number in tied:
                found[number].append(relation)
    return found


def _by_slip(passage: Passage, numbers: list[int]) -> dict[tuple[object, ...], list[tuple[int, str]]]:
    index: dict[tuple[object, ...], list[tuple[int, str]]] = defaultdict(list)
    for number in numbers:
        figure = passage[number]
        for factor, text in prints_of(passage, number) if _may_be(passage, number) else ():
            for key in misprinted(text):
                alike = index[counted_in(figure), figure.is_rate, factor, key]
                if len(alike) < MOST_ALIKE:
                    alike.append((number, text))
    return index


def _may_be(passage: Passage, number: int) -> bool:
    figure = passage[number]
    telling = figure.kind in KINDS and figure.significant_digits >= FEWEST_DIGITS
    plain = figure.bound == "exact" and figure.modality != "planned"
    return telling and plain and not passage.document.in_table(figure.start)


def _weighed(passage: Passage, number: int, other: int, ties: list[Relation], turned: set[str]) -> float:
    """What speaks for one quantity, as a share of what is enough; less is enough where two digits stand the other way about."""
    if passage.paragraphs[number] == passage.paragraphs[other] or one_is_the_rest(passage, number, other):
        return 0.0
    if _of_more_kinds(passage, number, other):
        return 0.0
    against = _against(passage, number, other, ties, bool(turned))
    words = _words(passage, number, other, ties)
    if against is None or words < LEAST_OF_WORDS:
        return 0.0
    words += _mates(passage, number, other)
    digits = max(passage[n].significant_digits for n in (number, other))
    if not ties:
        if any(OF_ANY.search(_clause(passage, n)) for n in (number, other)):
            return 0.0
        against += UNCONFIRMED
    if turned and digits >= SOME_DIGITS:
        return (min(digits - 0.5, MOST_OF_DIGITS) + min(words, MOST_OF_WORDS) - against) / ENOUGH
    if not ties:
        return 0.0
    slip = digits - 0.5 if turned else min(max(digits - 1.5, 0.5), MOST_OF_DIGITS)
    return (slip + min(words, WHOLE_NAME) - against) / SURELY


def _of_more_kinds(passage: Passage, number: int, other: int) -> bool:
    """县级医疗卫生单位、乡镇卫生院和社区卫生服务中心共39个, 34个乡镇卫生院和社区卫生服务中心: of a kind more."""
    one, two = (frozenset(_kinds(passage, n)) for n in (number, other))
    return len(one & two) > 1 and one != two


def _kinds(passage: Passage, number: int) -> list[str]:
    """What is named together right before the figure or behind it."""
    before = OPENING.split(passage.said_before(number, REACH))[-1]
    return [
        kind for words in (ENDING.sub("", before), passage.tails[number])
        if len(kinds := KINDS_NAMED.split(words)) > 1 for kind in kinds if len(kind) > 1
    ]  # fmt: skip


def _mates(passage: Passage, number: int, other: int) -> float:
    """立案查处168宗，罚没款76.1万元 at the head: what stands beside is told again in the paragraph of the other."""
    beside = [
        n for n in (number - 1, number + 1) if 0 <= n < len(passage) and passage.same_sentence(n, number)
    ]
    there = {
        (passage[n].amount, counted_in(passage[n])): passage[n].significant_digits
        for n in range(max(0, other - AROUND), min(len(passage), other + AROUND))
        if passage.paragraphs[n] == passage.paragraphs[other]
    }  # fmt: skip
    digits = [there.get((passage[n].amount, counted_in(passage[n])), 0) for n in beside]
    return OF_A_MATE * min(max(digits, default=0), MOST_OF_A_MATE)


def _against(passage: Passage, number: int, other: int, ties: list[Relation], turned: bool) -> float | None:
    """Changes are of the same times where both are changes, and the other is what the arithmetic comes to."""
    labels = [passage.labels[n] for n in (number, other)]
    changes = [CHANGED.search(label) is not None and TO.search(label) is None for label in labels]
    if changes[0] != changes[1]:
        return None
    if not changes[0]:
        if OTHER_TIME.search(labels[1]) or of_other_years(passage, number, other):
            return None
        sums = (tie.operands for tie in ties if tie.type == "sum" and tie.result == other)
        items = next((parts for parts in sums if parts and max(parts) < other), ())  # names have no figures
        ends, named_by = ((number, other), ((), items)) if number < other else ((other, number), (items, ()))
        return apart(passage, *ends, in_any_year=turned, named_by=named_by)
    result = any(tie.result == other for tie in ties)
    one_way = len({FALLS.search(label) is not None for label in labels}) == 1
    return 0.0 if result and one_way else None


def _words(passage: Passage, number: int, other: int, ties: list[Relation]) -> float:
    """The words that the names of both share, the one that of all that the arithmetic ties; of few digits, of its own parts."""
    few = passage[other].significant_digits < SOME_DIGITS
    named = [tie for tie in ties if not few or tie.result == other]
    tied = {n for tie in named for n in (tie.result, *tie.operands) if n is not None} | {other}
    names = pairs_of(_clause(passage, other)).union(*(passage.name_pairs[n] for n in tied))
    here = passage.name_pairs[number] | pairs_of(noun_before(passage, number))
    return rarity(passage, here & names)


def _clause(passage: Passage, number: int) -> str:
    """Its own words; of 上年立案156件，今年187件 those before, too."""
    own = CLAUSE.split(passage.said_before(number, NEAR))[-1]
    return own if len(own) > BARE else PART.split(passage.said_before(number, REACH))[-1]
