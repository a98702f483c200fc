"""不存在的日期、前后颠倒的期间。"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC110",
    ERROR,
    "日期不成立",
    "没有13月，没有2月30日；期间的终点不能早于起点；写明的星期应当与日期相符。",
    "公历（GB/T 7408.1-2023）；GB/T 15835-2011",
)
flagged = [
    "截至2月30日，全县签约21万人。",
    "2021年4月31日召开推进会，13月启动考核。",
    "2019年2月29日县医院新楼启用。",
    "2021年6月15日至2021年3月20日开展专项整治。",
    "6月20日至12日举办培训班两期，2022—2019年连续达标。",
    "2021年7月1日（星期三）召开大会。",
    "报告期（2021年1月—2020年12月）共接种3万剂，2022年6月至2022年3月整改。",
    "6月12日25时封控，12日24时30分解封，上午8：75开会，14时72分结束。",
]
silent = [
    "截至2月28日，全县签约21万人；2020年2月29日复查。",
    "2021年12月15日至2022年3月20日开展专项整治。",
    "11月至次年3月为流感高发季，10月20日至3月15日值班。",
    "2021年7月1日（星期四）召开大会，3月12日植树。",
    "2020年10月至2021年3月开展整治，2021年1月—2021年6月共接种。",
    "每年5月25日至31日举办宣传周，病程共13个月。",
    "12月31日24时前完成，9时30分开会，用时72分钟，配比1：75，病程36时。",
]
ONE_DAY = r"(?:(?P<y1>(?:19|20)\d{2})年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})"
OTHER_DAY = r"(?:(?P<y2>(?:19|20)\d{2})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})"
ONE = re.compile(rf"(?<![\d.个]){ONE_DAY}(?!\d)[日号]?(?:（(?:星期|周)(?P<week>[一二三四五六日天])）)?")
MONTH = re.compile(r"(?<![\d.个第])(?:1[3-9]|[2-9]\d|0)月(?=底|初|末|份|中旬|[，。至启召开]|\d)")
BETWEEN = r"[日号]?(?:至|到|—|～|~|-|——)"
SPAN = re.compile(rf"(?<![\d.个]){ONE_DAY}{BETWEEN}{OTHER_DAY}(?=日|号|，|。|期间)")
SAME_MONTH = re.compile(
    r"(?<![\d.个])(?P<m>\d{1,2})月(?P<a>\d{1,2})日?(?:至|到|—|～|~|-)(?P<b>\d{1,2})[日号](?!\d)"
)
MONTHS = re.compile(
    r"(?P<y1>(?:19|20)\d{2})年(?P<m1>1?\d)月(?:至|到|—|～|~|-|——)(?P<y2>(?:19|20)\d{2})年(?P<m2>1?\d)月"
)
YEARS = re.compile(r"(?<!\d)(?P<a>(?:19|20)\d{2})年?(?:至|到|—|～|~|-)(?P<b>(?:19|20)\d{2})年")
# 25时, 14时75分, 8：75; 24时 is the end of the day and has no minutes.
CLOCK = re.compile(
    r"(?<=[日午晨晚])(?:2[5-9]|[3-9]\d)(?:时|：\d{2}(?!\d))|(?<![\d.])(?:[01]?\d|2[0-3])时(?:[6-9]\d)分|(?<![\d.])24时(?:0?[1-9]|[1-5]\d)分"
    r"|(?<=[日午晨晚])(?:[01]?\d|2[0-3])：[6-9]\d(?!\d)"
)
WEEK = "一二三四五六日"


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for match in ONE.finditer(plain):
        month, day = int(match["m1"]), int(match["d1"])
        if not _exists(match["y1"], month, day):
            yield RULE.at(*match.span(), f"没有“{match.group()}”这一天")
        elif match["week"] and match["y1"]:
            weekday = WEEK[date(int(match["y1"]), month, day).weekday()]
            if match["week"].replace("天", "日") != weekday:
                yield RULE.at(*match.span("week"), f"这一天是星期{weekday}", put=weekday)
    for match in MONTH.finditer(plain):
        yield RULE.at(*match.span(), f"没有“{match.group()}”")
    for match in CLOCK.finditer(plain):
        yield RULE.at(*match.span(), f"没有“{match.group()}”这个时刻")
    yield from _backwards(plain)


def _exists(year: str | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(year) if year else 2000, month)[1]


def _backwards(plain: str) -> Iterator[Finding]:
    for match in SPAN.finditer(plain):
        first, last = (int(match["m1"]), int(match["d1"])), (int(match["m2"]), int(match["d2"]))
        years = match["y1"] or "", match["y2"] or match["y1"] or ""
        stated = bool(match["y1"] and match["y2"]) or first[0] == last[0]
        if stated and (years[0], *first) > (years[1], *last):
            yield RULE.at(*match.span(), "期间的终点早于起点")
    for match in SAME_MONTH.finditer(plain):
        if int(match["a"]) > int(match["b"]):
            yield RULE.at(*match.span(), "期间的终点早于起点", severity=WARNING)
    for match in MONTHS.finditer(plain):
        if (int(match["y1"]), int(match["m1"])) > (int(match["y2"]), int(match["m2"])):
            yield RULE.at(*match.span(), "期间的终点早于起点")
    for match in YEARS.finditer(plain):
        if match["a"] > match["b"]:
            yield RULE.at(*match.span(), "期间的终点早于起点")
