"""What a plan starts from is what the report told before: 签约率64.1% in its section, and then 签约率由61.4%提高到70%.

A rate is known by its deed and its group, a number by a word it shares. Equal, it is told twice; of a rate one slip apart
from the only telling of its name, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.context.modality import PLANNED
from weijian.proof.context.present import is_basis
from weijian.proof.judgement import one_slip
from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import share_a_word
from weijian.proof.relations.repeats.nouns import noun_before
from weijian.proof.relations.repeats.prints import changed_about
from weijian.proof.relations.repeats.restated import close, duplicate_relation
from weijian.proof.relations.wording import FROM, TO, stem_of

NOW = re.compile(r"(?:目前|现在|现有|当前|今年)的?$")
AT = re.compile(r"在(?:目前|现有|今年|20\d\d年)?的?$")
# What stands beside a name: 将日核酸检测能力由, 全县日核酸检测能力达到.
AROUND_NAME = re.compile(
    r"^(?:把|将|使|全[县区市州旗])+|(?:[由从在]?(?:目前|现在|现有|今年|20\d\d年)?的?|已?达到?了?)$"
)
OTHER_TIME = re.compile(r"上年|去年|前年|同期|年初|最初|原")
LONG_NAME = 5
LEAST_DIGITS = 3  # of fewer one slip makes anything of anything
LEAST_COUNTED = 10
AS_NEAR = Decimal("1.25")
OF_WHICH = "其中"


def find(passage: Passage) -> Iterator[Relation]:
    starts = [number for number in range(1, len(passage) - 1) if starts_a_plan(passage, number)]
    told = _by_kind_and_unit(passage) if starts else {}
    for start in starts:
        before = [number for number in told[_alike(passage, start)] if _apart(passage, number, start)]
        same = _nearest_named(passage, before, start)
        equal = [number for number in same if passage[number].amount == passage[start].amount]
        if equal:
            yield duplicate_relation(passage, start, (equal[-1],), holds=True)
        elif len(same) == 1 and _one_number(passage, same[0], start):
            yield duplicate_relation(passage, start, (same[0],), holds=False)


def starts_a_plan(passage: Passage, number: int) -> bool:
    if passage[number].bound != "exact" or passage[number].modality:
        return False
    if is_basis(passage.document, passage[number]):
        return True
    aim, label = number + 1, passage.labels[number]
    from_now = FROM.search(label) is not None and passage.same_sentence(number, aim)
    aimed = passage[aim].modality == PLANNED or (NOW.search(label) and passage[aim].bound != "exact")
    return bool(from_now and aimed and TO.search(passage.labels[aim]))


def _alike(passage: Passage, number: int) -> tuple[str, str]:
    return passage[number].kind, passage[number].unit


def _by_kind_and_unit(passage: Passage) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, figure in enumerate(passage.figures):
        if figure.bound == "exact" and not figure.modality:
            found.setdefault(_alike(passage, number), []).append(number)
    return found


def _apart(passage: Passage, number: int, start: int) -> bool:
    return number < start and passage.paragraphs[number] != passage.paragraphs[start]


def _nearest_named(passage: Passage, numbers: list[int], start: int) -> list[int]:
    """Those of the very name, else those of a shorter or longer one."""
    same = [number for number in numbers if _of_one_name(passage, number, start)]
    named = [number for number in same if _deed(passage, number) == _deed(passage, start)]
    return named or same


def _of_one_name(passage: Passage, number: int, start: int) -> bool:
    if not passage[start].is_rate:
        many = passage[start].amount >= LEAST_COUNTED or passage[start].significant_digits >= LEAST_DIGITS
        same = passage[number].amount == passage[start].amount or changed_about(passage, number, start)
        return many and (
            (same and share_a_word(passage, number, start)) or _of_one_long_name(passage, number, start)
        )
    one, other = (_deed(passage, n) for n in (number, start))
    named = bool(one) and bool(other) and _within(*sorted((one, other), key=len))
    return named and _groups(passage, number) == _groups(passage, start)


def _within(short: str, long: str) -> bool:
    """签约 and 常住人口签约 within 常住人口家庭医生签约: all the signs, in their order, to the end."""
    signs = iter(long)
    return long.endswith(short[-2:]) and all(sign in signs for sign in short)


def _deed(passage: Passage, rate: int) -> str:
    """签约率, 签约率由: the words of the rate itself."""
    return stem_of(FROM.sub("", AT.sub("", passage.labels[rate])))


def _groups(passage: Passage, number: int) -> set[str]:
    """Whom the rate counts; 其中重点人群应签7153人，签约率61% is of some."""
    own = words_of_kind(passage.labels[number], GROUP)
    some = OF_WHICH in passage.said_before(number).rpartition("；")[2]
    return set(own or ([OF_WHICH] if some else []))


def _of_one_long_name(passage: Passage, number: int, start: int) -> bool:
    """日核酸检测能力达到2400份 and 日核酸检测能力由2470份提高到5000份: one name to the sign, and of no other time."""
    names = [AROUND_NAME.sub("", noun_before(passage, n)) for n in (number, start)]
    one_name = names[0] == names[1] and len(names[0]) >= LONG_NAME
    return one_name and not OTHER_TIME.search(passage.labels[number]) and not passage.tails[number]


def _old_number(passage: Passage, one: int, other: int) -> bool:
    """签约率25.15%, and then 签约率由23.55%提高到30%: of one name to the sign or but for who signs, and near one another."""
    fine = all(passage[n].significant_digits >= LEAST_DIGITS for n in (one, other))
    this_year = not any(OTHER_TIME.search(passage.labels[n]) or passage[n].period for n in (one, other))
    less, more = sorted(passage[n].amount for n in (one, other))
    return fine and this_year and more <= less * AS_NEAR


def _one_number(passage: Passage, one: int, other: int) -> bool:
    counts = not passage[one].is_rate and close(passage[one], passage[other])
    if counts or changed_about(passage, one, other):
        return True
    if passage[one].is_rate and _old_number(passage, one, other):
        return True
    first, last = (str(passage[n].value).replace(".", "") for n in (one, other))
    return min(len(first), len(last)) >= LEAST_DIGITS and one_slip(first, last, left_out=False)
