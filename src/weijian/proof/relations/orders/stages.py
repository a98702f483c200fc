"""Order along a course of work: what was settled is part of what was received, who is treated of who is registered.

The later step may also work off what came in before, so only the kept order is noted; it proves nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, called_task

# (the earlier step, the later one)
STEPS = [
    (r"排查|发现|查出|存在|梳理|反馈|摸排|隐患|问题", r"整改|销号|解决|化解"),
    (
        r"受理|接到|收到|接收|接报|接诉|收集|来信|投诉|举报|纠纷|案件",
        r"办结|调解|结案|答复|回复|化解|处理|解决|回应|协议|采纳",
    ),
    (r"申请|报名|申报", r"入党(?!申请)|批准|通过|吸纳|发展|获批|审批|录取|录用|受理|参加"),
    (r"建档|档案|登记|在册|确诊|管理|签约|发病|感染者|患者", r"面访|随访|治疗|服药|体检|住院|治愈|存活|救治"),
    (r"检查|抽检|监测|检测|采集|采样|筛查|监督|抽查", r"不合格|超标|阳性|检出|异常|确诊|整改|立案|停业|处罚"),
    (r"高危[^，。；]{0,6}$", r"高危[^，。；]{0,4}(?:分娩|管理|住院|转诊)"),
    (r"报告|发生|确诊|病例", r"治愈|出院|死亡|重症"),
    (r"第一(?:剂|针)|首(?:剂|针)", r"第二(?:剂|针)|全程|加强"),
    (r"第二(?:剂|针)|全程", r"第三(?:剂|针)|加强"),
    (r"下达|到账|拨付|预算|争取|到位|计划投资|总投资", r"支出|执行|使用|支付|完成投资|已投入"),
]
COURSES = [(re.compile(earlier), re.compile(later)) for earlier, later in STEPS]
KINDS = {"count", "money"}
# People step out of the papers that were made or handed in for them.
ALIKE = {"people", "份"}
REACH = 3


def find(passage: Passage) -> Iterator[Relation]:
    for whole in range(len(passage)):
        if not _can_be_whole(passage, whole):
            continue
        parts = _parts(passage, whole)
        if parts:
            yield order_relation(passage, whole, parts, holds=True)


def _can_be_whole(passage: Passage, whole: int) -> bool:
    figure, label = passage[whole], passage.labels[whole]
    plain = figure.kind in KINDS and figure.bound in {"exact", "over"} and figure.amount > 1
    return plain and not CHANGE.search(label) and not called_task(label, passage.tails[whole])


def _parts(passage: Passage, whole: int) -> tuple[int, ...]:
    """The figures right behind that belong to the next step, all of them together within the whole."""
    found: list[int] = []
    for part in passage.behind(whole, REACH):
        if passage[part].is_rate and not found:
            continue
        if not _alike(passage, whole, part) or "；" in passage.between(whole, part):
            break
        later = _is_later(passage, whole, part)
        if found and _is_later(passage, found[-1], part):
            break  # the step after the next: part of that one
        if not later and not (found and passage.labels[part].startswith(("、", "和"))):
            break
        found.append(part)
    kept = sum(passage[part].amount for part in found) <= passage[whole].amount
    return tuple(found) if kept else ()


def _is_later(passage: Passage, earlier: int, part: int) -> bool:
    name, label = passage.named(earlier), passage.labels[part] + passage.tails[part][:8]
    return any(
        one.search(name) and other.search(label) and not other.search(passage.labels[earlier])
        for one, other in COURSES
    )


def _alike(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    if other.bound != "exact" or CHANGE.search(passage.labels[part]):
        return False
    return one.family == other.family or {one.family, other.family} == ALIKE
