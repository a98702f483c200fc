"""What the words around a number say of its bound: 约, 近, 余, 以上, 不低于, 超过…"""

import re

SIGNS = {"≥": "at_least", "≤": "at_most", ">": "over", "<": "under", "≈": "about"}
SIGN = r"(?:[≥≤≈]|[><]=?) ?"
BEHIND = {
    "以上": "at_least",
    "及以上": "at_least",
    "以下": "at_most",
    "及以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
    "内": "at_most",
    "左右": "about",
    "上下": "about",
}
BEHIND_PATTERN = r"及?以上|及?以下|以内|之内|左右|上下(?!级|联|转|贯|游)"
# 6小时内, but not 12家内设机构.
WITHIN = r"内(?![设部科外镜蒙涵在容审]|分泌)"
# Each pattern ends where the number begins.
BEFORE = [
    (
        "at_least",
        r"(?:不低于|不少于|不小于|不短于|至少|最少|不得低于|不得少于|不得小于|(?<!圆)满|起码|至少(?:配备|设置?|配置|有|安排|开展))",
    ),
    ("at_most", r"(?:不超过|不高于|不大于|至多|最多|不得超过|不得高于|不多于|不突破)"),
    ("over", r"(?:超过|超出|逾|突破|高于|大于|多于|超)(?:了)?"),
    ("over", r"(?:超过|突破|高于|大于|多于)[^\d，。；：、（）]{1,12}的?"),
    ("under", r"(?:不足|不到|低于|小于|少于|未达|未达到|不满)(?:了)?"),
    (
        "about",
        r"(?:(?<![签预履节制集违合契条解失邀])约|大约|(?<![附邻靠就最临亲远新])近|将近|接近|大概|约为|约占|约计|大致)",
    ),
]
LOOK_BACK = 20
# Adverbs that belong to the quantity as 余 and ≥ do: 近5万人, but not 约8340平方米.
APPROXIMATELY = re.compile(r"(?:将近|近)$")
BOUNDS_BEFORE = [(bound, re.compile(f"{pattern}$")) for bound, pattern in BEFORE]


def bound_of(plain: str, start: int, sign: str, more: bool, behind: str, points: bool = False) -> str:
    """`points`: in 超过标准35.4个百分点 the number is the distance itself, not a bound."""
    if sign:
        return {">=": "at_least", "<=": "at_most"}.get(sign.strip()) or SIGNS[sign[0]]
    if behind:
        return BEHIND[behind]
    if more:
        return "over"
    before = plain[max(0, start - LOOK_BACK) : start]
    for bound, pattern in BOUNDS_BEFORE:
        if pattern.search(before) and not (points and bound in {"over", "under"}):
            return bound
    return "exact"


def start_of_quantity(plain: str, start: int, bound: str) -> int:
    """Where a quantity begins that an adverb right before its number makes approximate."""
    match = APPROXIMATELY.search(plain, max(0, start - 2), start) if bound == "about" else None
    return match.start() if match else start
