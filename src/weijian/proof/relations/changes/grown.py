"""What two numbers have grown by, and how a growth is written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from weijian.proof.judgement import meets, quotients
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import FROM, TO
from weijian.proof.relations.worked import worked_out

CHANGE_ONLY = re.compile(
    r"^[^一-龥]?(?:同比|相比|相比较|的?基础上)?[又再]?(?:增长|增加|上升|提高|提升|下降|减少|降低|压缩|缩短|压减|缩减|节约|增幅|增速|降幅|减幅|缩幅|增长率|上涨|涨|回落|下滑|跌|[多少高低])(?:出|了|约|为|达)?$"
)
# 去年出生4846人
LAST_YEARS = re.compile(
    r"(?:上年|去年)(?:同期|全年)?(?:为|是|共|报告|[^，。；\d比较增减一]{2})?[^，。；\d一-龥]{0,2}$"
)
CHANGED = re.compile(
    r"(?:增加|减少|增长|下降|净增|净减|上升|提高|降低|上涨|回落|(?<![至不最很更许])[多少]|(?<!上)涨|跌|(?<![提最])高出?)了?$"
)
# 同比增加4.2万人次，达到45.2万人次: what it has come to.
CAME_TO = re.compile(r"^[，、]?(?:共|总[量数]?|累计|已|全年)?(?:达到?|增至|增加到|降至|减至|减少到)$")
RISES = re.compile(
    r"(?:增长|增加|上升|提高|提升|增幅|增速|上涨|涨幅|扩大|净增|(?<!上)涨|(?<![至不最很更许])多|(?<![提最])高出?)(?:了|率|为|达|约)*$"
)
FALLS = re.compile(
    r"(?:下降|减少|降低|减幅|降幅|缩幅|压缩|缩短|压减|缩减|削减|净减|低|节约|回落|下滑|跌幅?|(?<![至不最很更])少)(?:了|率|为|达|约)*$"
)
OF_YEAR = re.compile(r"[^，。；]{0,6}?(?P<year>20\d{2})年(?:全年)?(?P<what>[^，。；\d]{0,12})")
REACH = 8


def fits_growth(passage: Passage, rate: int, now: int, then: int, falls: bool) -> bool:
    changes = [(low - 100, high - 100) for low, high in quotients(passage[now], passage[then], Decimal(100))]
    return any(meets(passage[rate], (-high, -low) if falls else (low, high)) for low, high in changes)


def growth_relation(passage: Passage, rate: int, now: int, then: int, falls: bool, holds: bool) -> Relation:
    value = (passage[now].amount - passage[then].amount) * 100 / passage[then].amount * (-1 if falls else 1)
    one, other = passage.written(now), passage.written(then)
    formula = f"（{other}－{one}）÷{other}" if falls else f"（{one}－{other}）÷{other}"
    return worked_out(passage, "growth", rate, (now, then), value, formula, holds, firm=True)


def first_grown(passage: Passage, rate: int, nows: Iterable[int], then: int, falls: bool) -> Relation | None:
    """The first of several that has grown so from what it was."""
    now = next((now for now in nows if fits_growth(passage, rate, now, then, falls)), None)
    return None if now is None else growth_relation(passage, rate, now, then, falls, holds=True)


def in_two_years(passage: Passage, then: int, now: int) -> bool:
    """2021年门诊34521人次，2022年门诊38620人次: the same in one year and in the next."""
    first, second = (OF_YEAR.fullmatch(passage.labels[number]) for number in (then, now))
    if first is None or second is None or second["what"] not in {"", first["what"]}:
        return False
    return int(second["year"]) - int(first["year"]) == 1


def from_to(passage: Passage, now: int) -> bool:
    """由86分钟压缩到74分钟: whether the words lead from the figure before to this one."""
    return bool(FROM.search(passage.labels[now - 1]) and TO.search(passage.labels[now]))
