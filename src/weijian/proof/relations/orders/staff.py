"""The staff: professionals among all of them, a profession among professionals.

Told apart, the two may be of other institutions, so only the kept order is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import HEADS

LEVELS = [
    re.compile(r"职工|从业人员|工作人员|在岗人员|干部|卫生人员|人员总数"),
    re.compile(r"卫生技术人员|卫技人员|专业技术人员|专技人员|医务人员|医护人员"),
    re.compile(r"医师|医生|护士|护理人员|药师|药剂人员|技师|影像人员|检验人员|全科医生|职称"),
]
ALL_OF_THEM = re.compile(r"全[县区市州旗]|全系统|系统|全局|共有|现有|总")
NOT_OF_THE_STAFF = re.compile(r"乡村医生|村医|培训|招聘|引进|新增|进修|选派|抽调|派出|支援|补充|退休")
# Those who were thanked or chosen are a few of the staff, among whom nobody else is.
PICKED = re.compile(r"慰问|表彰|表扬|奖励|优秀|先进|评选|授予|处分|问责|走访|参训|发展|推荐")
JOINED = {"、", "和", "及"}  # 医师和护士分别是962人、834人
# Nobody is of two of these.
KINDS = ("医师", "护士", "护理", "药", "技师", "高级职称", "中级职称", "初级职称")
# A handful out of thousands is told for itself, not as a group among the staff.
MOST_TIMES = 50
REACH, FEW = 16, 3
# Who they are and no more: 卫生技术人员3812人，执业（助理）医师1437人.
ALL_THERE_ARE = re.compile(
    r"^(?:[，、。]|其中|全[县区市州旗]|系统|在岗|现有|共有|有)*(?:卫生技术人员|卫技人员|专业技术人员|专技人员|职工)(?:总?人?数)?(?:为|有|达|共)*$"
)
PROFESSION = re.compile(
    r"^(?:[，、]|其中|在岗|现有|有)*(?:执业（助理）医师|执业医师|医师|医生|注册护士|护士|护理人员|药师)(?:（含助理医师）)?(?:总?人?数)?(?:为|有|达|共)*$"
)


def find(passage: Passage) -> Iterator[Relation]:
    told: dict[int, int] = {}
    anywhere = _first_told(passage)
    listed: list[int] = []  # professions told one behind the other, all among the same people
    among: int | None = None
    for number in range(len(passage)):
        whole = _whole_of(passage, number, told, anywhere)
        # Only rates may stand between professions of one list.
        if whole != among and not passage[number].is_rate and "每" not in passage.labels[number]:
            yield from _together(passage, among, listed)
            listed = []
        if whole is not None:
            listed.append(number)
            among = whole
        level = _level(passage, number)
        if level is not None and _all_of_them(passage, number) and reached_count(passage, number):
            told.setdefault(level, number)
    yield from _together(passage, among, listed)


def _together(passage: Passage, whole: int | None, listed: list[int]) -> Iterator[Relation]:
    """执业（助理）医师438人、注册护士497人 of 1138人, where they are of different professions; each alone else."""
    if whole is None or not listed:
        return
    kinds = [next((kind for kind in KINDS if kind in passage[n].subject), "") for n in listed]
    apart = len(set(kinds)) == len(kinds) and "" not in kinds
    if apart and sum(passage[n].amount for n in listed) <= passage[whole].amount:
        yield order_relation(passage, whole, tuple(listed), holds=True)
    else:
        for number in listed:
            holds = passage[number].amount <= passage[whole].amount
            yield order_relation(passage, whole, (number,), holds)


def _first_told(passage: Passage) -> dict[int, int]:
    """The first number of all there are of each level, wherever the report tells it."""
    found: dict[int, int] = {}
    for number in range(len(passage)):
        level = _level(passage, number)
        if level is not None and _all_of_them(passage, number) and reached_count(passage, number):
            found.setdefault(level, number)
    return found


def _whole_of(passage: Passage, part: int, told: dict[int, int], anywhere: dict[int, int]) -> int | None:
    """Those among whom a profession is: told in its paragraph, else first of the whole county, else further on."""
    level = _level(passage, part)
    if not level or NOT_OF_THE_STAFF.search(passage.named(part)) or not reached_count(passage, part):
        return None
    if "其中" in passage.labels[part]:
        return None
    for whole in [*reversed(passage.before(part, REACH)), *_on(passage, part)]:
        above = _level(passage, whole)
        if above is None or above >= level:
            continue
        if whole < part and passage.same_sentence(whole, part) and "其中" in passage.between(whole, part):
            continue
        if (whole < part or _all_of_them(passage, whole)) and _of_the_staff(passage, whole, part):
            return whole
    apart = [told[above] for above in range(level - 1, -1, -1) if above in told]
    apart += [
        anywhere[above] for above in range(level - 1, -1, -1) if above in anywhere and above not in told
    ]
    return next((whole for whole in apart if _of_the_staff(passage, whole, part)), None)


def _of_the_staff(passage: Passage, whole: int, part: int) -> bool:
    label = passage.labels[whole]
    everybody = not NOT_OF_THE_STAFF.search(label) and not PICKED.search(label)
    counted = everybody and "在编" not in label and reached_count(passage, whole)
    less = passage[part].amount < passage[whole].amount
    fits = less and passage[whole].amount <= MOST_TIMES * passage[part].amount
    fits = fits or (not less and _surely_among(passage, whole, part))
    return counted and fits and passage[whole].area in ("", passage[part].area)


def _surely_among(passage: Passage, whole: int, part: int) -> bool:
    """卫生技术人员556人，……。医生数284人: all there are, told right before in the same paragraph."""
    there_are = ALL_THERE_ARE.search(passage.labels[whole]) and PROFESSION.search(passage.labels[part])
    between = [n for n in range(whole + 1, part) if passage[n].unit in HEADS and passage[n].amount % 1 == 0]
    near = passage.paragraphs[whole] == passage.paragraphs[part] and whole < part
    return near and there_are is not None and len(between) <= FEW and "；" not in passage.between(whole, part)


def _all_of_them(passage: Passage, whole: int) -> bool:
    return ALL_OF_THEM.search(passage.labels[whole]) is not None


def _on(passage: Passage, part: int) -> range:
    last = min(len(passage), part + 1 + REACH)
    while last > part + 1 and passage.paragraphs[last - 1] != passage.paragraphs[part]:
        last -= 1
    return range(part + 1, last)


def _level(passage: Passage, number: int) -> int | None:
    """Where the people counted stand: 0 all staff, 1 professionals, 2 a profession."""
    figure = passage[number]
    if figure.unit not in HEADS or figure.bound != "exact":
        return None
    respectively = number and passage.labels[number] in JOINED and "分别" in passage.labels[number - 1]
    subject = passage[number - 1].subject if respectively else figure.subject
    fits = [level for level, words in enumerate(LEVELS) if words.search(subject)]
    return fits[-1] if fits else None
