"""词语里有一个字写成了同音字或形近字，或者两个字颠倒了，写出来的不成词。"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import taken_for
from weijian.proof.rules.words.dictionary import (
    Word,
    common_words,
    frequency,
    is_grammar,
    split,
    stands_alone,
)
from weijian.proof.rules.words.free_places import OF_EVERY_ONE, is_free, is_no_word
from weijian.proof.rules.words.misspelt import is_of_a_term
from weijian.proof.rules.words.neighbours import may_stand
from weijian.proof.rules.words.slips import slip_pattern
from weijian.proof.rules.words.three_characters import is_of_three

RULE = Rule(
    "TXT143",
    WARNING,
    "不成词，疑有错字",
    "相邻的几个字不是词典里的词，换一个同音字或形近字、或者前后对调就是常用词（见 common_words.tsv），且换后比原来常见得多；"
    "前后的词与换成的词常在一起（见 word_pairs.tsv）的为警告，其余为提示。",
    "《现代汉语词典》（第7版）；同音字依 Unihan 读音，形近字见 shapes.tsv",
)
flagged = [
    "召开局党组会义，研究部门预算绩孝评价。",
    "加大筹昔力度，提高诊疗质亮。",
    "各卫生院严隔执行制度，群众反映良女子。患者就珍方便，开展慰闷活动。",
    "志愿者服务队深入社趋开展宣传。",
    "全面梳埋问题清单，逐项销号。",
    "派驻监督员12名，完成资产盘占。",
]
silent = [
    "按照县委的决策部署，加强队伍建设。",
    "对县医院、由县疾控中心、向镇村倾斜，与旗委沟通。",
    "每2天一报，人才引不进、留不住，四个不摘。",
    "护边员同吃同住，耗材集采落地，人病兽防。",
    "张井村、前盛村、李举忠、唐松华等3名同志。",
    "体检、随访各计312人次。",
    "两检四术、三会一课、闻令即动、用瑶话宣讲。",
    "报告发病数居前五位的病种依次为流感、手足口病，次均费用降12元，床位数列全省前三。",
    "按照平政办秘〔2019〕53号、芷政办函〔2020〕6号、国卫人社厅发〔2020〕17号要求。",
    "创卫迎检准备就绪，应服儿童全部服苗，改炉改灶，以机代牛，逐船登记。",
]
RUN = re.compile(r"[\u4e00-\u9fff]{2,200}")
# How much more often the word is met than what is written would be by chance.
# Two characters that are words by themselves may well have met: 对县, 一盯.
LIKELIER, LIKELIER_OF_TWO_WORDS, LIKELIER_OF_THREE = 30, 1000, 3
THREE = 3
KNOWN = 1 << 14
# Behind these a name may begin, in front of those it ends.
NAME_AHEAD = re.compile(r"[、（]$")
NAME_BEHIND = re.compile(r"等|、|）|[村乡镇县区旗寺路街]")
NAMED = re.compile(r"村|乡镇?|镇|县|区|医院|学校|公司|小学|中学|街道")


class Likelier(NamedTuple):
    frequency: int
    word: str


def check(document: Document) -> Iterator[Finding]:
    taken = 0
    for run in RUN.finditer(document.plain):
        words = list(split(run.group(), run.start()))
        for place, written, word in _slips(words):
            end = place + len(written)
            if (
                place < taken
                or _is_name(document.plain, place, end)
                or _may_be_any(document.plain, place, word)
                or is_no_word(document.plain, place, end)
                or slip_pattern().search(written)
                or is_of_a_term(document.plain, place, end)
                or is_of_three(document.plain, place, end)
            ):
                continue
            taken = end
            message = f"“{written}”不成词，疑为“{word}”"
            severity = WARNING if _fits(words, place, end, word) else HINT
            yield RULE.at(place, end, message, severity=severity, put=word)


def _slips(words: list[Word]) -> Iterator[tuple[int, str, str]]:
    for number, (one, other) in enumerate(pairwise(words)):
        whole, parts = one.text + other.text, words[number : number + 2]
        if len(whole) > THREE:
            continue
        if len(whole) == 2:
            best = _likelier(whole, LIKELIER)
            if best and _may_meet(one.text, other.text):
                # Only what is far likelier, or what the words on either side ask for.
                fitting = _fits(words, one.start, other.start + 1, best.word)
                best = best if fitting else _likelier(whole, LIKELIER_OF_TWO_WORDS)
            if best:
                yield one.start, whole, best.word
                continue
            if number + 2 < len(words):
                whole += words[number + 2].text
                parts = words[number : number + THREE]
        if len(whole) == THREE and not _all_stand_alone(parts):
            best = _likelier(whole, LIKELIER_OF_THREE)
            if best:
                yield one.start, whole, best.word


def _fits(words: list[Word], start: int, end: int, word: str) -> bool:
    """Whether the word meant is known to stand beside those on either side."""
    before = next((other.text for other in words if other.start + len(other.text) == start), "")
    behind = next((other.text for other in words if other.start == end), "")
    return may_stand(before, word, behind) > 0


def _all_stand_alone(words: list[Word]) -> bool:
    return all(stands_alone(word.text) for word in words if len(word.text) == 1)


def _may_meet(one: str, other: str) -> bool:
    return (stands_alone(one) and stands_alone(other)) or is_grammar(one) or is_grammar(other)


@lru_cache(maxsize=KNOWN)
def _likelier(written: str, times: int) -> Likelier | None:
    """The commonest word that one other character makes of it, or the two characters exchanged."""
    found = [
        written[:place] + other + written[place + 1 :]
        for place, character in enumerate(written)
        for other in taken_for(character)
    ]
    if len(written) == 2:
        found.append(written[::-1])
    best = max((Likelier(frequency(word), word) for word in found if word in common_words()), default=None)
    return best if best and best.frequency >= times * frequency(written) else None


def _may_be_any(plain: str, start: int, word: str) -> bool:
    """Whether the character that differs stands where any may (改炉改灶, 应服), or is said of anything (逐船)."""
    differ = [at for at, sign in enumerate(word, start) if plain[at] != sign]
    return len(differ) == 1 and (plain[differ[0]] in OF_EVERY_ONE or is_free(plain, differ[0]))


def _is_name(plain: str, start: int, end: int) -> bool:
    """In a list of names, or in the name of a place or a house."""
    listed = NAME_AHEAD.search(plain[max(0, start - 2) : start]) and NAME_BEHIND.match(plain, end)
    return bool(listed or NAMED.match(plain, end) or NAMED.match(plain, end - 1))
