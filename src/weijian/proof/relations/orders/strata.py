"""Groups of people that lie within one another, wherever the report counts them: households and their people, the old
and the very old, children by age, patients in charge and the poor among them, births and the mothers
looked after.

They may be of other dates, so only the kept order is noted; what is out of order is judged where the two stand
together (`order`, `nesting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.nesting import under_age
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, LIVE_BIRTHS, called_task

HEADS = {"人", "名", "位", "例"}
NUMBER = r"(?:总?人?数|总数|口|人群)?(?:为|达到?|有|共|约)*$"
OLD = re.compile(
    rf"(?P<years>60|65|70|80|90|100)(?:周?岁)?(?:及|（含）)?以上(?:常住|户籍)*(?:老年人?|老人|人口|人群|居民|高龄)+{NUMBER}"
)
YOUNG = re.compile(rf"(?:儿童|婴幼儿|幼儿){NUMBER}")
MONTHS = re.compile(r"\d{1,2}[-~～—–至到](?P<last>\d{1,2})月龄")
POOR = re.compile(r"贫困|脱贫|建档立卡|低保|监测对象|低收入")
# One ailment under its names; those in charge of it, and words that mean fewer.
AILMENTS = [re.compile(name) for name in (r"高血压", r"糖尿病", r"肺?结核", r"精神障碍|重性精神")]
IN_CHARGE = re.compile(r"在管|登记|在册|管理|建档")
FEWER = re.compile(r"规范|控制|服药|签约|贫困|脱贫|筛查|新发|治疗|救治|随访|任务")
MOTHERS = re.compile(r"(?:孕产妇)?系统管理|早孕建[册卡]|产后访视|新生儿访视|听力筛查|疾病筛查")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _households(passage)
    people = [n for n in range(len(passage)) if _heads(passage, n)]
    yield from _by_age(passage, people)
    yield from _the_poor_among_patients(passage, people)
    yield from _mothers_among_births(passage, people)


def _heads(passage: Passage, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    counted = figure.base == "人" or figure.unit in HEADS
    plain = counted and figure.unit[-2:] != "人次" and figure.bound == "exact" and not figure.modality
    return (
        plain
        and figure.amount >= 1
        and not CHANGE.search(label)
        and not called_task(label, passage.tails[number])
    )


def _households(passage: Passage) -> Iterator[Relation]:
    """18236户68457人: no household is without people."""
    for people in range(1, len(passage)):
        households = people - 1
        side_by_side = passage.between(households, people) in {"", "、", "，"}
        counted = passage[households].base == "户" and passage[people].base == "人"
        if side_by_side and counted and passage[households].amount <= passage[people].amount:
            yield order_relation(passage, people, (households,), holds=True)


def _by_age(passage: Passage, people: list[int]) -> Iterator[Relation]:
    """Each age against the next wider one, as each is first told."""
    old: dict[int, int] = {}
    young: dict[int, int] = {}
    for number in people:
        label = passage.labels[number]
        if match := OLD.search(label):
            old.setdefault(-int(match["years"]), number)
        elif YOUNG.search(label) and (years := _younger_than(label)):
            young.setdefault(years, number)
    for ages in (old, young):
        for fewer, more in pairwise(sorted(ages)):
            part, whole = ages[fewer], ages[more]
            if passage[part].amount < passage[whole].amount:
                yield order_relation(passage, whole, (part,), holds=True)


def _younger_than(label: str) -> int | None:
    """The age below which they are, in years; 6—24月龄 are under three, who are told by full years."""
    if match := MONTHS.search(label):
        return int(match["last"]) // 12
    return under_age(label)


def _the_poor_among_patients(passage: Passage, people: list[int]) -> Iterator[Relation]:
    """在管高血压患者29874人 in one section, 贫困人口……其中高血压7642人 in another."""
    for ailment in AILMENTS:
        named = [n for n in people if ailment.search(passage.named(n))]
        whole = next((n for n in named if _in_charge(passage, n)), None)
        if whole is None:
            continue
        for part in named:
            apart = passage.paragraphs[part] != passage.paragraphs[whole]
            fewer = passage[part].amount < passage[whole].amount
            if (
                apart
                and fewer
                and not IN_CHARGE.search(passage.labels[part])
                and POOR.search(_said(passage, part))
            ):
                yield order_relation(passage, whole, (part,), holds=True)


def _in_charge(passage: Passage, number: int) -> bool:
    said = passage.named(number)
    return bool(IN_CHARGE.search(said) and not FEWER.search(said) and not POOR.search(_said(passage, number)))


def _said(passage: Passage, number: int) -> str:
    return passage.said_before(number, 120)


def _mothers_among_births(passage: Passage, people: list[int]) -> Iterator[Relation]:
    """活产数4121人……孕产妇系统管理3862人, in one paragraph."""
    births: dict[int, int] = {}
    for number in people:
        if LIVE_BIRTHS.search(passage.labels[number]):
            births.setdefault(passage.paragraphs[number], number)
    for number in people:
        whole, label = births.get(passage.paragraphs[number]), passage.labels[number]
        looked_after = MOTHERS.search(label) and "儿童" not in label
        if whole is not None and looked_after and passage[number].amount < passage[whole].amount:
            yield order_relation(passage, whole, (number,), holds=True)
