"""识别错字：扫描识别时把一个字当成形近的另一个。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT151",
    WARNING,
    "识别错字",
    "扫描识别容易把形近的字混淆：末与未、巳与已、曰与日、入与人、千与干、字母O与0、l与1；小数点也会成为句号。只指出上下文只有一种读法的。",
    "《现代汉语词典》第7版；GB/T 15835-2011",
)
flagged = [
    "辖区内4个村尚末达标。",
    "截至6月未，共建档3120份。",
    "全年门诊3400入次。",
    "全县活产1OOO人，门诊l2.3万人次。",
    "共接种1O0人，完成率95.O%。",
    "2l5人通过考核。",
    "三年来培训村医若千名。",
    "妇幼保健院己建成投入使用。",
    "医疗收人1200万元。",
    "全年门诊38。9万人次，同比提升27。2%。",
    "发病率为12.3/lO万，投入lO万元。",
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
    "全县共有村卫生室320。2021年新建12个。完成任务数1200。98%的村卫生室达标。",
    "新增床位80。5家卫生院完成改造。门诊人次达38。9月份开展义诊。",
    "注射液50ml/支，5l装消毒液10桶。",
]
NEIGHBOURS = 4


def check(document: Document) -> Iterator[Finding]:
    for start, end, right in _together(document):
        around = document.text[max(0, start - NEIGHBOURS) : end + NEIGHBOURS].replace("\n", " ")
        message = f"“{around}”中的“{document.text[start:end]}”应为“{right}”"
        yield RULE.at(start, end, message, fix=Fix(start, end, right), in_source=True)


def _together(document: Document) -> Iterator[tuple[int, int, str]]:
    """The repairs, those right beside one another as one (1OO人), and what they put there."""
    run: tuple[int, int, str] | None = None
    for repair in document.repairs:
        if repair.kind != "recognition":
            continue
        right = document.plain[repair.first : repair.last]
        if run and run[1] == repair.start:
            run = run[0], repair.end, run[2] + right
            continue
        if run:
            yield run
        run = repair.start, repair.end, right
    if run:
        yield run
