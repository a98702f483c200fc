"""用成了另一个音近、形近的词。"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.pattern import any_of
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.misspelt import is_of_a_term
from weijian.proof.rules.words.neighbours import mistaken
from weijian.proof.rules.words.slips import slip_pattern

RULE = Rule(
    "TXT144",
    ERROR,
    "用成了另一个词",
    "“形式”与“形势”、“必需”与“必须”、“防治”与“防止”：两个都是词，前后的词语说明这里应是另一个，"
    "见 confusables.tsv；“疫苗接踵”“铜币增长”：前后常见的是音近、形近的另一个词，见 word_pairs.tsv。",
    "《现代汉语词典》（第7版）",
)
flagged = [
    "人口监测与形式分析每季度一次，对这些问题必需高度重视。",
    "全县卫生系统狠抓机遇，再县委的正确领导下取的了明显成效。",
    "坚持已人民健康为中心，即要抓防控，又要抓救治。",
    "防治因病返贫，专项政治行动阻止开展12次，收益群众3万人。",
    "在次部署疫情防控，不带口罩不得入内。",
    "疫情形式依然严峻，决策部属及其重要。",
    "免疫规划疫苗接踵18.6万剂次，门急诊人次铜币增长4.2%。",
    "门诊楼已于9月军工，疫情防空有力，各项治标均完成，家庭一生签约，按时办结率打到96%。",
    "下一步，我局将已创建国家卫生县城为抓手，全县个医疗机构再最短时间内完成整改，未经培训合格得人员不得上岗。",
    "基层服务能力蹄声明显，慢性病患者健康官吏到位。",
    "召开工作回忆部署，圆满完成目标人物，发放宣传自料3万份。",
]
silent = [
    "形式多样地开展宣传，防控形势分析会每季度一次，必须高度重视，生活必需品供应充足。",
    "狠抓落实，再过三年，在县委的正确领导下取得了明显成效。",
    "坚持以人民健康为中心，防治结合，即时结算，既往史阴性。",
    "县疾控中心及其重要岗位人员、部属医院、投资收益300万元、退役转业人员安置。",
    "携带口罩样品，阻止疫情扩散，防止返贫，人民检察院提出检察建议。",
    "群众接踵而至，铜币收藏展，检测能力与监测水平同步提高。",
    "县里给予资助，院区宽敞，一户一策，省里督办，步道建成。",
    "军工企业竣工验收，防空演练、应急指挥部与智慧长者平台，治标更治本，一生只做一件事，新建城乡公厕12座。",
    "将已建成的村卫生室作为抓手，三个医疗组再到现场，考核严守工作纪律，工作中点多面广，即使发现问题也及时整改。",
    "患者反应良好，左心房增大，为方便群众起见，平安拍摄，现代头颈外科，回归定位，偿还节余，群众反应强烈。",
    "向县红十字会报告受灾情况，实现乡乡通、村村通，到目前全乡群众满意，服务更加完美。",
    "潜在次密接者12人，现在部署，存在加把劲的空间。",
]
BEFORE = 8


class Confusion(NamedTuple):
    wrong: str
    right: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    severity: str
    source: str


@cache
def confusions() -> dict[str, list[Confusion]]:
    found: dict[str, list[Confusion]] = {}
    for wrong, right, before, behind, severity, source in rows("confusables.tsv"):
        one = Confusion(wrong, right, re.compile(before), re.compile(behind), severity, source)
        found.setdefault(wrong, []).append(one)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_of(confusions()))


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for match in _pattern().finditer(plain):
        before = plain[max(0, match.start() - BEFORE) : match.start()]
        for one in confusions()[match.group()]:
            if one.before.search(before) and one.behind.match(plain, match.end()):
                if _is_in_a_slip(plain, *match.span()):
                    break
                message = f"“{one.wrong}”应为“{one.right}”（{one.source}）"
                yield RULE.at(*match.span(), message, severity=one.severity, put=one.right)
                break
    for place, written, right in mistaken(plain):
        end = place + len(written)
        # The table knows those that are both in use.
        if (
            written not in confusions()
            and not is_of_a_term(plain, place, end)
            and not slip_pattern().search(written)
        ):
            message = f"“{written}”用在这里不通，疑为“{right}”"
            yield RULE.at(place, end, message, severity=WARNING, put=right)


def _is_in_a_slip(plain: str, start: int, end: int) -> bool:
    """The list of slips reports 卫生效劳 whole."""
    found = slip_pattern().finditer(plain, max(0, start - BEFORE), end + BEFORE)
    return any(slip.start() < end and start < slip.end() for slip in found)
