"""词语搭配不当。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.pattern import Wrong, objections
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT121",
    WARNING,
    "词语搭配不当",
    "动词与宾语、主语与谓语不能搭配，或缺了应有的宾语，或否定重复使意思相反；搭配见 collocations.tsv。",
    "collocations.tsv 各条所注",
)
flagged = [
    "加大院感防控培训，提高诊治水平。",
    "坚决守住重大传染病流行的底线。",
    "加强基层帮扶，加快宣传力度，提高干部队伍建设。",
    "严防不发生群体性事件，避免不再出现类似问题。",
    "全县应急能力得到不断完善。",
    "落实积极推进老龄健康惠民工程，开展大力宣传控烟知识。",
    "开展手足口病监测病例36例，完善公示制度上墙。",
    "提高基层队伍建设和体系建设，成立县控烟办公室领导小组。",
]
silent = [
    "加大院感防控培训力度，提高诊治水平。",
    "坚决守住不发生重大传染病流行的底线。",
    "守住了院内感染“零发生”的底线。",
    "加大项目建设投入，提高队伍建设水平，树立健康理念。",
    "严防发生群体性事件，能力建设制度不断完善。",
    "方便群众通过线上渠道预约，建立家庭医生和社区服务团队。",
    "落实积极推进医改的意见，开展疑似病例排查36例。",
    "提高队伍建设水平，总投资占总额的三成，开展执法12次。",
]


@cache
def collocations() -> list[Wrong]:
    return [
        Wrong(
            # No pair goes over the end of a line.
            re.compile(f"(?:{verb})(?:了|好)?" + behind.replace("[^", r"[^\n")),
            f"{say}（{source}）",
            severity=severity,
            unless=re.compile(unless) if unless else None,
        )
        for verb, behind, unless, severity, say, source in rows("collocations.tsv")
    ]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, collocations())
