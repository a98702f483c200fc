"""Men to women, as so many to one or to a hundred: 男性385例，女性147例，男女性别比为2.62∶1; 男658人，女523人，性别比125.81.

Of births `births` reads whole accounts. Here the two stand side by side right before their ratio, so that one that they do not
give is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import OPEN_RATE, Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.worked import worked_out

RATIO = re.compile(
    r"(?:性别(?:之?比|比例|构成比)|男女(?:之比|比例?|性别之?比))(?:例|值)?(?:为|达到?|是|约)?$"
)
OF_OTHERS = re.compile(r"上年|去年|同期|全[国省市]|正常|目标|标准|控制|[高低]于|以内")
MEN = re.compile(r"男(?!女)[^，。；女\d]{0,4}$")
WOMEN = re.compile(r"女[^，。；男\d]{0,4}$")
BORN = re.compile(r"出生|分娩|[婴孩]")
TO_ONE = re.compile(r"(?P<many>\d{1,3}(?:\.\d{1,3})?) ?[：:∶] ?1")
# A number below is so many to one, above so many to a hundred.
MOST_TO_ONE, LEAST_TO_A_HUNDRED = Decimal(20), Decimal(30)
HUNDRED, REACH, FEWEST = Decimal(100), 3, 10


def find(passage: Passage) -> Iterator[Relation]:
    for ratio, figure in enumerate(passage.figures):
        label = passage.labels[ratio]
        if RATIO.search(label) is None or OF_OTHERS.search(label):
            continue
        stated = _stated(figure)
        pair = _men_and_women(passage, ratio) if stated is not None else None
        if stated is None or pair is None:
            continue
        low, high = interval(stated, False)
        per = HUNDRED if stated >= LEAST_TO_A_HUNDRED else Decimal(1)
        value = passage[pair[0]].amount * per / passage[pair[1]].amount
        times = "×100" if per == HUNDRED else ""
        formula = f"{passage.written(pair[0])}÷{passage.written(pair[1])}{times}"
        # What is cut off instead of rounded is right, too.
        holds = low <= value < high or stated <= value < stated + (high - low)
        yield worked_out(passage, "ratio", ratio, pair, value, formula, holds=holds)


def _stated(figure: Figure) -> Decimal | None:
    if told := TO_ONE.fullmatch(figure.text):
        return Decimal(told["many"])
    bare = figure.kind == "other" and not figure.unit and figure.base != OPEN_RATE and figure.bound == "exact"
    one_or_other = figure.value >= LEAST_TO_A_HUNDRED or figure.value <= MOST_TO_ONE
    return figure.value if bare and one_or_other and figure.value > 0 else None


def _men_and_women(passage: Passage, ratio: int) -> tuple[int, int] | None:
    """The last two side by side, at most what both come to between them and the ratio."""
    for women in passage.in_front(ratio, REACH):
        men = women - 1
        if men < 0 or not passage.together(men, ratio):
            return None
        counts = [passage[n] for n in (men, women)]
        alike = counts[0].unit == counts[1].unit and {one.bound for one in counts} == {"exact"}
        both = MEN.search(passage.labels[men]) and WOMEN.search(passage.labels[women])
        # 住院患者中男性806人、女性720人，出生人口性别比119.4: of those born, who are others.
        if "出生" in passage.labels[ratio] and not BORN.search(passage.said_before(women)):
            return None
        if both and alike and all(one.kind == "count" and one.amount >= FEWEST for one in counts):
            return men, women
    return None
