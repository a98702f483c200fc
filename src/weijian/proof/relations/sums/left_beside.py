"""What is left of the two numbers told right before, in this sentence or the last: 隐患349处，平均每家2.1处；当场整改214处，其余
135处限期整改; 计划新建41所。……建成21所，尚有20所正在收尾; 已拨付895万元，尚待考核后拨付605万元.

The last two of its unit are the whole and what was done of it, a task being the whole wherever it stands; shares of lists,
prices, changes and what stands in brackets are none of them. One slip must explain what does not fit, or it is an old number
that comes near. Where the words do not say that this is all the rest (尚有……正在), it must be more than can be left, or
told in three digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from weijian.proof.judgement import less, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains, is_nearly_computed
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.lists import one_base
from weijian.proof.relations.sums.parts import adds_up, beside, is_quantity, sum_relation
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.rows import listed_with
from weijian.proof.relations.sums.stock import THEN
from weijian.proof.relations.wording import PER_EACH, called_task

ALL_THE_REST = re.compile(
    r"^[，、；（]?(?:目前|现|库里|账上|至今|如今)?(?:其余|其[他它](?!卫生|技术|专业|感染性)|余下|剩余|剩下|余(?![额料热])|[尚还仍下][余剩欠])(?:的|各[一-龥]{1,2}|全部|部分)*"
    r"(?:共|约|由|未)?[^，。；：、（\d]{0,6}$"
)
# 还有768名患者未接受治疗, 尚有20所正在收尾.
STILL = re.compile(r"(?:[还尚仍](?:有|需|须|要)|有)$")
NOT_DONE = re.compile(
    r"^(?!以上|以下)[^，。；：\d]{0,14}?(?:未|没|待|正在|[需须]|由[^，。；\d]{2,10}(?:自|负|承担)|在库|欠|收尾|扫尾)"
)
TO_DO = re.compile(
    r"(?:[需须要]再|尚待|[还尚仍][需须]|[还尚仍]?未|缺额|缺口|超支|结余|自[负付理费])[^，。；：、（\d]{0,10}$"
)
OTHERS = re.compile(r"另|上年|去年|同期|其中|新[增发入来]|上月|上期|今后|明年|每|第[一二三四]批")
DONE = re.compile(
    r"完成|整改|办结|销号|调解|结案|答复|解决|化解|处理|拨付|到位|到账|支付|支出|使用|补偿|报销|处罚|已|建成|竣工|完工|验收|投用|达标|治疗|救治|治愈|接种"
    r"|筛查|检查|体检|签约|脱贫|退出|录用|招聘|发放|发往|回报|反馈|劝返|解除|出院|正常|合格|投放|报废|偿还|还了|收回|实|到岗"
)
TELLING, LARGE, REACH = 2, 3, 12


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    parts = {n for tie in told.holding if tie.type == "sum" for n in tie.operands if n > (tie.result or 0)}
    wrong = told.wrong
    for left, figure in enumerate(passage.figures):
        asked = is_quantity(figure) and figure.bound == "exact" and figure.amount > 0
        if asked and left not in told.results and left not in wrong and (said := _said(passage, left)):
            yield from _left(passage, left, parts, all_of_it=said == "all")


def _said(passage: Passage, left: int) -> str:
    label = passage.labels[left]
    if OTHERS.search(label) or beside(passage, left) or PER_EACH.search(label):
        return ""
    if ALL_THE_REST.match(label):
        return "all"
    undone = STILL.search(label) and NOT_DONE.match(_behind(passage, left))
    return "some" if undone or TO_DO.search(label) else ""


def _behind(passage: Passage, number: int) -> str:
    """尚有681户2109人未脱贫: the words behind both."""
    beside = (
        number + 1 < len(passage) and passage.plain[passage[number].end : passage[number + 1].start] == ""
    )
    end = passage[number + beside].end
    return passage.plain[end : end + 20]


def _left(passage: Passage, left: int, parts: set[int], all_of_it: bool) -> Iterator[Relation]:
    near = _alike_before(passage, left)
    if any(THEN.search(passage.labels[n]) for n in near):
        return  # 年初存142单位，调入3295单位，报废2单位，余下的……: of what there was as well, see `stock`
    if any(_comes_to(passage, left, one, other) for one, other in combinations(near, 2)):
        pair = next(pair for pair in _pairs_from_the_last(near) if _comes_to(passage, left, *pair))
        high, low = sorted(pair, key=lambda n: -passage[n].amount)
        if passage[left].printed_digits >= LARGE or near[-1] in pair:
            yield distance_relation(passage, left, high, low, holds=True, firm=False)
        return
    tops = [n for n in near if n not in parts]
    if len(tops) > TELLING and adds_up(passage, tops[-3], [*tops[-2:], left]):
        yield sum_relation(passage, tops[-3], [*tops[-2:], left], holds=True)
    elif tie := _broken(passage, left, tops, all_of_it):
        yield tie


def _pairs_from_the_last(near: list[int]) -> Iterator[tuple[int, int]]:
    for later in reversed(near):
        yield from ((earlier, later) for earlier in reversed(near) if earlier < later)


def _comes_to(passage: Passage, left: int, one: int, other: int) -> bool:
    high, low = (passage[n] for n in sorted((one, other), key=lambda n: -passage[n].amount))
    return high.amount > low.amount and meets(passage[left], less(high, low))


def _broken(passage: Passage, left: int, tops: list[int], all_of_it: bool) -> Relation | None:
    pair = _whole_and_done(passage, tops)
    if pair is None or _goes_on(passage, left):
        return None
    whole, done = pair
    if not (all_of_it or DONE.search(passage.named(done))) or passage[left].printed_digits < TELLING:
        return None
    tie = distance_relation(passage, left, whole, done, holds=False, firm=False)
    beyond = passage[done].amount + passage[left].amount > passage[whole].amount
    sure = all_of_it or beyond or passage[left].printed_digits >= LARGE
    of_several = any(adds_up(passage, whole, [n, done, left]) for n in tops if n not in pair)
    of_several = of_several or listed_with(passage, whole, done)
    nearly = a_slip_explains(passage, tie) or (is_nearly_computed(passage, tie) and not of_several)
    return tie if sure and nearly else None


def _whole_and_done(passage: Passage, tops: list[int]) -> tuple[int, int] | None:
    if len(tops) < TELLING:
        return None
    one, other = tops[-2:]
    tasks = [called_task(passage.labels[n], passage.tails[n]) for n in (one, other)]
    whole, done = (other, one) if tasks == [False, True] else (one, other)
    own = passage[whole].amount > passage[done].amount and not DONE.search(passage.labels[whole])
    # Of three of its unit the first may be the whole as well: 报名181人，应考120人，实考97人.
    alone = len(tops) == TELLING or tasks[0] != tasks[1] or passage.same_sentence(whole, done)
    return (whole, done) if own and alone else None


def _goes_on(passage: Passage, left: int) -> bool:
    """其余15处限期整改，3处停业."""
    return any(_alike(passage, n, left) and not beside(passage, n) for n in passage.behind(left, 3))


def _alike_before(passage: Passage, left: int) -> list[int]:
    """Those of its unit in this sentence and the one before, without prices, changes and brackets."""
    sentence = passage.document.sentence_number(passage[left].start)
    return [
        n for n in passage.before(left, REACH)
        if sentence - passage.document.sentence_number(passage[n].start) <= 1 and _alike(passage, n, left)
        and passage.depths[n] <= passage.depths[left] and not beside(passage, n)
        and not PER_EACH.search(passage.labels[n]) and "其中" not in passage.labels[n]
    ]  # fmt: skip


def _alike(passage: Passage, one: int, other: int) -> bool:
    figure = passage[one]
    return (
        figure.bound == "exact"
        and figure.kind == passage[other].kind
        and one_base(figure) == one_base(passage[other])
    )
