"""Places of several kinds counted together, and all there are of each kind told elsewhere: 乡镇卫生院15个、社区卫生服务中心
3个……18个基层医疗卫生机构全部参加; 全区8家社区卫生服务中心和乡镇卫生院.

What there is of each kind see `orders.places`; which kinds a word takes together is as reports use it, narrower than the law
(《基本医疗卫生与健康促进法》第一百零七条 counts clinics among 基层医疗卫生机构, too). So only the kept sum is noted. (Whole names
told side by side: `named_kinds`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.places import SAME, UNITS, WIDER, all_of_each_kind
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import sum_relation

# Words for places of several kinds.
TOGETHER = {
    "基层医疗卫生机构": ("乡镇卫生院", "社区卫生服务中心"),
    "基层医疗机构": ("乡镇卫生院", "社区卫生服务中心"),
    "基层机构": ("乡镇卫生院", "社区卫生服务中心"),
    "社区卫生服务机构": ("社区卫生服务中心", "社区卫生服务站"),
}
MEDICAL = [name for name, wider in WIDER.items() if WIDER.get(SAME.get(name, name))]
NOUN = "|".join(sorted(MEDICAL, key=len, reverse=True))
NAMED = re.compile(NOUN)
JOINED = re.compile(
    rf"[^，。；\d（）]{{0,4}}?(?:{NOUN})(?:（?[和及与、/]?[^，。；：、\d（）]{{0,2}}?(?:{NOUN}))+"
)
ONE_WORD = re.compile("|".join(TOGETHER))
ENDS_IN_IT = re.compile(rf"(?:{ONE_WORD.pattern})$")
BEHIND = 36


def find(passage: Passage, _told: Told) -> Iterator[Relation]:
    together = {
        number: kinds
        for number, figure in enumerate(passage.figures)
        if figure.unit in UNITS and figure.bound == "exact" and len(kinds := _kinds(passage, number)) > 1
    }
    of_kind = all_of_each_kind(passage, leave_out=together) if together else {}
    for number, kinds in together.items():
        parts = [of_kind[kind] for kind in kinds if kind in of_kind]
        all_told = len(parts) == len(kinds)
        apart = not any(passage.same_sentence(part, number) for part in parts)
        if all_told and apart and sum(passage[part].amount for part in parts) == passage[number].amount:
            yield sum_relation(passage, number, sorted(parts), holds=True)


def _kinds(passage: Passage, number: int) -> tuple[str, ...]:
    """The kinds named right behind a number, in a bracket there, or by the one word before it."""
    behind = passage.plain[passage[number].end : passage[number].end + BEHIND]
    word = ONE_WORD.match(behind) or ENDS_IN_IT.search(passage.labels[number])
    if word is not None:
        return TOGETHER[word.group()]
    names = JOINED.match(behind.removeprefix("（"))
    if names is None:
        return ()
    return tuple(dict.fromkeys(SAME.get(kind, kind) for kind in NAMED.findall(names.group())))
