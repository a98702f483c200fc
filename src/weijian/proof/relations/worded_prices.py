"""Prices that say what they are for behind the number (按5000元/人的标准核销, 60元一份), or by the things right before it
(试剂12.6万人份，单价8.5元; 182个村卫生室各补助4500元).

The finders read what a price is for in front of it (每人5000元), so its label is given those words, and the unit is the
money alone, as that of the sum is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from weijian.proof.figures.model import Figure
from weijian.proof.relations.wording import HEADS

# 元/人·年, 元/人/月
PER = re.compile(
    r"^(?P<money>[^/]*元)/(?P<each>人次|例次|[人户次例名份床套个台家所])(?:[·/](?P<time>[年月天日]))?$"
)
BEHIND = re.compile(
    r"^(?:/|一(?!次性)|每|／)(?P<each>人次|例次|[人户次例名份套台])(?![均员口数群])(?:(?:[·/]|每)(?P<time>[年月天日]))?"
)
# Of the things right before.
OF_THOSE = re.compile(
    r"(?:单价|价格)(?:上涨|上调|回落|下降|下调|降|涨)?(?:[为是约至到])?$|各(?:自|得|获|拨|补助|补贴|奖励|发放|拨付|安排|投入|落实|配备|支持)[^，。；、\d]{0,8}$"
)
# 临聘19名，月工资3208元: of each of those right before.
MONTHLY_PAY = re.compile(r"月(?:均)?(?:工资|薪酬?|补助|补贴|津贴|报酬)(?:标准)?(?:为|是|约)?$")
THINGS = {
    "台",
    "辆",
    "套",
    "只",
    "支",
    "瓶",
    "盒",
    "件",
    "箱",
    "个",
    "家",
    "所",
    "户",
    "名",
    "人",
    "份",
    "人份",
}


def with_prices_in_front(
    figures: Sequence[Figure], labels: Sequence[str], tails: Sequence[str]
) -> tuple[list[Figure], list[str]]:
    read, said = list(figures), list(labels)
    for number, figure in enumerate(figures):
        if figure.kind != "money":
            continue
        if match := PER.match(figure.unit):
            money = match["money"]
            read[number] = replace(figure, unit=money, base="元")
        else:
            match = BEHIND.match(tails[number])
        things = figures[number - 1].unit.lstrip("万") if number and OF_THOSE.search(labels[number]) else ""
        paid_monthly = number and figures[number - 1].unit in HEADS and MONTHLY_PAY.search(labels[number])
        if paid_monthly:
            said[number] += "每人每月"
        elif things in THINGS and figures[number - 1].is_count:
            said[number] += f"每{things[-1]}"
        elif match:
            time = f"每{match['time']}" if match["time"] else ""
            said[number] += f"每{match['each']}{time}"
    return read, said
