"""Places in an order: 排名第一, 全省第16位, 第3名. Ordinals that only tell things apart (第二批) are none."""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import ONES, read
from weijian.proof.figures.stated import stated
from weijian.proof.figures.units import Unit

NUMBER = rf"[{ONES}十百]{{1,4}}|\d{{1,3}}"
PLACE = re.compile(
    rf"第(?P<number>{NUMBER})(?P<unit>名|位)?|(?<=前)(?P<first>[{ONES}十]{{1,3}})[名位](?!于|置|数)"
)
FOREMOST = re.compile(r"(?<=[居列排占])(?:[^\d，。；\n]{0,6}[省市县区州盟旗国])?(?P<place>首位)")
# What is said before a bare 第二 to make it a place.
RANKED = re.compile(
    r"(?:排名|排位|排|位列|位居|名列|并列|居|列|荣获|获得|获|取得|夺得|得分|总分|成绩|评为|位次|名次|满意度|水平)[^\d，。；第\n]{0,10}$"
    r"|全(?:国|省|市|州|县|区|盟|旗)[^\d，。；第\n]{0,6}$"
)
NOT_PLACE = re.compile(
    r"[家届次批个季大轮期类款条章代版号产人医阶一二三四五六七八九十责书要时中党附线支小步季年天卷部部副课]|名(?:誉|录)|位(?:于|置)|把手"
)
RANK = Unit("名", "名次", Decimal(1), "rank")


def rank_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    for match in PLACE.finditer(plain):
        number = match.span("first" if match["first"] else "number")
        value = read(plain[slice(*number)])
        if value is None or exclusions.cover(*number):
            continue
        # 放在第一位 and 第一名感染者 are no places won, and 前一位患者 is the one before.
        if ((match["unit"] or match["first"]) and value > 1) or _is_ranked(plain, match):
            yield stated(plain, *match.span(), value, None, RANK, "exact", number)
    for match in FOREMOST.finditer(plain):
        span = match.span("place")
        yield stated(plain, *span, Decimal(1), None, RANK, "exact", span)


def _is_ranked(plain: str, match: re.Match[str]) -> bool:
    if NOT_PLACE.match(plain, match.end()):
        return False
    return RANKED.search(plain, max(0, match.start() - 16), match.start()) is not None
