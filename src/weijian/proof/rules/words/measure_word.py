"""同音、形近的量词写错。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT102",
    ERROR,
    "同音的量词写错",
    "营养包、药品以“盒”计，单位以“家”计，人员以“名”计，病以“种”计；同音字“合”“加”“明”“中”不是量词，后面的词语说明应是哪一个。",
    "《现代汉语词典》（第7版）",
    safe_fix=True,
)
flagged = [
    "全年共发放营养包3634合，受益儿童600人。",
    "督导民营医院12加，下达意见书10份。",
    "招聘护士20明，培训30明医生。",
    "新建卫生公厕6坐，改造18坐卫生室。",
    "患21中大病的712户，配备52中药品。",
    "报告12列病例，发放3000分宣传资料，巡诊2000人此。",
    "辖13各乡镇，建立5向制度，购置2量救护车。",
    "0次剂儿童实种6人，接诊1200次人，检查320次户。",
    "接种疫苗3.2万次剂，监督检查86次家。",
    "举办讲座6厂，培训班3其，新增床位20章床位。",
    "召开形势分析会6词，设监测点6各，组建3只医疗队。",
    "流感疫苗接种1200计次，负压病房6问，义诊12坊。",
    "采集血样320分，发放防艾宣传资料2万分，投入经费20万员。",
]
silent = [
    "全年共发放营养包3634盒，受益儿童600人。",
    "督导民营医院12家，12合作医疗点已撤并。",
    "12加强班次，5明确责任。",
    "会议室共100坐席，12合一检测。",
    "检查民营医院12家，招聘护士20名，合计32项。",
    "2021中国医师节，第3中医馆，12中医药适宜技术。",
    "得95分，12列入计划，6其他，3此外，20向上级报告。",
    "签订协议后得95分，检测能力得分98分，问卷满意度95分，3只犬接种，2遍核对。",
    "开展3次人员培训，每月2次户外活动，讨论4次家庭病床管理，召开2次例会。",
    "8各单位要抓好落实，3张床位，4量化指标，2厂区，300人分批培训，20人分5组。",
]
# The right word, the wrong ones, and what must stand behind.
WRONG = (
    ("盒", "合", r"(?=[，。；、（]|人数)"),
    ("家", "加", r"(?=[，。；、（]|人数)"),
    ("名", "明", r"(?=[，。；、（]|医|护|患|学|村|党|干|专|志)"),
    ("座", "坐", r"(?=[，。；、（]|医|卫|厕|楼)"),
    ("座", "作", r"(?=卫生[院室]|公厕|大楼|厕所)"),
    ("种", "中", r"(?=大病|疾病|慢性病|慢病|传染病|药品|药物|疫苗|制剂|情形|方式|形式|渠道|类型|证件)"),
    ("例", "列", r"(?=病例|确诊|疑似|患者|阳性|死亡|感染|[，。；、（])"),
    (
        "份",
        "[分粉纷]",
        r"(?=宣传|资料|问卷|手册|协议|文件|档案|样[本品]|标本|血样|报告|合同|折页|意见书|试卷)",
    ),
    (
        "个",
        "各",
        r"(?=乡镇|行政村|自然村|社区|县区|单位|科室|项目|工作日|小组|部门|百分点|月[，。；]|床位|采样|接种点|村|[，。；、（])",
    ),
    ("项", "向", r"(?=制度|措施|任务|指标|重点|内容|目标|整改|问题|工作[，。；])"),
    ("户", "[护沪]", r"(?=家庭|贫困|农户|[，。；、（])"),
    ("张", "[章帐]", r"(?=床|病床|宣传|照片|[，。；、（])"),
    ("台", "抬", r"(?=设备|呼吸|救护|手术|彩超|电脑|[，。；、（])"),
    ("辆", "[量两](?=救护|负压|采血|公务|巡诊|体检)", r"(?=[^，。；]{0,4}车)"),
    ("件", "见", r"(?=案件|物资|设备|实事|投诉|信访|[，。；、（])"),
    ("期", "[其]", r"(?=培训|讲座|简报|专栏|宣传|[，。；、（])"),
    ("起", "[启]", r"(?=案件|纠纷|事件|事故|投诉|疫情|[，。；、（])"),
    ("场", "[厂坊]", r"(?=讲座|培训|义诊|活动|宣传|演练|会议|次|[，。；、（])"),
    ("所", "锁", r"(?=学校|医院|卫生|幼儿|中小学|小学|[，。；、（])"),
    ("瓶", "平", r"(?=[，。；、（])"),
    ("次", "[词此刺茨]", r"(?=[，。；、（])"),
    ("间", "[问简]", r"(?=[，。；、（])"),
    ("条", "[调迢]", r"(?=[，。；、（])"),
    ("轮", "[论伦抡]", r"(?=核酸|培训|筛查|[，。；、（])"),
    ("批", "[披坯]", r"(?=[，。；、（])"),
    ("台", "太", r"(?=设备|呼吸|救护|手术|彩超|电脑|[，。；、（])"),
    ("篇", "[偏遍]", r"(?=信息|稿件|报道|论文)"),
    ("支", "[只枝]", r"(?=[^，。；、\d]{0,6}(?:队伍|小分队|医疗队|应急队|服务队))"),
    ("岁", "[碎随]", r"(?=以[上下]|及以上|儿童|老年|[，。；、（])"),
    ("项", "相", r"(?=制度|措施|任务|指标|[，。；、（])"),
)
# At the head of a line or sentence the digits may number a list.
COUNT = r"(?<=[^\n。\d.．年第])\d[\d.]{0,9}[万余多]{0,2} ?"
PERSONS = re.compile(
    r"(?<=\d)[万余多]{0,2}人(?P<at>[此词刺茨吃决坎])(?!定|策|心|赛|饭|药|苦)|(?<=\d)[万余多]{0,2}(?P<who>[任入仁认])(?=次[，。；、（比较])|(?<=\d)[万余多]{0,2}人(?P<part>[分粉])(?=[，。；、（])"
    r"|(?<=\d)[万余多]{0,2}(?P<dose>[计济记])(?=次[，。；、（])"
)
# 分 counts marks, too: only what was handed out or taken in copies and samples tells that 份 is meant.
COPIES = re.compile(
    r"(?:发放|印发|印制|散发|派发|张贴|收回|回收|采集|采样|检测|抽检|送检|监测|签订|下达|制作|抽取)[^，。；：得分]{0,24}?"
    r"(?:资料|血样|样本|样品|标本|手册|折页|协议书?|传单|海报|单页?|宣传[品画册]|意见书|文书|合同|简报|血清|水样|盐样|尿样|倡议书)"
    r"(?:共|约|达|近|计)?\d[\d.,]{0,9}[万余多]{0,2}(?P<at>[分粉纷])(?=[，。；、（])"
)
# So do ten thousand of what is no measure of money.
MONEY = re.compile(r"\d[万亿](?P<at>[员圆园])(?=[，。；、（])")
ENTRIES = [(right, re.compile(f"{word}{behind}")) for right, word, behind in WRONG]
# One search for all: a count with a character behind it that is one of the wrong ones.
ANY = re.compile(rf"{COUNT}(?P<at>(?={'|'.join(word for _, word, _ in WRONG)}).)")


# The two characters of a compound unit exchanged.
EXCHANGED = re.compile(
    r"(?<=[\d万余多])次(?P<unit>[剂份](?![宣文资报药配])|[人户例家件](?=[，。；、（）]|$))"
)


def check(document: Document) -> Iterator[Finding]:
    for match in ANY.finditer(document.plain):
        for right, pattern in ENTRIES:
            if pattern.match(document.plain, match.start("at")):
                yield _objection(match, "at", right)
    for match in EXCHANGED.finditer(document.plain):
        yield RULE.at(*match.span(), f"“{match.group()}”的两个字颠倒了", put=match["unit"] + "次")
    for match in COPIES.finditer(document.plain):
        yield _objection(match, "at", "份")
    for match in MONEY.finditer(document.plain):
        yield _objection(match, "at", "元")
    for match in PERSONS.finditer(document.plain):
        group = match.lastgroup or "at"
        yield _objection(match, group, {"at": "次", "who": "人", "part": "份", "dose": "剂"}[group])


def _objection(match: re.Match[str], group: str, right: str) -> Finding:
    return RULE.at(*match.span(group), f"量词“{match[group]}”应为“{right}”", put=right)
