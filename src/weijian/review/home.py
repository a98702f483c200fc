"""Which of our areas a document is the report of, by its title; none for another county's or a hospital's own.

A title names an area with what may report on it: 平川县卫生健康局2021年…, 平川县石桥乡卫生院2021年…, 平川县2021年….
"""

import re
from collections.abc import Iterable

from weijian.orgs.models import AreaLevel
from weijian.orgs.tree import Node, Snapshot

TOWNSHIP = AreaLevel(2)
OF_COUNTY = re.compile(
    r"(?:人民政府|县委|卫生|卫健|卫计|健康局|健康委|深化医药|爱国卫生|关于|20\d\d年|二[〇○零O0])"
)
OF_TOWNSHIP = re.compile(
    r"(?:人民政府|党委|办事处|中心卫生院|卫生院|社区卫生服务中心|关于|20\d\d年|二[〇○零O0])"
)


def reported_area(title: str, snapshot: Snapshot) -> Node | None:
    """The area that the title says is reported on."""
    if not snapshot.nodes:
        return None
    title = re.sub(r"\s", "", title)
    place = title.find(snapshot.county.name)
    if place < 0:
        return None
    rest = title[place + len(snapshot.county.name) :]
    if OF_COUNTY.match(rest):
        return snapshot.county
    for node in _longest_first(snapshot.at_level(TOWNSHIP)):
        if rest.startswith(node.name) and OF_TOWNSHIP.match(rest[len(node.name) :]):
            return node
    return None


def named_area(name: str, inside: Node, snapshot: Snapshot) -> Node | None:
    """The township that a text calls by this name within the area reported on."""
    members = snapshot.members(inside.id)
    found = [node for node in snapshot.at_level(TOWNSHIP) if node.name == name and node.id in members]
    return found[0] if len(found) == 1 else None


def _longest_first(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: len(node.name), reverse=True)
