"""患者、群众的姓名与病情、住址。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.personal.surnames import NAME, is_name
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII105",
    WARNING,
    "写出了患者的姓名、病情或住址",
    "患者的姓名、年龄、病情写在一起，任何人都认得出来；公开和上报的材料应当隐去姓名和门牌。",
    "《个人信息保护法》第二十八条；《传染病防治法》第十二条；《精神卫生法》第四条",
)
flagged = [
    "患者王小明，男，45岁，因发热就诊。",
    "首例病例李红梅，女，32岁，已治愈出院。",
    "肺结核患者张建国（男，56岁）完成治疗。",
    "该患者家住白岩镇石桥村三组12号，已纳入随访。",
    "死亡病例刘玉兰，女，78岁，死因为脑卒中。",
    "其中下柳村赵满仓（身份证号110101199003070078）档案有误。",
    "低保户王秀英确诊乳腺癌，帮助其申请救助。",
    "走访患有肺结核的村民刘德胜，贫困患者张建国因脑梗死住院。",
    "石桥村周桂兰身患尿毒症，王家村吴大勇患精神分裂症。",
]
silent = [
    "患者王某某，男，45岁，因发热就诊。",
    "患者黄色预警，男女比例1.2比1，45岁以上占六成。",
    "先进个人王小明，男，45岁，中共党员。",
    "医院地址为白岩镇石桥路12号。",
    "患者张某（男，56岁）完成治疗，家住偏远山区。",
    "高血压患者金额下降，孕产妇万人均数，患者白内障手术，病人方便就医，黄疸患者石阳性3例。",
    "张建国医生确诊肺癌患者12例，村民常年患有关节炎，户户和居民均患病率低，低保户李某某确诊乳腺癌。",
    "核发身份证明1101份，周某某（身份证号110101********0078）已登记。",
]
CASE = re.compile(
    rf"(?:患者|病人|病例|感染者|死者|孕妇|产妇|患儿)\d{{0,2}}[：:]?(?P<at>{NAME})[，、（][男女][，、]\d{{1,3}}(?:岁|个?月)"
)
WITH_NUMBER = re.compile(
    rf"(?P<at>{NAME})[（，：]?(?:公民)?(?:身份证|居民身份证|身份)(?:号码?)?[为是：]{{0,2}}\d{{14,17}}[\dXx]"
)
HOME = re.compile(
    r"(?P<at>(?:家住|现住址?|住址为?|户籍地址?为?|居住在?于?)[：:]?[\u4e00-\u9fff]{2,20}(?:[\u4e00-\u9fff\d]{0,12}\d{1,4}(?:号|室|栋|单元|组\d{1,3}号)))"
)

AILMENT = "病|癌|症|炎|瘤|结核|艾滋|梅毒|梗死|出血|中风|骨折|障碍"
ILL = rf"(?:身患|罹患|患有?|确诊为?|诊断为|被查出|感染了?|因患?)(?=[\u4e00-\u9fff]{{0,8}}(?:{AILMENT}))"
WHO = "患者|病人|病例|村民|居民|职工|低保户|贫困户|脱贫户|监测户|五保户|特困户|学生|儿童|老人|群众|同志|[村镇乡组社区]"
# Who is ill, by name: before the illness, or behind it.
ILL_BY_NAME = re.compile(rf"(?:{WHO})(?P<at>{NAME})(?:（[^（）\n]{{1,12}}）)?，?{ILL}")
ILL_WHO = re.compile(
    rf"(?:患有?|身患|罹患|确诊)[\u4e00-\u9fff]{{2,8}}的(?:村民|居民|职工|低保户|贫困户|脱贫户|监测户|学生|儿童|老人|群众)(?P<at>{NAME})(?=[，。；、（]|家|同志|等|在|的)"
)


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    named = [*CASE.finditer(plain), *WITH_NUMBER.finditer(plain)]
    named += [
        match
        for pattern in (ILL_BY_NAME, ILL_WHO)
        for match in pattern.finditer(plain)
        if is_name(match["at"])
    ]
    for match in named:
        name = match["at"]
        if not set(name) & set("某×X*"):
            put = name[0] + "某" * (len(name) - 1)
            yield RULE.at(*match.span("at"), "写出了个人的姓名和病情、证件", put=put)
    for match in HOME.finditer(document.plain):
        yield RULE.at(
            *match.span("at"), "写出了个人的住址", severity=WARNING if "家" in match["at"] else HINT
        )
