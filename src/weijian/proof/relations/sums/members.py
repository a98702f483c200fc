"""A number and its members, some named one by one and some counted: 15间（县中医院、县妇幼保健院及13间乡镇卫生院）."""

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

LIST = re.compile(r"[^，。；：（）\n、]{0,14}（(?P<list>[^（）\n。；]{3,200})）")
PARTED = re.compile(r"、|和|及|以及|与|，")
NOT_ALL = re.compile(r"等|其中|不?含|除|每|比|较")
MOST_INSIDE = 8


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.kind != "count" or figure.bound != "exact" or figure.factor != 1:
            continue
        match = LIST.match(passage.plain, figure.end)
        inside = [n for n in passage.behind(whole, MOST_INSIDE) if match and passage[n].end <= match.end()]
        if match is None or not inside or NOT_ALL.search(match["list"]):
            continue
        alike = all(passage[n].family == figure.family and passage[n].kind == "count" for n in inside)
        named = _named_alone(match["list"])
        if alike and named and sum(passage[n].amount for n in inside) + named == figure.amount:
            shown = "＋".join(passage.written(n) for n in inside)
            working = f"{shown}及所列{named}项共{figure.text}"
            yield Relation("sum", whole, tuple(inside), figure.value, figure.value, True, working)


def _named_alone(text: str) -> int:
    """Members that bear no number."""
    return sum(1 for item in PARTED.split(text) if item and not re.search(r"\d", item))
