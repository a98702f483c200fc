"""Rates told before their two counts: 签约率78.4%，签约33.4万人，常住人口42.6万人; 死亡率23.4/10万，活产12820人，死亡3人.

The sentence tells nothing countable before the rate, and right behind it a part that bears its deed and the base that it is of
by definition or by name, in either order.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import is_base_of
from weijian.proof.relations.rates.words.tie import (
    BARE_SHARE,
    LEFT,
    NOT_FAR,
    QUANTITIES,
    STRICTER,
    Tie,
    alike,
    bears_the_deed,
    is_task,
    off,
    same_people,
)
from weijian.proof.relations.wording import CHANGE, COMPLETION, shared_run, stem_of

SHARE = re.compile(r"(?P<what>[^，。；\d]{2,12}?)(?:占比|比例|比重)(?:为|达|达到|是|约)*$")
APART = re.compile(r"[；。]")
OF_ANOTHER = re.compile(r"其中|上一?年|去年|同期|比上|较上|累计|另")
OF_WHICH = re.compile(r"^[，、（]?其中")
FEWEST_SHARED = 2


def of_the_counts_behind(passage: Passage, rate: int) -> Tie | None:
    label, first, second = passage.labels[rate], rate + 1, rate + 2
    if second >= len(passage) or not passage.same_sentence(rate, second) or CHANGE.search(label):
        return None
    if passage.in_front(rate, 1):
        return None  # of the rate before them the two may be as well
    plain = all(passage[n].kind in QUANTITIES and passage[n].bound == "exact" for n in (first, second))
    if not plain or APART.search(passage.between(rate, second)) or _goes_on(passage, second):
        return None
    for part, whole in ((first, second), (second, first)):
        if alike(passage, part, whole) and passage[part].amount <= passage[whole].amount:
            if _of_its_base(passage, rate, part, whole) or _of_its_task(passage, rate, part, whole):
                return Tie(part, whole, False)
            if _of_which(passage, rate, part, whole):
                return Tie(part, whole, False)
    return None


def _goes_on(passage: Passage, second: int) -> bool:
    """签约33.4万人，常住人口42.6万人，签约率78.4%: of the rate behind them the two may be as well."""
    behind = second + 1
    return behind < len(passage) and passage[behind].is_rate and passage.same_sentence(second, behind)


def _of_its_base(passage: Passage, rate: int, part: int, whole: int) -> bool:
    stem = stem_of(passage.labels[rate])
    own = len(stem) > 1 and bears_the_deed(passage, rate, part) and not BARE_SHARE.match(passage.labels[rate])
    stricter = all(word in passage.named(part) for word in STRICTER.findall(stem))
    plain = not any(
        OF_ANOTHER.search(passage.labels[n]) or LEFT.search(passage.labels[n]) for n in (part, whole)
    )
    fits = own and stricter and plain and is_base_of(passage, rate, whole)
    return fits and same_people(passage, part, whole)


def _of_its_task(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """任务完成率62.3%，任务8000人，完成4984人; not 完成县外转入26人."""
    task = COMPLETION.search(passage.labels[rate]) and is_task(passage, whole) and not is_task(passage, part)
    return bool(task) and off(passage, rate, part, whole) * NOT_FAR <= 1


def _of_which(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """护理型床位占比49.8%，养老床位3260张，其中护理型1625张."""
    share = SHARE.search(passage.labels[rate])
    if share is None or part < whole or not OF_WHICH.match(passage.labels[part]):
        return False
    own = shared_run(share["what"], passage.named(part)) >= FEWEST_SHARED
    return own and shared_run(share["what"], passage.named(whole)) >= FEWEST_SHARED
