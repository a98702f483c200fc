"""What income leaves when spending is taken off: 总收入23511万元……；总支出20685万元，收支结余2826万元; and what is left in the
end: 当期赤字3980万元。期初累计结余8969万元，期末累计结余4989万元.

Income and spending are told before, in a sentence or a paragraph of their own, each with what it is made of behind it; both
must bear one name (基金收入, 基金支出). What the words call carried over, or taken from funds, may come in besides: then nothing
is asked. A broken tie is worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import account_relation, beside
from weijian.proof.relations.wording import CHANGE, FROM

# 当期结余, 收支相抵后本年亏损: of this time alone.
BALANCE = re.compile(
    r"(?:^|[，、；：。])(?:[^，。；：\d]{0,12}相抵后?，?)?[^，。；：\d累滚历]{0,10}?"
    r"(?P<time>当期|本期|当年|本年|年度|收支|本季|当季|季度)[^，。；：\d累滚历]{0,4}?"
    r"(?P<what>结余|盈余|节余|结存|亏损|赤字|收不抵支|缺口)(?:资金|额|数)?(?:为|达|共)*$"
)
LESS = re.compile(r"亏损|赤字|收不抵支|缺口")
INCOME = re.compile(
    r"(?P<name>[^，。；：、\d]*?)(?:总收入|收入(?:总计|合计|总额|共计)?)(?:资金)?(?:为|达到?|共|计|仅|约)*$"
)
SPENDING = re.compile(
    r"(?P<name>[^，。；：、\d]*?)(?:总支出|支出(?:总计|合计|总额|共计)?)(?:资金)?(?:为|达到?|共|计|仅|约)*$"
)
# What does not tell one fund or house from another.
FILLING = re.compile(
    r"^(?:其中|同期|[上下]半年|[一二三四]季度|\d+月|全年|今年|当年|本|当期|本期|年|底|度|月|份|的|该院|我院|全院|全[县市区]|我[县市区局]|仅|只|总|实现|完成|共|医院)+"
    r"|(?:实现|完成|共|总|仅|合计|累计)+$"
)
# What may come in besides.
BESIDES = re.compile(
    r"上年结转|结转|使用|弥补|提取|动用|上年末|年初结余|专用基金|非财政拨款结余|借[入款]|上解|转入"
)
THEN = re.compile(r"(?:期初|年初|上年末?|上年度)[^，。；：\d]{0,6}结[余存](?:资金)?(?:为|达|共)?$")
IN_THE_END = re.compile(
    r"(?:期末|年末|滚存|累计)[^，。；：\d]{0,8}结[余存](?:资金)?(?:降|升|减|增)?(?:为|达|至|到|共)*$"
)
OF_WHICH = re.compile(r"其中[^。；\n]*")
REACH, MOST_PARAGRAPHS, BESIDE = 16, 3, 3


def find(passage: Passage) -> Iterator[Relation]:
    balances: dict[int, bool] = {}
    for number, figure in enumerate(passage.figures):
        if figure.kind != "money" or figure.bound != "exact" or figure.amount <= 0:
            continue
        words = passage.said_before(number)
        if match := BALANCE.search(words):
            less = LESS.search(match["what"]) is not None
            balances[number] = less
            if not BESIDES.search(words) and (pair := _income_and_spending(passage, number)):
                yield _relation(passage, number, *(pair[::-1] if less else pair))
        elif IN_THE_END.search(words) and (begun := _begun(passage, number)) is not None:
            steps = [n for n in balances if n >= number - REACH and _may_be_added(passage, n, begun, number)]
            if len(steps) == 1:
                yield _in_the_end(passage, number, begun, steps[0], -1 if balances[steps[0]] else 1)


def _income_and_spending(passage: Passage, balance: int) -> tuple[int, int] | None:
    spent = next((n for n in _before(passage, balance) if _named(passage, n, SPENDING) is not None), None)
    if spent is None:
        return None
    name = _named(passage, spent, SPENDING)
    got = [
        n
        for n in _before(passage, balance)
        if (own := _named(passage, n, INCOME)) is not None and own == name
    ]
    if not got:
        return None
    first = min(got[0], spent)
    between = OF_WHICH.sub("", passage.between(first, balance))
    told = [n for n in _before(passage, balance) if n not in (got[0], spent) and n >= first - BESIDE]
    others = any(n > first and BALANCE.search(passage.said_before(n)) for n in told)
    others = others or any(_of_more(passage, n, name) for n in told)
    return None if others or BESIDES.search(between) else (got[0], spent)


def _of_more(passage: Passage, number: int, name: str | None) -> bool:
    """医疗收入7200万元，医疗支出7035万元，财政补助收入512万元，收支结余677万元: other money came in or went out, too."""
    own = (_named(passage, number, words) for words in (INCOME, SPENDING))
    return any(other is not None and other != name for other in own)


def _before(passage: Passage, balance: int) -> Iterator[int]:
    """The sums of money before, the nearest first, at most some paragraphs back."""
    paragraphs: set[int] = set()
    for number in range(balance - 1, max(-1, balance - 1 - REACH), -1):
        paragraphs.add(passage.paragraphs[number])
        if len(paragraphs) > MOST_PARAGRAPHS:
            return
        figure = passage[number]
        plain = figure.kind == "money" and figure.bound == "exact" and not figure.modality
        if plain and not passage.depths[number]:  # 统筹基金收入8254万元（含生育保险收入1260万元）
            yield number


def _named(passage: Passage, number: int, words: re.Pattern[str]) -> str | None:
    """The name of the fund or house whose income or spending a figure is; none where it is neither, or a part."""
    label = passage.labels[number]
    match = words.search(label)
    if match is None or "其中" in label or label.startswith(("、", "和", "及")) or CHANGE.search(label):
        return None
    if beside(passage, number) or any(number in tie.operands for tie in passage.sums or () if tie.holds):
        return None
    return FILLING.sub("", match["name"])


def _relation(passage: Passage, balance: int, more: int, less: int) -> Relation:
    return account_relation(passage, "difference", balance, {more: 1, less: -1})


def _begun(passage: Passage, end: int) -> int | None:
    """期初累计结余, in the clause right before."""
    begun = end - 1
    alike = begun >= 0 and passage.same_sentence(begun, end) and passage[begun].base == passage[end].base
    told = alike and passage[begun].bound == "exact" and THEN.search(passage.labels[begun])
    return begun if told and not FROM.search(passage.labels[begun]) else None


def _may_be_added(passage: Passage, balance: int, begun: int, end: int) -> bool:
    between = passage.between(min(balance, begun), max(balance, end))
    near = passage.paragraphs[balance] == passage.paragraphs[end]
    return near and passage[balance].base == passage[end].base and not BESIDES.search(between)


def _in_the_end(passage: Passage, end: int, begun: int, balance: int, sign: int) -> Relation:
    return account_relation(passage, "sum", end, {begun: 1, balance: sign})
