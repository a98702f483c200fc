"""双字词掉了一个字，剩下的一个字不成词，邻近的词说明原是哪个词。"""

import re
from collections.abc import Iterator

from weijian.kernel import kept
from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import (
    Word,
    bound_characters,
    common_words,
    is_word,
    pairs_by_character,
    split,
)
from weijian.proof.rules.words.misspelt import is_of_a_term
from weijian.proof.rules.words.neighbours import RUN, may_stand

RULE = Rule(
    "TXT176",
    WARNING,
    "双字词掉了一个字",
    "“有序推，”里的“推进”、“应急置队伍”里的“处置”掉了一个字：剩下的字单独不成词（见 bound_characters.tsv），"
    "补上一个字就与邻近的词搭配（见 word_pairs.tsv）。",
    "《现代汉语词典》（第7版）；word_pairs.tsv",
)
flagged = [
    "家庭医生签约服务有序推，签约率达75%。",
    "组建县级应急置小分队三支。",
    "改善群众就医环，投入80万元。",
]
silent = [
    "家庭医生签约服务有序推进，签约率达75%，推广全面。",
    "组建县级应急处置小分队三支，按效分配，以奖代补。",
    "改善群众就医环境，投入80万元，环城路通车。",
    "力度大、工作实、效果好，境外返乡人员登记，新展馆开放。",
    "实行清单化管理、项目化推进、责任化落实。",
    "专（兼）职人员、改（扩）建，王展、李素、张健参加，素食、健步、践诺，演、职人员。",
]

# 患慢性病、大病的贫困人口: who has an illness.
ILL = re.compile(r"患(?:有)?[一-龥]{0,5}(?:病|症|瘤|癌|压|结核|障碍|炎|感染)")
# 清单化管理: behind a word it makes another.
SUFFIX = "化"
BRACKETS = frozenset("（）()“”‘’〔〕[]{}")


@kept.value
def _pairs_with() -> dict[str, tuple[str, ...]]:
    return pairs_by_character(common_words())


def check(document: Document) -> Iterator[Finding]:
    for run in RUN.finditer(document.plain):
        nothing = Word(run.start(), "")
        words = [nothing, *split(run.group(), run.start()), nothing]
        for before, word, behind in zip(words, words[1:], words[2:], strict=False):
            # Beside another single character it may be half of a name; 演、职人员 share what follows.
            shared = not before.text and document.plain[word.start - 1 : word.start] == "、"
            of_itself = beside_bracket(document.plain, word.start) or tells_who_is_ill(
                document.plain, word.start
            )
            if shared or of_itself or (word.text == SUFFIX and before.text):
                continue
            if word.text in bound_characters() and len(before.text) != 1 and len(behind.text) != 1:
                yield from _told(document, before.text, word, behind.text)


def _told(document: Document, before: str, word: Word, behind: str) -> Iterator[Finding]:
    meant = [whole for whole in _pairs_with().get(word.text, ()) if may_stand(before, whole, behind)]
    end = word.start + 1
    if (
        not meant
        or (behind and is_word(word.text + behind[0]))
        or is_of_a_term(document.plain, word.start, end)
    ):
        return
    best = max(meant, key=lambda whole: may_stand(before, whole, behind))
    put = best if len(meant) == 1 else None
    yield RULE.at(word.start, end, f"“{word.text}”单独不成词，疑为“{best}”漏了一个字", put=put)


def tells_who_is_ill(plain: str, place: int) -> bool:
    return ILL.match(plain, place) is not None


def beside_bracket(plain: str, place: int) -> bool:
    """专（兼）职: the word goes on beyond the brackets."""
    return bool(BRACKETS & {*plain[max(0, place - 1) : place], *plain[place + 1 : place + 2]})
