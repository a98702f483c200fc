"""忽略标记没有写清代码或理由。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.ignores import Ignore
from weijian.proof.nearest import nearest
from weijian.proof.rules import is_code, known_codes
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC191",
    WARNING,
    "忽略标记没有写清代码或理由",
    "忽略标记要写明规则代码和理由，如“校核忽略 FIG101：分母是应检人数”；缺一项的不起作用，代码不存在的也不起作用。",
    "本系统约定：放过一处问题，要让后来的人知道为什么",
)
flagged = [
    "共检查300人，检出率5%【校核忽略 FIG101】。",
    "<!-- 校核忽略：上级文件原文如此 -->\n共检查300人。",
    "共检查300人【校核忽略 FIG999：口径不同】。",
]
silent = [
    "共检查300人【校核忽略 FIG102：分母为应检人数】。",
    "<!-- 校核忽略 TXT：引用原文 -->\n共检查300人。",
    "对校核忽略的问题要逐条说明理由。",
    "<!-- 此处待领导审定 -->\n共检查300人。",
    "<!-- 校核忽略 FMT108：沿用上级文件的写法 -->\n0-6岁儿童管理率90%。",
]


def check(document: Document) -> Iterator[Finding]:
    for mark in document.ignores:
        fault = _fault(mark)
        if fault:
            yield RULE.at(mark.start, mark.end, f"忽略标记不起作用：{fault}", in_source=True)


def _fault(mark: Ignore) -> str:
    if not mark.codes:
        return "没有写规则代码"
    unknown = next((code for code in mark.codes if not is_code(code)), None)
    if unknown is not None:
        return f"没有规则“{unknown}”{nearest(unknown, known_codes())}"
    return "" if mark.reason else "没有写理由"
