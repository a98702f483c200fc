"""What is done and what is left of a whole: 排查136处，整改132处，剩余4处; 受理93件，办结90件，3件正在办理.

The third number is the distance of the other two. Rates may stand between; something untold may come in as well,
so that a broken tie is worth a warning at most, and only where the three follow one another, or are the only ones of
their unit in the sentence (13个门诊中有5个建成数字化门诊，其余8个为规范化门诊). What is left may also be told in another section,
as what is still to do (年内再完成3168人); there only what fits exactly is a tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import is_distance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.sums.parts import (
    PRICE,
    adds_up,
    beside,
    is_quantity,
    sum_relation,
    without_nested,
)
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.stock import THEN
from weijian.proof.relations.wording import called_task, shared_run

LEFT = re.compile(
    r"^[，、；]?(?:剩余|剩下|尚余|余下|尚有|仍有|还有|还剩|尚剩|未完成的?|未整改的?|未办结的?|未结案|未销号|正在[^，。；\d]{2,4})[^，。；\d]{0,4}$"
)
PLAINLY_LEFT = re.compile(
    r"[，、；]?(?:剩余|剩下|尚余|余下|未完成|未整改|未办结|正在(?:推进|整改|办理|处理|化解))"
)
# 1684人，已救治1679人，没有救治的5人
NOT_DONE_OF_IT = re.compile(r"^[，、；]?(?:还有|尚有|仍有)?(?:没有|尚未|还未|未)(?P<deed>[一-龥]{2,6}?)的?$")
# 应检5012人，实检4620人，未检392人; 欠费50.65万元，追回24.53万元，尚欠26.12万元.
UNDONE = re.compile(r"^[，、；]?(?:尚|还|仍)?[未漏](?P<deed>[检种缴结查报签])(?:人数|数)?$")
STILL_OWED = re.compile(r"^[，、；]?[尚仍还]欠$")
PAID_OFF = re.compile(r"追回|收回|追缴|偿还|还款|清欠|支付|付|缴")
# 已整改211个，还有7个正在整改.
STILL_HAS = re.compile(r"^[，、；]?(?:还有|尚有|仍有)$")
NOT_YET = re.compile(r"^(?:[^，。；\d]{0,12}(?:未|没有)|正|待|仍在)")
OTHERS = re.compile(r"^[，、；]?(?:其余|其他|另有|另外|剩余|剩下)的?$")
# 98家，完成95家，另有3家已关停: kinds of a whole, whatever was done of it.
BESIDES = re.compile(r"^[，、；]?(?:另有|另外)$")
# 尚有97人在隔, 12人仍在住院治疗, beside those who came out.
STILL_IN = re.compile(r"^(?:仍|还|尚|正|目前)?在(?:隔|院|治|住院|办|管|押|观|医学观察)")
OUT = re.compile(r"解除|出院|治愈|转出|期满|康复|办结|脱离|解隔|撤销")
CAME_IN = re.compile(r"收治|入院|收住|接收|集中隔离|纳入[^，。；]{0,4}(?:观察|管理)")
THE_REST = re.compile(r"^[，、；]?(?:其余|剩余)的?$")
AMONG_THEM = re.compile(r"^[^，。；：\d]{0,16}(?:中|其中)，?[^，。；：\d]{0,6}$")
BUILT = re.compile(r"建成|竣工|完工|投入使用|投用|验收|达标")
UNDER_WAY = re.compile(r"^(?:正在(?:办理|处理|整改|推进|化解|调解|核查|调查|治疗)|尚未(?:完成|办结|整改))")
LEFT_BEHIND = re.compile(
    r"^(?:问题|隐患|信访|案件)?(?:正在|正|尚未|未|仍|仍在|列入|限期|已?纳入|继续|将于|将)(?!达标|设)"
)
DONE = re.compile(r"完成|整改|办结|销号|调解|结案|答复|解决|化解|处理|拨付|到位|支付|消除|处罚")
FINISHED = re.compile(r"(?:完成|建成|改造|整改|办结|拨付|到位|检查|接种|筛查)了?$")
# Still to do, told among the plans.
TO_DO = re.compile(
    r"(?:(?:再完成|还需|尚需|仍需|还要|再筛查|再体检|再采集|尾款|(?:[一二三四]季度|下半年|年内|年底前|后[两三]个月)(?:计划)?完成)[^，。；\d]{0,6}"
    r"|(?:剩余|余下|剩下)[^，。；\d]{0,14})$"
)
ALSO_TO_DO = re.compile(r"^(?:和|及|以及|与|、)[^，。；\d]{0,14}$")
# 尚有14家未完成备案, of 46家……，完成备案的32家 far before.
NOT_DONE = re.compile(r"^[^，。；\d]{0,8}未")
STILL = re.compile(r"(?:还有|尚有|仍有|还剩|尚剩|剩余|还差|尚余|余下)(?:近|约)?$")
# What was done of a whole told right before.
DONE_OF_IT = re.compile(r"^[，、；（]?(?:目前|现|今年|截至目前|上半年)?(?:已经?|实际|累计|完成|建成|其中)")
# 加快其余2个县域医疗次中心建设
FAR_OTHERS = re.compile(r"(?:其余|剩余|余下|剩下|另外)的?$")
LONG_NOUN, NEAR_NOUN, FEWEST_SIGNS, NAMED_WITHIN = 3, 6, 2, 20
BEYOND, LEAST_DIGITS = Decimal("1.5"), 3
SHOULD = re.compile(r"应(?!急|用|对|诊|邀)[^，。；\d]{1,10}$")
REACH, WIDER, FAR, BESIDE = 5, 10, 500, 4


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        if is_quantity(figure) and figure.bound == "over" and STILL.search(label):
            yield from _of_two_told_before(passage, number)
        if not is_quantity(figure) or figure.bound != "exact" or figure.amount <= 0:
            continue
        left = not BESIDES.search(label) and _is_left(passage, number)
        if two := _whole_and_done(passage, number) if left else None:
            yield from _beside(passage, number, *two)
        elif STILL_IN.match(passage.tails[number]) and (still := _still_in(passage, number)):
            yield still
        elif OTHERS.search(label):
            yield from _the_others(passage, number)
        elif _is_to_do(passage, number):
            yield from _of_two_told_before(passage, number, by_digits=True)
        elif FAR_OTHERS.search(label) or STILL.search(label):
            yield from _of_two_told_before(passage, number)
        if THE_REST.search(label) and (broken := _not_all_the_rest(passage, number)):
            yield broken


def _is_left(passage: Passage, number: int) -> bool:
    label, tail = passage.labels[number], passage.tails[number]
    if LEFT.search(label):
        return True
    last = number - 1 - (number > 1 and passage[number - 1].is_rate)
    if number and (match := NOT_DONE_OF_IT.search(label)) and match["deed"] in passage.labels[last]:
        return True
    if number and _undone(passage, number, last):
        return True
    opened = OTHERS.search(label) or label in {"", "，", "有", "，有"}
    before = [n for n in passage.before(number, 2) if not passage[n].is_rate]
    done = before and (DONE.search(passage.labels[before[-1]]) or OUT.search(passage.labels[before[-1]]))
    return bool(done and opened and (LEFT_BEHIND.match(tail) or OTHERS.search(label)))


def _undone(passage: Passage, left: int, done: int) -> bool:
    """In one sign what was done of the others."""
    label, deed = passage.labels[left], UNDONE.search(passage.labels[left])
    owed = STILL_OWED.search(label) and PAID_OFF.search(passage.labels[done])
    named = deed and deed["deed"] in passage.labels[done] and not UNDONE.search(passage.labels[done])
    return bool(owed or named) and "；" not in passage.between(done, left)


def _whole_and_done(passage: Passage, left: int) -> tuple[int, int] | None:
    """The last two counts of its unit before it in the sentence, without parts of parts and what they are compared with:
    受理46起，比上年同期55起减少9起；办结39起，其中调解33起、诉讼6起，其余7起.
    """
    alike = _alike_before(passage, left, WIDER)
    if len(alike) > 2:
        tops = [n for n in without_nested(passage, alike) if not beside(passage, n)]
        if len(tops) > 1 and adds_up(passage, tops[-2], [tops[-1], left]):
            return tops[-2], tops[-1]
    alike = _alike_before(passage, left)
    if len(alike) < 2:
        return None
    done, task = alike[-2:]
    # 完成申报90家，应申报100家，申报率90.0%，未申报10家: what should be done may be told last.
    set_last = _is_task(passage, task) and not _is_task(passage, done)
    return (task, done) if set_last and passage[task].amount >= passage[done].amount else (done, task)


def _is_task(passage: Passage, number: int) -> bool:
    label = passage.labels[number]
    return called_task(label, passage.tails[number]) or SHOULD.search(label) is not None


def _alike_before(passage: Passage, left: int, reach: int = REACH) -> list[int]:
    return [
        n for n in passage.before(left, reach)
        if passage.same_sentence(n, left) and passage[n].unit == passage[left].unit and passage[n].bound == "exact"
        and not PRICE.search(passage.labels[n])  # 349处，平均每家2.1处；当场整改214处
    ]  # fmt: skip


def _beside(passage: Passage, left: int, whole: int, done: int) -> Iterator[Relation]:
    holds = is_distance(passage[left], passage[whole], passage[done])
    if not holds and (several := _of_several(passage, left)):
        yield several
        return
    in_a_row = all(n in (whole, done) or passage[n].is_rate for n in range(min(whole, done), left))
    in_a_row = in_a_row and _plainly_left(passage, left, done)
    within = passage[done].amount <= passage[whole].amount or NOT_DONE_OF_IT.search(passage.labels[left])
    # 年初存142单位，调入3295单位，报废2单位，余下的……: of what there was as well.
    of_a_stock = any(THEN.search(passage.labels[n]) for n in _alike_before(passage, left, WIDER))
    # 已经解决10件，列入计划8件，其余19件: one deed beside the other, and left of neither.
    of_others = DONE.search(passage.labels[whole]) and passage[left].amount > passage[whole].amount
    if holds or (in_a_row and within and not of_a_stock and not of_others):
        yield distance_relation(passage, left, whole, done, holds=holds, firm=False)
    if holds:
        yield sum_relation(passage, whole, [done, left], holds=True)


def _of_several(passage: Passage, left: int) -> Relation | None:
    """摸排23418人，居家监测15906人，集中隔离1326人，剩下的6186人: left of a whole after several deeds. 总任务28335座，前年完成
    6630座，去年完成9557座，剩下的12148座: of a task nothing else is left.
    """
    alike = _alike_before(passage, left)
    for place, whole in enumerate(alike[:-2]):
        parts = [*alike[place + 1 :], left]
        if adds_up(passage, whole, parts):
            return sum_relation(passage, whole, parts, holds=True)
    whole, *done = alike
    in_a_row = len(done) > 1 and left - whole == len(done) + 1 and passage.same_sentence(whole, left)
    all_done = in_a_row and all(FINISHED.search(passage.labels[n]) for n in done)
    if all_done and _is_task(passage, whole) and LEFT.search(passage.labels[left]):
        return sum_relation(passage, whole, [*done, left], holds=False)
    return None


def _still_in(passage: Passage, left: int) -> Relation | None:
    """集中隔离1326人……。累计解除隔离1247人，尚有79人在隔: who went out and who is still in, of those who came in."""
    done = left - 1
    if done < 0 or not passage.same_sentence(done, left) or not OUT.search(passage.named(done)):
        return None
    alike = [
        n for n in passage.before(done, WIDER)
        if passage[n].unit == passage[left].unit and not beside(passage, n) and passage[n].amount > passage[done].amount
        and (
            CAME_IN.search(passage.labels[n])
            or shared_run(passage.labels[n][-NEAR_NOUN:], passage.named(done) + passage.tails[left]) >= FEWEST_SIGNS
        )
    ]  # fmt: skip
    if not alike or not all(passage[n].bound == "exact" for n in (alike[-1], done)):
        return None
    whole, parts = alike[-1], [done, left]
    holds = adds_up(passage, whole, parts)
    too_many = sum(passage[n].amount for n in parts) > passage[whole].amount
    return sum_relation(passage, whole, parts, holds) if holds or too_many else None


def _plainly_left(passage: Passage, left: int, done: int) -> bool:
    """剩余4处; 4件正在办理; 发现218条，整改211条，其余7条; 已救治1279人，尚有7人未救治; 已达标198所，未达标8所."""
    label = passage.labels[left]
    if _undone(passage, left, done):
        return True
    others = OTHERS.search(label) and not label.startswith("；")
    nothing_more = all(passage[n].unit != passage[left].unit for n in passage.behind(left, 1))
    if others and nothing_more and (DONE.search(passage.named(done)) or OUT.search(passage.named(done))):
        return True
    deed = NOT_DONE_OF_IT.search(label)
    if deed and deed["deed"] in passage.labels[done]:
        return True  # 已救治479人，救治率98.56%，未救治的7人
    if STILL_HAS.match(label) and NOT_YET.match(passage.tails[left]):
        return "已" in passage.labels[done] or DONE.search(passage.labels[done]) is not None
    return bool(PLAINLY_LEFT.match(label) or (label in {"", "，"} and UNDER_WAY.match(passage.tails[left])))


def _the_others(passage: Passage, others: int) -> Iterator[Relation]:
    """13个门诊中5个为数字化门诊，其余8个为规范化门诊: two kinds that are all of them, in the sentence or far before."""
    two = _whole_and_done(passage, others)
    all_told = two is not None and adds_up(passage, two[0], [two[1], others])
    if two and all_told and (two[1] == others - 1 or DONE.search(passage.labels[two[1]])):
        yield sum_relation(passage, two[0], [two[1], others], holds=True)
    else:
        yield from _of_two_told_before(passage, others)


def _not_all_the_rest(passage: Passage, rest: int) -> Relation | None:
    """新建36个，已建成29个，其余5个主体完工: what was built of them and the rest are all of them."""
    alike = _alike_before(passage, rest, WIDER)
    goes_on = any(passage[n].unit == passage[rest].unit for n in passage.behind(rest, WIDER))
    if len(alike) != 2 or goes_on or any(beside(passage, n) for n in alike):
        return None
    whole, part = alike
    told = DONE.search(passage.named(part)) and rest - whole == 2  # see `_beside`
    divided = BUILT.search(passage.labels[part]) or AMONG_THEM.search(passage.between(whole, part))
    off = passage[part].amount < passage[whole].amount != passage[part].amount + passage[rest].amount
    return sum_relation(passage, whole, (part, rest), holds=False) if divided and off and not told else None


def _is_to_do(passage: Passage, number: int) -> bool:
    """剩余检查任务14362人次和改厕任务1354户: the second is left as the first. Three digits are no accident."""
    label = passage.labels[number]
    also = number > 0 and passage.same_sentence(number - 1, number) and ALSO_TO_DO.match(label)
    said = TO_DO.search(label) or (also and TO_DO.search(passage.labels[number - 1]))
    return bool(said) and passage[number].printed_digits >= LEAST_DIGITS


def _of_two_told_before(passage: Passage, left: int, by_digits: bool = False) -> Iterator[Relation]:
    """Of a whole and what was done of it, side by side in an earlier section, the nearest that come to it: 加快其余2个
    次中心建设, of 规划次中心4个，今年已建成2个; 还有1万余人没有完成, of 任务3.2万人，已完成21376人. Names tie them, or
    three digits.
    """
    for whole in range(left - 2, max(-1, left - FAR), -1):
        if passage[whole].base != passage[left].base:
            continue
        for done in range(whole + 1, min(whole + 1 + (BESIDE if by_digits else 1), left)):
            if not passage.same_sentence(whole, done) or not _comes_to(passage, left, whole, done):
                continue
            named = not by_digits and _named_so(passage, left, whole, done)
            if not (by_digits or named):
                continue
            high, low = sorted((whole, done), key=lambda number: -passage[number].amount)
            yield distance_relation(passage, left, high, low, holds=True, firm=False)
            if named and passage[left].bound == "exact":
                yield sum_relation(passage, whole, [done, left], holds=True)
            return


def _comes_to(passage: Passage, left: int, whole: int, done: int) -> bool:
    """1万余 is 11,000 sooner than 19,000."""
    stated, rest = passage[left].amount, abs(passage[whole].amount - passage[done].amount)
    if passage[done].base != passage[left].base or {passage[n].bound for n in (whole, done)} != {"exact"}:
        return False
    return rest == stated if passage[left].bound == "exact" else stated <= rest < stated * BEYOND


def _named_so(passage: Passage, left: int, whole: int, done: int) -> bool:
    """The whole is of its noun, or its words are the whole's; or what is still wanting is what was done."""
    deed = shared_run(passage.labels[done], passage.tails[left])
    if deed >= FEWEST_SIGNS and NOT_DONE.match(passage.tails[left]):
        return True
    said = passage.said_before(left, NAMED_WITHIN) + passage.tails[left]
    noun = max(shared_noun(passage, whole, left), shared_run(said, passage.labels[whole]))
    done_of_it = DONE_OF_IT.search(passage.labels[done]) or deed >= LONG_NOUN
    return noun >= LONG_NOUN and bool(done_of_it)
