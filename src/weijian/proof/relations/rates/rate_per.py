"""Rate per thousand or hundred thousand: deaths and births against the number they are counted on.

Nothing happened and the rate is nought (未发生孕产妇死亡，死亡率为0/10万) holds for any base.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

NONE_HAPPENED = re.compile(r"(?:未发生|无|没有|未出现|零)[^，。；]{0,12}(?:死亡|病例|发生|感染)")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        nought = figure.kind in {"per100k", "permille"} and figure.value == 0
        if nought and NONE_HAPPENED.search(passage.said_before(number)):
            yield Relation("rate_per", number, (), Decimal(0), figure.value, True, "未发生，比率为0")
