"""词语里有一个字换了位置。"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from weijian.kernel import kept
from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.misspelt import is_of_a_term
from weijian.proof.rules.words.readings import words_of
from weijian.proof.rules.words.set_terms import phrases, terms

RULE = Rule(
    "TXT149",
    WARNING,
    "词语里有一个字换了位置",
    "“妇保幼健”“防疫情控”之类：四个字的词语（见 terms.tsv），或更长的词语的头四个字，字都在，有一个字换了位置；"
    "写出来的至少有两个字不成词。",
    "terms.tsv 各条所注",
)
flagged = [
    "县妇保幼健院门诊量同比增长5.3%。",
    "严格落实防疫情控责任，卫监生督所开展检查。",
    "选派主医治师以上人员15名，签订医废疗物处置协议。",
]
silent = [
    "县妇幼保健院门诊量同比增长5.3%，妇保、儿保、健教工作有序。",
    "严格落实疫情防控责任，防控疫情、监督卫生，卫生监督所开展检查。",
    "健教、康复、育儿讲座各1场，医院废物、医疗器械处置有序。",
    "费用方面，门诊次均238.6元，加强精麻药品管理。",
    "疫情防控疫情监测同部署，医治病人、主治医师坐诊。",
    "（五）防疾病控风险\n做好各项工作。",
]
FOUR, LONE = 4, 2
# 防疾病控风险: three and three, a slogan.
SLOGAN = re.compile(r"(?<![一-龥])[一-龥]{6}(?![一-龥])")


@kept.value
def _by_characters() -> dict[str, tuple[str, ...]]:
    """The first four characters of terms, by which characters they are."""
    found: dict[str, tuple[str, ...]] = {}
    for head in sorted({term[:FOUR] for term in terms() if term[:FOUR].isalpha()}):
        found[_characters(head)] = (*found.get(_characters(head), ()), head)
    return found


def _characters(written: str) -> str:
    """Which they are, in whatever order."""
    return "".join(sorted(written))


@kept.value
def _heads() -> frozenset[str]:
    return frozenset(term[:FOUR] for term in phrases())


@cache
def _orders() -> tuple[tuple[int, ...], ...]:
    return tuple(order for order in permutations(range(FOUR)) if _is_one_move(order))


def _unmoved(written: str) -> str:
    """The head of a term of which one character has moved: its halves exchanged are said, and so is a turn."""
    if written in _heads():
        return ""
    heads = _by_characters().get(_characters(written), ())
    return next((head for head in heads if written not in head * 2 and _is_moved(head, written)), "")


def _is_moved(head: str, written: str) -> bool:
    return any("".join(head[at] for at in order) == written for order in _orders())


def _is_one_move(order: tuple[int, ...]) -> bool:
    """Whether one place taken out leaves the others in their order."""
    rest = [[at for at in order if at != moved] for moved in order]
    return order != tuple(range(FOUR)) and any(places == sorted(places) for places in rest)


def check(document: Document) -> Iterator[Finding]:
    plain, known = document.plain, _by_characters()
    taken = 0
    for start in range(len(plain) - FOUR + 1):
        end = start + FOUR
        written = plain[start:end]
        right = _characters(written) in known and _unmoved(written)
        if right and start >= taken and _is_none(plain, start, right) and not is_of_a_term(plain, start, end):
            taken = end
            yield RULE.at(start, end, f"“{plain[start:end]}”应为“{right}”", put=right)


def _is_none(plain: str, start: int, right: str) -> bool:
    """No run of words: two characters and more are left over; and the term does not stand there, too."""
    end = start + FOUR
    words = words_of(plain, start, end)
    lone = sum(len(word) == 1 for word in words)
    beside = plain[max(0, start - FOUR) : end + FOUR]
    return lone >= LONE and right not in beside and not SLOGAN.match(plain, start)
