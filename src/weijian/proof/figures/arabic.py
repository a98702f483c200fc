"""Quantities written with Arabic digits: 24小时, 1300余万元, 95%以上, 0/10万, 20多万台次, 3～5人."""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import parse_number
from weijian.proof.figures.bounds import bound_of
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.model import Figure
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import LOST_PERMILLE, PER_HUNDRED_THOUSAND, Unit, unit_named, unit_pattern

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SIGN = r"[≥≤><＞＜]=?"
MORE = r"余|多|几"
BEHIND = r"(?:及)?以上|以下|以内|之内|左右|上下"
QUANTITY = re.compile(
    rf"(?P<sign>{SIGN})?(?<![\d.,])(?P<number>{NUMBER})"
    rf"(?:(?P<same>%|‰)?(?:-|~|～|—|–|至|到)(?P<upper>{NUMBER}))?"
    rf"(?P<more>{MORE})?(?P<scale>[百千]?万|亿|千(?=[人名元余多]))?(?P<more2>{MORE})?"
    rf"(?P<unit>{PER_HUNDRED_THOUSAND}|{LOST_PERMILLE}|{unit_pattern()})?"
    rf"(?P<more3>余(?![^，。；、]))?(?P<behind>{BEHIND})?"
)
SCALE_OF = {"百万": Decimal(100), "千万": Decimal(1000)}

# 分别提高1.2和2.3个百分点: the first number shares the unit of the last.
SHARES_UNIT = re.compile(rf"(?:[、和及与]{NUMBER}){{0,5}}[、和及与]{NUMBER}(?P<unit>个[百千]分点|%|‰)")
# A number without a unit is a figure only where its neighbours say so.
LABEL_BEFORE = re.compile(r"(?:[数率量额次人户例达为计共中约近超过有比]|合计|其中|总数|[:：])$")
PUNCTUATION = "，。；、：！？）(（\n"
NOT_AFTER_BARE = re.compile(r"[A-Za-z+\-/·*×年月日时岁级型期号版届代价类院所区路]|系统|急救|工程")
TIED_TERM = re.compile(r"(?:年|月|天|小时)(?=行动|规划|计划|制(?!定)|攻坚|任期|禁)")
# 个 is a unit, but 个月龄, 个体 and 个人 are words of their own.
NOT_MEASURE = re.compile(
    r"(?:人民|名誉|家庭医生|家长|位于|位居|位列|所有|所在|本土|本级|条例|类似|类风湿|项目(?=[，。；、]))"
)


def arabic_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    for match in QUANTITY.finditer(plain):
        start, end = match.span("number")
        if exclusions.cover(start, end) or plain[start - 1 : start] == "第":
            continue
        figure = _figure(plain, match)
        if figure is not None:
            yield figure


def _figure(plain: str, match: re.Match[str]) -> Figure | None:
    unit = match["unit"] or ""
    if not unit and (shared := SHARES_UNIT.match(plain, match.end("number"))):
        return _with_shared_unit(plain, match, unit_named("", shared["unit"]))
    if unit and TIED_TERM.match(plain, match.start("unit")):
        return None
    if unit and NOT_MEASURE.match(plain, match.start("unit")):
        unit = ""
    if not unit and not (match["scale"] or match["more"]) and not _bare_is_figure(plain, match):
        return None
    end = match.end()
    if not unit:
        end = max(match.end(group) for group in ("number", "upper", "more", "scale", "more2"))
    return _stated(plain, match, unit, end)


def _stated(plain: str, match: re.Match[str], unit: str, end: int) -> Figure:
    start, scale = match.start(), match["scale"] or ""
    named = unit_named("万" if scale in SCALE_OF else scale, unit)
    times = SCALE_OF.get(scale, Decimal(1))
    value = parse_number(match["number"]) * times
    upper = parse_number(match["upper"]) * times if match["upper"] else None
    behind = match["behind"] or "" if unit or scale else ""
    more = bool(match["more"] or match["more2"] or match["more3"])
    bound = bound_of(plain, start, match["sign"] or "", more, behind, named.kind == "percentage_points")
    if named.name in {"名", "位"} and plain[start - 1 : start] == "前":
        named = Unit(named.name, "名次", named.factor, "rank")
    return stated(plain, start, end, value, upper, named, bound, match.span("number"))


def _with_shared_unit(plain: str, match: re.Match[str], named: Unit) -> Figure:
    start, end = match.start(), match.end("number")
    bound = bound_of(plain, start, match["sign"] or "", False, "", named.kind == "percentage_points")
    return stated(plain, start, end, parse_number(match["number"]), None, named, bound, match.span("number"))


def _bare_is_figure(plain: str, match: re.Match[str]) -> bool:
    start, end = match.start(), match.end("number")
    if match["upper"] or NOT_AFTER_BARE.match(plain, end):
        return False
    before = plain[max(0, start - 4) : start]
    after = plain[end : end + 1]
    if before[-1:] in {"第", "号", "“", "《", "-", "/", "·", "."}:
        return False
    if before.endswith(("％", "%", "‰")):
        return False
    if match["sign"]:
        return True
    ends_clause = not after or after in PUNCTUATION
    if ends_clause and "\u4e00" <= before[-1:] <= "\u9fff":
        return True
    return LABEL_BEFORE.search(before) is not None and not after.isascii()
