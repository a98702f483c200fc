"""The names of figures that are told in turn: 执业（助理）医师、注册护士分别为2.30人和2.73人.

The names stand in a list before the first figure, as many as there are figures. What only the first bears (每千人口) is
said of all, and so is the word that only the last ends in (孕产妇、儿童系统管理率).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

IN_TURN = re.compile(r"(?:分别|依次|各自?)(?:仅|只|就)?(?:占|为|达到?|是|有|约|[一-龥]{2}){0,2}$")
PAUSE = re.compile(r"、|和|以?及|与|，")
# 艾滋病、梅毒和乙肝: names are parted by signs, and the last may be by a word.
PARTED = re.compile(r"、|(?<=[一-龥）])(?:和|以及|及|与)(?=[一-龥\d]{2})")
OF_ALL = re.compile(
    r"(?:全[县区市州旗]|今年|全年|上半年|年末|平均|人均|每[万千百]?(?:常住|户籍)?(?:人口|人))+"
)
MEASURE = r"(?:率|比例|占比|比重|人数|人次|例数|收入|支出|费用|病例|[数量额])"
MEASURED = re.compile(rf"(?:[一-龥]{{2,4}})?{MEASURE}$")
OF_WHOM = re.compile(
    rf"(?:儿童|妇女|产妇|婴儿|新生儿|老年?人|患者|病人|学生|职工|居民|人群|病)(?P<measured>[一-龥]{{0,6}}{MEASURE})$"
)
SHORTEST = 2


def names_in_turn(labels: Sequence[str]) -> dict[int, str]:
    """The name of each figure that is told in turn, by its number; `labels` are the words in front of each."""
    found: dict[int, str] = {}
    for first, label in enumerate(labels):
        if first in found or (said := IN_TURN.search(label)) is None:
            continue
        last = first
        while last + 1 < len(labels) and PAUSE.fullmatch(labels[last + 1]):
            last += 1
        names = [name for name in PARTED.split(label[: said.start()]) if name]
        if last > first and len(names) == last - first + 1:
            found.update(zip(range(first, last + 1), _in_full(names), strict=True))
    return found


def _in_full(names: list[str]) -> list[str]:
    of_all = OF_ALL.match(names[0])
    before = of_all[0] if of_all else ""
    measured = _measured(names)
    own = [names[0], *(before + name for name in names[1:])]
    return [*(name + measured for name in own[:-1]), own[-1]]


def _measured(names: list[str]) -> str:
    """儿童系统管理率 -> 系统管理率, where the names before it are bare."""
    last, match = names[-1], MEASURED.search(names[-1])
    if match is None or any(MEASURED.search(name) for name in names[:-1]):
        return ""
    of_whom = OF_WHOM.search(last)
    measured = of_whom["measured"] if of_whom else match[0]
    return measured if len(last) - len(measured) >= SHORTEST else measured[-SHORTEST:]
