"""What is called a total, and what is told beside it of the same matter: no more than the total, though it need not be all.

共实施项目9个，总投资3.47亿元。……病房楼项目，总投资8600万元; 应急献血916人。乡镇采血344人。无偿献血总人数2156人; 总报销金额
862万元，政府兜底56万元. Only the kept order is noted.
"""

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE, adds_up
from weijian.proof.relations.wording import CHANGE, called_task, shared_run

TOTAL = re.compile(
    r"总(?:人数|人次数?|数|量|户数|例数)(?:为|达|达到|有|共)*$|^总(?:床位|编制)[^，。；]{0,6}$"
)
COSTS = re.compile(r"(?:总投资|(?:概算|预算)投资)(?:为|约|达)?$")
# What is built of it, by the year or so far: 年内完成投资1.2亿元.
INVESTED = re.compile(
    r"(?:年内|全年|年底|下半年|上半年|今年|本年度?|当年|确保|力争|计划|预计|累计|已|前)*(?:完成|到位|计划)(?:建设|固定资产)?投资(?:为|约|达到?)?$"
)
TOTAL_COST = re.compile(r"总投资(?:为|约|达|共)?$")
ITS_COST = re.compile(r"(?<!完成)投资(?:为|约)?$")
ALL_PROJECTS = re.compile(r"项目(?:共|有|为)*$")
NAMED_ALIKE, SAID = 5, 40
# 药品总费用……，诊疗费用……: the total is of one kind of cost.
COST = re.compile(r"药品|药物|诊疗|检查|治疗|材料|耗材|床位|护理|化验|手术")
TOTAL_MONEY = re.compile(r"总[^，。；]{0,6}(?:金额|额|费用|投资|资金|支出|收入)(?:为|达|共)?$")
PROJECTS = 24
REACH = 6


def find(passage: Passage) -> Iterator[Relation]:
    yield from _of_the_project(passage)
    yield from _what_one_costs(passage)
    for total in range(len(passage)):
        yield from _projects(passage, total)
        yield from _sum_of_money(passage, total)
        if passage[total].kind != "count" or not TOTAL.search(passage.labels[total]):
            continue
        parts = _parts(passage, total)
        if parts and not adds_up(passage, total, list(parts)):
            yield order_relation(passage, total, parts, holds=True)


def _of_the_project(passage: Passage) -> Iterator[Relation]:
    """县人民医院住院综合楼年内完成投资1.2亿元 and, in another section, what it costs in all; else what all projects cost."""
    costs = [n for n in range(len(passage)) if TOTAL_COST.search(passage.labels[n])]
    costs = [n for n in costs if passage[n].kind == "money"][:PROJECTS]
    everything = next((n for n in costs if n and ALL_PROJECTS.search(passage.named(n - 1))), None)
    for part in range(len(passage) if costs else 0):
        built = INVESTED.search(passage.labels[part])
        if built is None or passage[part].kind != "money":
            continue
        name = passage.labels[part][: built.start()].strip("，、；：")
        alike = {n: shared_run(name, passage.said_before(n, SAID)) for n in costs}
        nearest = max(alike, key=lambda n: alike[n])
        named = alike[nearest] >= NAMED_ALIKE
        whole = nearest if named else everything if not name else None
        if whole is not None and passage.paragraphs[whole] != passage.paragraphs[part]:
            holds = passage[part].interval[0] <= passage[whole].interval[1]
            if holds or named:
                yield within(passage, whole, part, holds)


def _what_one_costs(passage: Passage) -> Iterator[Relation]:
    """项目总投资1.26亿元，完成投资8442万元。其中住院综合楼投资5580万元，建筑面积18600平方米: what one building costs is of
    what all cost, whatever was spent so far.
    """
    for part in range(2, len(passage)):
        beside = [n for n in (part - 1, part + 1) if n < len(passage) and passage.same_sentence(n, part)]
        built = any(passage[n].kind == "area" for n in beside)
        if not built or passage[part].kind != "money" or not ITS_COST.search(passage.labels[part]):
            continue
        whole = next(
            (n for n in reversed(passage.before(part, REACH)) if TOTAL_COST.search(passage.labels[n])), None
        )
        if (
            whole is not None
            and "其中" in passage.between(whole, part)
            and passage[part].amount <= passage[whole].amount
        ):
            yield within(passage, whole, part, holds=True)


def _projects(passage: Passage, total: int) -> Iterator[Relation]:
    """What single projects cost, told in the sentences behind what all cost."""
    counted = total > 0 and passage.same_sentence(total - 1, total)
    if not counted or not COSTS.search(passage.labels[total]) or "项目" not in passage.said_before(total):
        return
    parts: list[int] = []
    for number in range(total + 1, min(len(passage), total + PROJECTS)):
        if passage.points[number] != passage.points[total]:
            break
        apart = not passage.same_sentence(total, number)
        if apart and passage[number].kind == "money" and COSTS.search(passage.labels[number]):
            parts.append(number)
    if parts and sum(passage[part].amount for part in parts) <= passage[total].amount:
        yield order_relation(passage, total, tuple(parts), holds=True)


def _parts(passage: Passage, total: int) -> tuple[int, ...]:
    """The counts before it in the same unit and point; one at least shares the total's name."""
    found: list[int] = []
    for part in reversed(passage.before(total, REACH)):
        if passage.points[part] != passage.points[total]:
            break
        same = passage[part].unit == passage[total].unit and passage[part].bound == "exact"
        label = passage.labels[part]
        if same and not CHANGE.search(label) and not called_task(label, passage.tails[part]):
            found.append(part)
    named = any(shared_run(passage.labels[part], passage.labels[total]) >= 2 for part in found)
    kept = sum(passage[part].amount for part in found) < passage[total].amount
    return tuple(reversed(found)) if named and kept else ()


def _sum_of_money(passage: Passage, whole: int) -> Iterator[Relation]:
    """总报销金额A万元，政府兜底B万元: a sum of money named a total, and the next sum in the sentence."""
    part = whole + 1
    if not passage.behind(whole, 1) or not TOTAL_MONEY.search(passage.labels[whole]):
        return
    of_one_kind = set(COST.findall(passage.labels[whole]))
    if PRICE.search(passage.labels[part]) or not of_one_kind <= set(COST.findall(passage.labels[part])):
        return
    if passage[whole].kind == passage[part].kind == "money" and passage[part].amount <= passage[whole].amount:
        yield order_relation(passage, whole, (part,), True, False)
