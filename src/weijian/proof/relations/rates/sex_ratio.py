"""Boys to a hundred girls: 男孩2346人、女孩2157人，出生人口性别比108.76.

The words leave no other reading where the two stand in one sentence with the ratio.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

SEX_RATIO = re.compile(r"性别比(?:例)?(?:为|是|达到?|：)?$")
BOYS, GIRLS = re.compile(r"男(?:孩|性|婴|童)?(?:为|有|共)?$"), re.compile(r"女(?:孩|性|婴|童)?(?:为|有|共)?$")
OF_HUNDRED = Decimal(100)
REACH = 5
LEAST, MOST = 50, 200  # of a ratio told for a hundred


def find(passage: Passage) -> Iterator[Relation]:
    for ratio, figure in enumerate(passage.figures):
        plain = figure.bound == "exact" and LEAST <= figure.value <= MOST and figure.text[-1:].isdigit()
        if not plain or not SEX_RATIO.search(passage.labels[ratio]):
            continue
        near = [n for n in passage.before(ratio, REACH) if passage.same_sentence(n, ratio)]
        boys = [n for n in near if BOYS.search(passage.labels[n]) and passage[n].bound == "exact"]
        girls = [n for n in near if GIRLS.search(passage.labels[n]) and passage[n].bound == "exact"]
        if len(boys) == len(girls) == 1 and passage[girls[0]].amount > 0:
            yield _tie(passage, ratio, boys[0], girls[0])


def _tie(passage: Passage, ratio: int, boys: int, girls: int) -> Relation:
    value = passage[boys].amount * OF_HUNDRED / passage[girls].amount
    low, high = interval(passage[ratio].value, False)
    working = (
        f"{passage.written(boys)}÷{passage.written(girls)}×100＝{format_number(round_half_up(value, 2))}"
    )
    stated = passage[ratio].value
    return Relation("ratio", ratio, (boys, girls), round(value, 4), stated, low <= value < high, working)
