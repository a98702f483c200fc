"""词语掉了一个字：补上一个字，整句通顺得多。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.kernel import kept
from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.clipped_word import beside_bracket, tells_who_is_ill
from weijian.proof.rules.words.dictionary import (
    Word,
    bound_characters,
    common_words,
    is_word,
    pairs_by_character,
    split,
)
from weijian.proof.rules.words.free_places import is_of_a_chain
from weijian.proof.rules.words.language_model import (
    LanguageModel,
    language_model,
    missing,
    words_of_the_field,
)
from weijian.proof.rules.words.lost_from import lost
from weijian.proof.rules.words.neighbours import RUN

RULE = Rule(
    "TXT177",
    WARNING,
    "与前后文连不起来，疑漏了一个字",
    "按通用中文的语言模型（输入法所用），剩下的一个字与前后的词都连不起来，补成本领域的一个双字词就通顺得多；"
    "或者剩下的字极少单用（见 alone.tsv），补成两个到四个字的词就通顺得多。装有语言模型时才检查。",
    "语言模型 libime zh_CN.lm；不成词的字见 bound_characters.tsv，单用的多少见 alone.tsv，"
    "搭配见 word_pairs.tsv、official_pairs.tsv",
    yields=True,
    missing=missing,
)
flagged = [
    "组织开展医务人员业务技培训十二期。",
    "疫情防控形势然严峻，不能松懈。",
    "落实信访工作责任，妥处理群众来信来访。",
    "由于专业技术人匮乏，服务能力受到限制。",
    "县住建局组织监理单对在建工地开展安全检查。",
    "采购过程严格按照规定程进行，全程接受监督。",
    "教育局建立健全长效机，举办校长讲座三期。",
]
silent = [
    "组织开展医务人员业务技能培训十二期。",
    "疫情防控形势依然严峻，家庭健康管理员、孩子们参加。",
    "专（兼）职人员、职工疗休养、采样员、参谋员就位，违规发放津补贴、舍小家顾大家，接种率达九成，主体已封顶。",
    "县域外住院、上门服务量、村卫生室合格率、检查化验费增幅放缓。",
    "对患有大病的贫困人口按照定医院、定方案、定专家的要求实行专项救治。",
    "业务工作同谋划、同安排，及时查漏洞、补短板。",
    "抓项目扩投资，保供应稳价格，促融合强服务，流入人口同服务同管理。",
    "各党支部开展院感培训，普惠机构占大头，冷链环境样检测、药械管理有序，民办普惠园增加。",
    "对已检人数逐一核对，主体已完工，县乡两级各担一半，作风过硬、工作实。",
    "王财章、杨士岗镇村民杜军参加，驻鄂医疗队队员、工会主席到会，演、职人员就位，新余市委宣传部来信。",
]
# How much likelier (decimal logarithm) the whole word must be for a hint: where what is left is no word, and where it
# may be one; and what more for a warning.
BOUND_LIKELIER, FREE_LIKELIER, SURE = 1.4, 2.4, 0.7
# A word that falls short of what is asked by no more than this is a hint.
NEARLY = -0.5
# How many words on either side are read with it.
AROUND = 3
ITEM = 8  # signs of an item and the first of the next
# Of names of places and houses no model knows what is likely.
NAMED = re.compile(r"[村镇县区旗寺路街]|乡(?![村镇])")
# They stand behind any word or before any: 采样员, 孩子们, 进校园, 超七千.
ANYWHERE = frozenset(
    "们员区县市省村乡镇数率费量户儿院会报牌日年月例号级类型性化者家里上下内外前后中已达超引办进教训粮法险废厕债点处"
    "委史证险券码图屏权源术业界属价联交继学救治风工津增引务窗顾通创城金司农商源府责论样时号组队站室科所店厂楼房区片条项次名位个台辆份张件只双对批期届度周天岁元万亿多余再又也还均都将为被把由从向对在和与及或"
)


@kept.value
def _pairs_with() -> dict[str, tuple[str, ...]]:
    return pairs_by_character(words_of_the_field())


def check(document: Document) -> Iterator[Finding]:
    model = language_model()
    if model is None:
        return
    for run in RUN.finditer(document.plain):
        words = list(split(run.group(), run.start()))
        if not any(len(word.text) == 1 for word in words):
            continue
        told = model.each([word.text for word in words])
        taken = 0
        for number, word in enumerate(words):
            # 演、职人员 share what follows.
            shared = number == 0 and document.plain[word.start - 1 : word.start] == "、"
            if (
                len(word.text) > 1
                or word.start < taken
                or shared
                or _goes_on_alike(document.plain, word)
                or beside_bracket(document.plain, word.start)
                or tells_who_is_ill(document.plain, word.start)
            ):
                continue
            met = told[number][1] or (number + 1 < len(words) and told[number + 1][1])
            found = (None if met else _half(model, words, number)) or _left_over(
                document, model, words, number
            )
            if found:
                taken = found.end
                yield found


def _goes_on_alike(plain: str, word: Word) -> bool:
    """定医院、定方案、定专家: each item begins with it."""
    return f"、{word.text}" in plain[word.start : word.start + ITEM]


def _half(model: LanguageModel, words: list[Word], number: int) -> Finding | None:
    """Of a word of two characters one is left between longer words that neither the model nor the field know beside it."""
    if not _stands_lone(words, number):
        return None
    put, beyond = _meant(model, [word.text for word in words], number)
    return _finding(words, number, number, put, beyond >= SURE) if put else None


def _left_over(document: Document, model: LanguageModel, words: list[Word], number: int) -> Finding | None:
    """What is left is seldom said alone, and a word that has one character more makes the text likelier by far."""
    found = lost(model, words, number)
    if (
        found is None
        or found.beyond < NEARLY
        or is_of_a_chain(words, number)
        or NAMED.match(document.plain, words[found.last].start + len(words[found.last].text))
    ):
        return None
    return _finding(words, found.first, found.last, found.word, found.beyond >= 0)


def _finding(words: list[Word], first: int, last: int, put: str, sure: bool) -> Finding:
    left = "".join(word.text for word in words[first : last + 1])
    start = words[first].start
    message = f"“{left}”与前后文连不起来，疑为“{put}”漏了一个字"
    return RULE.at(start, start + len(left), message, severity=WARNING if sure else HINT, put=put)


def _stands_lone(words: list[Word], number: int) -> bool:
    """A single character between words of several: beside another it may be of a name."""
    beside = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
    text = words[number].text
    lone = len(text) == 1 and text not in ANYWHERE and all(len(word.text) > 1 for word in beside)
    return lone and not is_of_a_chain(words, number)


def _meant(model: LanguageModel, words: list[str], number: int) -> tuple[str, float]:
    """The word of the field with the character that makes the whole likelier, and by how much more than asked."""
    before, behind = words[max(0, number - AROUND) : number], words[number + 1 : number + 1 + AROUND]
    sign = words[number]
    if (behind and is_word(sign + behind[0][0])) or (before and before[-1][-1] + sign in common_words()):
        return "", 0.0  # 施工图审
    asked = BOUND_LIKELIER if sign in bound_characters() else FREE_LIKELIER
    least = model.likelihood((*before, sign, *behind)) + asked
    likely = {word: model.likelihood((*before, word, *behind)) for word in _pairs_with().get(sign, ())}
    best = max(likely, key=lambda word: likely[word], default="")
    return (best, likely[best] - least) if best and likely[best] >= least else ("", 0.0)
