"""分句停在不能停的词上。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import common_words, split

RULE = Rule(
    "TXT173",
    ERROR,
    "句子没有说完",
    "“与”“按照”“有利于”“进一步”后面必须有别的词语，分句不能停在它们上面（见 clause_end.tsv）；“的”“了”“们”不能在点号之后开头。"
    "多为删改时漏了词语。",
    "《现代汉语八百词》；《现代汉语词典》（第7版）",
)
flagged = [
    "县医院与，县中医院签订协议。",
    "全县各级，认真落实责任制。",
    "各乡镇要认真按照，抓好落实。",
    "此举有利于，群众就近就医。",
    "服务能力进一步。下一步继续努力。",
    "县医院和，中医院均已达标。",
    "全县医疗机构，的服务能力明显提升。",
]
silent = [
    "县医院与县中医院签订协议，不分先后，各有分别。",
    "尽管，全县任务很重；然而，工作完成。由于、因为都是连词。",
    "资本与储备之和，夫妻不和，李世和、王与参加。",
    "全县前进一步，降雪持续不断，措施均已采取，安全得到确保。",
    "的确，工作不易。了解情况，了结旧案，的士司机参加。",
    "改革有利于群众。从一开始，目标有利、措施得当，便于携带。",
    "注射用头孢，用于、适用于儿童。三类户大病慢病应签尽签、应管尽管。",
]
# A stretch that nothing parts, and the marks that close a clause.
STRETCH = re.compile(r"[\u4e00-\u9fff]{3,200}")
CLOSING = frozenset("，。；")
# Where what is done has been named before it: 措施均已采取, 所面临, 应管尽管.
DONE = frozenset(
    {
        "管",
        "应管",
        "已",
        "均已",
        "均",
        "可",
        "所",
        "未",
        "被",
        "得到",
        "予以",
        "都",
        "前进",
        "推进",
        "推",
        "前",
        "跨",
        "迈",
    }
)
AND = "和"
OPENS_NONE = re.compile(r"(?<=[，。；])(?:的(?![确话士哥])|了(?![解结不却然望无得如])|们)")


def check(document: Document) -> Iterator[Finding]:
    for match in STRETCH.finditer(document.plain):
        if document.plain[match.end() : match.end() + 1] not in CLOSING:
            continue
        words = list(split(match.group(), match.start()))
        last = words[-1]
        severity = _left_open(words[-2].text, last.text) if len(words) > 1 else ""
        if severity:
            message = f"分句停在“{last.text}”上，后面缺了词语"
            yield RULE.at(last.start, last.start + len(last.text), message, severity=severity)
    for match in OPENS_NONE.finditer(document.plain):
        yield RULE.at(*match.span(), f"点号后面不能是“{match.group()}”，标点用错或漏了词语")


def _left_open(before: str, last: str) -> str:
    """How sure it is that the clause goes on behind its last word; nothing where it need not."""
    if last == AND:
        return WARNING if before in common_words() else ""
    return "" if before in DONE else _open_words().get(last, "")


@cache
def _open_words() -> dict[str, str]:
    return {word: severity for word, severity, _ in rows("clause_end.tsv")}
