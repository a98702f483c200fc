"""People told by kinds of which one may be in several: 慢性病患者3526人，其中高血压2460人、糖尿病942人及其他疾病327人. Whoever
has two illnesses is counted twice, so that the kinds may come to more than there are, even where the others close the list.
"""

from __future__ import annotations

import re

from weijian.proof.relations.sums.lists import TheList
from weijian.proof.relations.wording import HEADS

ILLNESS = re.compile(r"高血压|糖尿病|病|卒中|症|瘤|癌|炎|障碍|残疾|患")


def counted_twice(found: TheList) -> bool:
    illnesses = sum(ILLNESS.search(name) is not None for name in found.names)
    return found.beyond and found.passage[found.whole].base in HEADS and illnesses > 1
