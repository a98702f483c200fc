"""句式只有一半，或缺了应有的字。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.pattern import Wrong, objections
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT170",
    ERROR,
    "句式残缺",
    "“在……的领导下”“以……为契机”“为……提供”“取得……成效”之类的句式缺了一半，或缺了其中一个字；句式见 frames.tsv。",
    "frames.tsv 各条所注",
)
flagged = [
    "成立了局长为组长的领导小组。要群众满意为标准，改进服务。",
    "创建卫生县城为契机，开展整治。以健康县建设契机，完善设施。",
    "在县委的正确领导，全县医改稳步推进。在自查自评的基础，形成报告。",
    "与去年同期，门诊量上升3%。自项目实施，群众受益。除县医院，其余均已达标。",
    "我局市政府评为先进单位。监督所全县餐饮单位进行了检查。",
    "死亡率下降了到9/10万，高于省标四个百分。",
    "为老年人提供，对危房进行，取得显著。",
    "进一加强管理，断提高水平，任务越来重，切做好防控。",
    "培训四百余多人次，面积一百二千平方米。",
    "要在于年底前完成，全年共累计义诊30场，出台了制定了方案。",
    "遏制了住疫情，提高了服务质量得到提升，水平有了很大的扩大，防止类似事件不再发生。",
    "截至年底：参保率98%。下一步。我局将加大力度。共12个，其中。达标8个。",
    "营造良好，提高医疗救治，增强组织领导。",
]
silent = [
    "成立了以局长为组长的领导小组，设立由县长任组长的专班。要以群众满意为标准，改进服务。",
    "以创建卫生县城为契机，开展整治。以此为契机，以会代训，工作重点为基层，坚持预防为主，突出重点。",
    "在县委的正确领导下，全县医改稳步推进。在争取上级的大力支持、加强协调的同时，自筹资金。",
    "在自查自评的基础上，形成报告；疫情发生在最困难的时期，",
    "与去年同期相比，门诊量上升3%。自项目实施以来，群众受益。除县医院外，其余均已达标；除了老人，还有儿童。",
    "我局被市政府评为先进单位。监督所对全县餐饮单位进行了检查。全县18个卫生院评为甲等。",
    "死亡率下降到9/10万，下降了九成，高于省标四个百分点，一百个百分之一。",
    "为老年人提供服务，药品由县医院提供，会谈正在进行，手术对患者的影响很大。",
    "进一步加强管理，不断提高水平，诊断提高准确率，一切落实到位，驻扎开展工作。",
    "面积一千二百平方米，三百多人次，剩余多余人员，其余多次协调，二十一个百分点。",
    "重点在于年轻干部，累计投入30万元，完成了制定任务，稳定了住院秩序，提高了群众得到的实惠。",
    "防止疫情发生，确保类似事件不再发生；下一步工作：加大力度；乐在其中。",
    "营造良好氛围，提高医疗救治能力，增强组织领导力，大家各显其能。",
]


@cache
def frames() -> list[Wrong]:
    return [
        Wrong(
            re.compile(frame, re.MULTILINE),
            f"{say}（{source}）",
            put or None,
            severity,
            re.compile(unless) if unless else None,
        )
        for frame, unless, severity, say, put, source in rows("frames.tsv")
    ]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, frames())
