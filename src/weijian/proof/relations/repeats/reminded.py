"""What a later sentence reminds the reader of: 规划床位800张……新院区800张床位年内投入使用; 5家乡镇卫生院业务用房未达标……完成5家
未达标乡镇卫生院业务用房改造; 二孩1127人，占38.39%……二孩占38.39%; 三家公立医院……三家医院收支结余均减少.

Asked last of all repeats, of numbers that nothing else explains: one number in one unit is the same quantity where the later
one stands in a plan right before a noun that the earlier one bears, where both stand before one kind of places, or where it has
so many digits that one word beside it is enough. Just one number before it may be meant. Nothing is ever broken here (see
`mistold`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.places import kind_behind
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_in
from weijian.proof.relations.repeats.nouns import OF_ANY_THING
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.wording import shared_run

KINDS = {"count", "percent", "permille", "area"}
NOUN, LEAST_WORD, MANY_DIGITS, NEAREST = 8, 2, 3, 4
PROJECTS = "项目"  # 9个项目全部按期完工
# Of a rate with few digits, signs of its name in the sentence that told it first.
LONG_WORD, AIMED_ALIKE, SAID = 4, 3, 60
OTHER_WORD = ("脱贫", "贫困")  # who is told as the one is told again as the other
SURE_WORD = 6  # of a number that something else explains
CLAUSE_END = re.compile(r"[，。；：、\n（）\d]")
# Words that say nothing of what is counted; what is left undone may be all that a plan reminds of.
OF_ANYTHING = re.compile(
    rf"(?<!未)(?<!没有)(?:{OF_ANY_THING})|全部|其中|达到|占|共|已|的|为|比$|全年|上半年|今年|医疗卫生|卫生(?=[院室])|机构|[，、；。：（）]"
)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    alike: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.bound == "exact" or (figure.is_rate and figure.modality)
        if figure.kind not in KINDS or not plain or figure.amount <= 1:
            continue
        before = alike[(counted_in(figure), figure.kind, figure.amount)]
        if before:
            least = SURE_WORD if number in told.explained else LEAST_WORD
            meant = _meant(passage, before[-NEAREST:], number, least)
            if meant is not None and not told.ties(meant, number):
                yield duplicate_relation(passage, number, (meant,), holds=True)
        before.append(number)


def _meant(passage: Passage, before: list[int], again: int, least: int) -> int | None:
    """The one number before it that bears most of its noun."""
    shared = {first: _shared(passage, first, again) for first in before}
    most = max(shared.values())
    best = [first for first, run in shared.items() if run == most]
    one = len(best) == 1 or kind_behind(passage, again) is not None
    return best[0] if most >= least and one else None


def _shared(passage: Passage, first: int, again: int) -> int:
    """So many signs of a word do both bear; none where they may be of different things."""
    if passage.same_sentence(first, again):
        return 0
    kind, others = kind_behind(passage, again), kind_behind(passage, first)
    if kind and others and kind[0] == others[0]:
        return len(kind[0]) if not (kind[1] and others[1]) or kind[1] == others[1] else 0
    if passage.paragraphs[first] == passage.paragraphs[again]:
        return 0
    own, name = _own_words(passage, first), passage.labels[again]
    groups = [set(words_of_kind(words, GROUP)) for words in (own, name + passage.tails[again])]
    if all(groups) and not groups[0] & groups[1]:
        return 0  # 筛查肺结核1286人……高血压筛查1286人
    behind = passage.plain[passage[again].end : passage[again].end + NOUN]
    noun = CLAUSE_END.split(behind)[0]
    if noun.startswith(PROJECTS) and PROJECTS in own and passage[again].modality:
        return len(PROJECTS)
    noun = OF_ANYTHING.sub("|", noun.replace(*OTHER_WORD))
    run = shared_run(noun, own) if passage[again].modality else 0
    name, before = OF_ANYTHING.sub("|", name), passage.said_before(first, SAID)
    if passage[again].is_rate:
        as_it_stands = shared_run(passage.labels[again], before)
        said = as_it_stands if as_it_stands >= SURE_WORD else shared_run(name, before)
        both_aimed = passage[first].modality and passage[again].modality
        run = max(run, said if said >= (AIMED_ALIKE if both_aimed else LONG_WORD) else 0)
    if passage[again].printed_digits >= MANY_DIGITS:
        run = max(run, shared_run(noun, own), shared_run(name, own))
    return run


def _own_words(passage: Passage, number: int) -> str:
    """The words around a figure, and for a rate (老年人口186219人，占20.9%) those of the count before it."""
    own = (passage.labels[number] + passage.tails[number]).replace(*OTHER_WORD)
    of_a_count = passage[number].is_rate and number > 0 and passage.same_sentence(number - 1, number)
    return passage.labels[number - 1] + own if of_a_count else own
