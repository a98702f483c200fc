"""What a figure is of, in content words, where its name settles that: 在管高血压患者12958人 is of 高血压, 管理.

It does not guess: a figure without a topic may be of anything. Counts have one where their name says of whom they
are and what was done with them, or that they are all there are in the county (then `ALL` is among the words);
rates where they name a group or a programme. What the name lacks is taken from the sentence only where that
speaks of one group.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.naming import DEED, GROUP, PROGRAMME, THING, Name, name_of, words_of_kind
from weijian.proof.subjects import label_of, tail_of

ALL = "所有"
Topic = tuple[str, ...]
NONE: Topic = ()

FEWEST_PEOPLE, FEWEST_PLACES, FEWEST_INHABITANTS = 30, 5, 1000
LOOK_BACK = 120
CHANGE = re.compile(r"增长|下降|上升|减少|增加|提高|降低|同比|环比|增幅|降幅")
# A figure of a list, or of a part, is named by what stands before it.
DEPENDENT = re.compile(r"^[、（]|^(?:和|及|以及|与)|其中|其他|其余|分别|平均|每|人均")
INHABITANTS = r"(?P<who>常住总?人口|户籍总?人口|总人口)"
EVERYBODY = re.compile(rf"{INHABITANTS}(?:总?数)?(?:为|达到?|有|共|约|是)*$")
EVERYBODY_BEHIND = re.compile(INHABITANTS)
A_GROUP = re.compile(
    r"贫困|脱贫|老年|儿童|妇女|流动|农村|城镇|城区|农业|岁|每|受益|覆盖|服务|占|减少|增加|净增"
    r"|签约|参[保合加]|建档|接种|筛查|体检|检测|惠及|救治|随访"
)
DISTRICTS = "（市、区）"
WHOLE = r"(?:[全我][县区市州旗盟镇乡]|辖区内?)(?:现|共|现共|总共|一共)?(?:有|辖|下辖|设有|拥有)?"
ALL_THERE_ARE = re.compile(rf"{WHOLE}$")
THERE_ARE = re.compile(rf"^(?:[一二三四五六]是)?{WHOLE}")
NO_MORE_SAID = re.compile(r"全部|均|都|已|实现|达到|[应愿][一-龥]尽|中(?:已|有|的|$)|$")
NOT_ALL = re.compile(r"新[增建]|改扩?建|创建|建成|未|无|达标|完成|试点|示范|抽|部分|首批|第[一二三]")
RATE = re.compile(
    r"(?P<of>[一-龥“”\d\-~～—–]{1,24})(?:率|比例|占比)(?:为|达|达到|已达到|分别为|分别达|(?:保持|稳定|维持)在)?$"
)


def name_topics(document: Document) -> None:
    """Gives the figures of the document their topics."""
    document.figures = [
        replace(figure, topic=_topic(document, number)) for number, figure in enumerate(document.figures)
    ]


def _topic(document: Document, number: int) -> Topic:
    figure = document.figures[number]
    if figure.amount <= 0 or not (figure.kind == "count" or figure.is_rate):
        return NONE
    label = label_of(document, number)
    if CHANGE.search(label) or DEPENDENT.search(label):
        return NONE
    if figure.is_rate:
        return _of_rate(document, figure, label)
    if everybody := _everybody(figure, label, tail_of(document, number)):
        return everybody
    fewest = FEWEST_PEOPLE if figure.family == "people" else FEWEST_PLACES
    if figure.amount < fewest:
        return NONE
    tail = tail_of(document, number)
    if document.plain.startswith(DISTRICTS, figure.end + len(tail)):
        tail += DISTRICTS
    return _of_count(document, figure, label, tail)


def _everybody(figure: Figure, label: str, tail: str) -> Topic:
    """按常住人口21.35万人计算, 全县21.53万人常住人口: the people there are, and no group of them."""
    if figure.family != "people" or figure.amount < FEWEST_INHABITANTS or A_GROUP.search(label + tail):
        return NONE
    match = EVERYBODY.search(label) or EVERYBODY_BEHIND.match(tail)
    return (ALL, *name_of(match["who"]).words) if match else NONE


def _of_count(document: Document, figure: Figure, label: str, tail: str) -> Topic:
    if all_there_are := _all_there_are(label, tail):
        return all_there_are
    name = name_of(label + tail)
    if (name.has(GROUP) and name.has(DEED)) or (name.has(PROGRAMME) and not name.has(GROUP)):
        return tuple(sorted(name.words))
    return _with_group_of_sentence(document, figure, name) if name.has(DEED) and not name.has(GROUP) else NONE


def _all_there_are(label: str, tail: str) -> Topic:
    """全县25个乡镇卫生院, 全县共有乡镇卫生院25个: the words for what there is, with nothing done to them."""
    if ALL_THERE_ARE.search(label):
        said = NO_MORE_SAID.split(tail, maxsplit=1)[0]
    elif not tail and THERE_ARE.search(label):
        said = THERE_ARE.sub("", label)
    else:
        return NONE
    name = name_of(said)
    plain = name.has(GROUP, THING) and not name.has(DEED, PROGRAMME) and not NOT_ALL.search(said)
    return (ALL, *sorted(name.words)) if plain else NONE


def _of_rate(document: Document, figure: Figure, label: str) -> Topic:
    """规范管理率 after 糖尿病患者 is that of diabetics; without any group it may be of anybody."""
    match = RATE.search(label)
    if match is None:
        return NONE
    name = name_of(match["of"])
    if not name.has(GROUP) and _follows_places(document, figure):
        return NONE
    if name.has(GROUP, PROGRAMME):
        return tuple(sorted(name.words))
    return _with_group_of_sentence(document, figure, name) if name.has(DEED) else NONE


def _follows_places(document: Document, figure: Figure) -> bool:
    """7家机构中6家与医院签约，签约率85.7%: of places, whatever people the word is mostly said of."""
    number = bisect_left(document.figures, figure.start, key=lambda other: other.start) - 1
    if number < 0 or document.figures[number].family != "places":
        return False
    last = document.figures[number]
    return document.plain.count("，", last.end, figure.start) <= 1 and document.sentence_at(
        last.start
    ) == document.sentence_at(figure.start)


def _with_group_of_sentence(document: Document, figure: Figure, name: Name) -> Topic:
    """The name with the one group that the sentence speaks of before the figure."""
    sentence = document.sentence_at(figure.start)
    start = max(sentence.start, figure.start - LOOK_BACK)
    groups = set(words_of_kind(document.plain[start : figure.start], GROUP))
    if len(groups) != 1:
        return NONE
    group = groups.pop()
    return tuple(sorted({group, *(word for word in name.words if word not in group)}))
