"""What the words around a number say of its bound: 约, 近, 余, 以上, 不低于, 超过…"""

import re

SIGNS = {"≥": "at_least", "≤": "at_most", ">": "over", "<": "under", "＞": "over", "＜": "under"}
BEHIND = {
    "以上": "at_least",
    "及以上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
    "左右": "about",
    "上下": "about",
}
BEFORE = [
    ("at_least", re.compile(r"(?:不低于|不少于|不小于|至少|最少|不得低于|不得少于|不得小于|满|起码)$")),
    ("at_most", re.compile(r"(?:不超过|不高于|不大于|至多|最多|不得超过|不得高于|不多于)$")),
    ("over", re.compile(r"(?:超过|超|逾|突破|高于|大于|多于)(?:了)?[^\d，。；：、（）]{0,12}的?$")),
    ("under", re.compile(r"(?:不足|不到|低于|小于|少于|未达|不满)(?:了)?$")),
    ("about", re.compile(r"(?:(?<![签预履节制集违合契条解失邀])约|大约|近|将近|接近|大概|约为|约占|约计)$")),
]


def bound_of(plain: str, start: int, sign: str, more: bool, behind: str, points: bool = False) -> str:
    """`points`: in 超过标准35.4个百分点 the number is the distance itself, not a bound."""
    if sign:
        return SIGNS[sign[0]]
    if behind:
        return BEHIND[behind]
    if more:
        return "over"
    before = plain[max(0, start - 20) : start]
    for bound, pattern in BEFORE:
        if pattern.search(before) and not (points and bound in {"over", "under"}):
            return bound
    return "exact"
