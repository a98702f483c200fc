"""One quantity told again with another number: what speaks for one quantity is weighed against what speaks for two.

A report repeats itself: the title in the first sentence, the summary in the sections, a count in the bracket behind its
rate. Where two figures are counted alike and nothing is said of the one that parts it from the other (another time, place,
group, part or aim), three things show that they are one quantity told twice:

the words   the same signs right around both, or the same noun
the mates   the figures beside are told again, too, and are equal (死亡126例，较上月下降34.03%)
the digits  one slip of the pen makes the one of the other; of many digits that is no accident

Each is worth so many digits as an accident of that kind would have to meet. Arithmetic that confirms the one and not
the other (68人 are 9人, 41人 and 18人; of the 65人 told at the head nothing is said) speaks for a slip in the other.
Numbers that arithmetic of their own confirms, the one here and the other there, are two quantities.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in, share_a_word
from weijian.proof.relations.repeats.nouns import OF_ANY_THING, shared_label, shared_noun
from weijian.proof.relations.repeats.parted import TAKEN_ON, apart, one_is_the_rest, up_to_one_day
from weijian.proof.relations.repeats.prints import NO_SLIP, changed_about, slip_between, slip_keys
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.relations.repeats.restated import agree, duplicate_relation
from weijian.proof.relations.repeats.standing import standing
from weijian.proof.relations.wording import CHANGE, TO, shared_beginning, shared_run

KINDS = {"count", "money", "volume", "area", "percent", "permille", "per100k", "score"}
MOST_ALIKE = 8
# Signs looked at to either side; a key of so many signs finds those told in the same words.
AROUND, KEY, NOUN = 24, 5, 4
ENOUGH, SURELY, SAME_NAME, WHOLE_NAME, FAR = 3.5, 5.0, 2.5, 6, 2
SIGNS_A_DIGIT_AROUND, SIGNS_A_DIGIT_OF_NOUN = 4, 2
MOST_OF_WORDS, MOST_OF_NOUN, OF_ONE_QUANTITY, MOST_OF_A_MATE = 5.0, 3.0, 3.0, 3
OWN_SIGNS = 2
IN_FULL = 10  # signs of a name that are no accident: 公开招聘卫生专业技术人员
TELLING, MATES_TOLD, CONFIRMED = 1.0, 2, 1.0
OF_ONE_WHOLE, LEAST_OF_A_WHOLE, NARROWED = 2.0, 3, 2.5
# 累计接种新冠病毒疫苗193450剂次: of one name there is one such number at a time.
ADDED_UP, IN_ALL, MANY_DIGITS = 2.5, "累计", 5
SLIP_OF_MANY = 3.5  # no accident beside a word of the trade

# Words that say how things are counted, not what is counted.
COMMON_WORDS = re.compile(rf"{OF_ANY_THING}|[应实][种检查管到]|[为达到的和及，、；]|力争|确保|争取|\d|年")
OPENS = re.compile(
    r"^(?:\s|截[至止]到?(?:目前|年[底末]|\d{1,2}月底)?|其中|全年|今年|上半年|前三季度|年内|本年度?|为|给|对|向|全[县区市州旗]|共?有|现有|完成|累计|开展|组织|举办|达到?)+"
)
# Of any quantity: 同比增长23.0%, 低于目标3.2个百分点, 其中大江镇最高、为43.2%.
CHANGED = re.compile(rf"{CHANGE.pattern}|增加|缩短|[低高]于|超出|超过|最[高低]|滞后|分别")
# 副高以上职称的只有11人
ONLY = re.compile(
    r"(?:的|[只仅才就为有占达到共已]|分别|目前|现|(?:提[高升]|增[加长]|扩大|上升|下降|降低|减少)[到至为])+$"
)
# Of the number right before: 713人，其中……; 713名卫技人员中，…….
OF_THOSE = re.compile(r"其中|^[^，。；：\d]{0,12}中，")
NO_SIGN = re.compile(r"[^一-龥]")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    index: dict[tuple[object, ...], list[int]] = defaultdict(list)
    changes = [_changes(label) for label in passage.labels]
    for number in range(len(passage)):
        figure = passage[number]
        if figure.kind not in KINDS or passage.document.in_table(figure.start):
            continue
        keys = [(counted_in(figure), figure.is_rate, *key) for key in _keys(passage, number)]
        if number not in told.contradicted and not changes[number]:
            alike = {earlier for key in keys for earlier in index.get(key, ()) if not changes[earlier]}
            for earlier in sorted(alike):
                if _one_quantity(passage, earlier, number, told):
                    yield duplicate_relation(passage, number, (earlier,), holds=False)
                    break
        for key in keys:
            if len(index[key]) < MOST_ALIKE:
                index[key].append(number)


def _keys(passage: Passage, number: int) -> Iterator[tuple[object, ...]]:
    """Two figures that may be one quantity share one of these."""
    plain, figure = passage.plain, passage[number]
    yield "before", plain[max(0, figure.start - KEY) : figure.start]
    yield "behind", plain[figure.end : figure.end + KEY]
    if len(passage.labels[number]) >= NOUN:
        yield "noun", passage.labels[number][-NOUN:]
    for key in slip_keys(passage, number):
        yield "slip", figure.factor, key
    for step in (-1, 1):
        mate = number + step
        if 0 <= mate < len(passage) and passage.same_sentence(mate, number):
            yield "mate", step, passage[mate].amount, counted_in(passage[mate])


def _one_quantity(passage: Passage, one: int, other: int, told: Told) -> bool:
    if passage[one].amount == passage[other].amount or passage.same_sentence(one, other):
        return False
    if agree(passage[one], passage[other]) or one_is_the_rest(passage, one, other):
        return False
    slip = slip_between(passage, one, other)
    confirmed = CONFIRMED * _one_is_confirmed(one, other, told)
    with_mates = slip > NO_SLIP and _mates(passage, one, other) >= MATES_TOLD
    by_digits = slip >= TELLING or with_mates
    if not by_digits and not (_named_the_same(passage, one, other) and _near(passage, one, other)):
        return False
    against = apart(passage, one, other, in_any_year=bool(confirmed) and changed_about(passage, one, other))
    if against is None:
        return False
    around = _around(passage, one, other)
    noun = _noun(passage, one, other)
    if {one, other} <= told.proven and noun < OF_ONE_QUANTITY:
        return False
    mates = _mates(passage, one, other)
    words = max(around / SIGNS_A_DIGIT_AROUND, noun) if noun else 0.0
    if confirmed and slip >= SLIP_OF_MANY and not passage[one].is_rate and share_a_word(passage, one, other):
        words = max(words, 1.0)
    if words < 1:
        return False
    most = MOST_OF_NOUN if passage[one].is_rate else MOST_OF_WORDS
    if _narrowed(passage, one, other):
        against += NARROWED
    elif (whole := _whole_told_again(passage, one)) and whole == _whole_told_again(passage, other):
        mates += OF_ONE_WHOLE
    in_all = ADDED_UP * _added_up(passage, one, other)
    proof = min(words, most) + mates + max(slip, 0.0) + confirmed + in_all - against
    if not by_digits and confirmed and around >= IN_FULL:
        return proof >= ENOUGH
    return proof >= (ENOUGH if by_digits else SAME_NAME if slip > NO_SLIP else SURELY)


def _narrowed(passage: Passage, one: int, other: int) -> bool:
    """副高以上职称14人, 副高以上职称在编的只有11人: behind the words that both share, one says more."""
    names = [ONLY.sub("", passage.labels[number]) for number in (one, other)]
    shared = _shared(*names)
    more = [COMMON_WORDS.sub("", name[name.rfind(shared) + len(shared) :]) for name in names]
    return len(shared) >= NOUN and sum(len(words) >= OWN_SIGNS for words in more) == 1 and "" in more


def _whole_told_again(passage: Passage, part: int) -> tuple[object, ...] | None:
    """卫技人员713人，其中副高以上职称14人, 713名卫技人员中，副高以上职称的只有11人: the number that the part is said to be of."""
    whole = part - 1
    if (
        whole < 0
        or not passage.same_sentence(whole, part)
        or not OF_THOSE.search(passage.between(whole, part))
    ):
        return None
    figure = passage[whole]
    telling = figure.significant_digits >= LEAST_OF_A_WHOLE and figure.bound == "exact"
    return (figure.amount, counted_in(figure)) if telling and not figure.is_rate else None


def _one_is_confirmed(one: int, other: int, told: Told) -> bool:
    """Whether arithmetic holds with the one, and nothing explains the other."""
    return any(
        right in told.proven and wrong not in told.explained for right, wrong in ((one, other), (other, one))
    )


def _changes(label: str) -> bool:
    return CHANGED.search(label) is not None and TO.search(label) is None


def _named_the_same(passage: Passage, one: int, other: int) -> bool:
    """Whether both bear one whole name, which is not a short one; rates and tasks of many things bear one name."""
    if passage[one].is_rate or passage[one].modality:
        return False
    if passage[one].family == "people" and all(passage[n].significant_digits == 1 for n in (one, other)):
        return False  # 4人 here and 6人 there are some of many
    names = {ONLY.sub("", _name(passage.labels[n])) + passage.tails[n] for n in (one, other)}
    return len(names) == 1 and len(names.pop()) >= WHOLE_NAME


def _added_up(passage: Passage, one: int, other: int) -> bool:
    in_all = all(
        IN_ALL in passage.labels[n] and passage[n].significant_digits >= MANY_DIGITS for n in (one, other)
    )
    return in_all and up_to_one_day(passage, one, other) and _named_the_same(passage, one, other)


def _near(passage: Passage, one: int, other: int) -> bool:
    """Of one name, numbers far from one another are more likely of two places or times."""
    less, more = sorted((passage[one].amount, passage[other].amount))
    return more <= less * FAR


def _noun(passage: Passage, one: int, other: int) -> float:
    """How many digits the words that name both are worth."""
    for tells in (quantity, standing):
        told_as = tells(passage, one)
        if told_as and told_as == tells(passage, other):
            return OF_ONE_QUANTITY
    names = [_name(shared_label(passage, n))[-AROUND:] + passage.tails[n][:AROUND] for n in (one, other)]
    own = [_own(name) for name in names]
    shared = shared_run(*names)  # two signs may be of any words: 乡村振兴, 乡村医生
    shared = shared if shared > OWN_SIGNS or changed_about(passage, one, other) else 1
    alike = max(shared_noun(passage, one, other), shared)
    if shared_run(*own) < OWN_SIGNS:
        short, whole = sorted((0, 1), key=lambda place: len(own[place]))
        if own[short] or not _who(passage, (one, other)[short]) & set(words_of_kind(names[whole], GROUP)):
            return 0.0  # 接种率 is of any vaccine
        alike += OWN_SIGNS
    if all(_in_front(name, _shared(*names)) for name in names):
        alike -= OWN_SIGNS + 1  # 在办医疗纠纷 and 超期未结医疗纠纷
    return min(MOST_OF_NOUN, alike / SIGNS_A_DIGIT_OF_NOUN)


@lru_cache(maxsize=4096)
def _name(label: str) -> str:
    return OPENS.sub("", label)


@lru_cache(maxsize=4096)
def _own(name: str) -> str:
    return COMMON_WORDS.sub("", name)


def _in_front(name: str, shared: str) -> str:
    return COMMON_WORDS.sub("", TAKEN_ON.sub("", OPENS.sub("", name[: name.find(shared)])))


def _shared(one: str, other: str) -> str:
    """The longest run of signs that both bear."""
    size = shared_run(one, other)
    return next((one[n : n + size] for n in range(len(one)) if one[n : n + size] in other), "")


def _who(passage: Passage, number: int) -> set[str]:
    """Of whom a clause speaks that does not say so again: 在管高血压患者29874人，规范管理22318人."""
    before = passage.said_before(number).rpartition("；")[2]
    return set(words_of_kind(before, GROUP)[-1:])


def _around(passage: Passage, one: int, other: int) -> int:
    """How many Chinese signs are the same right before both and right behind."""
    plain = passage.plain
    starts, ends = (passage[one].start, passage[other].start), (passage[one].end, passage[other].end)
    before = [plain[max(0, start - AROUND) : start][::-1] for start in starts]
    behind = [plain[end : end + AROUND] for end in ends]
    return _same_signs(*before) + _same_signs(*behind)


def _same_signs(one: str, other: str) -> int:
    return len(NO_SIGN.sub("", one[: shared_beginning(one, other)]))


def _mates(passage: Passage, one: int, other: int) -> float:
    """How many digits of the figures right beside are told again."""
    digits = 0
    for step in (-2, -1, 1, 2):
        mate, twin = one + step, other + step
        if mate < 0 or twin >= len(passage):
            continue
        together = passage.same_sentence(mate, one) and passage.same_sentence(twin, other)
        first, second = passage[mate], passage[twin]
        if together and first.amount == second.amount and counted_in(first) == counted_in(second):
            digits += min(first.significant_digits, MOST_OF_A_MATE)
    return digits
