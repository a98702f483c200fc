"""Places that any word may fill, so that no list and no model can tell what was meant there.

改炉改灶 and 应服尽服 say one word twice and another with it, 以机代牛 and 以奖促治 are a frame with two open places,
抓项目扩投资 is a chain of verbs of one character, each with its object, and 同服务同管理 says such a verb twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from weijian.proof.rules.words.dictionary import Word, is_grammar

FOUR = 4
# What is said of 最, 逐 or 应 may be anything: 逐企采样, 应筹.
OF_EVERY_ONE = frozenset("最逐每各")
OF_ANYTHING = OF_EVERY_ONE | {"应"}
WITH = "以"
# 以机代牛, 以奖促治, 以案说法.
TAKES_ITS_PLACE = frozenset("代促带补换养助固强推保治惠改创建练训教立用定说")
# 有病难医, 无人可用.
FRAMES = frozenset({"有难", "有可", "无可", "可可", "既又", "随随", "逢必", "有必", "未先", "先后", "能能"})
# 发病数居前五位, 次均费用降12%: what ends the name of a measure, and what is said of it, are no word together.
SAID_OF_A_MEASURE = re.compile(
    r"(?<=[\u4e00-\u9fff])[数率量额值比费价度](?:[居列位](?=[前全首第末后中高低于在同本县市省区榜并各])"
    r"|[超减降升高低均](?=[\d过出于幅至到为了约近达]))"
)
ALL_OF_THEM = frozenset({"应尽", "愿尽"})
# The letters that stand for an organ in the number of a document: 平政办秘〔2019〕53号.
OF_AN_ORGAN = 8
NUMBERED = re.compile(
    rf"[\u4e00-\u9fff]{{0,{OF_AN_ORGAN}}}(?:[〔\[【［](?:19|20)\d{{2}}|（(?:19|20)\d{{2}}）\d{{1,4}}号|(?:19|20)\d{{2}}[〕\]】］])"
)
# How many words may stand between two of a pair: 同服务同管理, 同安排部署同检查考核.
BETWEEN = 3


def is_free(plain: str, at: int) -> bool:
    """Whether the character stands in an open place of a frame of four, or is what 应 and its like are said of."""
    if plain[max(0, at - 1) : at] in OF_ANYTHING:
        return True
    if at > FOUR and plain[at - 1] == plain[at - FOUR] and plain[at - 2] == "不":
        return True  # 联体不联心
    return any(
        _is_open(plain[first : first + FOUR], at - first) for first in range(max(0, at - FOUR + 1), at + 1)
    )


def is_no_word(plain: str, start: int, end: int) -> bool:
    """Whether the characters meet here though they make no word: of a measure and its verb, or of a document number."""
    if NUMBERED.match(plain, end):
        return True
    return any(SAID_OF_A_MEASURE.match(plain, at) for at in range(max(0, start - 1), end))


def _is_open(four: str, place: int) -> bool:
    if len(four) < FOUR or not four.isalpha():
        return False
    one, two, three, last = (four[at] for at in range(FOUR))
    if one + three in ALL_OF_THEM and two == last:
        return True  # 应奖尽奖: neither of the frame is a slip
    if place in (1, 3) and (one == three) != (two == last):
        return True  # 改炉改灶; 应服尽服, where a slip would not be made twice
    if one == WITH and three in TAKES_ITS_PLACE:
        return place > 0
    return place in (1, 3) and one + three in FRAMES


def is_of_a_chain(words: Sequence[Word], number: int) -> bool:
    """Whether a word of one character is one of two such, each with a longer word behind it, or is said again."""
    if any(_has_object(words, number, other) for other in (number - 2, number + 2)):
        return True
    around = range(max(0, number - BETWEEN - 1), min(len(words), number + BETWEEN + 2))
    return any(words[other].text == words[number].text for other in around if other != number)


def _has_object(words: Sequence[Word], number: int, other: int) -> bool:
    first, second = sorted((number, other))
    if first < 0 or second + 1 >= len(words) or is_grammar(words[other].text):
        return False
    sizes = [len(words[at].text) for at in range(first, second + 2)]
    return sizes[0] == sizes[2] == 1 and sizes[1] > 1 and sizes[3] > 1
