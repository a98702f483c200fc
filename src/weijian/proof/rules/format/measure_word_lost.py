"""数量后面没有量词。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT126",
    WARNING,
    "数量后面没有量词",
    "数量要有量词：“其中14正在治疗”不知道是人还是户，“建档人数22632”应当写“22632人”；表格里不论。",
    "GB/T 15835-2011；《现代汉语八百词》数词、量词",
)
flagged = [
    "管理患者21人，其中14正在接受药物治疗。",
    "老年人建档人数22632，接受健康管理人数15033，健康管理率67.7%。",
    "7岁以下儿童数25873，健康管理24102人。",
    "在管高血压患者18763，规范管理率71.2%。",
    "检出阳性36例，其中12已治愈，3仍在随访。",
    "下村走访贫困户数312，送医送药价值2万元。",
    "全市有11地区未达到标准，共培训325医务人员。",
]
silent = [
    "管理患者21人，其中14人正在接受药物治疗。",
    "老年人建档人数22632人，得分98，编号20632。",
    "患者2020，年新增12人；患者2023年增加。",
    "\t人数\t户数\n建档\t22632\t312",
    "其中3个月以上未随访的12人；确诊患者人数为0，儿童数1.2万人。",
    "人数：22632\n户数：312",
    "辖5乡3镇、12个县区，有301医院专家2人，第3医院，有2患者家属、31省。",
]
PERSONS = "儿童|新生儿|孕妇|产妇|孕产妇|妇女|老年人|居民|学生|患者|病人|感染者|活产|健康管理|体检"
NUMBER = r"(?P<at>\d{1,3}(?:,\d{3})+|\d{1,8})"
ENDS = r"(?=[，。；、）])(?!、\d)"
STATES = "正在|正接|接受|已治|已出|已康|已经|均已|尚未|仍在|全部[治康纳完]|未治|病情"
YEAR = r"(?!(?:19|20)\d{2}[，。；、）])"
WRONG = [
    wrong(
        rf"(?P<unit>[人户例家])数(?:共|共计|为|是|有|达|达到)?{YEAR}(?!0[，。；]){NUMBER}{ENDS}",
        "“{at}”后面缺量词“{unit}”",
        "{at}{unit}",
    ),
    wrong(
        rf"(?:{PERSONS})数(?:共|共计|为|是|有|达|达到)?{YEAR}(?!0[，。；]){NUMBER}{ENDS}",
        "“{at}”后面缺量词",
    ),
    wrong(
        rf"(?<=患者|病人|儿童|居民|学生|妇女){YEAR}(?P<at>\d{{2,8}})(?=，[^，。；]{{0,12}}率)",
        "“{at}”后面缺量词",
    ),
    wrong(
        rf"(?<=老年人|感染者|孕产妇|新生儿){YEAR}(?P<at>\d{{2,8}})(?=，[^，。；]{{0,12}}率)",
        "“{at}”后面缺量词",
    ),
    wrong(
        r"(?:[有共对的辖区]|培训|选派|招聘|涉及|覆盖|检查|走访|组织)(?P<at>\d{2,5})(?=地区|单位|企业|医疗机构|部门|医务人员|医护人员|村医|乡村医生|技术人员|工作人员|场所)",
        "“{at}”后面缺量词",
    ),
    wrong(rf"(?:其中|新增|新发|发现|确诊|[，；、])(?P<at>\d{{1,6}})(?={STATES})", "“{at}”后面缺量词"),
]


def check(document: Document) -> Iterator[Finding]:
    for finding in objections(RULE, document, WRONG):
        if not document.in_table(finding.start):
            yield finding
