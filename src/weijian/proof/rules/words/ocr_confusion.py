"""识别错字：扫描识别时把一个字当成形近的另一个。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT151",
    WARNING,
    "识别错字",
    "扫描识别容易把形近的字混淆：末与未、巳与已、曰与日、入与人、千与干、字母O与0、l与1。只指出上下文只有一种读法的。",
    "《现代汉语词典》第7版；GB/T 15835-2011",
)
flagged = [
    "辖区内4个村尚末达标。",
    "截至6月未，共建档3120份。",
    "全年门诊3400入次。",
    "共接种1O0人，完成率95.O%。",
    "2l5人通过考核。",
    "三年来培训村医若千名。",
    "妇幼保健院己建成投入使用。",
    "医疗收人1200万元。",
    "乙型肝炎12例，戍型肝炎3例。",
]
silent = [
    "上年末完成的项目不再列入，年末达标的另计。",
    "O型血500毫升，CO2培养箱2台，O157:H7检测阴性。",
    "辛巳年建院，癸巳年迁址。",
    "接收人签字，第3入口处设测温点，投资人到会。",
    "一千部手机、3千预算内资金。",
    "自己完成，知己知彼。",
    "家兔疫苗、来自细胞的信号、院土地使用证。",
    "注射液50ml/支，5l装消毒液10桶。",
]
NEIGHBOURS = 4


def check(document: Document) -> Iterator[Finding]:
    for repair in document.repairs:
        if repair.kind == "recognition":
            start, end = max(0, repair.start - NEIGHBOURS), repair.end + NEIGHBOURS
            around = document.text[start:end].replace("\n", " ")
            right = document.plain[repair.first : repair.last]
            message = f"“{around}”中的“{document.text[repair.start : repair.end]}”应为“{right}”"
            yield RULE.at(
                repair.start, repair.end, message, fix=Fix(repair.start, repair.end, right), in_source=True
            )
