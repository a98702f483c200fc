"""Steps of one service, each among the people of the one before: 在册1494人，在管1431人，规范管理1463人; 应接种1865人，
已接种1908人; 活产2908人，新生儿访视2916人; 采集415份，检验438份.

Who is managed by the rules is managed, and who is managed is on the register. Told in one breath they are of the
same people, so the later step cannot be more; a kept order is left to the finders of shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage

REGISTERED, MANAGED, LOOKED_AFTER = 0, 1, 2
# The last words of a label say the step; who is meant may stand before the first of them.
STEPS = (
    re.compile(r"在册|登记在册|登记|建档立案|建档"),
    re.compile(r"在管|(?:^|[，、]|其中|纳入|健康|已|实际|患者|病人)管理"),
    re.compile(r"(?:规范|标准|系统)化?管理|规[则律]服药|血压控制|血糖控制|面访|有效控制"),
)
LATER = re.compile(
    r"^[，、]?(?:其中|已|现|实际|目前)*(?:(?:规范|标准|系统)化?管理|规[则律]服药|血压控制|血糖控制|有效控制|在管|纳入管理|管理)(?:的)?(?:患者|病人|人数)?(?:数)?(?:为|有|达)?$"
)
NOT_OF_THEM = re.compile(r"累计|新(?!生儿)|率|平均|任务|目标|计划|去年|上年")
# Who should have a service or what is there to be served, and who had it; the words end the name.
SERVED = (
    (r"第?[一1](?:剂次?|针)(?P<deed>)[^，。；]{0,6}", r"第?[二2](?:剂次?|针)[^，。；]{0,6}"),
    (
        r"应(?P<deed>[种检查筛管签访]|接种|体检|检查|筛查|管理|签约|随访|采样|检测)[^，。；]{0,8}",
        r"(?:实际?|已|完成){deed}[^，。；]{0,4}",
    ),
    (
        r"活产(?P<deed>)(?:婴儿|儿)?(?:总?数|人数)?",
        r"(?:新生儿|产后)访视(?:人?数)?|新生儿(?:听力|疾病)筛查(?:人?数)?",
    ),
    (r"(?P<deed>)(?:采集|采样|送检)[^，。；]{0,10}", r"(?:完成|已|实际)?(?:检验|检测|化验)(?:样[本品])?"),
)
SERVED_BY = tuple((re.compile(rf"{there}(?:为|共|达)?$"), done) for there, done in SERVED)
SAMPLES = {"份", "件", "个"}
REACH = 4


def find(passage: Passage) -> Iterator[Relation]:
    for later, figure in enumerate(passage.figures):
        label = passage.labels[later]
        yield from _more_than_there_are(passage, later)
        if figure.family != "people" or figure.bound != "exact" or not LATER.match(label):
            continue
        earlier = _step_before(passage, later, _step(label))
        if earlier is not None and figure.amount > passage[earlier].amount:
            working = f"{figure.text}不应大于{passage.written(earlier)}"
            yield order_relation(passage, later, (earlier,), holds=False, working=working)


def _more_than_there_are(passage: Passage, later: int) -> Iterator[Relation]:
    """The last count of the same unit before it; only rates may stand between."""
    if not reached_count(passage, later) or NOT_OF_THEM.search(passage.labels[later]):
        return  # what has added up may be of more than one time
    for there in reversed(passage.before(later, REACH)):
        between = passage.between(there, later)
        if "；" in between or "（" in between or not passage.same_sentence(there, later):
            return
        if passage[there].is_rate:
            continue
        if _serves(passage, there, later) and passage[later].amount > passage[there].amount:
            working = f"{passage.written(later)}不应大于{passage.written(there)}"
            yield order_relation(passage, later, (there,), holds=False, working=working)
        return


def _serves(passage: Passage, there: int, later: int) -> bool:
    one, other = passage[there], passage[later]
    alike = one.unit == other.unit and (one.family == "people" or one.unit in SAMPLES)
    if (
        not alike
        or one.bound != "exact"
        or one.period != other.period
        or NOT_OF_THEM.search(passage.labels[there].replace("累计", ""))
    ):
        return False
    for first, done in SERVED_BY:
        match = first.search(passage.labels[there])
        if match is not None:
            if "剂" in done and "累计" not in passage.said_before(there):
                return False  # of one day, not of all
            later_name = done.replace("{deed}", match["deed"])
            if re.match(later_name, passage.tails[later]):
                return True
            return re.search(rf"(?:{later_name})(?:为|达|了)?$", passage.labels[later]) is not None
    return False


def _step(label: str) -> int:
    return max((step for step, name in enumerate(STEPS) if name.search(label)), default=-1)


def _step_before(passage: Passage, later: int, step: int) -> int | None:
    """The nearest count of an earlier step; only rates and steps may stand between."""
    for number in reversed(passage.before(later, REACH)):
        apart = "；" in passage.between(number, later) or "（" in passage.between(number, later)
        if apart or not passage.same_sentence(number, later):
            return None
        if passage[number].is_rate:
            continue
        label = passage.labels[number]
        same = passage[number].unit == passage[later].unit and passage[number].bound == "exact"
        own = _step(label)
        if not same or own < 0 or NOT_OF_THEM.search(label):
            return None
        if own < step:
            return number
    return None
