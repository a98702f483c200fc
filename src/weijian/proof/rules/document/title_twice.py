"""文件开头标题印了两遍。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.document.leftover import is_leftover
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC124",
    WARNING,
    "开头标题印了两遍",
    "正文之前同一个标题出现两次，多为网页标题与正文标题一起复制进来；封面、目录之后再印一次标题的，不算。",
    "GB/T 9704-2012 7.3.1 标题",
)
flagged = [
    "平川县卫生健康局2021年工作总结\n时间：2022-02-07\n平川县卫生健康局2021年工作总结\n2021年，全县医疗机构开展义诊36场。",
    "2022年妇幼健康工作汇报\n2022年妇幼健康工作汇报\n一、基本情况\n正文。",
    "卫生院20_年工作总结及工作方案卫生院20_年工作总结及工作方案\n全年门诊3600人次。",
    "疾控中心工作总结暨工作思路\n\n疾控中心工作总结暨工作思路\n现将有关情况汇报如下：",
]
silent = [
    "平川县卫生健康局2021年工作总结\n\n目录\n一、工作情况\n\n平川县卫生健康局2021年工作总结\n2021年，全县开展义诊36场。",
    "平川县卫生健康局\n2021年工作总结\n2022年1月5日\n平川县卫生健康局2021年工作总结\n正文。",
    "平川县卫生健康局2021年工作总结\n一、工作情况\n正文，数据。\n平川县卫生健康局2021年工作总结",
    "2021年工作总结和2022年工作计划\n现将2021年工作总结和2022年工作计划报告如下：",
    "健康教育活动\n健康教育活动\n开展12场。",
]
KIND = re.compile(r"总结|报告|汇报|计划|打算|思路|方案|要点|自评")
COVER = re.compile(r"^(?:目 {0,8}[录次]|(?:20\d{2}|二[〇○零一二三四五六七八九]{3})年.{1,4}月.{0,4})$")
TWICE = re.compile(r"(?P<title>[^\s，。；]{8,60})(?P<again>(?P=title))+$")
LINES, SHORTEST, LONGEST = 16, 8, 120
SENTENCE = re.compile(r"[，。；]")


def check(document: Document) -> Iterator[Finding]:
    seen: dict[str, tuple[int, int]] = {}
    for span in document.paragraphs[: 2 * LINES]:
        line = document.slice(span).strip()
        if COVER.match(line) or (SENTENCE.search(line) and not is_leftover(line)):
            return
        if len(line) > LONGEST or not KIND.search(line):
            continue
        start = document.plain.index(line, span.start)
        run_together = TWICE.match(line)
        if run_together:
            again = run_together.start("again")
            yield RULE.at(start + again, start + len(line), "标题连着印了两遍", put="")
            return
        first = seen.setdefault(line, (start, start + len(line)))
        if first[0] != start and len(line) >= SHORTEST:
            message = f"标题“{line[:20]}”前面已经印过"
            yield RULE.at(start, start + len(line), message, related=(first,), put="")
            return
