"""编号没有从一开始。"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.heading import Heading
from weijian.proof.rules.numbering.points import RUN_IN, Point, rows_of_points
from weijian.proof.rules.numbering.siblings import in_another_form
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM105",
    WARNING,
    "编号没有从一开始",
    "上一级标题之下的第一个分项不是“一”，前面的分项漏写、漏编了号，或编号接着上一节的往下排。",
    "GB/T 9704-2012 7.3.3",
)
flagged = [
    "一、工作开展情况\n（二）医疗服务。正文。\n（三）妇幼保健。正文。",
    "一、党建工作\n正文。\n二、业务工作\n2.疫苗接种。\n3.疫情监测。",
    "（一）健康扶贫。组织家庭医生签约。二是开展大病救治。三是做好随访。\n（二）医疗安全。",
    "白岩镇卫生院妇幼保健工作总结\n全镇总人口28754人，孕产妇484人，住院分娩390人，7岁以下儿童2231人，保健管理率为92.69%，"
    "新生儿访视397人，访视率为99.75%。\n2.妇幼保健知识宣传：每季度出一期健康教育宣传栏。",
    "三、存在的问题\n（1）人才短缺。\n（2）设备陈旧。\n四、下步打算\n（3）加强培训。\n（4）更新设备。",
]
silent = [
    "一、工作开展情况\n（一）医疗服务。正文。\n（二）妇幼保健。正文。",
    "（五）医疗服务。正文。\n（六）妇幼保健。正文。",
    "一、队伍建设。首先抓领导。二是抓考核。三是抓落实。\n二、其他工作",
    "三、健康扶贫。一要抓签约。二要抓随访。\n四、医疗安全",
    "二、医疗服务\n2.5万人次的门诊服务。",
    "（一）公共卫生\n1.健康档案。\n2.健康教育。\n（二）疾病防控\n3.免疫规划。\n4.传染病防控。\n（三）行业监管\n5.监督执法。",
]
INSTEAD = ("一是", "一要", "首先", "第一", "其一", "一方面", "（一）", "1.", "①", "一、", "（1）", "一抓")
LEAD = 60
SURELY, MANY = 2, 1000


def check(document: Document) -> Iterator[Finding]:
    strange = {heading.start for _, heading in in_another_form(document)}
    through = _numbered_through(document, strange)
    last = None
    seen: set[int] = set()
    for heading in document.headings:
        if heading.start in strange:
            seen.add(heading.level)
            continue
        if last is not None and heading.level < last.level:
            seen = {level for level in seen if level <= heading.level}
        if last is None and heading.number == 2 and _has_text_before(document, heading.start):
            yield RULE.at(heading.start, heading.end, f"全文第一个编号就是“{heading.mark}”，前面没有“1”")
        begins = last is not None and heading.level > last.level and heading.level not in seen
        if begins and heading.number > 1 and heading.level not in through:
            yield RULE.at(heading.start, heading.end, f"本节第一个分项就是“{heading.mark}”，编号没有从一开始")
        if last is not None and heading.level > last.level:
            seen.add(heading.level)
        last = heading
    yield from _points(document)


def _numbered_through(document: Document, strange: set[int]) -> set[int]:
    """The levels whose numbers run on over sections, more than once: 1、2 under （一）, 3、4 under （二）, 5 under （三）."""
    last: dict[int, Heading] = {}
    run_on: Counter[int] = Counter()
    above = 0
    for heading in document.headings:
        if heading.start in strange:
            continue
        before = last.get(heading.level)
        if before is not None and heading.level > above and heading.number > 1:
            run_on[heading.level] += 1 if heading.number == before.number + 1 else -MANY
        last[heading.level], above = heading, heading.level
    return {level for level, times in run_on.items() if times >= SURELY}


def _has_text_before(document: Document, start: int) -> bool:
    """Prose that ends, so that the text is no piece cut out of a longer one."""
    before = document.plain[:start].rstrip()
    return len(before) >= LEAD and before.endswith("。") and not any(words in before for words in INSTEAD)


def _points(document: Document) -> Iterator[Finding]:
    starts = [heading.start for heading in document.headings]
    for row in rows_of_points(document):
        first = row[0]
        if first.form in RUN_IN:
            continue
        if first.number == 2 and len(row) > 1 and _stands_under(document, first, starts):
            words = document.plain[first.start : first.end]
            yield RULE.at(first.start, first.end, f"“{words}”之前没有第一点")


def _stands_under(document: Document, point: Point, starts: list[int]) -> bool:
    """A heading stands above, and nothing between it and the point opens the row in other words."""
    number = bisect_right(starts, point.start)
    if not number:
        return False
    between = document.plain[document.headings[number - 1].end : point.start]
    return not any(words in between for words in INSTEAD)
