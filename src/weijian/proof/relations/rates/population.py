"""Population: a count with a rate whose base (or part) is not stated; what whole numbers they imply.

管理155人，管理率98.73% implies a base of 157. Where no whole number on either side gives the stated rate,
the two cannot both be right (the GRIM test).
"""

import re
from collections.abc import Iterator

from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import whole_numbers_fit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates import implied_population
from weijian.proof.relations.rates.quotients import explaining_pair, rates
from weijian.proof.relations.rates.ties import tie_of
from weijian.proof.relations.sums import sum
from weijian.proof.relations.wording import CHANGE, TASK_SAID, VITAL, shared_run, stem_of

PEOPLE_AND_PLACES = {"people", "places", "cases", "户", "份", "元", "bare"}
VITAL_COUNT = re.compile(r"死亡|活产|出生|病例|传染病|发病|报告|患")
MONEY_SHARE = re.compile(r"占|金额|总额|资金|投资|到位|执行|支出|拨付")
OF_SOME_SIZE = re.compile(r"(?:死亡|出生|增长|发病|患病|检出)率[^，。；]{0,4}$")
AVERAGE = re.compile(r"平均|人均|均次")
FOUND = re.compile(r"检出|阳性检出|阳性|异常检出|异常")
EXAMINED = re.compile(r"(?:筛查|检查|检测|体检)(?:了)?(?:总?人数|人次数?)?[^，。；]{0,4}$")
# 应管理71人, 需管理, 管理对象71人: those of whom something is to be done.
A_BASE = re.compile(r"应(?!急|对|用|届|诊|答|邀)|需|未|拟|待|目标|任务|计划|总(?!院)|对象")
REACH = 8


def find(passage: Passage) -> Iterator[Relation]:
    implied = list(_beside_counts(passage))
    yield from implied
    yield from implied_population.find(passage, implied)


def _beside_counts(passage: Passage) -> Iterator[Relation]:
    parts = {part for relation in sum.find(passage) for part in relation.operands if relation.holds}
    for rate in rates(passage):
        if (
            passage[rate].value == 100
            or _without_sign(passage, rate)
            or explaining_pair(passage, rate)
            or tie_of(passage, rate)
        ):
            continue
        count = _count_before(passage, rate, parts)
        if count is not None:
            relation = _implied(passage, rate, count)
            if relation is not None:
                yield relation


def _without_sign(passage: Passage, rate: int) -> bool:
    """死亡率为15.08: per thousand or per hundred, nobody can say."""
    return passage[rate].text[-1:].isdigit() and OF_SOME_SIZE.search(passage.labels[rate]) is not None


def _count_before(passage: Passage, rate: int, parts: set[int]) -> int | None:
    """The nearest count of the same sentence; only rates and the parts of a sum may stand between."""
    for number in reversed(passage.before(rate, REACH)):
        figure = passage[number]
        if not passage.same_sentence(number, rate):
            return None
        if figure.is_rate and not VITAL.search(passage.labels[number]):
            continue
        if number in parts and not passage.labels[rate].lstrip("，").startswith("占"):
            continue
        fits = (
            figure.family in PEOPLE_AND_PLACES
            and figure.kind in {"count", "money"}
            and figure.bound == "exact"
        )
        worth = figure.amount > 0 or (number == rate - 1 and TASK_SAID.search(passage.labels[rate]))
        return number if fits and worth else None
    return None


def _implied(passage: Passage, rate: int, count: int) -> Relation | None:
    stated, known = passage[rate], passage[count]
    if (
        stated.bound == "at_most"
        or (known.factor != 1 and known.kind == "count")
        or not _of_one_matter(passage, rate, count)
    ):
        return None
    fit = whole_numbers_fit(stated, known, only_part=_surely_the_part(passage, rate, count))
    if fit is None:
        if not _stated_together(passage, rate, count):
            return None
        working = f"没有整数能与{known.text}得出{stated.text}"
        return Relation(
            "population", rate, (count,), None, stated.value, False, working, _nearest_text(known, stated)
        )
    working = f"{known.text}与{stated.text}所对应的数为{fit[0]}" + (f"至{fit[1]}" if fit[1] > fit[0] else "")
    return Relation("population", rate, (count,), fit, stated.value, True, working)


def _surely_the_part(passage: Passage, rate: int, count: int) -> bool:
    """完成……的180%; 糖尿病患者健康管理71人，管理率83.1%: what was done can be no base of the rate at which it was done."""
    label, stem = passage.labels[rate], stem_of(passage.labels[rate])
    if TASK_SAID.search(label):
        return True
    name = passage.named(count)
    return count == rate - 1 and len(stem) >= 2 and name.count(stem) == 1 and not A_BASE.search(name)


def _of_one_matter(passage: Passage, rate: int, count: int) -> bool:
    """Vital rates belong to vital counts, shares of money to money; 死亡率 says nothing about people
    examined.
    """
    label, name = passage.labels[rate], passage.labels[count] + passage.tails[count]
    if passage[rate].period != passage[count].period:  # 体检率95.0%，较上年同期的92.7%提高
        return False
    if AVERAGE.search(label):  # of several rates, each on a base of its own
        return False
    if CHANGE.search(label):
        return False
    if VITAL.search(label):
        return VITAL_COUNT.search(name) is not None
    if passage[count].kind == "money":
        return MONEY_SHARE.search(label) is not None
    if passage[count].family == "people" or label.startswith("占"):
        return True
    return shared_run(stem_of(label), name) >= 2


def _nearest_text(count: Figure, rate: Figure) -> bool:
    return count.family == "people" and PER[rate.kind] == 100


def _stated_together(passage: Passage, rate: int, count: int) -> bool:
    """Count and rate side by side, the count whole and the rate named as one."""
    clause, name = passage.between(count, rate), passage.labels[count] + passage.tails[count]
    if passage[count].family != "people" or "；" in clause:
        return False
    stem = stem_of(passage.labels[rate])
    if FOUND.fullmatch(stem) and EXAMINED.search(name):  # 筛查78人次，同比增长9.9%，检出率34.62%
        return all(passage[n].is_rate or CHANGE.search(passage.labels[n]) for n in range(count + 1, rate))
    if count != rate - 1 or len(clause) > 16:
        return False
    task = TASK_SAID.search(passage.labels[rate])
    return shared_run(task.string if task else stem, name) >= 2 and (task is not None or "率" in clause)
