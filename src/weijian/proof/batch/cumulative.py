"""年初以来的累计数，时间短的反而多。"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.batch.statements import CrossFinding, Groups, Statement
from weijian.proof.findings import WARNING
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG205",
    WARNING,
    "累计数越来越少",
    "同一县同一年的两份文件，上半年（前几个月）完成的数量比全年还多；累计数只会增加。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    (
        "青溪县卫生健康局2020年上半年工作总结\n完成农村妇女“两癌”检查5012人。",
        "青溪县卫生健康局2020年工作总结\n全年完成农村妇女“两癌”检查4850人。",
    ),
    (
        "青溪县卫生健康局2020年1-9月工作总结\n为65岁及以上老年人免费体检，老年人体检21034人。",
        "青溪县卫健局2020年工作总结\n老年人健康体检20134人。",
    ),
]
silent = [
    (
        "青溪县卫生健康局2020年上半年工作总结\n完成农村妇女“两癌”检查2512人。",
        "青溪县卫生健康局2020年工作总结\n全年完成农村妇女“两癌”检查4850人。",
    ),
    (
        "青溪县卫生健康局2020年上半年工作总结\n在管高血压患者13310人。",
        "青溪县卫生健康局2020年工作总结\n在管高血压患者12958人。",
    ),
    (
        "青溪县卫生健康局2020年上半年工作总结\n老年人体检率71.2%。",
        "青溪县卫生健康局2020年工作总结\n老年人体检率68.4%。",
    ),
    (
        "青溪县卫生健康局2020年上半年工作总结\n完成婚前检查1012人。",
        "青溪县卫生健康局2021年工作总结\n完成婚前检查980人。",
    ),
]
# What is done adds up over a year; who is under management or insured comes and goes.
# fmt: off
DONE = frozenset({
    "体检", "筛查", "检出", "确诊", "救治", "接种", "死亡", "住院分娩",
    "活产", "产后访视", "新生儿访视", "早孕建册", "两癌", "宫颈癌", "乳腺癌", "孕前优生",
    "婚前检查", "产前筛查", "新生儿疾病筛查", "听力筛查", "营养包", "叶酸", "无偿献血", "应急献血",
    "疫苗接种", "孕产妇死亡", "新生儿死亡", "婴儿死亡",
})
# fmt: on
VISITS = {"人次", "例次", "剂次", "台次", "场次"}


def check(groups: Groups) -> Iterator[CrossFinding]:
    for group in groups:
        if not _adds_up(group[0]):
            continue
        told: set[tuple[int, int]] = set()
        for short in group:
            for long in group:
                pair = short.report, long.report
                if pair not in told and short.report != long.report and _shrinks(short, long):
                    told.add(pair)
                    yield _finding(short, long)


def _adds_up(statement: Statement) -> bool:
    figure = statement.figure
    return figure.kind == "count" and (figure.unit in VISITS or not DONE.isdisjoint(figure.topic))


def _shrinks(short: Statement, long: Statement) -> bool:
    """Both since the same day, the one that ends earlier surely the greater."""
    within = short.period.start == long.period.start and short.period.end < long.period.end
    return within and short.own and long.own and short.figure.interval[0] > long.figure.interval[1]


def _finding(short: Statement, long: Statement) -> CrossFinding:
    message = (
        f"“{long.name}”{short.period.label}已有{short.figure.text}，{long.period.label}只有{long.figure.text}："
        f"{short.said()}，{long.said()}"
    )
    return CrossFinding(RULE.code, RULE.severity, message, (long.place, short.place))
