"""What of all that came in was settled, and what of a budget was spent: the whole stands a clause or more before its part.

受理医疗纠纷46起，比上年同期55起减少9起；办结39起，其中调解33起，办结率84.78%. 调整后预算9037.66万元。……实际支出8716.53万元，
预算执行率96.45%. The rate has the name of the deed, the part is what the deed was done to, and the whole is called as that which
the deed is done to, whatever changes and parts are told between.
"""

from __future__ import annotations

import re
from decimal import Decimal

from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.tie import Tie
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CHANGE, stem_of

SETTLED = re.compile(r"办结|结案|化解|答复|回复|整改|处置|调处|调结|处理|反馈|销号")
TAKEN_IN = re.compile(
    r"受理|接[到收报转]|收到|立案|承办|交办|转办|发现|排查|查出|查处|登记|摸排|收集|征集|接待|办理(?!结)"
)
SPENT = re.compile(r"支出|执行|拨付|使用|支付|完成(?!率)")
SPENDING = re.compile(r"(?:执行|支出|支付|拨付|使用|预算完成)(?:率|进度)[^，。；\d]{0,4}$")
BUDGET = re.compile(
    r"预算(?:[数额内]|总[数额]|资金|安排|指标|批复|下达|收入)*[^，。；\d率]{0,4}$"
    r"|应(?:落实|到位|拨付|安排|补助)(?:资金|经费)?$"
)
ADJUSTED = re.compile(r"(?:调整|变更|追加|调[增减])后|全年预算|预算总[数额]|最终")
REACH, FAR = 8, 20
NEAR = Decimal(10)  # one part in so many


def settled_of_taken_in(passage: Passage, rate: int) -> Tie | None:
    stem = stem_of(passage.labels[rate])
    deed = SETTLED.search(stem)
    if deed is None or passage[rate].kind != "percent" or CHANGE.search(passage.labels[rate]):
        return None
    near = [n for n in reversed(passage.before(rate, REACH)) if passage.same_sentence(n, rate)]
    part = next((n for n in near if _deed_done(passage, n, deed[0])), None)
    if part is None:
        return None
    for whole in reversed(passage.before(part, REACH)):
        if (
            passage.sentences[part] - passage.sentences[whole] > 1
            or passage[whole].unit != passage[part].unit
        ):
            continue
        larger = passage[whole].amount >= passage[part].amount  # else an order is broken, too
        plain = larger and not beside(passage, whole) and not SETTLED.search(passage.labels[whole])
        if plain and TAKEN_IN.search(passage.labels[whole]) and passage[whole].bound == "exact":
            return Tie(part, whole, False)
    return None


def _deed_done(passage: Passage, number: int, deed: str) -> bool:
    label = passage.labels[number]
    plain = passage[number].kind == "count" and not beside(passage, number) and "其中" not in label
    return plain and deed in label


def spent_of_the_budget(passage: Passage, rate: int) -> Tie | None:
    if passage[rate].kind != "percent" or SPENDING.search(passage.labels[rate]) is None:
        return None
    part = rate - 1
    if part < 0 or passage[part].kind != "money" or not passage.same_sentence(part, rate):
        return None
    if not SPENT.search(passage.labels[part]):
        return None
    wholes = [n for n in range(part - 1, max(-1, part - FAR), -1) if _is_budget(passage, n)]
    wholes.sort(key=lambda n: ADJUSTED.search(passage.labels[n]) is None)
    fits = [n for n in wholes if meets_rate(passage[rate], passage[part], passage[n])]
    near = [n for n in wholes if _nearly(passage, rate, part, n)]
    whole = next(iter(fits or near), None)
    return None if whole is None else Tie(part, whole, False)


def _is_budget(passage: Passage, number: int) -> bool:
    figure = passage[number]
    told = figure.kind == "money" and figure.bound == "exact" and figure.amount > 0
    return told and not beside(passage, number) and BUDGET.search(passage.labels[number]) is not None


def _nearly(passage: Passage, rate: int, part: int, whole: int) -> bool:
    value = rate_value(passage[part], passage[whole], PER["percent"])
    return abs(value - passage[rate].value) * NEAR <= passage[rate].value
