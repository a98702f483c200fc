"""One item listed twice in a plain list, with other numbers: 腮腺炎疫苗1403人份，水痘疫苗907人份，……，腮腺炎疫苗21人份.

Only between signs that part items, with nothing that opens another list; the whole name must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.restated import duplicate_relation

# A bare noun in front of its number.
ITEM = re.compile(r"^(?:其中|、|，|和|及)?(?P<name>[一-龥A-Za-z\d“”]{3,16})$")
# Words that a list repeats, of other things each time.
NO_ITEM = re.compile(
    r"其中|共|合计|总|分别|完成|任务|新增|新发|比|较|同期|上年|去年|占|达|率|人数|对象|患者|资金|投资|补助|检查|发放|开展|举办|培训"
    r"|县|市|区|男|女|以上|以下|发现|报告|死亡|确诊|累计|整改|查处|出动|下达|建筑|面积"
)
FEWEST, LONGEST = 4, 16


def find(passage: Passage) -> Iterator[Relation]:
    names: dict[str, int] = {}
    for number, figure in enumerate(passage.figures):
        if number and not _goes_on(passage, number):
            names = {}
        match = ITEM.match(passage.labels[number]) if _begins_an_item(passage, number) else None
        if (
            match is None
            or NO_ITEM.search(match["name"])
            or figure.kind != "count"
            or figure.bound != "exact"
        ):
            continue
        first = names.setdefault(match["name"], number)
        apart = len(names) >= FEWEST - 1 and 1 < number - first <= LONGEST
        if apart and passage[first].unit == figure.unit and passage[first].amount != figure.amount:
            yield duplicate_relation(passage, number, (first,), holds=False)


def _goes_on(passage: Passage, number: int) -> bool:
    words = passage.between(number - 1, number)
    return passage.same_sentence(number - 1, number) and not re.search("[；：（）。]", words)


def _begins_an_item(passage: Passage, number: int) -> bool:
    """96管提取仪3台 and 32管提取仪1台: what follows another number is not the whole name."""
    near = number > 0 and passage.same_sentence(number - 1, number)
    return not near or re.search("[，、]", passage.between(number - 1, number)) is not None
