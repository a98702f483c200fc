"""词语与前后文连不起来，换一个同音、形近的字或词，或者前后两个字对调，就通顺得多。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.normalise.substitutions import traditional_pairs
from weijian.proof.rules.once import once
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import Word, cut, split, stands_alone
from weijian.proof.rules.words.free_places import OF_ANYTHING, is_free, is_no_word
from weijian.proof.rules.words.language_model import (
    LanguageModel,
    language_model,
    missing,
    words_of_the_field,
)
from weijian.proof.rules.words.set_terms import phrases
from weijian.proof.rules.words.written_for import written_for

RULE = Rule(
    "TXT160",
    WARNING,
    "前后文不通，疑有错字",
    "按通用中文的语言模型（输入法所用）和本领域的词语搭配，换一个同音字、形近字或同音词，或者前后两个字对调，整句通顺得多"
    "（可能性高出上千倍为提示，高出两万倍为警告）；装有语言模型时才检查。",
    "语言模型 libime zh_CN.lm；同音字依 Unihan 读音，形近字见 shapes.tsv，搭配见 word_pairs.tsv",
    yields=True,
    missing=missing,
)
flagged = [
    "我局将以此次检查为新的起点，即续加大投入，补齐短板弱项。",
    "由于部分村卫生室房屋年久失休，存在一定的安全隐患。",
    "各乡镇要安排专人责负数据核对，确保信息准确无误。",
    "会同市场监管、教育等部们，对校园周边餐饮单位开展联合检查。",
    "切实改扇乡村医生待遇，稳定基层队伍。",
    "持坚公开，开展创建动活、评比动活。",
]
silent = [
    "我局将以此次检查为新的起点，继续加大投入，补齐短板弱项。",
    "各乡镇要安排专人负责数据核对，确保信息准确无误。",
    "全县农村居民死亡率下降到十万分之九以下。",
    "在县城广场安装太阳能路灯三十盏。",
    "与先进县相比还存在不小差距，县域内互联互通互认。",
    "年内应筹经费如数到账，叁期病人全部随访，粗死亡率平稳，余下面积秋季补灭。",
    "三包一、四免一关怀，张井村、前盛村完成旱厕改造。",
    "兹定于五月召开全会，兹有我校教师前往，上庄村消杀面积、省市县资金如数到账。",
    "另对渔船民等高危人群开展扩大化疗，创卫迎检资料归档，胸痛、卒中救治提速增效。",
    "执行川卫办发〔2019〕25号、豫卫疾控〔2019〕9号、陕卫规财函〔2019〕77号和粤卫规〔2019〕5号文件。",
    "会同水务部门检查水厂，发病数居全市首位。",
    "江汀区：健康江汀行动铺开，区政府成立健康江汀行动推进委员会。",
    "地氟病区改炉改灶，家畜以机代牛，以考促学、以奖促治。",
]
RUN = re.compile(r"[\u4e00-\u9fff]{3,300}")
# How many characters on either side are read with a word.
AROUND = 7
# What another reading must be likelier by (decimal logarithm), over what it costs to write one for the other: for a hint,
# for a warning, and where the word meant is of the general dictionary alone.
LIKELIER, SURE, OF_DICTIONARY = 3.0, 4.3, 4.5
# What two characters exchanged must be likelier by where four stand alone between marks.
OF_TURNED = 4.2
# What a word that reports do not use, where another that they do use sounds alike, counts for: 编织八名.
FOREIGN, FOREIGN_CHARACTER = 2.0, 1.0
# Below this a word behind another that it is not known to follow is doubted.
SELDOM = -4.0
FOUR = 4
# Places are named so: not two characters exchanged.
OF_PLACES = frozenset("村镇乡县区旗市州")
OF_COUNTIES, LONGEST_NAME = frozenset("县区旗市州"), 3
COUNTY = re.compile("[县区旗市州]")
LONGEST_REPORT = 60_000  # signs; keeps the work linear
# So notices begin.
NOTICE = re.compile("兹(?=[定有证因将就派介收委授聘])")
# Traditional characters write 著力 for 着力.
OF_THE_SCRIPT = "著"
NUMERALS = frozenset("一二三四五六七八九十百千万亿几两第壹贰叁肆伍陆柒捌玖拾")
# Of names of places and houses no model knows what is likely.
NAMED = re.compile(r"[村镇县区旗寺路街]|乡(?![村镇])|小学|中学|医院|公司|社区|同志|等\d")


class Reading(NamedTuple):
    """What may have been meant by the characters from start to end of a run, and how much likelier it is."""

    likelier: float
    start: int
    end: int
    put: str
    word: str


def check(document: Document) -> Iterator[Finding]:
    model = language_model()
    if model is None:
        return
    for run in RUN.finditer(document.plain):
        taken = 0
        for reading in _readings(model, run.group()):
            start, end = run.start() + reading.start, run.start() + reading.end
            if start < taken or _may_be_any(document, start, end, reading.word):
                continue
            if document.plain[start:end] == OF_THE_SCRIPT and not traditional_pairs().keys().isdisjoint(
                document.text
            ):
                continue
            taken = end
            written = document.plain[start:end]
            message = f"“{written}”与前后文不通，疑为“{reading.put}”（{reading.word}）"
            # Between marks that stand so near (零缺报、改水降氟) there is nothing to read it with.
            near = len(run.group()) <= FOUR and not _is_turned_at_an_end(run.group(), reading)
            sure = reading.likelier >= SURE and not near
            severity = WARNING if sure else HINT
            yield RULE.at(start, end, message, severity=severity, put=reading.put)


def _is_turned_at_an_end(run: str, reading: Reading) -> bool:
    """持坚公开, but not 三赛竞绩, nor 省市县 or 张扩到 beside a number."""
    at_an_end = reading.start == 0 or reading.end == len(run)
    turned = run[reading.start : reading.end][::-1] == reading.put
    return len(run) == FOUR and at_an_end and turned and reading.likelier >= OF_TURNED


def _readings(model: LanguageModel, run: str) -> list[Reading]:
    """The likeliest reading of each doubtful place, where one is likelier by far; in their order."""
    likelier = (
        [reading for reading in _others(model, run, start, end) if _is_likelier(reading)]
        for start, end in _doubtful(model, run)
    )
    best = [max(readings) for readings in likelier if readings]
    return sorted(best, key=lambda reading: (reading.start, -reading.likelier))


def _is_likelier(reading: Reading) -> bool:
    return reading.likelier >= (LIKELIER if _is_of_the_field(reading.word, reading.put) else OF_DICTIONARY)


def _is_of_the_field(word: str, put: str) -> bool:
    """Whether reports use the word, or one within it that holds what is put: 部署 in 研究部署."""
    return word in words_of_the_field() or any(
        put in part for part in _within(word) if part in words_of_the_field()
    )


def _within(word: str) -> Iterator[str]:
    yield from (word[first : first + 2] for first in range(len(word) - 1))


def _doubtful(model: LanguageModel, run: str) -> Iterator[tuple[int, int]]:
    """Stretches of words that neither the model nor the field knows to stand where they do."""
    words = list(split(run))
    told = model.each([word.text for word in words])
    doubted = [
        (not met and likelihood < SELDOM) or (len(word.text) == 1 and not stands_alone(word.text))
        for word, (likelihood, met) in zip(words, told, strict=True)
    ]
    for number, word in enumerate(words):
        if len(word.text) == 1:
            asked = doubted[number] or _beside_one(words, number)
        else:
            goes_on = number + 1 < len(words) and not doubted[number + 1] and told[number + 1][1]
            asked = doubted[number] and not goes_on
        if asked:
            yield word.start, word.start + len(word.text)


def _beside_one(words: list[Word], number: int) -> bool:
    """Two lone characters side by side may be a word with a slip."""
    beside = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
    return any(len(word.text) == 1 for word in beside)


def _others(model: LanguageModel, run: str, start: int, end: int) -> Iterator[Reading]:
    """What else may have been meant there."""
    foreign = _foreign(run[start:end])
    for first, last, put, cost in written_for(run, start, end):
        low, high = max(0, first - AROUND), min(len(run), last + AROUND)
        before, behind = run[low:first], run[last:high]
        word, likelihood = _read(model, before, put, behind)
        if word:
            _, as_written = _read(model, before, run[first:last], behind)
            usual = foreign if word in words_of_the_field() and start <= first and last <= end else 0.0
            yield Reading(likelihood - as_written - cost + usual, first, last, put, word)


def _foreign(word: str) -> float:
    """What it counts for that reports do not use the word, or that the character is none by itself."""
    if not NUMERALS.isdisjoint(word):
        return 0.0
    if len(word) == 1:
        return 0.0 if stands_alone(word) else FOREIGN_CHARACTER
    return 0.0 if word in words_of_the_field() else FOREIGN


def _read(model: LanguageModel, before: str, middle: str, behind: str) -> tuple[str, float]:
    """The word in which the middle stands, if one holds it and more, and how likely the whole is."""
    words = tuple(cut(before + middle + behind))
    return _holding(words, len(before), len(before) + len(middle)), model.likelihood(words)


def _holding(words: tuple[str, ...], start: int, end: int) -> str:
    at = 0
    for word in words:
        if at <= start and end <= at + len(word):
            return word if len(word) > 1 else ""
        at += len(word)
    return ""


@once
def _named_counties(document: Document) -> Counter[str]:
    """How often the report tells what may be the name of a county, right before 县 and its like."""
    sizes = range(2, LONGEST_NAME + 1)
    places = (match.start() for match in COUNTY.finditer(document.plain))
    return Counter(
        document.plain[place - size : place] for place in places for size in sizes if size <= place
    )


def _is_of_a_name(document: Document, start: int, end: int) -> bool:
    """健康江汀 in a report of 江汀区, 幸福宝力格 in one of 宝力格旗: a name that the report tells with what it is of."""
    plain, told = document.plain, _named_counties(document)
    for low in range(max(0, end - LONGEST_NAME), start + 1):
        for high in range(max(end, low + 2), low + LONGEST_NAME + 1):
            name, itself = plain[low:high], plain[high : high + 1] in OF_COUNTIES
            if told[name] > itself:
                return True
            around = max(0, low - LONGEST_REPORT), high + LONGEST_REPORT
            if told[name] and plain.count(name, *around) > 1:
                return True
    return False


def _may_be_any(document: Document, start: int, end: int, meant: str) -> bool:
    """Whether anything may stand there: the name of a place or a house, a set term, or a place that any word may fill."""
    plain = document.plain
    if plain[end - 1] in OF_PLACES and plain[start:end][::-1] in meant:
        return True  # 上庄村, 省市县
    if _is_of_a_name(document, start, end):
        return True
    if is_no_word(plain, start, end):
        return True
    if NAMED.match(plain, end) or NOTICE.match(plain, start) or not OF_ANYTHING.isdisjoint(plain[start:end]):
        return True
    if any(plain[at : at + FOUR] in phrases() for at in range(max(0, end - FOUR), start + 1)):
        return True
    return len(meant) < FOUR and any(is_free(plain, at) for at in range(start, end))
