"""同一数量在几份文件里不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.kernel.periods import Period
from weijian.proof.batch.statements import CrossFinding, Groups, Statement
from weijian.proof.findings import WARNING
from weijian.proof.relations.repeats.restated import agree, close
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG204",
    WARNING,
    "同一数量在几份文件里不一致",
    "同一县的几份文件写同一时间（同一期间或同一截止日）的同一个数量，写的数却不同。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    (
        "青溪县卫生健康局2020年上半年工作总结\n截至6月30日，全县在管高血压患者12958人。",
        "青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。",
    ),
    (
        "青溪县卫生健康局2019年工作总结\n全年完成农村妇女“两癌”检查5012人。",
        "青溪县卫生健康局2020年工作总结\n2019年，农村妇女两癌免费检查5102人。",
    ),
    (
        "青溪县卫生健康局2020年工作总结\n孕产妇系统管理率94.48%。",
        "青溪县卫健局2020年妇幼健康工作总结\n孕产妇系统管理率达到92.48%。",
    ),
]
silent = [
    (
        "青溪县卫生健康局2020年上半年工作总结\n在管高血压患者12958人。",
        "青溪县卫生健康局2020年工作总结\n在管高血压患者13310人。",
    ),
    (
        "青溪县卫生健康局2020年工作总结\n在管高血压患者12958人。",
        "白河县卫生健康局2020年工作总结\n在管高血压患者13310人。",
    ),
    (
        "青溪县卫生健康局2020年工作总结\n孕产妇系统管理率94.48%。",
        "青溪县卫生健康局2020年妇幼健康工作总结\n孕产妇系统管理率94.5%，力争孕产妇系统管理率达到96%。",
    ),
    (
        "卫生健康局2020年工作总结\n在管高血压患者12958人。",
        "卫生健康局2020年工作汇报\n在管高血压患者13310人。",
    ),
]


def check(groups: Groups) -> Iterator[CrossFinding]:
    for group in groups:
        told: set[tuple[int, int]] = set()
        for number, later in enumerate(group):
            for earlier in group[:number]:
                pair = earlier.report, later.report
                if pair not in told and earlier.report != later.report and _contradict(earlier, later):
                    told.add(pair)
                    yield _finding(earlier, later)


def _contradict(one: Statement, other: Statement) -> bool:
    exact = one.figure.bound == other.figure.bound == "exact"
    return (
        exact
        and _same_time(one.period, other.period)
        and close(one.figure, other.figure)
        and not agree(one.figure, other.figure)
    )


def _same_time(one: Period, other: Period) -> bool:
    """截至6月30日 is also what a report on the first half says without any date."""
    dated = "as_of" in {one.kind, other.kind} and one.end == other.end
    return one == other or (dated and {one.start.year, other.start.year} == {one.end.year})


def _finding(one: Statement, other: Statement) -> CrossFinding:
    message = f"{other.period.label}的“{other.name}”几份文件不一致：{one.said()}，{other.said()}"
    return CrossFinding(RULE.code, RULE.severity, message, (other.place, one.place))
