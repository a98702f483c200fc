"""Where a list behind its whole ends: at the first word that begins something else, another unit, a deed, a task, a total, a
part larger than the whole, or the item that closes it (其他3家).
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import ANOTHER, DEED, TOTAL
from weijian.proof.relations.wording import REST

A_TASK = re.compile(r"(?:任务|目标|(?:年度|全年)[^，。；]{0,4}计划)[^，。；]{0,6}$")
INSTITUTIONS = {"家", "所", "个"}
FEWEST_BEFORE = 3
# 医院387.7万人，同比提高18.4%，环比降低0.4%；基层机构114.6万人: what is told of an item by the way.
CHANGE_TOLD = re.compile(
    r"[，（](?:同比|环比|[比较与同](?:上年|去年|上月)(?:同期|同月)?(?:相比|比较)?，?)"
    r"(?:[^，。；：（）\d]{0,10}\d[\d.]*[^，。；：（）\d]{0,8}|(?:基本)?持平)）?(?=[，。；])"
)
# 医疗卫生18件、公共场所15件，已结案44件: what became of all of them; a list of states may hold it (在建3个，已完工14个).
DONE_OF_ALL = re.compile(r"^[，；]?(?:目前|现|截至[^，。；]{0,8}|[均都全部]{0,2})?已经?(?=[一-龥]{2})")
STATE = re.compile(r"[已未正待]|在建|在办|尚")
# 1042618人次，分三块：……, 由两部分组成：……: as many parts as are told.
SAID_HOW_MANY = re.compile(
    r"^[^，。；：、\d]{0,4}，?(?:具体|主要|共|可|又)?(?:划?分(?:为|成)?|由|包括|包含|来自|用于|投向)(?P<many>[两二三四五六七八九2-9])"
    r"(?:大|个)*(?:块|类|部分|种|方面|层次|层级|项|级|档|片|批|组|路|渠道|口子?)[^，。；：、\d]{0,6}[：，]"
)
HOW_MANY = {sign: place % 8 + 2 for place, sign in enumerate("二三四五六七八九23456789")} | {"两": 2}


def one_list(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The parts up to the first word that begins something else, or to the item that closes the list."""
    kept: list[int] = []
    for part in parts:
        if kept and ANOTHER.search(CHANGE_TOLD.sub("", passage.between(kept[-1], part))):
            break
        if len(kept) > 1 and _other_unit(passage, whole, kept[-1], part):
            break
        if len(kept) > 1 and "；" in passage.between(kept[-1], part) and "；" not in joints(passage, kept):
            break
        label = passage.labels[part]
        if ANOTHER.search(label) or (kept and TOTAL.search(label)):
            break
        if len(kept) >= FEWEST_BEFORE and passage[part].amount > passage[whole].amount:
            break  # 专家15名，内科5名，外科4名，妇产科5名，带教本地医生31名
        deed = kept and DEED.match(label) and not DEED.match(passage.labels[kept[0]])
        if deed or A_TASK.search(label) or (kept and _became_of_all(passage, kept, part)):
            break
        kept.append(part)
        if REST.match(bare_name(passage, part)):
            break
    return kept


def _became_of_all(passage: Passage, kept: list[int], part: int) -> bool:
    anew = "，" in passage.between(part - 1, part) and DONE_OF_ALL.match(passage.labels[part])
    return bool(anew) and not any(STATE.search(passage.labels[other]) for other in kept)


def _other_unit(passage: Passage, whole: int, last: int, part: int) -> bool:
    """县级医院41人、乡镇卫生院45人，……，培训1176人次."""
    bases = {passage[number].base for number in (whole, part)}
    return passage[last].base == passage[whole].base and len(bases) > 1 and not bases <= INSTITUTIONS


def joints(passage: Passage, parts: list[int]) -> str:
    """What stands between the parts of a list so far."""
    return passage.between(parts[0], parts[-1])


def bare_name(passage: Passage, part: int) -> str:
    return re.sub(r"^(?:[、，和及]|其中)+", "", passage.labels[part])


def said_to_be(words: str) -> int:
    """How many parts the words in front of a list say that follow."""
    said = SAID_HOW_MANY.match(words)
    return 0 if said is None else HOW_MANY[said["many"]]
