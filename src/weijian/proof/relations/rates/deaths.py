"""Deaths of children and mothers on the live births told before: 活产1924人……5岁以下儿童死亡9例，死亡率
4.68‰. By definition the rate is of the live births of the same year, so that one that is not is worth a warning, and
one that would be with ‰ for % an error.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import BIRTHS, told
from weijian.proof.relations.rates.quotients import explaining_pair, quotient_relation
from weijian.proof.relations.wording import CHANGE, LIVE_BIRTHS

RATE = re.compile(r"死亡率(?:为|达|达到|是|约|分别为)*$")
DEATHS = re.compile(r"(?:新生儿|婴儿|儿童|孕产妇|产妇|围产儿)死亡")
# By definition on more than the live births, or on other children.
OTHER_BASE = re.compile(r"围产|1[-—～~]4岁|伤害|溺水|交通")
KINDS = {"permille", "per100k", "percent"}
SINCE = re.compile("连续")
REACH = 20


def find(passage: Passage) -> Iterator[Relation]:
    for rate in range(1, len(passage)):
        part = rate - 1
        named = passage[rate].kind in KINDS and RATE.search(passage.labels[rate])
        of_a_list = "分别" in passage.labels[rate]
        if (
            not named
            or of_a_list
            or not DEATHS.search(passage.named(part))
            or not passage.same_sentence(part, rate)
        ):
            continue
        births = [n for n in reversed(passage.before(part, REACH)) if _are_births(passage, n)]
        births = births or [n for n in told(passage)[BIRTHS] if passage[n].family == "people" and n < part]
        births.sort(key=lambda number: "活产" not in passage.labels[number])
        if not births or explaining_pair(passage, rate) or passage[part].family != "people":
            continue
        fitting = [base for base in births if meets_rate(passage[rate], passage[part], passage[base])]
        base = fitting[0] if fitting else births[0]
        if fitting or _can_be_judged(passage, rate, part, base):
            firm = not fitting and _sign_wrong(passage, rate, part, base)
            yield quotient_relation(passage, "rate_per", rate, part, base, bool(fitting), firm)


def _are_births(passage: Passage, number: int) -> bool:
    figure = passage[number]
    counted = figure.family == "people" and figure.bound == "exact" and figure.amount > 0
    return counted and LIVE_BIRTHS.search(passage.named(number)) is not None


def _can_be_judged(passage: Passage, rate: int, part: int, base: int) -> bool:
    """Stated as reached, of one year, and of nobody but those born."""
    stated, deaths, births = passage[rate], passage[part], passage[base]
    words = passage.labels[rate] + passage.named(part)
    exact = stated.bound == deaths.bound == "exact" and stated.value > 0 and deaths.amount > 0
    own = {deaths.period} if not SINCE.search(deaths.period) else set()  # 连续6年无孕产妇死亡；婴儿死亡2例
    same = own <= {births.period} and deaths.area == births.area and not stated.modality
    shown = stated.text[-1:] in "%‰万"
    return exact and same and shown and not OTHER_BASE.search(words) and not CHANGE.search(words)


def _sign_wrong(passage: Passage, rate: int, part: int, base: int) -> bool:
    """死亡率4.68%, where it is 4.68‰."""
    meant = replace(passage[rate], kind="permille")
    return passage[rate].kind == "percent" and meets_rate(meant, passage[part], passage[base])
