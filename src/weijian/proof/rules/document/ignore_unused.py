"""忽略标记没有对应的问题。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.ignores import silence
from weijian.proof.positions import finding_in_source
from weijian.proof.rules import is_code, run_rules
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC192",
    HINT,
    "忽略标记没有对应的问题",
    "所忽略的问题已经改好或本来没有，标记应当删去，免得以后放过真的错误。",
    "本系统约定：忽略标记随问题一同去除",
)
flagged = [
    "全年任务4000人，完成2600人，完成率65%【校核忽略 FIG101：以上级口径为准】。",
    "<!-- 校核忽略 TXT103：引用原文 -->\n截至目前，共检查320人。",
    "<!-- 校核忽略 FMT103：引用原文 -->\n婴儿死亡率3.2‰。",
]
silent = [
    "全年任务4000人，完成2600人，完成率66%【校核忽略 FIG101：以上级口径为准】。",
    "<!-- 校核忽略 TXT103：引用原文 -->\n截止目前，共检查320人。",
    "截至目前，共检查320人【校核忽略：不写代码的另有规则指出】。",
    "全县共检查320人，对校核忽略的问题逐条说明。",
    "共检查320人，结果已公示。",
]
# These ask the ledgers; without them nobody can say that there is nothing to ignore.
LEDGER = "FIG4"


def check(document: Document) -> Iterator[Finding]:
    if not document.ignores:
        return
    found = [finding_in_source(document, finding) for finding in run_rules(document, besides=RULE.code)]
    *_, idle = silence(found, document.ignores)
    for mark in idle:
        unasked = document.facts is None and any(code.startswith(LEDGER) for code in mark.codes)
        if unasked or not all(map(is_code, mark.codes)):
            continue
        codes = "、".join(mark.codes)
        yield RULE.at(mark.start, mark.end, f"这里没有 {codes} 的问题，忽略标记可以删去", in_source=True)
