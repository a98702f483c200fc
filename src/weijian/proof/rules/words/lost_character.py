"""词语里漏了一个字，剩下的不成词。"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from weijian.kernel import kept
from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import stands_alone
from weijian.proof.rules.words.misspelt import LONGEST_TERM, OPTIONAL, is_of_a_term
from weijian.proof.rules.words.readings import hardly_meets, words_of
from weijian.proof.rules.words.set_terms import phrases, terms
from weijian.proof.rules.words.three_characters import terms as terms_of_three

RULE = Rule(
    "TXT150",
    WARNING,
    "词语里漏了一个字",
    "“传病防治”“乡镇卫院”之类：五个字和更长的词语（见 terms.tsv）漏了一个字，剩下的里有单独不成词的字，也不是通行的简称。",
    "terms.tsv 各条所注；short_forms.tsv",
)
flagged = [
    "加强传病防治法律法规培训。",
    "全县乡镇卫院均配备救护车。",
    "结病防治工作有序，疫苗可追溯。",
    "登记在册严重精神障碍患2314人。",
]
silent = [
    "街头无偿献血点，用血、供血有序，在下步工作中改进，开通微信公号。",
    "加强传染病防治法律法规培训，传防病知识，早诊断、早干预，应接种1865人。",
    "乡卫生院上门访视，第一剂接种率93.44%，宫颈癌查了6827人，我县医疗卫生工作有序。",
    "全县乡镇卫生院均配备救护车，健康教育讲座12场，12家医生工作室挂牌。",
    "公共卫生督导、食品全程追溯，计生服务、疾控体系完善。",
]
FOUR, THREE = 4, 3
DIGIT = re.compile(r"(?<=[\u4e00-\u9fff])\d")


@kept.value
def _lost() -> dict[str, str]:
    """What a term of five characters and more is without the second or the last but one.

    A character lost further inside is found where the term is looked for; what terms of four become may be said.
    """
    found: dict[str, str] = {}
    for term in sorted(term for term in terms() if len(term) > FOUR and term.isalpha()):
        for at in (1, len(term) - 2):
            if term[at] not in OPTIONAL and term[at] not in (term[at - 1], term[at + 1]):
                found.setdefault(term[:at] + term[at + 1 :], term)
    said = phrases().keys() | {row[0] for row in rows("short_forms.tsv")}
    return {written: term for written, term in found.items() if written not in said}


@kept.value
def _heads() -> dict[str, tuple[int, ...]]:
    """How long what begins so may be."""
    found: dict[str, set[int]] = {}
    for written in _lost():
        found.setdefault(written[:THREE], set()).add(len(written))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in found.items()}


def check(document: Document) -> Iterator[Finding]:
    plain, lost, heads = document.plain, _lost(), _heads()
    taken = 0
    yield from _before_a_number(document)
    for start in range(len(plain) - THREE + 1):
        for size in heads.get(plain[start : start + THREE], ()):
            end = start + size
            term = lost.get(plain[start:end])
            if (
                term
                and start >= taken
                and _is_none(plain, start, end)
                and not is_of_a_term(plain, start, end)
            ):
                taken = end
                yield RULE.at(start, end, f"“{plain[start:end]}”应为“{term}”，漏了一个字", put=term)
                break


def _before_a_number(document: Document) -> Iterator[Finding]:
    """登记在册严重精神障碍患2314人: the last character is lost, and what is left of its word is none."""
    for number in DIGIT.finditer(document.plain):
        end = number.start()
        before = document.plain[max(0, end - LONGEST_TERM) : end]
        for start in range(end - len(before), end - THREE):
            written = document.plain[start:end]
            meant = _without_last().get(written, ())
            if len(meant) == 1 and _ends_in_no_word(document.plain, start, end):
                yield RULE.at(start, end, f"“{written}”应为“{meant[0]}”，漏了一个字", put=meant[0])
                break


def _ends_in_no_word(plain: str, start: int, end: int) -> bool:
    last = words_of(plain, start, end)[-1:]
    return any(len(word) == 1 and not stands_alone(word) for word in last)


@cache
def _without_last() -> dict[str, tuple[str, ...]]:
    """What a term of five characters and more is without its last, and which terms may be meant."""
    found: dict[str, list[str]] = {}
    for term in sorted(terms()):
        if len(term) > FOUR and term.isalpha():
            found.setdefault(term[:-1], []).append(term)
    return {written: tuple(meant) for written, meant in found.items() if written not in phrases()}


def _is_none(plain: str, start: int, end: int) -> bool:
    """No run of words: two characters are left over, or one beside three that no list of ours has (传|病防治)."""
    words = words_of(plain, start, end)
    lone = [word for word in words if len(word) == 1]
    if len(words) == len(lone) + 1 == 2:
        return len(max(words, key=len)) == THREE and not terms_of_three().intersection(words)
    beside = [one + other for one, other in pairwise(words) if len(one) == len(other) == 1]
    return any(hardly_meets(pair) for pair in beside) or (
        len(lone) > 1 and not all(stands_alone(word) for word in lone)
    )
