"""Totals that words call so behind their parts, however they say it: 甲16件、乙30件，两类相加46件; 春节前慰问24户，送去3.2万元；
重阳节慰问11户，款物1.4万元，两批共35户、4.6万元.

Words count the parts (三笔, 两条渠道, 四年) or tell only that all is added up (总数, 全年 behind both halves of the year). So
many figures of its unit in front are the parts, those in brackets left out. A broken tie is told where words count
them, else where one slip of the pen is all that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.kernel.quantities import parse_number
from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, one_slip_off, slip_in_a_part
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import (
    DEED,
    GREW_BY,
    NO_PARTS,
    SCORES,
    beside,
    is_quantity,
    sum_relation,
)
from weijian.proof.relations.wording import called_task

ADDED = r"(?:合计|小计|总计|共计|总共|一共|累计|相加|(?:加|合)(?:在|到)?一?[起块]来?|合起来|加总|下来|总[数量额和]|(?<![公医])共)"
# 三类相加, 两条渠道共化解, 四个专业办案总数, 三年累计流失; 三级中医诊疗量相加为.
COUNTED = re.compile(
    rf"(?P<many>[两二三四五六七八九])(?!是|项规|癌)[一-龥][^，。；：、\d]{{0,9}}?{ADDED}[^，。；：\d]{{0,9}}$"
)
# 以上四类561户
COUNTED_ABOVE = re.compile(
    r"(?:以上|上述|前述)(?P<many>[两二三四五六七八九])[类项种块款笔个][^，。；：、\d]{0,6}$"
)
# 总分91.83分 of 决策19.84分（满分20分）……
SCORE = re.compile(r"总得?分|得分(?:合计|小计|总计)|(?:合计|小计|总计)得?分?")
# 转诊总数, 收发文件总量, 处理总计, 计: nothing else in the clause.
SAID = re.compile(
    r"^[，；]?(?:[^，。；：、\d]{0,12}(?:总[数量额和计]|总得?分|小计|合计|共计|总共|一共)(?:达到?|为|是|有)*|共?计(?:为|达)?|实增|(?:全年|当月|全月|当年|总体|合共)[^，。；：、\d]{0,6})$"
)
# 12个 of the next unit of the same total: 两批共438户、10.68万元.
GOES_ON = re.compile(r"^[、，和及与]$")
# 四地合计接诊624人次，发药1008盒: of the next unit by its own deed, which is told of each.
WITH_ITS_DEED = re.compile(r"^[、，](?P<deed>[^，。；：、\d]{2,6})$")
# Halves, quarters and thirds of a time, all of them; and what the time is called.
SPANS = (
    (("上半年", "下半年"), "全年|当年|一年|年度"),
    (("一季度|首季", "二季度", "三季度", "四季度"), "全年|当年|一年|年度"),
    (("一季度|首季", "二季度", "下半年"), "全年|当年|一年|年度"),
    (("上半年", "三季度", "四季度"), "全年|当年|一年|年度"),
    (("前三季度", "四季度"), "全年|当年|一年|年度"),
    (("上旬", "中旬", "下旬"), "当月|全月|本月|月内|[\\d一二三四五六七八九十]月"),
)
SO_MANY = 9
REACH, BACK = 26, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if (
            not (is_quantity(figure) or (figure.base == SCORES and SCORE.search(passage.labels[whole])))
            or figure.bound != "exact"
            or whole in told.results
            or beside(passage, whole)
        ):
            continue
        if many := _how_many(passage, whole):
            yield from _counted(passage, whole, many)
        elif SAID.search(passage.labels[whole]) and whole:
            yield from _said(passage, whole)


def _how_many(passage: Passage, whole: int) -> int:
    """How many parts the words count; in 两批共35户、4.6万元 the second number is counted with the first."""
    label = passage.labels[whole]
    counted = _many_said(passage, whole)
    before = whole - 1
    if (
        counted is None
        and before >= 0
        and passage.same_sentence(before, whole)
        and (GOES_ON.match(passage.between(before, whole)) or _own_deed(passage, whole))
    ):
        counted = _many_said(passage, before)
    return int(parse_number(counted["many"])) if counted and not called_task(label, "") else 0


def _many_said(passage: Passage, number: int) -> re.Match[str] | None:
    said = passage.said_before(number, 24)
    return COUNTED.search(said) or COUNTED_ABOVE.search(said)


def _counted(passage: Passage, whole: int, many: int) -> Iterator[Relation]:
    """The last so many of its unit, or those that 其中 opens a list of just so many with; of another unit than the one that the
    words add up, those of its deed.
    """
    alike = _alike_before(passage, whole)
    if deed := _own_deed(passage, whole):
        alike = [n for n in _alike_before(passage, whole, of_which=True) if deed in passage.labels[n]]
    elif opened := _opened_list(passage, whole, many):
        alike = opened
    if len(alike) < many:
        return
    holding = [parts for parts in (alike[-many:], alike[:many]) if _adds_up(passage, whole, parts)]
    if holding:
        yield sum_relation(passage, whole, holding[0], holds=True)
    elif len(alike) == many or _alone(passage, alike, many) or _one_slip(passage, whole, alike[-many:]):
        yield sum_relation(passage, whole, alike[-many:], holds=False)


def _own_deed(passage: Passage, whole: int) -> str:
    deed = WITH_ITS_DEED.match(passage.between(whole - 1, whole)) if whole else None
    return deed["deed"] if deed and _many_said(passage, whole) is None else ""


def _opened_list(passage: Passage, whole: int, many: int) -> list[int]:
    """出动276人次。其中河口镇接诊232人次……；石桥乡接诊186人次……。两地合计接诊418人次: the list of so many that 其中 opens."""
    listed = _alike_before(passage, whole, of_which=True)[-many:]
    opens = ["其中" in passage.labels[number] for number in listed]
    return listed if len(listed) == many and opens[0] and not any(opens[1:]) else []


def _alone(passage: Passage, alike: list[int], many: int) -> bool:
    """Whether the others stand a sentence farther off."""
    first = alike[-many]
    return passage.same_sentence(first, alike[-1]) and not passage.same_sentence(alike[-many - 1], first)


def _said(passage: Passage, whole: int) -> Iterator[Relation]:
    alike = [n for n in _alike_before(passage, whole) if passage.same_sentence(n, whole)]
    spans = _spans_of(passage, whole, alike)
    if spans:
        yield sum_relation(passage, whole, spans, holds=_adds_up(passage, whole, spans))
        return
    if re.match("[，；]?(?:全年|当月|全月|当年|总体)", passage.labels[whole]):
        return
    for size in range(len(alike), 1, -1):
        if _adds_up(passage, whole, alike[-size:]):
            yield sum_relation(passage, whole, alike[-size:], holds=True)
            return
    if len(alike) > 1 and passage[whole].printed_digits > 1 and _one_slip(passage, whole, alike):
        yield sum_relation(passage, whole, alike, holds=False)


def _spans_of(passage: Passage, whole: int, alike: list[int]) -> list[int]:
    """上半年372单，下半年641单，……，全年1013单: parts of a time, and all of it."""
    for names, called in SPANS:
        if not re.search(called, passage.labels[whole]):
            continue
        parts = [
            next(
                (
                    n
                    for n in alike
                    if re.match(
                        rf"^[，、；]?(?:\d+月|[\d一二三四五六七八九十]*月)?(?:其中)?(?:{name})",
                        passage.labels[n],
                    )
                ),
                None,
            )
            for name in names
        ]
        found = [part for part in parts if part is not None]
        if len(found) == len(names) == len(set(found)):
            return found
    return []


def _alike_before(passage: Passage, whole: int, of_which: bool = False) -> list[int]:
    """Exact figures of its unit in front, as deep as it stands; a task is summed up with tasks. Those that 其中 opens only
    where they are asked for.
    """
    found: list[int] = []
    task = called_task(passage.labels[whole], passage.tails[whole])
    sentence = passage.document.sentence_number(passage[whole].start)  # one with 其中 is one of its own here
    for number in reversed(passage.before(whole, REACH)):
        figure, label = passage[number], passage.labels[number]
        if sentence - passage.document.sentence_number(figure.start) >= BACK:
            break
        people = passage[whole].base == "人次" and figure.base in {"人", "名"}  # 三期下来参训223人次
        if (
            not (people or figure.base == passage[whole].base)
            or passage.depths[number] > passage.depths[whole]
        ):
            continue
        if (
            GREW_BY.search(label)
            or NO_PARTS.search(label)
            or beside(passage, number)
            or figure.bound != "exact"
        ):
            continue
        if ("其中" in label and not of_which) or called_task(label, passage.tails[number]) != task:
            continue
        found.insert(0, number)
        if len(found) > SO_MANY:
            break
    return found


def _adds_up(passage: Passage, whole: int, parts: list[int]) -> bool:
    return meets(passage[whole], total(passage[part] for part in parts))


def _one_slip(passage: Passage, whole: int, parts: list[int]) -> bool:
    if any(DEED.match(passage.labels[part]) for part in parts):
        return False
    return one_slip_off(passage, whole, parts, telling=2) or slip_in_a_part(passage, whole, parts)
