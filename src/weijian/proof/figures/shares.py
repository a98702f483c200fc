"""Parts and multiples in words: 百分之三十, 千分之二, 十万分之12.6, 三分之一, 2/3, 九成, 七成五, 翻两番, 1：1.32."""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.bounds import BEHIND_PATTERN, bound_of
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import CHINESE, ONES, read
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import Unit, unit_named

BASES = {"百": "%", "千": "‰", "万": "/万", "十万": "/10万", "百万": "/100万"}
APPROACH = r"(?<![\u4e00-\u9fff])|(?<=[近约过达占有到超的足逾为至长加升高降少率由从])"
SHARE = re.compile(
    rf"(?P<base>(?:十|百)?万|[百千])分之(?P<rate>\d{{1,4}}(?:\.\d{{1,4}})?|{CHINESE})"
    rf"|(?P<bottom>[{ONES}十]{{1,3}})分之(?P<top>[{ONES}十]{{1,3}})"
    r"|(?<=[的占近约过达有到足为])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\d/.万年月])"
    rf"|(?:{APPROACH})(?P<tenths>[一二两三四五六七八九]|(?<![\d.])[1-9])成(?P<half>[一二三四五六七八九]|半)?"
    r"(?=(?:以上|以下|左右|多|的|患|群|居|村|村民|提高|上升|增|升|下降|降|减|受访|医|是|来自|为|[，。；、）])|$)(?!的?(?:医联|医药|医院))"
    rf"|(?<=[占足过近达约逾到的])(?P<moiety>一半|(?<!的)半数)"
    r"|(?<![\d.:：∶])(?:(?P<to>\d{1,3}(?:\.\d{1,2})?)[:：∶]1|1[:：∶](?P<against>\d{1,2}(?:\.\d{1,2})?))(?![\d.:：∶])"
    rf"|(?<!个)翻(?:了)?(?P<doublings>[一两二三四]|\d)?番"
)
# What makes two numbers beside a colon a ratio, and not a time of day or the mixing of samples (10:1混采).
RATIO_BEFORE = re.compile(
    r"(?:比(?:例|率|值|重)?|系数|标准)[^\d，。；：、（）\n]{0,8}$|[低高]至?$|[:：∶]\d{1,3}[~～—-]{1,2}$"
    r"|比(?:例|率|值)?[^\d，。；\n]{0,3}[由从]1?\d(?:\.\d{1,2})?[:：∶]\d{1,5}(?:\.\d{1,2})?[\u4e00-\u9fff]{2,4}$"
)
# 不到年初预算的一半
LESS_THAN_SOME = re.compile(r"(?:不到|不足)[^，。；：、\d]{1,12}的$")
TAIL = re.compile(rf"(?P<more>多)?(?P<behind>{BEHIND_PATTERN})?")
BARE = Unit("", "", Decimal(1), "other")
RATIO = Unit("比", "比", Decimal(1), "other")
LOOK_BACK = 20


def share_figures(plain: str) -> Iterator[Figure]:
    for match in SHARE.finditer(plain):
        if (match["to"] or match["against"]) and not RATIO_BEFORE.search(
            plain, max(0, match.start() - LOOK_BACK), match.start()
        ):
            continue
        value, unit = _value(match)
        if value is None or value <= 0:
            continue
        tail = TAIL.match(plain, match.end())
        assert tail is not None
        behind = tail["behind"] or ""
        bound = bound_of(plain, match.start(), "", bool(tail["more"]), behind)
        if bound == "exact" and LESS_THAN_SOME.search(
            plain, max(0, match.start() - LOOK_BACK), match.start()
        ):
            bound = "under"
        elif bound == "exact" and match["tenths"]:
            bound = "about"
        yield stated(plain, match.start(), tail.end(), value, None, unit, bound, match.span())


def _value(match: re.Match[str]) -> tuple[Decimal | None, Unit]:
    if match["base"]:
        return _of_base(match["rate"]), _unit_of(match["base"])
    if match["bottom"] or match["under"]:
        top, bottom = read(match["top"] or match["over"]), read(match["bottom"] or match["under"])
        return (top / bottom if top and bottom and top < bottom else None), BARE
    if match["to"]:
        return read(match["to"]), RATIO
    if match["against"]:
        against = read(match["against"])
        return (round(1 / against, 4) if against else None), RATIO
    if match["moiety"]:
        return Decimal(50), unit_named("", "%")
    if match["tenths"]:
        tenths = (read(match["tenths"]) or Decimal(0)) * 10
        half = match["half"] or ""
        return tenths + (5 if half == "半" else (read(half) or 0) if half else 0), unit_named("", "%")
    doublings = read(match["doublings"]) if match["doublings"] else Decimal(1)
    return (2**doublings if doublings else None), unit_named("", "倍")


def _of_base(rate: str) -> Decimal | None:
    return Decimal(100) if rate == "百" else read(rate)


def _unit_of(base: str) -> Unit:
    name = BASES[base]
    if name in {"%", "‰"}:
        return unit_named("", name)
    return Unit(name, name, Decimal(1), "per100k" if name == "/10万" else "other")
