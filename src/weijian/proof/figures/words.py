"""Quantities written in Chinese numerals (七家, 三次, 两倍, 三十多天, 三分之一, 三成), and ranks (第一,
第16位).

It takes only what is surely counted: 一 with most measure words, slogans in quotation marks (“一站式”), and
set terms (四类对象, 两癌, 三项改革) are left out, unless the things counted are listed beside them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import NumberError, parse_number
from weijian.proof.figures.bounds import bound_of
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.listing import listed_items
from weijian.proof.figures.model import Figure
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import Unit, unit_named

DIGITS = "一二两三四五六七八九十百千万零〇"
SURE = "人次|批次|场次|台次|人份|家|名|起|例|所|支|台|辆|户|份|幢|栋|件|间|张|套|天|倍|次|座|层|个百分点"
LISTED = "大类|个|项|类|种|条|人|位|大|方面"
QUANTITY = re.compile(
    rf"(?<![{DIGITS}第几数每\d])(?P<number>[{DIGITS}]{{1,8}})(?P<more>余|多)?(?P<scale>万)?(?P<unit>{SURE}|{LISTED})"
)
ALONE = re.compile(r"[名家所幢栋台辆次间]")
# 一 counts only after a verb that makes or holds something, or after 均有, 只有…
AFTER_VERB = re.compile(
    r"(?:召开|开展|举办|组织|进行|有|建|派出|组建|成立|配备|设立|新增|报告|收治|发生|开|抽调|达|共)了?$"
)
NOT_BEFORE = re.compile(
    r"(?:最多跑|任何|每|这|那|哪|某|同|另|上|下|任|又|再|新|唯|统|专|之|各|首|头|前|后|最后|十|逐|进)$"
)
NOT_AFTER = re.compile(
    r"次(?:性|产业|供水|办|分配|函|告知|申请|通过|感染|生)|家(?:庭|亲|人|属|长|中|里)|名(?:牌|字|义|称|录|额|单)|所(?:有|在|以)|天(?:然|气|津)|台(?:账|阶)|层(?:次|级|面|架构)|座谈|起(?:到|来|步|草|用|效|诉)|间(?:接|断|隔)|支(?:持|撑|付|出|部|援|委|扶|一扶)|例(?:会|行|外)|份(?:额)?(?=量)|件(?:套)|张(?:力)|倍(?:增|加)|户(?:籍|口)|套(?:路|班子)"
)
QUOTED = re.compile(r"[“\"][^”\"\n]{1,40}[”\"]")
OF_HUNDRED = re.compile(rf"(?P<base>百|千)分之(?P<top>[{DIGITS[:11]}百点零]{{1,8}})(?P<behind>以上|以下)?")
FRACTION = re.compile(
    rf"(?P<bottom>[{DIGITS[:10]}]{{1,3}})分之(?P<top>[{DIGITS[:11]}]{{1,3}})(?P<behind>以上|以下)?"
)
TENTHS = re.compile(
    r"(?<![一-龥])(?P<top>[一二三四五六七八九])成(?:以上|左右|多)?(?![为立功果员本绩熟长都人年天就分色])"
)
RANK = re.compile(
    r"(?:排名|排位|排|位列|位居|名列|居|列|荣获|获得|获|取得|得分|总分|成绩|评为)[^\d，。；第\n]{0,10}"
    rf"(?P<rank>第(?P<number>[{DIGITS[:11]}]{{1,3}}|\d{{1,3}})(?:名|位)?)(?![届次批个季])"
)
RANK_AGAIN = re.compile(
    rf"(?:全国|全省|全市|全州|全县|全区)[^\d，。；第\n]{{0,6}}(?P<rank>第(?P<number>[{DIGITS[:11]}]{{1,3}}|\d{{1,3}})(?:名|位)?)(?![届次批个季大])"
)


def word_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    quoted = [match.span() for match in QUOTED.finditer(plain)]
    yield from _counted(plain, exclusions, quoted)
    yield from _fractions(plain)
    yield from _ranks(plain)


def _counted(plain: str, exclusions: Exclusions, quoted: list[tuple[int, int]]) -> Iterator[Figure]:
    position = 0
    for match in QUANTITY.finditer(plain):
        while position < len(quoted) and quoted[position][1] <= match.start():
            position += 1
        in_quotes = position < len(quoted) and quoted[position][0] < match.start()
        if in_quotes or exclusions.cover(*match.span("number")) or not _is_counted(plain, match):
            continue
        figure = _figure(plain, match)
        if figure is not None:
            yield figure


def _is_counted(plain: str, match: re.Match[str]) -> bool:
    number, unit = match["number"], match["unit"]
    before, start = plain[max(0, match.start() - 6) : match.start()], match.start("unit")
    if NOT_AFTER.match(plain, start) or NOT_BEFORE.search(before):
        return False
    if number[0] in "百千万" and not match["more"] and not before.endswith(("近", "上", "约", "过")):
        return False
    if number == "二" and unit == "次":  # 二次报销 is the second, 两次 would be two
        return False
    if number == "一":
        return _one_is_counted(unit, before)
    if unit in LISTED.split("|"):
        if unit in {"大", "方面"}:
            return False
        value = _value(number)
        big_enough = value is not None and value > 10 and unit in {"个", "项", "种", "条", "人", "位"}
        return big_enough or value in listed_items(plain, match.start(), match.end())
    return True


def _one_is_counted(unit: str, before: str) -> bool:
    if unit == "支":
        return re.search(r"(?:组建|成立|派出|抽调)了?$", before) is not None
    return ALONE.fullmatch(unit) is not None and (unit in "幢栋名" or AFTER_VERB.search(before) is not None)


def _value(number: str) -> Decimal | None:
    try:
        return parse_number("一" + number if number[0] in "百千万" else number)
    except NumberError:
        return None


def _figure(plain: str, match: re.Match[str]) -> Figure | None:
    value = _value(match["number"])
    if value is None:
        return None
    unit = unit_named(match["scale"] or "", match["unit"])
    bound = bound_of(plain, match.start(), "", bool(match["more"]), "")
    return stated(plain, match.start(), match.end(), value, None, unit, bound, match.span("number"))


def _fractions(plain: str) -> Iterator[Figure]:
    for match in OF_HUNDRED.finditer(plain):
        whole, _, decimals = match["top"].partition("点")
        value = Decimal(100) if whole == "百" else _value(whole)
        if value is None:
            continue
        for place, digit in enumerate(decimals, start=1):
            value += (_value(digit) or Decimal(0)).scaleb(-place)
        bound = "at_least" if match["behind"] == "以上" else "at_most" if match["behind"] else "exact"
        unit = unit_named("", "%" if match["base"] == "百" else "‰")
        yield stated(plain, *match.span(), value, None, unit, bound, match.span())
    for match in FRACTION.finditer(plain):
        top, bottom = _value(match["top"]), _value(match["bottom"])
        if top and bottom and top < bottom:
            bound = "at_least" if match["behind"] == "以上" else "at_most" if match["behind"] else "exact"
            unit = Unit("", "", Decimal(1), "other")
            yield stated(plain, *match.span(), top / bottom, None, unit, bound, match.span())
    for match in TENTHS.finditer(plain):
        value = _value(match["top"])
        if value is not None:
            yield stated(
                plain, *match.span(), value * 10, None, unit_named("", "%"), "about", match.span("top")
            )


def _ranks(plain: str) -> Iterator[Figure]:
    seen = set()
    for pattern in (RANK, RANK_AGAIN):
        for match in pattern.finditer(plain):
            value = _value(match["number"])
            if value is None or match.start("rank") in seen:
                continue
            seen.add(match.start("rank"))
            unit = Unit("名", "名次", Decimal(1), "rank")
            yield stated(plain, *match.span("rank"), value, None, unit, "exact", match.span("number"))
