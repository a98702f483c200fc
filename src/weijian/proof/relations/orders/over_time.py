"""What is new is among what there is, and what there is now among what has added up: 新增托位120个，全县托位达到386个;
治疗80人，累计服药1190人; 新增扶助对象100人，发放218人.

Told in one sentence in one unit. Who left in between may make the later number the smaller one, so only the kept order
is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

NEW = re.compile(
    r"(?:新[增建设开发招入改添补报登纳创确评命挂申签扩聘]|净增|增[设加补]|扩建|当年发现)(?!冠|生|型|技术|业务)"
)
# 上半年新改建14处: what is new has the name of what there is.
NEW_ONLY = re.compile(
    r"^[，、]?(?:其中|今年|上半年|全年|年内|本年度?|当年|又|已|共|全[县区市州旗])*(?:新|改|扩|增|建|设|成|招|添|加|完)+了?$"
)
# What there is in the end, or who is paid for: words that say no more than that.
STOCK = re.compile(
    r"(?:累计|总数|总量|现有|现共|现存|现|共有|共|合计|目前|实有|在管|在册|管理|存活|全(?:[县区市州旗]|系统)|总)"
)
IN_ALL = re.compile(r"累计(?!新)|总数|总量|现存|存活")
PAID = re.compile(r"^[，、]?(?:共|已|全年|实际)*(?:完成|发放|兑现|享受|落实|惠及|受益)")
NOTHING_NAMED = re.compile(
    r"累计|总数|总量|现有|现共|现存|现|共有|共|合计|目前|实有|在管|在册|管理|存活|全[县区市州旗]|全系统|总|达到?|已|配置|配备|建成|建设|建立|设置|设立|拥有|开设|发展|增加?到|增?至|为|有|的|数|量"
    r"|患者|病人|病例|对象|人员|人|[，、；（）和及]"
)
REACH = 4


def find(passage: Passage) -> Iterator[Relation]:
    for whole in range(1, len(passage)):
        if not reached_count(passage, whole):
            continue
        label = passage.labels[whole]
        visits = passage[whole].unit.endswith("次") == passage[whole - 1].unit.endswith("次")
        if label.startswith("累计") and visits and _may_be_within(passage, whole - 1, whole):
            yield order_relation(passage, whole, (whole - 1,), holds=True)
        elif (STOCK.search(label) or PAID.match(label)) and not NEW.search(label):
            yield from _new_before(passage, whole)


def _new_before(passage: Passage, whole: int) -> Iterator[Relation]:
    """The nearest new ones; where both are lists, the first of one belongs to the first of the other."""
    pending = _list_behind(passage, whole)
    for part in reversed(passage.before(whole, REACH)):
        if not passage.same_sentence(part, whole) or "；" in passage.between(part, whole):
            return
        if NEW.search(passage.labels[part]):
            parts = [part] if not pending else list(range(part, whole))[-1 - len(pending) :]
            if not pending and not _named_alike(passage, part, whole):
                continue
            for one, other in zip(parts, [whole, *pending], strict=False):
                if _may_be_within(passage, one, other):
                    yield order_relation(passage, other, (one,), holds=True)
                elif _surely_within(passage, one, other):
                    yield order_relation(passage, one, (other,), holds=False)
            return


def _list_behind(passage: Passage, whole: int) -> list[int]:
    """累计达到9个和64个: the numbers behind that the same words bear."""
    found: list[int] = []
    for number in passage.behind(whole, 3):
        if passage.labels[number].strip() not in {"和", "、", "及"}:
            break
        found.append(number)
    return found


def _named_alike(passage: Passage, part: int, whole: int) -> bool:
    label = passage.labels[whole]
    named = NOTHING_NAMED.sub("", label) if not PAID.match(label) else ""
    own = NEW_ONLY.match(passage.labels[part]) is not None
    return not named or own or shared_run(named, passage.labels[part]) >= 2


def _surely_within(passage: Passage, part: int, whole: int) -> bool:
    """新改建14处，累计建成126处: all there are or have been, in the very words and unit of the new ones."""
    one, other = passage[part], passage[whole]
    in_all = IN_ALL.search(passage.labels[whole]) and other.area in ("", one.area)
    told = passage.same_sentence(part, whole) and reached_count(passage, part)
    return bool(in_all) and told and one.unit == other.unit and one.amount > other.amount


def _may_be_within(passage: Passage, part: int, whole: int) -> bool:
    one, other = passage[part], passage[whole]
    same = one.family == other.family and (one.family == "people" or one.unit == other.unit)
    between = passage.between(part, whole)
    return (
        same
        and reached_count(passage, part)
        and passage.same_sentence(part, whole)
        and "；" not in between
        and one.amount < other.amount
    )
