"""What there was and what was added make what there is: 在现有1286个托位的基础上新增214个，年末达到1500个; 新创省级卫生村27个，
连同原有的62个，达到89个.

The words say what each of the three is, and nothing else of their unit stands between them, so that what does not add up is
broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import NO_PARTS, is_quantity, sum_relation

WAS = r"(?:原有|原来|原先|现有|已有|此前|以前|之前|往年|历年|上年|去年|存量)"
ON_THAT = re.compile(r"^[^，。；：\d]{0,12}(?:的?基础上|之上)，?(?P<added>[^，。；：\d]{1,16})$")
ADDED = re.compile(
    r"(?:再|又|还|继续|力争|计划)?(?:[新净再]增|新建|新创|新设|新招|新购|新添|新培育|新命名|新认定|增加|增设|增配|增建|扩增|扩建|添置|补充)"
)
CAME_TO = re.compile(
    r"(?:达到?了?|增至|增到|增加[到至]|扩大?[到至]|升至|总数(?:为|达到?|已达)?|共(?:有|计|达)?|累计(?:达到?|为|有)?|合计(?:为|达)?|总计)了?$"
)
TOGETHER_WITH = re.compile(
    rf"^[^，。；：\d]{{0,10}}，?(?:连同|加上|算上|加之|合并|并上|包括|会同)[^，。；：\d]{{0,8}}{WAS}[^，。；：\d]{{0,10}}$"
)
AN_ADDITION = re.compile(r"(?:[新净再]增|新建|新创|新设|新招|新购|新添|新认定|新命名|增加|增设|建成)")
# 新增214个，其中甲90个: what is told by the way; and what went meanwhile.
WENT = re.compile(r"减少|撤|关停|注销|退出|淘汰|报废|取消|合并为|核减|其中|完成")


def find(passage: Passage) -> Iterator[Relation]:
    for now, figure in enumerate(passage.figures):
        label = passage.labels[now]
        # 每千人口托位达到4.5个 is no number of them
        told = is_quantity(figure) and figure.bound == "exact" and not NO_PARTS.search(label)
        if now > 1 and told and CAME_TO.search(label):
            yield from _made_of(passage, now)


def _made_of(passage: Passage, now: int) -> Iterator[Relation]:
    alike = [n for n in passage.in_front(now, 4) if passage[n].base == passage[now].base]
    if len(alike) < 2 or alike[0] != now - 1 or alike[1] != now - 2 or not passage.together(alike[1], now):
        return
    second, first = alike[0], alike[1]
    parts = (first, second)
    words = passage.plain[passage[first].end : passage[now].start]
    if any(passage[n].bound != "exact" for n in parts) or WENT.search(words):
        return
    if _added_to(passage, first, second) or _with_what_was(passage, first, second):
        holds = meets(passage[now], total(passage[n] for n in parts))
        yield sum_relation(passage, now, parts, holds=holds)


def _added_to(passage: Passage, was: int, added: int) -> bool:
    said = ON_THAT.match(passage.between(was, added))
    return said is not None and ADDED.search(said["added"]) is not None


def _with_what_was(passage: Passage, added: int, was: int) -> bool:
    said = TOGETHER_WITH.match(passage.between(added, was))
    return said is not None and AN_ADDITION.search(passage.labels[added]) is not None
