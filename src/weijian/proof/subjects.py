"""What each figure counts: the words that name it, before the number or behind it.

It does not parse grammar. A label is what stands between the figure and the clause's beginning (or the figure
before it), a tail what stands between it and the clause's end; the subject is the better of the two, freed of
adverbs and verbs. A number without a unit takes the unit that its label names (覆盖率 91.79, 人数 24180).
"""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.document import Document
from weijian.proof.figures.model import OPEN_RATE, Figure
from weijian.proof.figures.units import unit_named
from weijian.proof.told_in_turn import names_in_turn

LABEL_BREAKS = "，；。：！？\n\t|"
LONGEST_LABEL = 60
LEADING = re.compile(
    r"^(?:[、）（“”]|[一二三四五六七八九十]+[）、]|其中|目前|截[至止](?:目前|到目前)?|同时|另外?|并|且|及|和|以及|与|对|将|已|均|共有?|共计|合计|总计|累计|今年(?:以来)?|全年|本年度|年内"
    r"|上半年|下半年|\d{4}年度?|我县|我局|全县|全区|全市|全州|县域内|一是|二是|三是|四是|五是|六是|[一二三四五六七八九十]是|并有|还有|有)++"
)
TRAILING = re.compile(
    r"(?:[、（“”\s]|达成?|为|共|合计|总计|累计|完成|超额完成|有|(?<!签)约|近|已|均|是|计|了|的|等|至|到|仅|各|占|分别|：|≥|≤|比例为|不低于|不少于|超过|不超过)+$"
)
TAIL = re.compile(r"[^，；。：！？、（）\n\t\d]{0,30}")
TAIL_STOP = re.compile(
    r"(?:全(?![县区市州旗科民国日身面])|均|都|已|由|被|进行|开展|参加|参保|参与|实行|实施|实现|完成|接受|纳入|签约|建立|建有|设立|设置|配备|注册|得到|获得?|荣获|为|是|的|并|正在|就诊|未|达|和|与|及|在|按|从|给予|作出|到|用|来|投入|享受|规范|提供|共|超过|占|其中)"
)
RATE_LABEL = re.compile(r"(?:率|比例|比重|占比)(?:为|达|达到)?$")
# Stated per thousand or per 100,000 as a rule, some per hundred: the name alone does not tell.
VITAL_LABEL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,2}(?:出生|死亡|自然增长|发病|患病)率)(?:为|达|达到|是|约)?$"
)
POPULATION_LABEL = re.compile(r"(?:人口|人数|人次)(?:数)?(?:为|达|达到|约|共)?$")
POPULATION_TAIL = re.compile(r"(?:常住|户籍|服务|总)人口")
ALL_PEOPLE_LABEL = re.compile(r"(?:常住|户籍|服务|总)人口(?:总?数)?(?:为|达|达到|有|共)?$")
FEWEST_PEOPLE = 1000  # from which a bare number behind 总人口 is one of people
COUNT_LABEL = re.compile(r"(?P<unit>人次|人|户|例|份|件)数(?:为|达|达到|共)?$")
# What these count stands right behind them.
MEASURE_WORDS = set("名种类个家位所间支台辆张条项座栋幢")
VERBS_ONLY = re.compile(
    r"^(?:[一-龥]{0,2}(?:开展|举办|组织|召开|完成|发放|出动|检查|核准|罹患|救治|配备|新增|督导|下达|监督|拥有|引进|派出|设有|涉及|处理|查处|采集|安装|成立|建成|覆盖|处置|储备|收治|排查|上报)了?|[一-龥]{0,1})$"
)


def label_of(document: Document, number: int) -> str:
    """The words in front of a figure, back to the clause's beginning or the figure before it."""
    figure = document.figures[number]
    start = max(0, figure.start - LONGEST_LABEL)
    if number:
        start = max(start, document.figures[number - 1].end)
    text = document.plain[start : figure.start]
    for place in range(len(text) - 1, -1, -1):
        if text[place] in LABEL_BREAKS:
            return text[place + 1 :]
    return text


def tail_of(document: Document, number: int) -> str:
    """The words behind a figure, on to the clause's end or the next figure."""
    figure = document.figures[number]
    end = len(document.plain)
    if number + 1 < len(document.figures):
        end = document.figures[number + 1].start
    match = TAIL.match(document.plain, figure.end, end)
    return match.group() if match else ""


def name_figures(document: Document) -> None:
    """Gives every figure of the document its subject, and bare numbers the unit that their label implies."""
    vital = _vital_units(document)
    in_turn = names_in_turn([label_of(document, number) for number in range(len(document.figures))])
    document.figures = [
        _named(document, number, vital, in_turn.get(number)) for number in range(len(document.figures))
    ]


Vital = dict[str, Figure | None]


def _vital_units(document: Document) -> Vital:
    """For every vital rate that is written with its sign, a figure that has it; None where signs differ."""
    units: Vital = {}
    for number, figure in enumerate(document.figures):
        if figure.is_rate and (match := VITAL_LABEL.search(label_of(document, number))):
            known = units.setdefault(match["name"], figure)
            if known is not None and known.base != figure.base:
                units[match["name"]] = None
    return units


def _named(document: Document, number: int, vital: Vital, in_turn: str | None) -> Figure:
    figure = document.figures[number]
    label = in_turn or label_of(document, number)
    if not figure.base and figure.kind == "other":
        figure = _with_implied_unit(figure, label, tail_of(document, number), vital)
    return replace(figure, subject=_subject(figure, label, tail_of(document, number)))


def _with_implied_unit(figure: Figure, label: str, tail: str, vital: Vital) -> Figure:
    if figure.unit:  # 总人口93.6万, 93.6万常住人口: the scale stands, the people are said before or behind
        people = POPULATION_LABEL.search(label) or POPULATION_TAIL.match(tail)
        return replace(figure, base="人", kind="count") if people else figure
    if ALL_PEOPLE_LABEL.search(label) and figure.value >= FEWEST_PEOPLE:  # 常住人口284600
        return replace(figure, base="人", kind="count", low=figure.value, high=figure.value)
    if match := VITAL_LABEL.search(label):
        like = vital.get(match["name"])
        return (
            replace(figure, base=OPEN_RATE)
            if like is None
            else replace(figure, unit=like.unit, base=like.base, kind=like.kind)
        )
    if RATE_LABEL.search(label):
        return replace(figure, unit="%", base="%", kind="percent")
    if match := COUNT_LABEL.search(label):
        unit = unit_named("", match["unit"])
        return replace(
            figure, unit=unit.name, base=unit.base, kind="count", low=figure.value, high=figure.value
        )
    return figure


def _subject(figure: Figure, label: str, tail: str) -> str:
    before = TRAILING.sub("", LEADING.sub("", label))
    if figure.is_rate or figure.kind in {"money", "percentage_points", "rank", "score"}:
        return before
    stop = TAIL_STOP.search(tail)
    behind = tail[: stop.start()] if stop else tail
    if len(behind) >= 2 and (
        figure.unit in MEASURE_WORDS or VERBS_ONLY.match(before) or len(behind) > len(before)
    ):
        return behind
    return before or behind
