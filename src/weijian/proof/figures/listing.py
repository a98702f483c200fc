"""How many things are listed beside a number: 甲、乙、丙3个乡镇; 七类人群（甲、乙……）; 派出甲、乙和丙等3名.

It counts only plain lists; where two readings are possible it gives both, and nothing where it is not sure.
"""

import re

CLAUSE = "，。；：！？\n（"
BRACKET = re.compile(r"[^，。；：（）\n、]{0,14}（(?P<list>[^（）\n，。；]{3,200})）")
GROUPED = re.compile(r"[^，。；：（）\n、]{0,14}（(?P<list>[^（）\n。；\d]{3,200})）")
PARTLY = re.compile(r"(?:不?含|除|如|例如|主要|其中|包括|以|按|每|均|由|从|根据)")
TOLD = re.compile(
    r"[^，。；：（）\d]{0,12}(?:(?:分别|依次)?[为是]|：|包括|，(?:分别|依次)[为是]|，即)(?P<list>[^。；\n]{4,160})"
)
# 3个，分别是甲、乙和丙。
TOLD_WHOLLY = re.compile(
    r"[^，。；：（）\d]{0,8}，?(?:分别[为是]|，即)(?P<list>[^，。；：\n\d]{4,160})(?=[。；\n]|$)"
)
JOINED = re.compile(r"(?<=[^、])(?:和|及|以及|与)(?=[^、])")


def listed_items(plain: str, start: int, end: int) -> set[int]:
    """How many items the list in brackets behind the number may have, else the list that leads up to it."""
    return items_behind(plain, end) or items_before(plain, start)


def items_behind(plain: str, end: int) -> set[int]:
    match = BRACKET.match(plain, end)
    if match is None or "、" not in match["list"] or PARTLY.match(match["list"]):
        return set()
    return _readings(match["list"])


def items_in_groups(plain: str, end: int) -> set[int]:
    """5个专科（甲院A科、B科，乙院C科）: a list in brackets parted by commas as well; what fits may be it, nothing else."""
    match = GROUPED.match(plain, end)
    if match is None or "、" not in match["list"] or PARTLY.match(match["list"]):
        return set()
    return _readings(match["list"].replace("，", "、"))


def items_before(plain: str, start: int, floor: int = 0) -> set[int]:
    """`floor` is where the figure before ends: a list that begins there belongs to it."""
    first, depth = start, 0
    while first > floor and start - first < 200:
        sign = plain[first - 1]
        if sign == "）":
            depth += 1
        elif sign == "（" and depth:
            depth -= 1
        elif not depth and (sign in CLAUSE or sign.isdigit()):
            break
        first -= 1
    text = re.sub(r"（[^（）]{0,60}）", "", plain[first:start])
    text = re.sub(r"(?:等|的|共|共计|这|等共|等各)$", "", text)
    return _readings(text) if "、" in text else set()


def items_told(plain: str, end: int) -> set[int]:
    """前三位的病种为甲（486例）、乙（392例）和丙: the list that the clause behind the number says it is."""
    match = TOLD.match(plain, end)
    if match is None:
        return set()
    text = re.sub(r"（[^（）]{0,60}）", "", match["list"]).partition("，")[0]
    return _readings(text) if "、" in text else set()


def items_told_wholly(plain: str, end: int) -> set[int]:
    """4个，分别是甲、乙、丙和丁。: the rest of the sentence is the list, so that it has no more items."""
    match = TOLD_WHOLLY.match(plain, end)
    text = re.sub(r"（[^（）]{0,60}）", "", match["list"]) if match else ""
    return _readings(text) if "、" in text or JOINED.search(text) else set()


def _readings(text: str) -> set[int]:
    """Every count that the list allows: 和 may join two items or stand inside one."""
    if re.search(r"等[^、]{0,4}$|\d", text):
        return set()
    items = text.split("、")
    if not all(items):
        return set()
    joints = sum(1 for item in items if JOINED.search(item))
    return set(range(len(items), len(items) + joints + 1))
