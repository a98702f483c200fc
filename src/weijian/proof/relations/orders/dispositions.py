"""Order between what was received and the several ways in which it was disposed of, also a sentence later.

受理纠纷27起，其中调解成功11起。移交司法3起: a case is disposed of in one way, so all ways together are within what
was received. What came in the year before may be disposed of too, so a broken order proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage

RECEIVED = re.compile(r"(?:受理|接到|收到|接报|接诉|接收|立案)[^，。；：\d]{0,12}$")
DISPOSED = re.compile(
    r"(?:办结|结案|调解成功|达成(?:调解)?协议|移交|移送|转交|转办|驳回|撤回|撤诉|不予受理|终止|引导诉讼|司法)[^，。；：\d]{0,14}$"
)
FAMILIES = {"cases", "people", "份", "次", "bare"}
REACH = 4


def find(passage: Passage) -> Iterator[Relation]:
    for whole in range(len(passage)):
        if passage[whole].family not in FAMILIES or not RECEIVED.search(passage.labels[whole]):
            continue
        parts = _ways(passage, whole)
        if len(parts) > 1 and sum(passage[part].amount for part in parts) <= passage[whole].amount:
            yield order_relation(passage, whole, parts, holds=True)


def _ways(passage: Passage, whole: int) -> tuple[int, ...]:
    """The ways of disposal that follow in the same paragraph, one another's neighbours, at most a sentence on."""
    ways: list[int] = []
    for part in range(whole + 1, min(len(passage), whole + 1 + REACH)):
        if passage.paragraphs[part] != passage.paragraphs[whole]:
            break
        if passage.sentences[part] - passage.sentences[whole] > 1 or passage[part].bound != "exact":
            break
        if passage[part].is_rate:
            continue
        if passage[part].family not in FAMILIES or not DISPOSED.search(passage.labels[part]):
            break
        ways.append(part)
    return tuple(ways)
