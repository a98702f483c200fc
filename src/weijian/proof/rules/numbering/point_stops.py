"""并列各点末尾的标点不一致。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.numbering.points import Point, rows_of_points
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM107",
    HINT,
    "并列各点末尾的标点不一致",
    "“一是”“二是”等并列各点，前几点的末尾要么都用分号，要么都用句号。",
    "GB/T 15834-2011 4.6.3 分号",
)
flagged = [
    "一是召开会议，统一思想；二是制定方案，明确分工；三是开展督查，通报结果。四是总结经验，形成机制。",
    "一要摸清底数。二要建好台账；三要按月随访。",
    "第一，培训到位。第二，物资到位；第三，责任到位。",
    "一是加强领导，二是强化保障；三是严格考核；四是加大宣传。",
    "①签订协议；②落实随访。③按季体检；④更新档案。",
]
silent = [
    "一是召开会议，统一思想；二是制定方案，明确分工；三是开展督查，通报结果。",
    "一要摸清底数。二要建好台账。三要按月随访。",
    "一是抓培训：请专家授课；组织考试。二是抓考核。",
    "一是加强培训。全年办班6期；参训320人。二是加强考核。三是严肃问责。",
    "一是抓培训，二是抓考核，三是抓兑现。",
    "一是抓培训，请专家授课；二是抓考核；三是抓兑现。",
    "一是抓培训，二是抓考核；三是抓兑现，四是抓问责。",
]

# Two other points at least show what mark they end in.
ENOUGH = 2


def check(document: Document) -> Iterator[Finding]:
    for row in rows_of_points(document):
        closing = [_closing(document, after) for after in row[1:]]
        if len(row) > ENOUGH and closing.count("，") == 1 and len(set(closing)) == ENOUGH:
            usual = next(mark for mark in closing if mark != "，")
            place = row[1 + closing.index("，")].start - 1
            if usual in "；。":
                message = f"这一点的末尾用了“，”，其他各点用“{usual}”"
                yield RULE.at(place, place + 1, message, put=usual, severity=WARNING)
        if len(row) < 3 or not set(closing) >= {"；", "。"}:
            continue
        usual = max("；。", key=closing.count)
        for point, mark in zip(row[1:], closing, strict=True):
            if mark in "；。" and mark != usual:
                place = point.start - 1
                message = f"这一点的末尾用了“{mark}”，其他各点用“{usual}”"
                yield RULE.at(place, place + 1, message, put=usual)


def _closing(document: Document, point: Point) -> str:
    return document.plain[point.start - 1 : point.start].strip() or "\n"
