"""Changes between two years that the words name: 2021年检测138512人次……2023年检测176241人次。三年合计485576人次，
2023年比2021年多37729人次，增长27.2%.

Each of the two years is told once before in the paragraph, both of one matter; whatever other years and totals stand between,
the step lies between these two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import less, meets
from weijian.proof.relations.changes.grown import CHANGE_ONLY, FALLS, fits_growth, growth_relation
from weijian.proof.relations.changes.stepped import FALL, RISE
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

COMPARED = re.compile(
    r"(?P<now>20\d{2})年(?P<own>[^，。；\d]{0,10}?)[比较与同](?P<then>20\d{2})年(?:同期|相比)?[^，。；\d]{0,4}?"
    rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))[了出]{{0,2}}$"
)
OF_ONE_YEAR = re.compile(r"(?P<year>20\d{2})年(?:全年|共|累计)?(?P<what>[^，。；\d]{0,12})$")
REACH, NAMED = 10, 2


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        compared = COMPARED.search(passage.labels[number]) if figure.bound == "exact" else None
        if compared is not None:
            yield from _between(passage, number, compared)


def _between(passage: Passage, number: int, compared: re.Match[str]) -> Iterator[Relation]:
    growth = passage[number].kind == "percent"
    now, then = (_told_of(passage, number, compared, compared[year]) for year in ("now", "then"))
    if now is None or then is None or passage[now].base != passage[then].base:
        return
    falls = compared["fall"] is not None
    if growth:
        yield _grown(passage, number, now, then, falls)
    elif passage[number].base == passage[now].base:
        high, low = (then, now) if falls else (now, then)
        holds = meets(passage[number], less(passage[high], passage[low]))
        yield distance_relation(passage, number, high, low, holds, firm=False)
        rate = number + 1
        if rate < len(passage) and _its_growth(passage, number, rate, falls):
            yield _grown(passage, rate, now, then, falls)


def _told_of(passage: Passage, number: int, compared: re.Match[str], year: str) -> int | None:
    """The one number of the paragraph told of the year, of the matter that the comparison names."""
    found = []
    for before in passage.before(number, REACH):
        figure = passage[before]
        told = OF_ONE_YEAR.search(passage.labels[before])
        alike = figure.base == passage[number].base or passage[number].kind == "percent"
        if told and told["year"] == year and alike and figure.bound == "exact" and not figure.is_rate:
            found.append(before)
    if any(_goes_on_without_a_year(passage, n) for n in found):
        return None  # 2021年门诊41200人次、住院2100人次: of both, perhaps
    own = compared["own"]
    if len(own) >= NAMED:
        found = [n for n in found if shared_run(own, passage.named(n)) >= NAMED]
    return found[0] if len(found) == 1 and passage[found[0]].amount > 0 else None


def _goes_on_without_a_year(passage: Passage, number: int) -> bool:
    behind = number + 1
    alike = behind < len(passage) and passage[behind].base == passage[number].base
    return alike and passage.together(number, behind) and not OF_ONE_YEAR.search(passage.labels[behind])


def _its_growth(passage: Passage, step: int, rate: int, falls: bool) -> bool:
    label = passage.labels[rate]
    said = passage[rate].kind == "percent" and CHANGE_ONLY.search(label) is not None
    return said and passage.same_sentence(step, rate) and bool(FALLS.search(label)) is falls


def _grown(passage: Passage, rate: int, now: int, then: int, falls: bool) -> Relation:
    holds = fits_growth(passage, rate, now, then, falls)
    return replace(growth_relation(passage, rate, now, then, falls, holds), firm=False)
