"""What two places of a report are about: the words that what is told in one shares with what is told in the other.

Finders of what is told again in other words ask it: what is left of a task, by how much something rose. Words that every
matter of a report has are left out.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage

# What is left of the names when these are gone tells one matter from the other.
ANY_MATTER = re.compile(
    r"完成|全年|全[县市区州旗]|目标|任务|工作|项目|人口|剩余|剩下|余下|[仍尚还]有|年底|部分|资金|投资|没有|建设|行政|管理"
    r"|年度|计划|人群|对象|问题|月底|下半年|上半年|今年|当年|乡镇|[的了对把在]|\d+"
)
ALL_OF_IT = re.compile(r"^[全我本][县市区州旗省]$")
# Whom or what of several it is about: told of one of them in both places, or in neither.
OF_SOME = re.compile(
    r"县级|市级|省级|乡级|镇级|村级|基层|乡镇|街道|人民医院|中医院|妇幼|疾控|民营|公立|贫困|脱贫|流动|农村|农民|城镇|城市|职工|居民医保"
    r"|一孩|二孩|三孩|男|女|孕产妇|新生儿|学生|婴儿|糖尿病|高血压|结核|精神|艾滋|残疾|低保|三级|四级|二级|一级|早孕|产后"
)
# 上半年有16个: of then; 为12个没有村医的村选派了医生: of those for whom something was done.
OF_A_TIME = re.compile(
    r"[上下]半年|季度|\d{1,2}月|年初|此前|原[有先来]|预计|\d{4}年|(?:^|[，；：])[^，。；：]{0,4}(?:[为对给向使把将](?![主止了])|帮助)[^，。；：]{0,12}$"
)
CLAUSE = re.compile("[，；：]")
HEADING, NEAR, BEHIND, WORD = 16, 40, 12, 2


def own_words(text: str) -> str:
    return ANY_MATTER.sub("，", text)


def shared_signs(one: str, other: str) -> int:
    """How many signs of one stand in words of two signs and more that the other has, too."""
    words = [one[place : place + WORD] for place in range(len(one) - 1)]
    found = {place for place, word in enumerate(words) if word in other and "，" not in word}
    return len(found | {place + 1 for place in found})


def of_others(said: str, told: str) -> bool:
    """Whether what is said is of some that the other telling does not name: 乡镇卫生院 where 县人民医院 was told of."""
    return any(word not in told for word in OF_SOME.findall(said))


def told_of(passage: Passage, one: int, other: int) -> str:
    """The words of two figures, and those that open their point or paragraph."""
    first, last = sorted((one, other))
    opens = passage.points[first]
    heading = passage.plain[opens : min(opens + HEADING, passage[first].start)]
    before = passage.plain[max(opens, passage[first].start - NEAR) : passage[last].end]
    behind = passage.plain[passage[last].end : passage[last].end + BEHIND].split("\n")[0]
    return heading + "，" + before + behind


def heading_of(passage: Passage, number: int) -> str:
    """（一）流感疫苗。60岁以上老年人……: what the point is about, where a short sentence says it."""
    opens = passage.points[number]
    match = re.match(r"[^，。；\n]{2,12}。", passage.plain[opens : opens + HEADING])
    return match[0] if match else ""


def of_a_time(passage: Passage, number: int) -> bool:
    """Whether its clause tells it of a time, or of those for whom something was done: others may be left since."""
    return OF_A_TIME.search(CLAUSE.split(passage.said_before(number))[-1]) is not None


def place_of(passage: Passage, number: int, clause: str | None = None) -> str:
    """The place that is named for a figure, in its own clause where that is given; empty for all of the report's own."""
    place = ALL_OF_IT.sub("", passage[number].area)
    return place if clause is None or place in clause else ""
