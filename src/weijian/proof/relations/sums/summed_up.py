"""Totals behind their parts: 医疗机构14件、公共场所13件，共计27件; 三家卫生院共完成体检79人.

What adds up is a sum. Else the tie is broken where the total is plainly called one, where words count its parts, or where
these are all there are by their names.
"""

import re
from collections.abc import Iterator

from weijian.kernel.quantities import parse_number
from weijian.proof.judgement import meets, meets_rate, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.sums.for_each import parts_for_each
from weijian.proof.relations.sums.partitions import are_all_there_are, exclude_one_another, mostly_exclude
from weijian.proof.relations.sums.parts import (
    ALL,
    DOSES,
    NO_PARTS,
    TOTAL,
    beside,
    parts_before,
    suffix_that_adds_up,
    sum_relation,
    without_nested,
)
from weijian.proof.relations.wording import called_task, shared_run

GRAND_TOTAL = re.compile(
    r"(?:合计|总计|共计|总共)[^，。；\d]{0,4}$|^[，、]?(?:全年)?共$|(?:加|合)(?:起来|在一起)[^，。；\d]{0,6}$"
)
# Behind a list of three and more that comes near it: 分配25人、考调9人、招聘23人、三支一扶4人，共进人68人.
SUMS_UP_MANY = re.compile(r"^[，；]?(?:先后|总共|一共|共)(?!有)[^，。；\d]{1,6}$")
SURE_TOTAL = re.compile(r"(?:合计|总计|共计)$")
# 合计受理群众信访事项97件
SUMS_UP = re.compile(
    r"^[，；]?(?:以上)?(?:合计|总计|共计|总共)[^，。；\d]{0,12}$|^[，；]?(?:全[县市区镇乡村院局]|全系统)(?:共|合计|总计|总共|一共)[^，。；\d]{0,6}$"
)
SO_MANY = re.compile(
    rf"(?P<many>[两三四五六七八九2-9])[项者类笔](?P<what>[^，。；\d]{{0,4}}?)(?:合计|总计|共计|总共|合起来|加总|相加|{ALL})(?P<deed>[^，。；\d]{{0,6}})$"
)
# 三病合计占, 四类人群共占
SO_MANY_SHARES = re.compile(
    rf"(?P<many>[两三四五六七八九2-9])[一-龥][^，。；\d]{{0,6}}?(?:合计|总计|共计|总共|合起来|加起来|相加|{ALL})[^，。；\d]{{0,6}}$"
)
# 三家卫生院共完成体检; “两癌”筛查共完成
SO_MANY_PLACES = re.compile(
    rf"(?P<many>[两三四五六七八九])(?:个|大)?[家所种院镇乡县区街站癌病][^，。；\d]{{0,8}}(?:合计|总计|累计|{ALL})[^，。；\d]{{0,8}}$"
)
HOW_MANY = "两三四五六七八九"
ALL_ABOVE = re.compile(
    rf"^(?:以上|上述|[两二三四五六七八九十]项)?[^，。；]{{0,8}}(?:共计|合计|总计|累计|{ALL})[^，。；]{{0,6}}$"
)
OF_SEVERAL = re.compile(r"[两三四五六七八九][院家所县区镇](?P<what>[^，。；\d]{2,8}?)(?:合计|总计|共计|共)$")
SCORE = re.compile(r"(?:综合|总|合计|最终|评价|自评|考核|总体|实际)(?:得分|评分|分值?)(?:为|是|达|共计?)*$")
NEAR = 24
SAID = 24
A_NAME = 3  # signs
TWICE = 2
ONE_IN = 7


FULL_MARKS = re.compile(r"满分|分值|权重")


def total_behind(passage: Passage, whole: int) -> Iterator[Relation]:
    label = passage.labels[whole]
    if passage[whole].kind == "percent" and GRAND_TOTAL.search(label):
        yield from _shares_of_one_whole(passage, whole)
        return
    if passage[whole].kind == "percent" or not (TOTAL.search(label) or SCORE.search(label)):
        return
    parts = parts_before(passage, whole) or _parts_in_the_sentence_before(passage, whole)
    parts = parts or _doses_given(passage, whole)
    if _full_marks(passage, whole, parts):
        return
    found = suffix_that_adds_up(passage, whole, parts)
    found = found or suffix_that_adds_up(passage, whole, without_nested(passage, parts))
    if found:
        yield sum_relation(passage, whole, found, holds=True, firm=True)
    elif (
        parts and (parts := _surely_summed_up(passage, whole, parts)) and not _done_of_others(passage, parts)
    ):
        holds = meets(passage[whole], total(passage[part] for part in parts))
        yield sum_relation(passage, whole, parts, holds)


def _done_of_others(passage: Passage, parts: list[int]) -> bool:
    """商场205户，持证167户，持证率81.5%；游泳场馆26户，持证24户……。两类合计231户: of those that the first of each are of."""
    return any(
        0 < part < len(passage) - 1
        and part - 1 not in parts
        and passage[part + 1].kind == "percent"
        and passage[part - 1].base == passage[part].base
        and meets_rate(passage[part + 1], passage[part], passage[part - 1])
        for part in parts
    )


def _full_marks(passage: Passage, whole: int, parts: list[int]) -> bool:
    """决策满分20分、过程满分20分……，项目总分93.5分: what there was to get is not what was got."""
    full = [FULL_MARKS.search(passage.labels[part]) is not None for part in parts]
    return bool(parts) and all(full) and not FULL_MARKS.search(passage.labels[whole])


def _parts_in_the_sentence_before(passage: Passage, whole: int) -> list[int]:
    """What 以上合计 adds up: the figures of the same paragraph in front of the sentence it opens."""
    if not ALL_ABOVE.search(passage.labels[whole]):
        return []
    figure = passage[whole]
    return [
        number for number in passage.before(whole, NEAR)
        if not passage.same_sentence(number, whole) and passage[number].kind == figure.kind
        and passage[number].family == figure.family and passage[number].bound == "exact"
        and not beside(passage, number)
    ]  # fmt: skip


def _shares_of_one_whole(passage: Passage, whole: int) -> Iterator[Relation]:
    """超重4892人，占12.8%，肥胖3516人，占9.2%，超重肥胖率合计22.0%; 分别占11.25%、23.99%、14.39%，三病合计占49.63%: as many as
    the words count, else the last two.
    """
    shares = [
        n for n in passage.before(whole, NEAR) if passage.same_sentence(n, whole)
        and passage[n].kind == "percent" and passage[n].bound == "exact"
    ]  # fmt: skip
    counted = SO_MANY_SHARES.search(passage.said_before(whole, 16))
    many = int(parse_number(counted["many"])) if counted else TWICE
    if len(shares) < many:
        return
    bases = {pair[1] if (pair := explaining_pair(passage, share)) else None for share in shares[-many:]}
    if len(bases) == 1 and None not in bases:
        holds = meets(passage[whole], total(passage[share] for share in shares[-many:]))
        yield sum_relation(passage, whole, shares[-many:], holds)


def _doses_given(passage: Passage, whole: int) -> list[int]:
    """第一针接种2613人，……，第二针接种2187人，累计接种4800剂次: the last of each dose in the sentence."""
    if passage[whole].base not in DOSES:
        return []
    people = [
        n for n in passage.before(whole, NEAR) if passage[n].base == "人" and passage.same_sentence(n, whole)
    ]
    for size in (3, 2):
        parts = people[-size:]
        exact = all(passage[number].bound == "exact" for number in [whole, *parts])
        if len(parts) == size and exact and mostly_exclude([passage.labels[number] for number in parts]):
            return parts
    return []


def _surely_summed_up(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """What the words count (三项合计), what is all there is, or the one list of its unit right before."""
    label = passage.labels[whole]
    if counted := SO_MANY.search(passage.said_before(whole, SAID)):
        many = int(parse_number(counted["many"]))
        alike = [
            n for n in parts if passage[n].base == passage[whole].base and passage[n].bound == "exact"
            and not NO_PARTS.search(passage.labels[n])
        ]  # fmt: skip
        for word in filter(None, (counted["what"], counted["deed"][:2])):
            # 两项建档, 三类人群共接种: not those under management, and not those to be vaccinated
            so_called = [n for n in alike if word in passage.named(n) and not _to_be_done(passage, n)]
            alike = so_called if len(so_called) == many else alike
        if named := _named_in_front(passage, alike, many, counted):
            return named
        reached = [n for n in alike if _is_reached(passage, n)]
        alike = reached if len(reached) == many else alike
        tops = without_nested(passage, alike)  # 特别扶助186人，其中伤残74人、死亡112人，两项合计
        alike = tops if len(tops) == many else alike
        return alike[-many:] if len(alike) >= many and not called_task(label, "") else []
    right_before = _right_before(passage, whole, parts)
    if _all_told(passage, whole, right_before):
        return right_before
    if _doses_given(passage, whole) == parts and one_slip_off(passage, whole, parts, telling=1):
        return parts
    called = (
        GRAND_TOTAL.search(label)
        or SCORE.search(label)
        or (len(right_before) > TWICE and SUMS_UP.search(label))
        or (SUMS_UP_MANY.search(label) and _comes_near(passage, whole, right_before))
    )
    # 收入1472万元，其中财政拨款340万元、事业收入1132万元；支出总计……: the parts of a part add up to that.
    right_before = without_nested(passage, right_before)
    if right_before and right_before[0] in parts_for_each(passage, right_before[0] - 1):
        return []  # 保费每户80元，其中省级补助16元……，总计收缴6.31万元: of all, and not of each
    if not called or _of_one_of_them(passage, whole, right_before):
        return []
    return right_before if _one_list_before(passage, whole, right_before) else []


def _of_one_of_them(passage: Passage, whole: int, parts: list[int]) -> bool:
    """县中医医院门急诊41268人次，出院3127人次，两院门急诊合计127695人次: of one of the two."""
    named = OF_SEVERAL.search(passage.labels[whole])
    so_called = [part for part in parts if named and named["what"] in passage.labels[part]]
    return 0 < len(so_called) < len(parts)


def _comes_near(passage: Passage, whole: int, parts: list[int]) -> bool:
    """Two of them only where their names exclude one another: 县级财政120万元、乡镇自筹36万元，共投入172万元."""
    if len(parts) < TWICE:
        return False
    together = sum(passage[part].amount for part in parts)
    several = len(parts) > TWICE or exclude_one_another([passage.labels[part] for part in parts])
    return several and abs(together - passage[whole].amount) * ONE_IN <= passage[whole].amount


def _named_in_front(passage: Passage, parts: list[int], many: int, counted: re.Match[str]) -> list[int]:
    """主动公开内容39条，……，行政执法信息25条，……。主动公开和行政执法两类共64条: not the last of the list, but those it
    names; where one name stands for all of them (公共场所许可两类), from the first that bears it on.
    """
    clause = re.split("[，。；：]", counted.string[: counted.start()])[-1]
    names = [name for name in re.split("[、和与及]", clause) if len(name) >= TWICE]
    if len(names) == many:
        bearing = [[n for n in parts if name in passage.labels[n]] for name in names]
        return sorted({alike[0] for alike in bearing}) if all(len(alike) == 1 for alike in bearing) else []
    shared = [shared_run(clause, passage.labels[n]) for n in parts]
    most = max(shared, default=0)
    if most < A_NAME or most in shared[-many:]:
        return []
    return parts[shared.index(most) :][:many]


def _is_reached(passage: Passage, number: int) -> bool:
    """申报68人，通过56人，通过率82.4%: the part of the rate right behind it, not its whole."""
    rate = number + 1
    pair = explaining_pair(passage, rate) if rate < len(passage) and passage[rate].is_rate else None
    return pair is not None and pair[0] == number


def _all_told(passage: Passage, whole: int, parts: list[int]) -> bool:
    """男性36人，女性42人，共87人; 甲34人、乙25人、丙20人，三家卫生院共97人: not far off, or but for one slip."""
    if (
        len(parts) < TWICE
        or not passage.same_sentence(parts[0], whole)
        or called_task(passage.labels[whole], "")
    ):
        return False
    if any(passage[number].bound != "exact" for number in [whole, *parts]):
        return False
    counted = SO_MANY_PLACES.search(passage.said_before(whole, NEAR))
    so_many = counted is not None and int(parse_number(counted["many"])) == len(parts)
    together, stated = sum(passage[part].amount for part in parts), passage[whole].amount
    near = together <= stated * TWICE and stated <= together * TWICE
    near = near or one_slip_off(passage, whole, parts, telling=1)
    return near and (so_many or are_all_there_are([passage.named(part) for part in parts]))


def _right_before(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """Those of its unit in a row up to the total; rates, how many they are, and what was to be done left out."""
    found: list[int] = []
    for number in range(whole - 1, -1, -1):
        beside = passage[number].is_rate or (number == whole - 1 and passage[number].text[0] in HOW_MANY)
        if beside and passage.same_sentence(number, whole):
            continue
        if number not in parts or not _one_unit(passage, number, whole) or _to_be_done(passage, number):
            break
        found.insert(0, number)
    return found


def _to_be_done(passage: Passage, number: int) -> bool:
    """上级下达89.5万元 is money that came."""
    money = passage[number].kind == "money" and "下达" in passage.labels[number]
    return called_task(passage.labels[number], passage.tails[number]) and not money


def _one_unit(passage: Passage, part: int, whole: int) -> bool:
    money = passage[part].kind == "money" and passage[part].base == passage[whole].base
    return (
        passage[part].unit == passage[whole].unit or money or passage[whole].unit == passage[part].unit + "次"
    )


def _one_list_before(passage: Passage, whole: int, parts: list[int]) -> bool:
    """Parts of one clause, and none larger than the total."""
    if len(parts) < TWICE:
        return False
    exact = all(passage[number].bound == "exact" for number in [whole, *parts])
    surely = SURE_TOTAL.search(passage.labels[whole]) is not None
    fits = surely or max(passage[part].amount for part in parts) <= passage[whole].amount
    together = passage.same_sentence(parts[0], whole) and "；" not in passage.between(parts[0], parts[-1])
    return exact and fits and together and (surely or "；" not in passage.between(parts[-1], whole))
