"""What is left where the other two are known from elsewhere: 任务73家。……到11月做完33家，进度45.2%，余下40家年底前扫尾.

A rate that holds says what was done and of how many; a sum that holds, of how many (房间95间，甲58间……，启用24间，空置71间).
The next number of their unit that words call left, or that is all but the rest, is the rest: 已完工1461户，开工在建395户. Where
no word says left, only one slip of the pen is told, or an old number that comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import is_distance, meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import (
    FIRMER,
    Told,
    a_slip_explains,
    is_nearly_computed,
    one_slip_off,
)
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.parts import adds_up, beside, is_quantity, sum_relation
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import called_task, shared_run

LEFT = re.compile(
    r"^[，、；。]?(?:尚|还|仍|目前|现)?(?:资金|经费|款项|补助)(?:结余|节余|余额|结转)[^，。；\d]{0,4}$"
    r"|^[，、；。]?(?:尚|还|仍|目前|现)?(?:余下|剩余|剩下|剩|其余|余(?![额料热震])|空置|空余|空闲|闲置|空缺|结余|节余|有?[未没][^，。；\d]{1,8}|欠|差(?!评|错|异)|缺)的?[^，。；\d]{0,4}$"
    r"|^[，、；。]?[尚仍还]在(?!建|办)[^，。；\d]{1,6}$|余额[^，。；\d]{0,6}$|(?:自付|自负)[^，。；\d]{0,4}$|^[，]?第[二三四五]批再[^，。；\d]{1,4}$"
)
# 空床位, 在建, 限期整改, 窗口办理: of one slip alone.
OTHERWISE = re.compile(
    r"在建|在办|正在|限期|继续|窗口|线下|上门|人工|转入|转为|移交|待|暂|非|不|延期|列入|纳入|其他|个人|自[付筹费]|退回|流失|库存|结存|外|待岗|未|逾期|超期|超时|失访|脱落|拒|没|(?<![诊判])断|漏"
)
# 还有756人未做.
NOT_DONE = re.compile(r"^[^，。；：\d]{0,8}(?:未|没|待|正在|继续|由)")
# What something grew by, came to or was.
OF_ANOTHER_TIME = re.compile(r"另|上年|去年|同期|其中|增|减|新|累计|共")
# 收托949名，空余383个.
VACANT = re.compile("空|闲")
UNDONE = re.compile(r"^[，。；]?(?:尚|还|仍)?[未没]有?(?P<deed>[^，。；\d的]{2})[^，。；\d]*$")
NEAR, REACH, FAR = 3, 8, 80
NAMESAKES, NAMED = 4, 3  # signs
OF_THOSE = re.compile(r"(?:人员|对象|患者|病人|者|户|问题|隐患)当?[中里][^，。；\d]{0,8}$")
# 资金结余: of the 资金, and not of all that came in.
# 未通过210人；复筛182人，仍未通过的3人: as before, once more.
STILL_NOT = re.compile(r"仍(?P<not_done>[未不没][^，。；\d]{2})")
NAMED_REST = re.compile(r"(?P<noun>资金|经费|款项|补助)(?:结余|节余|余额|结转)")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    known = _known(passage, told)
    for left, figure in enumerate(passage.figures):
        label = passage.labels[left]
        if (
            not is_quantity(figure)
            or figure.bound != "exact"
            or OF_ANOTHER_TIME.search(label)
            or beside(passage, left)
        ):
            continue
        plainly = LEFT.search(label) is not None
        if not (plainly or OTHERWISE.search(label) or NOT_DONE.search(passage.tails[left])) or _is_told(
            told, left
        ):
            continue
        if plainly and (tie := _whole_told_wrongly(passage, left)):
            yield tie
            continue
        here = known.get(passage.paragraphs[left], [])
        for done, whole in (*here, *(_by_a_rate(passage, left) if plainly else ())):
            # 防鼠设施不合格的130个，……；防蝇设施不合格的201个，不合格率93.93%: a rate of its own that holds confirms it.
            if not plainly and (left, whole) in here:
                continue
            if tie := _rest(passage, left, done, whole, plainly):
                yield tie
                break
        else:
            if plainly and (tie := _of_its_namesake(passage, left)):
                yield tie


def _of_another_deed(passage: Passage, left: int, done: int) -> bool:
    """应监督1204户，实监督908户，……。未建档单位12户: in another sentence, a deed not done that is not the one that was."""
    undone = UNDONE.search(passage.labels[left])
    if undone is None or passage.same_sentence(done, left):
        return False
    return undone["deed"] not in passage.plain[max(0, passage[done].start - FAR) : passage[left - 1].end]


def _is_told(told: Told, left: int) -> bool:
    return left in told.results or any(left in tie.operands for tie in told.broken)


def _known(passage: Passage, told: Told) -> dict[int, list[tuple[int, int]]]:
    """What was done and of how many, by the paragraph, the last first."""
    found: dict[int, set[tuple[int, int]]] = {}
    for tie in told.holding:
        if tie.result is None or not tie.operands or tie.type not in FIRMER:
            continue
        if tie.type in QUOTIENTS and len(tie.operands) == 2 and passage[tie.result].is_rate:
            part, whole = tie.operands
            found.setdefault(passage.paragraphs[part], set()).add((part, whole))
        elif tie.type == "sum":
            for done in _done_behind(passage, tie):
                whole = _part_it_names(passage, tie, done) or tie.result
                found.setdefault(passage.paragraphs[done], set()).add((done, whole))
            if max(tie.operands) < tie.result:
                before = [
                    n for n in passage.before(min(tie.operands), NEAR) if _alike(passage, n, tie.result)
                ][-1:]
                for whole in before:
                    found.setdefault(passage.paragraphs[whole], set()).add((tie.result, whole))
    return {paragraph: sorted(pairs, key=lambda pair: -max(pair)) for paragraph, pairs in found.items()}


def _done_behind(passage: Passage, tie: Relation) -> Iterator[int]:
    """启用246间 right behind the list of all rooms."""
    last, whole = max(*tie.operands, tie.result or 0), tie.result or 0
    for number in range(last + 1, min(last + 1 + NEAR, len(passage))):
        if passage.paragraphs[number] == passage.paragraphs[last] and _alike(passage, number, whole):
            # 四术342例：……，补救27例。下达结扎任务66例: what is set anew was not done of those before.
            if not called_task(passage.labels[number], passage.tails[number]):
                yield number
            return


def _part_it_names(passage: Passage, tie: Relation, done: int) -> int | None:
    """其中北京返乡86人、河北返乡124人；北京返乡人员中劝返12人: of those 86."""
    label = passage.labels[done]
    shared = {part: shared_run(label, passage.labels[part].removeprefix("其中")) for part in tie.operands}
    most = max(shared.values())
    named = [part for part, size in shared.items() if size == most]
    return named[0] if most >= NAMED and len(named) == 1 and OF_THOSE.search(label) else None


def _by_a_rate(passage: Passage, left: int) -> Iterator[tuple[int, int]]:
    """定的人数是3172人。……补到2958人，为任务的93.3%，还欠214人: the last two of its unit, and the rate between says so."""
    before = [n for n in passage.before(left, REACH) if _alike(passage, n, left)][-2:]
    if len(before) < 2:
        return
    whole, done = before
    rates = [n for n in range(done + 1, left) if passage[n].kind == "percent"]
    told = [n for n in rates if meets_rate(passage[n], passage[done], passage[whole])]
    exactly = passage[whole].amount - passage[done].amount == passage[left].amount
    if told or (rates and exactly and passage[left].printed_digits > 1):
        yield done, whole


def _of_its_namesake(passage: Passage, left: int) -> Relation | None:
    """台账不全的29所，……。台账不全的学校整改了14所，仍欠15所: of the only number told before that is called as those of whom
    something was done; held, or but for one slip.
    """
    done = next((n for n in passage.in_front(left, 2) if not passage[n].is_rate), None)
    if done is None or not _alike(passage, done, left) or OF_ANOTHER_TIME.search(passage.labels[done]):
        return None
    told = [
        n for n in passage.before(done, REACH)
        if _alike(passage, n, left) and passage[n].amount > passage[done].amount and not beside(passage, n)
    ]  # fmt: skip
    noun = NAMED_REST.search(passage.labels[left])
    if noun is not None and noun["noun"] in passage.labels[done]:
        named = [n for n in told if noun["noun"] in passage.labels[n]]
        tie = _rest(passage, left, done, named[0], plainly=True) if len(named) == 1 else None
        return tie if tie and (tie.holds or _one_slip_at_the_end(passage, tie)) else None
    shared = {n: shared_run(passage.labels[done], passage.labels[n]) for n in told}
    most = max(shared.values(), default=0)
    named = [n for n in told if shared[n] == most]
    if most < NAMESAKES or len(named) != 1:
        return None
    tie = _rest(passage, left, done, named[0], plainly=True)
    return tie if tie and (tie.holds or _one_slip_at_the_end(passage, tie)) else None


def _whole_told_wrongly(passage: Passage, left: int) -> Relation | None:
    """任务8858人……管到3192人，为任务的65.7%，还欠1666人: the rate is of what is done and what is left together, 4858人."""
    before = [n for n in passage.before(left, REACH) if _alike(passage, n, left)][-2:]
    if len(before) < 2:
        return None
    whole, done = before
    together = passage[done].amount + passage[left].amount
    value = together / passage[whole].factor
    meant = replace(passage[whole], value=value, low=value, high=value)
    told = any(
        passage[n].kind == "percent" and meets_rate(passage[n], passage[done], meant)
        for n in range(done + 1, left)
    )
    if not told or together == passage[whole].amount or not one_slip_off(passage, whole, [done, left]):
        return None
    return sum_relation(passage, whole, [done, left], holds=False)


def _alike(passage: Passage, one: int, other: int) -> bool:
    figures = passage[one], passage[other]
    return figures[0].base == figures[1].base and all(figure.bound == "exact" for figure in figures)


def _rest(passage: Passage, left: int, done: int, whole: int, plainly: bool) -> Relation | None:
    """Of the last that was done before it."""
    people = [n for n in range(whole + 1, left) if passage[n].family == "people"]
    vacant = VACANT.search(passage.labels[left]) and passage[done].family == "people"
    if VACANT.search(passage.labels[left]) and people and not vacant:
        return None  # 托位2071个，其中普惠1039个。实际入托1913人，空置158个
    alike = _alike(passage, left, whole) and (_alike(passage, done, whole) or vacant)
    noun = NAMED_REST.search(passage.labels[left])
    if noun is not None and noun["noun"] not in passage.labels[whole]:
        return None
    once_more = STILL_NOT.search(passage.labels[left])
    if once_more is not None and once_more["not_done"] in passage.labels[whole]:
        return None
    if not alike or not whole < done < left <= done + REACH or passage[done].amount >= passage[whole].amount:
        return None
    if any(_alike(passage, n, left) for n in range(done + 1, left)):
        return None
    holds = is_distance(passage[left], passage[whole], passage[done])
    if not holds and _of_another_deed(passage, left, done):
        return None
    parts = [*(n for n in range(whole + 1, left) if _alike(passage, n, left)), left]
    if not holds and adds_up(passage, whole, parts):
        return None  # 4050户，因病1609户，因残506户，剩余1935户: left of both
    tie = distance_relation(passage, left, whole, done, holds=holds, firm=False)
    near = passage.sentences[left] - passage.sentences[done] <= (1 if plainly else 0)
    nearly = passage[left].printed_digits > 1 and (
        a_slip_explains(passage, tie) or is_nearly_computed(passage, tie)
    )
    if holds or (near and (plainly or (nearly and _ends_there(passage, left)))):
        return tie
    return None


def _ends_there(passage: Passage, left: int) -> bool:
    """已竣工7个，正在施工11个，未开工6个: not of the kind in the middle."""
    return not any(_alike(passage, number, left) for number in passage.behind(left, 2))


def _one_slip_at_the_end(passage: Passage, tie: Relation) -> bool:
    """仍欠12所，3所停办: not where more of them are told behind."""
    return _one_slip(passage, tie) and _ends_there(passage, tie.result or 0)


def _one_slip(passage: Passage, tie: Relation) -> bool:
    return passage[tie.result or 0].printed_digits > 1 and a_slip_explains(passage, tie)
