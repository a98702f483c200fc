"""成语、固定名称里有一个字换成了别的字。"""

from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import common_words, frequency, is_word
from weijian.proof.rules.words.misspelt import is_of_a_term
from weijian.proof.rules.words.readings import touching
from weijian.proof.rules.words.set_terms import phrases

RULE = Rule(
    "TXT175",
    WARNING,
    "成语、固定名称里有一个字不对",
    "“各司其事”“夜以继夜”“中央八项规矩”“人才资源和社会保障局”：成语（见 idioms.tsv）和机构、制度的固定名称"
    "（见 fixed_names.tsv）里有一个字换成了别的字，不论音形是否相近。",
    "idioms.tsv、fixed_names.tsv 各条所注",
)
flagged = [
    "各级各部门各司其事、各负其责。",
    "医务人员夜以继夜，挺身而去。",
    "做到横向到底、纵向到底。",
    "落实中央八项规矩精神，县人才资源和社会保障局发文。",
    "巩固国家基础药物制度，新型农村合作治疗参合率99%。",
]
silent = [
    "各级各部门各司其职、各负其责，各尽其能、各得其利。",
    "医务人员夜以继日，挺身而出，因校制宜、因时制宜。",
    "做到横向到边、纵向到底，两者密不可分，关系密不可分割。",
    "落实中央八项规定精神，县人力资源和社会保障局发文，城镇居民基本医疗保险。",
    "签订安全生产责任书，国家基本药物目录，新型农村合作医疗管理办公室，卫生健康委统一安排。",
    "以人民为中心，有法不依，稳中有升，推广创新，与时间进度还有差距。",
]
THREE, FOUR = 3, 4
# Phrases of the language, not of the field, have this source.
GENERAL = "《现代汉语词典》"
# A dictionary knows some slips as words; they are met this many times less often.
SELDOMER = 20


@cache
def _closed() -> dict[str, str]:
    """Idioms whose halves are no words of the field, nor both words at all, and fixed names."""
    # One place of these is open: 因校制宜, 有案不查, 鼓舞民心.
    open_phrases = {row[0] for row in rows("open_idioms.tsv")}
    listed = [(phrase, source) for phrase, _, source in rows("idioms.tsv")]
    idioms = {
        phrase: source
        for phrase, source in [*listed, *rows("terms.tsv")]
        if len(phrase) == FOUR
        and GENERAL in source
        and phrase not in open_phrases
        and common_words().isdisjoint((phrase[:2], phrase[2:]))
        and not (is_word(phrase[:2]) and is_word(phrase[2:]))
    }
    return idioms | dict(rows("fixed_names.tsv"))


@cache
def _by_two() -> dict[tuple[str, int], tuple[str, ...]]:
    """Phrases by their first character and the second, or the third if it is the second that slipped."""
    found: dict[tuple[str, int], list[str]] = {}
    for phrase in _closed():
        for place in (1, 2):
            found.setdefault((phrase[0] + phrase[place], place), []).append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


def check(document: Document) -> Iterator[Finding]:
    plain, by_two = document.plain, _by_two()
    taken = 0
    for start in range(len(plain) - FOUR + 1):
        near = by_two.get((plain[start : start + 2], 1), ())
        far = by_two.get((plain[start] + plain[start + 2], 2), ())
        for phrase in near + far:
            end = start + len(phrase)
            written = plain[start:end]
            if start >= taken and _is_one_apart(written, phrase) and _is_none(plain, start, end, phrase):
                taken = end
                yield RULE.at(start, end, f"“{written}”应为“{phrase}”（{_closed()[phrase]}）", put=phrase)


def _is_one_apart(written: str, phrase: str) -> bool:
    differ = [one for one, other in zip(written, phrase, strict=False) if one != other]
    return len(written) == len(phrase) and len(differ) == 1 and "\u4e00" <= differ[0] <= "\u9fff"


def _is_none(plain: str, start: int, end: int, phrase: str) -> bool:
    """What is written is no word and no phrase itself, and goes on as none: 卫生健康委统一."""
    written = plain[start:end]
    if (
        written in phrases()
        or written in _closed()
        or _is_usual(written, phrase)
        or is_of_a_term(plain, start, end)
    ):
        return False
    ends_otherwise = written[-1] != phrase[-1]
    return not (
        (ends_otherwise and (is_word(plain[end - 1 : end + 1]) or written[-THREE:] in common_words()))
        or _parts_otherwise(plain, start, end, phrase)
    )


def _parts_otherwise(plain: str, start: int, end: int, phrase: str) -> bool:
    """与|时间|进度: the character that differs is of a word, and the last begins one that goes on behind."""
    differs = start + next(at for at, sign in enumerate(phrase) if plain[start + at] != sign)
    words = touching(plain, start, end)
    of_a_word = any(word.start <= differs < word.start + len(word.text) > word.start + 1 for word in words)
    return of_a_word and words[-1].start + len(words[-1].text) > end


def _is_usual(written: str, phrase: str) -> bool:
    return is_word(written) and frequency(written) * SELDOMER > frequency(phrase)
