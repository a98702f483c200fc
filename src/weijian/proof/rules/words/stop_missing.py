"""两句之间漏了标点。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT107",
    WARNING,
    "两句之间漏了标点",
    "百分数之后直接接引号、量数的右括号之后直接接另一个主语，中间漏了句号、分号或逗号。",
    "GB/T 15834-2011 4.1 句号",
)
flagged = [
    "慢病签约服务率100%“一站式”结算全部执行到位。",
    "共发放中药2043人份（3880袋，2249瓶）县人民医院收治患者9例。",
    "2.加强村医队伍培养安排了5名学员到县医院实习。",
    "一是抓签约，组建团队112个二是加强随访，按季面访。",
    "家庭医生签约率85%全县管理老年人4万人。",
    "规范管理20376人，规范管理率72.35%在管2型糖尿病患者7438人。",
    "开展补报（补报既往病例）其中新发485例。",
    "目的 了解患病情况。 方法 收集数据。 结果 患病率5‰，均短于2016年结论 覆盖范围扩大。",
    "全县共设接种门诊二十一个其中，规范化门诊十八个。确诊12例其中本地9例。",
    "基层党组织建设得到加强全年共发展党员六名。改革取得明显成效下一步继续推进。",
    "完善硬件设施投入资金三百万元，为六个卫生院购置设备。",
    "派出医护人员四十人次救护车六台。共检查企业36家截至年底整改到位。",
    "目的 分析疫情。\n方法 收集数据。\n结果截至2017年，在册1200例。\n结论 病情稳定。",
]
silent = [
    "慢病签约服务率100%，“一站式”结算全部执行到位。",
    "共发放中药2043人份（3880袋，2249瓶）。县人民医院收治患者9例。",
    "全县25个乡镇（街道）卫生院均已达标。",
    "完成率达100%（“两癌”检查除外）。",
    "2.加强村医队伍培养。安排了5名学员到县医院实习。",
    "一是抓签约。二是加强随访。第二是完善制度，工作重点其二是推进改革。",
    "1.做好培训工作安排。",
    "目的 分析疫情。 结果 登记率环比统计结果:2011年降低3%；随访结果 阳性2例。",
    "改进工作方法 提高效率，检测结果 阳性3例，得出结论 上报。",
    "全县共设接种门诊二十一个，其中规范化门诊十八个；这12例中其中之一是本地病例。",
    "得到加强的全年工作，取得明显成效的下一步，服务水平得到全县群众认可。",
    "完善硬件设施，投入资金三百万元；加强基层人才培养培训工作，改善条件。",
    "义诊四十人次医疗费用六万元，共检查企业36家，截至年底整改到位。",
    "（补报病例），其中新发485例；（含其中未治者）其中有2例。",
]
AFTER_PERCENT = re.compile(
    r"(?<=\d)[%‰](?=“|全[县市区州]|我[县市区局院]|在[管册][\u4e00-\u9fff\d]{2,8}[者人]\d|[二三四五六]是[\u4e00-\u9fff]{2})"
)
AFTER_BRACKET = re.compile(
    r"（[^（）\n]{0,20}\d[袋瓶盒份人名例次个家元][^（）\n]{0,20}）"
    r"(?=(?:县|市|区|全|各|我|省)[^，。；\d]{2,12}(?:医院|中心|卫生院|局|单位|县|机构))"
)
AMONG = re.compile(r"(?<=[\u4e00-\u9fff\d%‰])）其中(?=[新男女城农已有有:：]|[\u4e00-\u9fff]{1,8}\d)(?!有\d)")
# 二是 after a word: the point before it was not closed.
BEFORE_POINT = re.compile(
    r"[\u4e00-\u9fff\d](?<![第其十、一二三四五六七八九])(?P<at>[二三四五六七八九]是)"
    r"(?=(?:加强|强化|开展|落实|抓好|抓实|推进|完善|建立|做好|积极|认真|严格|全面|深入|组织|提升|加大|优化|切实|扎实|规范))"
)
# A run-in heading (verb, object) goes straight into a sentence of its own: 加强队伍建设举办了培训班.
RUN_ON = re.compile(
    r"(?:(?:^ {0,20}|(?<=[。；：]))(?:\d{1,2}[.、．]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}是))"
    r"(?:抓实|抓好|加强|落实|推进|强化|完善|深化|做好|开展|提升|规范|优化|加快|健全)[\u4e00-\u9fff]{2,16}?"
    r"(?:建设|管理|培养|培训|工作|服务|改革|保障|防控|监管|治理|帮扶|救治|教育|宣传|能力|水平)"
    r"(?P<at>安排|组织|举办|召开|完成|制定|印发|成立|投入|选派|招聘|引进|新建|建成|开办|邀请)(?=了|\d)",
    re.MULTILINE,
)

NUMERAL = "[\\d一二三四五六七八九十百千万亿]"
COUNTED = rf"{NUMERAL}[余多]?(?:个|名|人|户|家|所|例|张|台|份|件|人?次|万元|元|%|支|间|辆|[场批]次?|期|条|项|处|座|套|只)"
# 二十一个其中，规范化门诊十八个: what is counted is whole before 其中.
AMONG_COUNTED = re.compile(rf"{COUNTED}(?P<at>其中)(?=[，、：:]|[^，。；之]{{1,12}}{NUMERAL})")
# A predicate that takes nothing more, and what only a sentence begins with.
SAID = (
    "(?:得到(?:了)?(?:进一步|有效|明显|切实|全面|不断|显著|较好|充分|很大|极大)?(?:的)?"
    "(?:加强|提升|改善|巩固|保障|落实|控制|缓解|好转|提高|优化|规范|发展|遏制|解决|完善|增强|满足|体现)"
    "|取得(?:了)?(?:明显|显著|积极|较好|阶段性|初步|良好|一定|新|很大|较大)的?(?:成效|成绩|进展|效果|突破|成果|实效)"
    "|(?:成效|效果|作用|变化|成果)(?:十分|非常|比较)?(?:明显|显著|突出)"
    "|落到实处|走在前列|名列前茅|圆满成功|井然有序|新台阶|零的突破)"
)
BEGINS = (
    "(?:全年|全[县市区镇]|今年|去年|目前|截[至止]|(?:共|累计)[投开举组完发培接建争落检派]|先后|我[局县院市]|各乡镇|下一步"
    r"|[一二三四]是|20\d\d年|\d{1,2}月|上半年|下半年|县(?:医院|中医院|疾控|妇幼|卫))"
)
AFTER_PREDICATE = re.compile(rf"{SAID}(?P<at>{BEGINS})")
AFTER_COUNT = re.compile(
    rf"{COUNTED}(?P<at>截[至止](?=\d|目前|年底|[今去本上下]|十)|下一步|此外|另外|为此|[二三四五六]是(?=[\u4e00-\u9fff]{{4}}))"
)
# 四十人次救护车六台: 人次 is no measure of cars.
TWO_COUNTS = re.compile(
    r"(?:人次|家次|户次|场次)(?P<at>(?:救护车|口罩|防护服|宣传[册单品页]|资料|车辆|医生|护士|专家|设备|病床|帐篷))"
    rf"(?=[^，。；、]{{0,4}}{NUMERAL})"
)
# A heading without a number, and what was done under it: 完善硬件设施投入资金三百万元.
HEADING_RUN_ON = re.compile(
    r"(?:^ {0,20}|(?<=。))(?:抓实|抓好|加强|强化|完善|深化|优化|健全|夯实|改善|规范|提升)[\u4e00-\u9fff]{2,12}?"
    r"(?:建设|管理|培养|培训|工作|服务|改革|保障|防控|监管|治理|帮扶|救治|教育|宣传|能力|水平|设施|条件|环境|队伍|体系|机制|制度)"
    r"(?P<at>投入|安排|组织|举办|召开|完成|制定|印发|成立|选派|招聘|引进|新建|建成|购置|配备|争取)"
    rf"(?=[\u4e00-\u9fff]{{0,6}}{NUMERAL})",
    re.MULTILINE,
)
# 印发了方案各乡镇也制定了措施: another subject, which does the like.
ANOTHER_SUBJECT = re.compile(
    r"(?:方案|通知|意见|办法|制度|措施|文件)(?P<at>各乡镇|各单位|各医疗机构|各部门|我局)(?=[^，。；]{0,6}(?:也|均|都)[^，。；])"
)
BEFORE = (ANOTHER_SUBJECT, AMONG_COUNTED, AFTER_PREDICATE, AFTER_COUNT, TWO_COUNTS, HEADING_RUN_ON)

# The labels of an abstract (目的 方法 结果 结论), run into the text before or behind them.
LABELS = re.compile(r"(?:^|[\n。. ])(?P<label>目的|方法|结果|结论)[ ：:　]")
RUN_IN = re.compile(
    r"(?P<before>[\u4e00-\u9fff\d%‰）])[ 　]{0,2}(?P<label>结论|(?<=[ 　])方法|(?<=[ 　])结果)[ 　](?=[\u4e00-\u9fff\d])"
)
BARE = re.compile(
    r"^(?P<label>目的|方法|结果|结论)(?=截[至止]|20\d\d|本[次组研]|共|通过|对|采用|收集|分析|了解)",
    re.MULTILINE,
)
AN_ABSTRACT = 2


def check(document: Document) -> Iterator[Finding]:
    for match in AFTER_PERCENT.finditer(document.plain):
        fix = Fix(match.end(), match.end(), "，")
        yield RULE.at(match.start(), match.end() + 1, "百分数之后漏了标点", fix=fix)
    for match in AMONG.finditer(document.plain):
        fix = Fix(match.end() - 2, match.end() - 2, "，")
        yield RULE.at(match.start(), match.end(), "右括号之后漏了逗号", fix=fix)
    for match in AFTER_BRACKET.finditer(document.plain):
        fix = Fix(match.end(), match.end(), "。")
        yield RULE.at(match.end() - 1, match.end() + 1, "右括号之后另起一句，漏了句号", fix=fix)
    yield from _labels(document)
    for pattern in BEFORE:
        for match in pattern.finditer(document.plain):
            start, end = match.span("at")
            yield RULE.at(start - 1, end, f"“{match['at']}”之前漏了标点")
    for pattern in (BEFORE_POINT, RUN_ON):
        for match in pattern.finditer(document.plain):
            start, end = match.span("at")
            fix = Fix(start, start, "。")
            yield RULE.at(start - 1, end, f"“{match['at']}”之前另起一句，漏了句号", fix=fix)


def _labels(document: Document) -> Iterator[Finding]:
    """Only in an abstract, where the labels stand apart from the text."""
    text = document.text
    if len({match["label"] for match in LABELS.finditer(text)}) < AN_ABSTRACT:
        return
    for match in RUN_IN.finditer(text):
        place = match.start("label")
        message = f"“{match['label']}”之前漏了句号"
        yield RULE.at(place - 1, match.end("label"), message, in_source=True)
    for match in BARE.finditer(text):
        yield RULE.at(
            *match.span(), f"“{match['label']}”后面缺冒号", put=match["label"] + "：", in_source=True
        )
