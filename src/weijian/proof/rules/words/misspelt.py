"""固定用语里写错了一个字。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import look_alike, sound_alike
from weijian.proof.rules.words.dictionary import common_words, is_grammar, is_word
from weijian.proof.rules.words.set_terms import FOUR, heads, pairs, phrases, short_forms, tails, words_at_ends
from weijian.proof.rules.words.slips import slip_pattern

RULE = Rule(
    "TXT120",
    ERROR,
    "固定用语里有错字",
    "固定用语（见 terms.tsv、idioms.tsv）中，有一个字写成了同音字、形近字，或漏了、重了一个字，或前后两个字颠倒。",
    "terms.tsv、idioms.tsv 各条所注；同音字依 Unihan 读音，形近字见 shapes.tsv",
)
flagged = [
    "推进基本公共卫生服物项目落实到村。",
    "全县建成家庭医生签服务团队86个。",
    "落实传染病防控应急予案，开展应急演炼两次。",
    "各乡镇孕产妇健康馆理率均达标。",
    "组织卫生健康委员员会机关干部下沉。",
    "及时规范处置突发公共卫生时间2起。",
    "凭预防种证入托入学，重点染病发病率下降，群众意度提升。",
    "落实首诊负责治、安全生产责任治，新购腹控镜系统1套，开通门诊统酬结算，跨省异地就医既时结报。",
]
silent = [
    "县医院派出援助医疗队五批次，开展职业病防治宣传周活动。",
    "推进基本公共卫生服务项目落实到村。",
    "病媒生物防制与慢性病防制科合署办公。",
    "考察干部注重工作实绩，落实领导小组组长负责制。",
    "尘肺病病人免费治疗，艾滋病毒感染者全部纳入随访，村卫生院院长参加培训。",
    "全县家庭医生签约服务团队服务群众。",
    "在世界防治结核病日前后开展宣传，著力提升服務能力。",
    "推行网格管理、精细管理，申报职业危害36家，设眼耳鼻喉科。",
    "境外返乡人员12人，中高风险返县人员146人，组团帮扶、组团式帮扶成效初显，寄宿学校设卫生室。",
    "其中医疗设备购置680万元。",
    "老年健康服务也有起色，心脑血管疾病早诊早治，职业危害申报36家。",
]
LONG, SIX, EIGHT, THREE = 5, 6, 8, 3
LONGEST_TERM = 20
# A number and what counts behind it.
COUNTED = re.compile(
    r"[一二三四五六七八九十两几](?:十|百|千|余|多)*[批个名人次项支期家所辆台场件起例份户轮只条座处届种类]"
)
# In use, too: 防制 of vectors, 处治 of casualties, 健康检测 beside 健康监测, 返县 beside 返乡, 著 in traditional texts.
IN_USE = frozenset({"着著", "治制", "制治", "置治", "监检", "检监", "县乡", "乡县"})
# Without these a term is often another term: 标准化村卫生室 and 标准化卫生室.
OPTIONAL = frozenset("村县市省区州级家协新成大高重全的和与及性型化式")


def check(document: Document) -> Iterator[Finding]:
    for start, end, term in misspelt_between(document.plain, 0, len(document.plain)):
        severity = ERROR if len(term) >= LONG and end - start > FOUR else WARNING
        message = f"“{document.plain[start:end]}”应为“{term}”（{phrases()[term]}）"
        yield RULE.at(start, end, message, severity=severity, put=term)


def misspelt_between(plain: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Where a term stands with one slip, and the term, among those that are met from `first` to `last`."""
    first_pairs = pairs()
    taken = 0
    first, last = max(0, first), min(last, len(plain)) - 3
    beside = zip(plain[first:last], plain[first + 1 : last + 1], strict=False)
    for place, (one, other) in enumerate(beside, first):
        if one + other not in first_pairs:
            continue
        for start, end, term in _misspelt_at(plain, place):
            if start >= taken and not _goes_on_as_a_word(plain, start, end, term):
                taken = end
                yield start, end, term


def is_of_a_term(plain: str, start: int, end: int) -> bool:
    """Whether what stands there belongs to a term with a slip: this rule knows better which word was meant."""
    around = misspelt_between(plain, start - LONGEST_TERM, end + LONGEST_TERM)
    return any(first < end and start < last for first, last, _ in around)


def _goes_on_as_a_word(plain: str, start: int, end: int, term: str) -> bool:
    """防治结核 is no slip of 防治结合 where 病 follows: the character that differs belongs to another word."""
    if is_word(plain[max(0, start - 1) : start + 1]) and is_word(plain[start + 1 : start + 3]) and start:
        return True  # 其中|医疗设备
    if end - start != len(term):
        return False
    slip = start + _agree(plain, start, term)
    if slip == end - 1 and plain[slip : slip + 2] in common_words():
        return True  # 消毒供应|实现
    if slip == start and is_word(plain[max(0, start - 1) : start + 2]):
        return True  # 包虫病|患者
    return _is_of_another_term(plain, start, end, slip) or any(
        is_word(plain[first:last])
        for first in range(max(start + 1, end - THREE), slip + 1)
        for last in (end + 1, end + 2)
        if last - first > 2 and plain[first:last].isalpha()
    )


def _is_of_another_term(plain: str, start: int, end: int, slip: int) -> bool:
    """心脑血管疾病 holds no slip of 脑血管病: a longer or later term stands there as it should."""
    return any(
        plain[first:last] in phrases()
        for first in range(max(0, end - LONGEST_TERM), slip + 1)
        for last in range(max(slip + 1, first + FOUR), min(len(plain), end + EIGHT) + 1)
        if first < start or last > end
    )


def _misspelt_at(plain: str, place: int) -> Iterator[tuple[int, int, str]]:
    """Terms with one slip that begin here, or whose third character stands here."""
    begun_so, ended_so = heads(), tails()
    three, but_third = plain[place : place + 3], plain[place : place + 2] + plain[place + 3]
    begun = begun_so.near.get(three, ()) + begun_so.far.get(but_third, ())
    begun += begun_so.far.get(three, ())  # the third is lost
    if three[1] == three[2]:
        begun += begun_so.near.get(but_third, ())  # the second is doubled
    for term in begun:
        if plain.startswith(term, place):
            continue
        length = _with_a_slip(plain, place, term)
        if length and _is_none(plain[place : place + length]):
            yield place, place + length, term
    if place >= 2:
        start = place - 2
        ended = ended_so.near.get(plain[place - 1 : place + 2], ())
        ended += ended_so.far.get(plain[start] + three[:2], ())
        for term in ended:
            if plain.startswith(term, start):
                continue
            end = start + len(term)
            if _with_a_slip(plain, start, term) == len(term) and _is_none(plain[start:end]):
                yield start, end, term


def _is_none(written: str) -> bool:
    """What is written is no term itself, and the list of slips does not report it."""
    return written not in phrases() and not slip_pattern().search(written)


def _agree(plain: str, place: int, term: str) -> int:
    """How many characters the text has as the term has them."""
    at, most = 0, min(len(term), len(plain) - place)
    while at < most and plain[place + at] == term[at]:
        at += 1
    return at


def _with_a_slip(plain: str, place: int, term: str) -> int:
    """How long what stands here is, if it is the term with one slip; else 0."""
    at = _agree(plain, place, term)
    size, rest, end = len(term), place + at, place + len(term)
    if at == size or rest >= len(plain):
        return 0
    if plain[rest + 1 : end] == term[at + 1 :] and _is_other_character(plain, rest, term[at]):
        # 健康服务也有起色: what stands before is a term by itself, and the character that differs a word.
        return 0 if term[:-1] == plain[place:rest] and is_grammar(plain[rest]) else size
    if plain[rest + 2 : end] == term[at + 2 :] and _is_other_word(plain[rest : rest + 2], term, at):
        return size
    if plain[rest : rest + 2] == term[at : at + 2][::-1] and _is_swapped(plain, rest, term, at):
        return size
    if plain[rest : end - 1] == term[at + 1 :] and _has_lost(plain[place : end - 1], term, at):
        return size - 1
    if at > 0 and plain[rest] == plain[rest - 1] and plain[rest + 1 : end + 1] == term[at:]:
        two_words = is_word(term[:at]) and is_word(plain[rest : rest + 2])  # 尘肺病病人
        return 0 if two_words else size + 1
    return 0


def _is_other_character(plain: str, at: int, meant: str) -> bool:
    """It sounds or looks alike, and is of no other word that is in use (首诊负责治 is of none)."""
    one = plain[at]
    if COUNTED.match(plain, at):
        return False  # 派出医疗队五批次 is no 医疗队伍
    used = meant + one in IN_USE and (one not in "治制" or plain[at - 1 : at] in "防处法")
    return (sound_alike(one, meant) or look_alike(one, meant)) and not used


def _is_other_word(written: str, term: str, at: int) -> bool:
    """突发公共卫生时间: a whole word that sounds as the term's own, in a long term of which all the rest stands."""
    meant = term[at : at + 2]
    if len(term) < SIX or len(meant) < 2 or at % 2 or not is_word(written) or not is_word(meant):
        return False
    alike = zip(written, meant, strict=False)
    return len(written) == 2 and all(one != other and sound_alike(one, other) for one, other in alike)


def _is_swapped(plain: str, rest: int, term: str, at: int) -> bool:
    """Two characters inside the term have changed places; at its ends a neighbouring word may begin."""
    return (
        0 < at < len(term) - 2
        and plain[rest + 2 : rest + len(term) - at] == term[at + 2 :]
        and _is_han(term[at])
        and _is_han(term[at + 1])
    )


def _has_lost(written: str, term: str, at: int) -> bool:
    """One character inside the term is gone, and it is not one that the term may do without."""
    return (
        len(term) >= LONG
        and 2 <= at <= len(term) - 3
        and _is_han(term[at])
        and term[at] not in OPTIONAL
        and term[at] != term[at - 1]
        and not (_is_a_short_form(written, at) or _is_two_words(written))
    )


def _is_two_words(written: str) -> bool:
    """寄宿学校 is said beside 寄宿制学校."""
    halves = written[:2], written[2:]
    return words_at_ends().issuperset(halves) or all(len(half) == 2 and is_word(half) for half in halves)


def _is_a_short_form(written: str, at: int) -> bool:
    """What is written is a short form, or holds one where the character is lost: 职业危害申报 of 职业危害."""
    parts = (written[first : first + FOUR] for first in range(max(0, at - THREE), at + 1))
    return written in short_forms() or any(part in short_forms() for part in parts)


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
