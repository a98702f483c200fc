"""三个字的词语里有错字。"""

from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import look_alike, rows, sound_alike
from weijian.proof.rules.words.dictionary import (
    common_words,
    frequency,
    is_grammar,
    is_rare,
    is_word,
    stands_alone,
)
from weijian.proof.rules.words.misspelt import IN_USE, is_of_a_term
from weijian.proof.rules.words.readings import hardly_meets, is_han, words_of
from weijian.proof.rules.words.slips import slip_pattern

RULE = Rule(
    "TXT148",
    WARNING,
    "三个字的词语里有错字",
    "三个字的词语（见 three_characters.tsv、diseases.tsv、common_words.tsv）中，有一个字写成了同音字或形近字，或者两个字颠倒了；"
    "写出来的不成词，也不会是几个词连在一起的才指出。",
    "各词语表各条所注；同音字依 Unihan 读音，形近字见 shapes.tsv",
)
flagged = [
    "新建中医倌12个，落实尘胇病患者待遇。",
    "设立血高压门诊，开展三伏帖服务。",
    "改扩健乡镇卫生院5所。",
]
silent = [
    "建成中医馆12个，落实尘肺病患者待遇。",
    "患者血压高的及时转诊，高压血液泵检修完毕。",
    "适应正常工作，中医管理规范，2014年老人体检率达85%。",
    "学忠书记到会，覃水平到会，紧扣健康岐海建设，街头献血占六成，开展手术示教，药械消毒及保管规范。",
    "组织专家逐环节评审。",
    "放射工作人员个人剂量监测率达100%，县委巡察组反馈问题27个。",
]
THREE = 3
STOPS = frozenset("，。；、）")
# 巡察 and 巡查, 诊察 and 诊查.
VISITED = frozenset({"查察", "察查"})
# 组织专家逐环节评审
ONE_BY_ONE = "逐"
# What a clause may end with though it is a word of grammar.
LAST = frozenset("了的等中内外后前上下里者人个年月日")


@cache
def terms() -> frozenset[str]:
    listed = {row[0] for name in ("three_characters.tsv", "diseases.tsv") for row in rows(name)}
    return frozenset(word for word in listed | common_words() if len(word) == THREE)


@cache
def _by_two() -> tuple[dict[str, list[str]], ...]:
    """For each place of the character that may be wrong: terms by the two others."""
    found: tuple[dict[str, list[str]], ...] = ({}, {}, {})
    for term in sorted(terms()):
        for at in range(THREE):
            found[at].setdefault(term[:at] + term[at + 1 :], []).append(term)
    return found


@cache
def _exchanged() -> dict[str, str]:
    found = {}
    for term in sorted(terms()):
        for written in (term[1] + term[0] + term[2], term[0] + term[2] + term[1]):
            if written not in terms():
                found[written] = term
    return found


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    taken = 0
    for start, term in misspelt_terms(plain, 0, len(plain)):
        end = start + THREE
        if start < taken or slip_pattern().search(plain, start, end) or is_of_a_term(plain, start, end):
            continue
        taken = end
        yield RULE.at(start, end, f"“{plain[start:end]}”不成词，应为“{term}”", put=term)


def is_of_three(plain: str, start: int, end: int) -> bool:
    """Whether what stands there belongs to a term of three characters with a slip."""
    around = misspelt_terms(plain, start - THREE, end + THREE)
    return any(first < end and start < first + THREE for first, _ in around)


def misspelt_terms(plain: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Where a term of three characters stands with one slip, and the term."""
    exchanged, (first_wrong, second_wrong, third_wrong) = _exchanged(), _by_two()
    for start in range(max(0, first), min(last, len(plain)) - THREE + 1):
        written = plain[start : start + THREE]
        beside = written[0] + written[2]
        known = written[:2] in third_wrong or beside in second_wrong or written[1:] in first_wrong
        term = exchanged.get(written) or (_meant(plain, start) if known else "")
        if term and _is_none(plain, start):
            yield start, term


def _meant(plain: str, start: int) -> str:
    """The term that one other character makes of what stands here: the commonest that sounds or looks like it."""
    by_two, written = _by_two(), plain[start : start + THREE]
    alike, others = [], []
    for at, rest in ((0, written[1:]), (1, written[0] + written[2]), (2, written[:2])):
        for term in by_two[at].get(rest, ()):
            if sound_alike(written[at], term[at]) or look_alike(written[at], term[at]):
                if written[at] + term[at] not in IN_USE | VISITED and _is_slip(plain, start, at):
                    alike.append(term)
            elif is_rare(written[at]) and _is_no_name(plain, start, at):
                others.append(term)
    found = alike or (others if len(others) == 1 else [])
    return max(found, key=frequency, default="")


def _is_no_name(plain: str, start: int, at: int) -> bool:
    """健康岐海, 覃水平: a character that the field never uses is of no name only inside, or where the words end."""
    return at == 1 or (at == 2 and not is_han(plain, start + THREE))


def _is_slip(plain: str, start: int, at: int) -> bool:
    """The character that differs is neither of a word with the one beside it nor a word by itself."""
    written = plain[start : start + THREE]
    halves = [written[:2]] * (at < 2) + [written[1:]] * (at > 0)
    if any(is_word(half) for half in halves):
        return False
    if at == 0:
        # 学忠书记: a name may end there.
        return not is_han(plain, start - 1) or is_word(plain[start - 2 : start])
    return (
        at == 1
        or not is_word(written[:2])
        or not (written[2] == ONE_BY_ONE or _is_word_behind(plain, start + 2))
    )


def _is_word_behind(plain: str, at: int) -> bool:
    """适应正符合率: the character may be a word that goes with what follows; one of grammar ends no clause."""
    ended = plain[at + 1 : at + 2] in STOPS and is_grammar(plain[at]) and plain[at] not in LAST
    return stands_alone(plain[at]) and not ended


def _is_none(plain: str, start: int) -> bool:
    """What is written is no term itself, and no words that stand side by side."""
    written = plain[start : start + THREE]
    return written not in terms() and hardly_meets(written) and bool(words_of(plain, start, start + THREE))
