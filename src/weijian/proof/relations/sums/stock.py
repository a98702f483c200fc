"""An account of a stock, each figure by its part in it: 期初库存120支，入库860支，领用700支，报废5支，期末结存275支.

What there was and what there is in the end are named so; every figure of their unit between them must be said to have
come or gone, else nothing is asked. What came may stand before what there was; what is only the balance of the others
(当期结余, 自然减少) or their total (两项收入共) counts in place of those it is made of. One move alone is an account where
nothing else is said to have come: 年初债务余额8600万元，本年偿还1200万元，没有新增. What is counted may be told beside what
should be there (年末应存……，盘点实存……) where the two are said to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.sums import sum as sum_finder
from weijian.proof.relations.sums.parts import account_relation, is_quantity

# What there was: 年初库存, 上年结转, 期初滚存结余; a bare 期初 or 上期 is enough.
STOCK = (
    r"(?:库存|结转|结存|结余|留存|存栏|存量|余额|应存|实有|在册|在院|在管|在办|在岗|在职|在编|在治|在保|在校|持[证有卡]|登记"
    r"|未办结|未结|总?人口)"
)
THEN = re.compile(
    rf"(?:(?:年|期|月|季|周|学年)初|上(?:年|期|月|季度?|周)末?|去年|原)[^，。；：\d]{{0,8}}{STOCK}(?:[^，。；：\d]|[A-Z]\d+){{0,12}}$"
    r"|[年期月季]初存[^，。；：\d]{0,8}$|期初[^，。；：\d]{0,12}$|(?:^|[，。；：])(?:年|月)初(?:数|余额)?(?:为|有|共)?$"
)
# What there is in the end: 期末结存, 冷库结存, 年底仍在办.
IN_THE_END = re.compile(
    rf"(?:(?:年|期|月|季|周)[末底][^，。；：\d]{{0,8}}|[现仍尚][^，。；：\d]{{0,4}}|[库账][^，。；：\d]{{0,4}}){STOCK}[^，。；：\d]{{0,8}}$"
    r"|(?:盘存|结存|实存|余存|现存|尚存|仍存)[^，。；：\d]{0,6}$|(?:^|[，。；：])(?:期|年|月)末(?:数|余额)?(?:为|有|共)?$"
    r"|[年期月季][末底][^，。；：\d]{0,6}人口[^，。；：\d]{0,4}$"
)
CAME = re.compile(
    r"入库|购进|购入|采购|新购|新(?:确诊|发现|登记|审批|建档|建卡|办证|纳入|识别|参保|签约|评|增|进)|审批发证|纳入|调入|调进|领入|领进|领取|接收|接受|捐赠|受捐|受赠|获赠|借入|举借|受理|收到|收入|筹集|下达|下拨|拨来|递交|新识别|招收|新增|新收|新进|进货|迁入|转入|拨入|补充|补库|增加|入院|收治|新入|出生|配入|到货|生产|征缴"
)
GONE = re.compile(
    r"出库|发往|发放|发出|下发|分发|配发|配送|调出|调拨|领用|领走|使用|用去|用掉|消耗|耗用|接种|报废|破损|损耗|损坏|过期|失效|退回|退件|退货|退给|办结|撤回|支出|支付|拨付|出院|死亡|迁出|转出|转为|流失|消除|销毁|注销|核销|减少|捐出|售出|流出|偿还|归还|清偿"
)
# Of the others, the balance: what came and went before it need not be counted again.
BALANCE = re.compile(
    r"(?:当期|当年|本年|本期|自然|机械|净)[^，。；：\d]{0,4}(?:结余|增加|增长|减少|盈余)[^，。；：\d]{0,2}$"
)
OTHER_THINGS = re.compile(r"其中|含|同比|[比较](?:上年|去年|同期)")
# 余下的3274单位全部用于临床: the words behind say where it went, and those before it only that it is what is left.
USED_UP = re.compile(r"(?:已|全部|全|均|都)*(?:用于|用在|用完|发完)")
NOTHING_ELSE = re.compile(r"(?:没有|没|未|无)再?(?:新增|增加|举借|补充|购[进入]|采购|入库|进货|其他进出)")
AGREES = re.compile(r"相符|一致|吻合")
REACH = 10


def find(passage: Passage) -> Iterator[Relation]:
    for end, figure in enumerate(passage.figures):
        if is_quantity(figure) and figure.bound == "exact" and IN_THE_END.search(passage.labels[end]):
            signs = _account(passage, end)
            if signs and (told := _told_again(passage, end, max(signs))) is not None:
                yield duplicate_relation(passage, end, (told,), passage[told].amount == figure.amount)
            elif signs:
                yield account_relation(passage, "sum", end, signs)


def _told_again(passage: Passage, end: int, last: int) -> int | None:
    """年末应存69088只，盘点实存69088只，账实相符."""
    between = (n for n in range(last + 1, end) if passage[n].base == passage[end].base)
    return next((n for n in between if IN_THE_END.search(passage.labels[n])), None)


def _account(passage: Passage, end: int) -> dict[int, int]:
    """The sign of each figure of the account; none where a figure has no part in it."""
    signs: dict[int, int] = {}
    stocks = 0
    together = {
        tie.result for tie in sum_finder.find(passage) if tie.holds and max(tie.operands) < (tie.result or 0)
    }
    for number in reversed(passage.before(end, REACH)):
        figure, label = passage[number], passage.labels[number]
        if not passage.same_sentence(number, end):
            break
        if figure.base != passage[end].base or passage.depths[number] > passage.depths[end]:
            continue
        if figure.bound != "exact" or OTHER_THINGS.search(label):
            return {}
        told_again = IN_THE_END.search(label) and AGREES.search(passage.said_around(end))
        if BALANCE.search(label) or told_again or number in together:
            continue
        stock = THEN.search(label) is not None
        sign = 1 if stock else _sign(label + passage.tails[number])
        sign = sign or -1 * bool(USED_UP.match(passage.tails[number]))
        if not sign:
            return {}
        stocks += stock
        signs[number] = sign
    moved = len(signs) - stocks
    alone = moved == 1 and NOTHING_ELSE.search(passage.between(min(signs), end))
    return dict(sorted(signs.items())) if stocks == 1 and (moved > 1 or alone) else {}


def _sign(words: str) -> int:
    """The last word decides: 调拨入库 have come, 接受捐赠 too."""
    came = max((match.end() for match in CAME.finditer(words)), default=0)
    gone = max((match.end() for match in GONE.finditer(words)), default=0)
    return (came > gone) - (gone > came)
