"""年龄段的连接号丢失。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT125",
    ERROR,
    "年龄段中间的连接号丢失",
    "“2064岁”没有人能到，“06岁”不这样写：是“20～64岁”“0～6岁”在转换中丢了连接号。",
    "GB/T 15834-2011 4.13；GB/T 15835-2011 5.1.3",
)
flagged = [
    "全镇2064岁已婚育龄妇女3581人，实查2120人。",
    "06岁儿童健康管理率92.3%。",
    "完成3564岁妇女“两癌”筛查1800人。",
    "036个月儿童中医药健康管理1176人。",
    "对1549岁育龄妇女和614岁学生开展筛查。",
]
silent = [
    "全镇20～64岁已婚育龄妇女3581人，105岁老人2名。",
    "0-6岁儿童健康管理率92.3%，6岁儿童入学体检。",
    "完成35—64岁妇女“两癌”筛查1800人，100岁及以上老人12人。",
    "患者编号2064，岁末随访；工龄006岁末统计。",
    "0～36个月儿童1176人，树龄1200岁的古樟一株。",
]
AGES = re.compile(
    r"(?<![\d.,～~—–\-至到])(?P<run>\d{2,4})(?:周岁|岁(?!末|尾|初|月|数|的古|古)|个月(?=儿|婴|幼))"
)
OLDEST, WIDEST_IN_MONTHS = 120, 72


def check(document: Document) -> Iterator[Finding]:
    for match in AGES.finditer(document.plain):
        run, months = match["run"], match.group().endswith("月")
        if not (run.startswith("0") or int(run) > (999 if months else OLDEST + 15)):
            continue
        parted = _parted(run, WIDEST_IN_MONTHS if months else OLDEST)
        if len(parted) == 1:
            low, high = parted[0]
            put = f"{low}～{high}"
            yield RULE.at(
                *match.span("run"), f"“{match.group()}”应为“{put}{match.group()[len(run) :]}”", put=put
            )


def _parted(run: str, most: int) -> list[tuple[str, str]]:
    """Every way to read it as two ages of which the second is the higher, and neither begins with a nought."""
    found = []
    for place in range(1, len(run)):
        low, high = run[:place], run[place:]
        whole = (low == "0" or low[0] != "0") and high[0] != "0"
        if whole and int(low) < int(high) <= most and (len(run) < 4 or len(low) == 2):
            found.append((low, high))
    return found
