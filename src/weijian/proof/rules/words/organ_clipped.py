"""机构名称中间漏了一个字。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT137",
    ERROR,
    "机构名称中间漏了一个字",
    "地名后面的机构名称少了一个字，既不是全称也不是通行的简称（县控中心、区卫生健局）；由 organs.tsv 各机构推出。",
    "organs.tsv 各条所注",
)
flagged = [
    "派出县控中心人员到村指导。",
    "区卫生健局组织督查12次，市人医院新增床位200张。",
    "县妇幼保院孕产妇建册率96%。",
    "全县社区卫生服中心3家。",
]
silent = [
    "派出县疾控中心人员到村指导，启用市质控中心。",
    "区卫健局、县卫生局组织督查12次，市人民医院新增床位200张，县中医院搬迁。",
    "县妇幼保健院、县妇保院合并，乡镇卫生院18家。",
    "全县社区卫生服务中心3家，市民中心1个。",
    "县市场监督管理局、县结核防治所参加，市民医院开业。",
    "县指挥中心、市监控中心24小时值班；县人民检察院派员指导。",
]
PLACES = "县市区省州旗镇乡盟"
# Short names in use, and other organs.
IN_USE = frozenset(
    {"卫生室", "中医院", "卫生局", "卫健局", "卫健委", "健康局", "健康委", "妇幼院", "妇保院", "民医院", "红字会", "十字会",
     "中心站", "区卫生服务中心", "区卫生服务站", "精神病院", "精神医院", "性病防治院", "性病防治站", "慢病防治院",
     "慢病防治站", "慢性病防院", "慢性病防站", "结核防治所", "皮肤防治院", "生育协会", "疾病防控制中心"}
)  # fmt: skip
SHORTEST = 3


@cache
def _clipped() -> dict[str, str]:
    """Every organ without one of its characters but the last, where that is no name in use."""
    organs = [organ for organ, *_ in rows("organs.tsv")]
    found = {}
    for organ in organs:
        for place in range(len(organ) - 1):
            written = organ[:place] + organ[place + 1 :]
            if len(written) >= SHORTEST and written not in IN_USE and written not in organs:
                found[written] = organ
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(map(re.escape, _clipped()), key=len, reverse=True)
    return re.compile(rf"(?<=[{PLACES}])(?P<at>{'|'.join(words)})(?![\u4e00-\u9fff]?检察)")


def check(document: Document) -> Iterator[Finding]:
    for match in _pattern().finditer(document.plain):
        right = _clipped()[match["at"]]
        yield RULE.at(*match.span("at"), f"“{match['at']}”应为“{right}”，漏了一个字", put=right)
