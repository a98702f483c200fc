"""Quantities written with Arabic digits: 24小时, 1300余万元, 95%以上, 0/10万, 20多万台次, 3～5人, 3万5千只.

One pattern finds a number with its sign, its range and its scale; the unit behind it is looked up, and what
may follow a unit (余, 以上, 内) is read last. Where no unit follows, the neighbours decide.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.bounds import BEHIND_PATTERN, SIGN, WITHIN, bound_of
from weijian.proof.figures.compounds import compound_at
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import ARABIC, read
from weijian.proof.figures.stated import range_ends, stated
from weijian.proof.figures.units import Unit, extended, rate_at, unit_length, unit_named

MORE = r"余|多|几|来"
RANGE = r"-|~|～|—{1,2}|–|至|到"
QUANTITY = re.compile(
    rf"(?P<sign>{SIGN})?(?<![\d.,])(?P<number>{ARABIC})"
    rf"(?:(?P<same>%|‰|[万亿]?[人名个天元次年]|[万亿])?(?:{RANGE})(?P<upper>{ARABIC}))?"
)
SCALE = re.compile(rf"(?P<more>{MORE})?(?P<scale>万亿|[百千十]?万|亿|千|百)?(?P<more2>{MORE})?")
# 20-50 mg/kg, 12 CFU/mL: writing in Latin letters puts a blank before the unit.
LATIN_UNIT = re.compile(r" (?:m?g/|μg/|mL|ml|CFU/|MPN/)")
TAIL = re.compile(rf"(?P<more>余(?![^，。；、]))?(?P<behind>{BEHIND_PATTERN})?")
NAMED_LIMIT = re.compile(r"(?:预算|限额|定额|指标|计划)[数额]?$")
WITHIN_TIME = re.compile(WITHIN)
# Scales that stand in a word of their own rather than before a unit: 3千米 is a unit, 20百货 none.
SMALL_SCALES = {"千", "百"}
NEGATIVE = re.compile(r"(?:[比长为率幅降达增速（：:到]|指数)-$")

# 分别为3.28、4.25和14.31年: every number is a figure, in the unit of the last.
LISTED = re.compile(
    rf"(?:分别|依次|[为达])[^\d，。；\n]{{0,14}}{ARABIC}(?:[、和及与](?P<last>{ARABIC})){{1,12}}"
)
# 提高1.2和2.3个百分点: the first number shares the unit of the last.
SHARES_UNIT = re.compile(rf"(?:[、和及与]{ARABIC}){{0,5}}[、和及与]{ARABIC}(?P<unit>个[百千]分点|%|‰)")
# 提案157（含7月交办5件: the number in front of a bracket counts what its parts there count.
HOLDS = re.compile(r"（(?:其中|含|包括)(?:\d{1,2}月)?[^（），。；、\d]{0,10}\d{1,9}(?![\d.])")
HELD_BY = re.compile(r"[）一-龥][ 　]{0,2}$")
# A number without a unit is a figure only where its neighbours say so.
LABEL_BEFORE = re.compile(r"(?:[数率量额次人户例达为计共中约近超过有比值]|合计|其中|总数|[:：])$")
# 较去年同期（7231）下降8.67%: what it is compared with.
# 发病率312.5/10万，较上年度的298.6上升13.9/10万: the unit was told before.
WHAT_IT_WAS = re.compile(r"(?:上年度?|去年|前年|上月|\d{4}年)(?:同期)?的$")
CHANGED = re.compile(r"(?:上升|下降|提高|降低|增加|减少|增长|[升降增减][至到])")
PERIOD_BRACKET = re.compile(r"(?:同期|[上前]年|去年|[上前]月|上季度|上周)（$")
PUNCTUATION = "，。；、：！？）(（\n"
NOT_AFTER_BARE = re.compile(r"[A-Za-z+\-/·*×年月日时岁级型期号版届代价类院所区路孔]|系统|急救|工程")
TIED_TERM = re.compile(
    r"(?:年|月|天|小时)(?=行动|规划|计划|制(?!定)|攻坚|任期|禁)|(?:小时|日|天|分钟)(?=内?[\u4e00-\u9fff、]{1,8}?率)|(?:分钟|公里|小时)(?=[^，。；\d]{0,8}圈)"
)
WRAPPED_LINE = 16
TIME_PARTS = re.compile(r"(?P<number>\d{1,2})(?:分钟|分|秒|个月)")
PARTS_OF = {"小时": 60, "分": 60, "分钟": 60, "年": 12}


def arabic_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    lists = _listed(plain, exclusions)
    for match in QUANTITY.finditer(plain):
        start, end = match.span("number")
        if exclusions.cover(start, end) or plain[start - 1 : start] in {"第", "/"}:
            continue
        reading = _Reading(plain, match, lists.get(start))
        if reading.is_figure():
            yield from reading.figures()
        if reading.second is not None and not exclusions.cover(*reading.second.span("number")):
            second = _Reading(plain, reading.second)
            if second.is_figure():
                yield from second.figures()


def _listed(plain: str, exclusions: Exclusions) -> dict[int, Unit]:
    """The numbers of such lists by where they begin, and the unit they share."""
    found = {}
    for match in LISTED.finditer(plain):
        last = QUANTITY.match(plain, match.start("last"))
        if last is not None and not exclusions.cover(*match.span("last")):
            unit = _Reading(plain, last).named
            places = (number.start() for number in re.finditer(ARABIC, match.group()))
            found.update({match.start() + place: unit for place in places})
    return found


class _Reading:
    """One number with everything that belongs to it."""

    def __init__(self, plain: str, match: re.Match[str], listed: Unit | None = None) -> None:
        self.plain = plain
        self.listed = listed
        self.number = match.span("number")
        self.start = match.start()
        self.sign = match["sign"] or ""
        value = read(match["number"])
        self.value = Decimal(0) if value is None else value  # 0.0 keeps its last digit
        self.upper = read(match["upper"]) if match["upper"] else None
        self.upper_number = match.span("upper")
        self.lower_end = max(match.end("number"), match.end("same"))
        # Where what seemed a range is none, its second number is a figure of its own.
        self.second: re.Match[str] | None = None
        end = match.end()
        if self.upper is not None and not self._is_range(match):
            self.upper, end = None, match.end("number")
            self.second = QUANTITY.match(plain, match.start("upper"))
        self._measure(end)
        if not self.sign and self.start and NEGATIVE.search(plain, max(0, self.start - 3), self.start):
            self.start, self.value = self.start - 1, -self.value

    def _is_range(self, match: re.Match[str]) -> bool:
        """3-5个 and 85%至90%, but not 由65%到70%, nor 派5人到3家医院."""
        plain = self.plain
        if self.upper is not None and self.upper <= self.value:
            return False
        if plain[match.start("upper") - 1] in "至到":
            before = plain[max(0, self.start - 24) : self.start]
            if re.search(r"(?:由|从|自)[^，。；：、\n]{0,23}$", before):
                return False
        same = match["same"]
        return (
            not same
            or plain.startswith(same, match.end("upper"))
            or (same in "%‰" and plain.startswith(("%", "‰"), match.end()))
        )

    def _measure(self, end: int) -> None:
        """Reads scale and unit behind the number."""
        plain = self.plain
        self.unit, self.scale, self.more, self.named = "", "", False, unit_named("", "")
        self.end = end
        if rate := rate_at(plain, end):
            self.named, self.end = rate
            self.unit = self.named.name
            return
        length = unit_length(plain, end)
        if not length and LATIN_UNIT.match(plain, end):
            end = self.end = end + 1
            length = unit_length(plain, end)
        if not length and self._line_was_wrapped(end):
            length = unit_length(plain, end + 1)
            self.end += 1 if length else 0
        if not length:
            scale = SCALE.match(plain, end)
            assert scale is not None
            length = unit_length(plain, scale.end())
            if scale["scale"] in SMALL_SCALES and not length:
                return
            self.more = bool(scale["more"] or scale["more2"])
            self.scale, self.end = scale["scale"] or "", scale.end()
        if length and not compound_at(plain, self.end):
            self.unit = plain[self.end : self.end + length]
            self.end += length
            if self.unit == "个点" and self.value == int(self.value):  # 5个点位 and 5个点 are places
                self.unit, self.end = "个", self.end - 1
        if self.scale in SMALL_SCALES or (self.scale and len(self.scale) > 1 and self.scale != "万亿"):
            self._multiply()
        self.named = unit_named(self.scale, self.unit)
        if self.unit:
            self.named, self.end = extended(plain, self.end, self.named)

    def _line_was_wrapped(self, end: int) -> bool:
        """A long line that breaks off here, or a unit alone before the next mark: the printer's work."""
        plain = self.plain
        if plain[end : end + 1] != "\n":
            return False
        behind = end + 1 + unit_length(plain, end + 1)
        return not set("\n\t") & set(plain[max(0, end - WRAPPED_LINE) : end]) or plain[
            behind : behind + 1
        ] in set("，。；、")

    def _multiply(self) -> None:
        """百万元 and 千支 have no name of their own as units: the number takes the scale up."""
        times = {"百": 100, "千": 1000, "十万": 10, "百万": 100, "千万": 1000}[self.scale]
        self.value *= times
        if self.upper is not None:
            self.upper *= times
        self.scale = "万" if self.scale.endswith("万") else ""

    def is_figure(self) -> bool:
        if self.unit and TIED_TERM.match(self.plain, self.end - len(self.unit)):
            return False
        return (
            bool(self.unit or self.scale or self.more) or self._shared() is not None or self._bare_is_figure()
        )

    def _shared(self) -> Unit | None:
        """The unit that the last number of a list says for all."""
        if self.unit or self.scale:
            return None
        match = SHARES_UNIT.match(self.plain, self.number[1])
        return unit_named("", match["unit"]) if match else self.listed or self._of_its_parts()

    def _of_its_parts(self) -> Unit | None:
        """The unit that a part in brackets right behind a bare number says for both."""
        start, end = self.number
        match = HOLDS.match(self.plain, end)
        if match is None or end - start < 2 or not HELD_BY.search(self.plain, max(0, start - 3), start):
            return None
        length = unit_length(self.plain, match.end())
        return unit_named("", self.plain[match.end() : match.end() + length]) if length else None

    def figures(self) -> Iterator[Figure]:
        figure = self._figure()
        yield from (
            [figure]
            if self.upper is None
            else range_ends(figure, self.plain, self.lower_end, self.upper, self.upper_number)
        )

    def _figure(self) -> Figure:
        if shared := self._shared():
            self.named = shared
            return self._stated("")
        if not self.unit and not self.scale:
            return self._stated("")
        self._read_time_parts()
        tail = TAIL.match(self.plain, self.end)
        assert tail is not None
        self.more = self.more or bool(tail["more"])
        self.end = tail.end()
        behind = tail["behind"] or ""
        # 控制在年初预算18.50万元以内: the amount has a name of its own, and what is told stays within it.
        if behind == "以内" and NAMED_LIMIT.search(self.plain, max(0, self.start - 8), self.start):
            behind, self.end = "", tail.start("behind")
        if not behind and self.named.kind == "duration" and WITHIN_TIME.match(self.plain, self.end):
            behind, self.end = "内", self.end + 1
        return self._stated(behind)

    def _read_time_parts(self) -> None:
        """12分36秒 is one duration, in minutes."""
        parts = PARTS_OF.get(self.unit)
        if parts and (match := TIME_PARTS.match(self.plain, self.end)) and self.upper is None:
            self.value += Decimal(match["number"]) / parts
            self.end = match.end()
            if self.unit == "分":
                self.named = unit_named("", "分钟")

    def _stated(self, behind: str) -> Figure:
        plain, start = self.plain, self.start
        bound = bound_of(plain, start, self.sign, self.more, behind, self.named.kind == "percentage_points")
        if self.named.name in {"名", "位"} and plain[start - 1 : start] == "前":
            self.named = Unit(self.named.name, "名次", self.named.factor, "rank")
        return stated(plain, start, self.end, self.value, self.upper, self.named, bound, self.number)

    def _bare_is_figure(self) -> bool:
        plain, (start, end) = self.plain, self.number
        if self.upper is not None or NOT_AFTER_BARE.match(plain, end):
            return False
        before = plain[max(0, start - 4) : start]
        after = plain[end : end + 1]
        if before[-1:] in {"第", "号", "“", "《", "-", "/", "·", "."} or before.endswith(("%", "‰")):
            return False
        if self.sign:
            return True
        if (
            "." in plain[start:end]
            and WHAT_IT_WAS.search(plain, max(0, start - 10), start)
            and CHANGED.match(plain, end)
        ):
            return True
        ends_clause = not after or after in PUNCTUATION
        if after == "）" and PERIOD_BRACKET.search(plain, max(0, start - 8), start):
            return True
        if after == "、" and end - start < 3 and not LABEL_BEFORE.search(before):
            return False  # a list number that lost its line: 取得进展1、农村妇女
        if ends_clause and "\u4e00" <= before[-1:] <= "\u9fff":
            return True
        return LABEL_BEFORE.search(before) is not None and not after.isascii()
