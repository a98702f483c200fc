"""So much for each: 户均500元, 平均每支团队服务450人, 每组负责2个乡镇, 人均1517元 of all people of the place.

The word for each says what there are so many of, a noun behind it which of them; both numbers may stand further off
than in the sentence, the people of the place anywhere. What fits is the tie, unless after so many trials it may be an
accident. Nothing is ever broken here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, product

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.relations.chance import LIMIT, SPREAD, by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import wrongly_paid
from weijian.proof.relations.rates.definitions import everybody

EACH = re.compile(
    r"(?:(?P<who>[人户次例场期件村镇乡班台组队科店站张宗起条篇床车单批]|(?<![住出入])院)均"
    r"|(?<![一-龥\d])(?P<piece>[所案家处座间套辆支个])均|平均每(?P<each>平方米|[项台人例航车班]次|[一-龥])|每(?P<one>平方米|[项台人例航车班]次|[一-龥])(?:每?年)?(?:平均)?|居民(?:年?均|平均)|均(?P<same>次))(?P<noun>[^，。；：（）\d]{0,20})$"
)
# The word for each, and the families or units that it counts; others count by their own unit or noun.
COUNTS = {
    **{key: {"people", "份", "户"} for key in "人名位例"},
    **{key: {"people", "次", "场", "场次", "例次"} for key in (*"次场", "人次", "例次")},
    "项次": {"项次", "项"},
    "台次": {"台次", "车次", "辆次", "台", "辆"},
    **{key: {"cases"} for key in "件起宗案"},
    "批": {"批", "批次"},
    "份": {"份", "人份", "people"},
    "队": {"支", "队"},
    "车": {"辆", "台"},
    "床": {"张", "床"},
    **{key: {"期", "班"} for key in "班期"},
    **{key: {"places", "个"} for key in "个家所村院镇乡站店室馆校县点园"},
}
# What these words count is said by the noun behind them or by themselves: 每个村卫生室, 每村.
NAMED = re.compile(r"^(?P<noun>[一-龥]{2,12}?)(?:平均|服务|负责|配备|共?有|达到?|为|约|$)")
LEVELS = {"村": "村", "镇": "乡镇", "乡": "乡镇", "院": "院", "站": "站", "店": "店", "组": "组", "队": "队"}
# So much a month is a price of time: see `averages_of_time`.
A_TIME = re.compile(
    r"(?:(?P<who>[月季周日]|(?<!人)年)均(?!增|递)|(?:平均)?每个?(?P<each>[月天日周季])度?|平均(?:一个?|每)(?P<one>[月天日周年]))"
    r"[^，。；：（）\d]{0,10}$"
)
# 82个村各设卫生室1所，共82所
A_PIECE = re.compile(r"各(?![级类地项种界方])[^，。；：（）\d每均]{0,10}$")
KINDS = {"money", "count", "volume", "area", "other", "distance"}
REACH, BEHIND = 12, 4
FAR, MOST_FAR = 200, 4
FEWEST = 2
TELLING = 4  # the word for each is worth so many trials
ROUGHLY = Decimal(100)  # an average told with 约 or 左右 is good to one part in so many


def find(passage: Passage) -> Iterator[Relation]:
    people: list[int] | None = None
    for each, figure in enumerate(passage.figures):
        if figure.kind not in KINDS or figure.value <= 0 or not figure.base:
            continue
        if A_TIME.search(passage.labels[each]):
            continue  # see `averages_of_time`
        if A_PIECE.search(passage.labels[each]):
            yield from _a_piece(passage, each)
        elif match := EACH.search(passage.labels[each]):
            if people is None:
                people = everybody(passage)
            yield from _tie(passage, each, match, people)


def _tie(passage: Passage, each: int, match: re.Match[str], people: list[int]) -> Iterator[Relation]:
    tried = 0
    beyond = _clause_of_its_own(passage, each, match)
    for whole, head in product(_wholes(passage, each), _heads(passage, each, match, people)):
        if head in (whole, each) or beyond & {whole, head}:
            continue
        tried += 1
        told = fits(passage[each], passage[whole].amount / passage[head].amount)
        if told and not wrongly_paid(passage, each, head, whole):
            if _told_together(passage, each, whole, head) or not _accident(passage, each, whole, head, tried):
                yield _relation(passage, each, whole, head)
            return


def _clause_of_its_own(passage: Passage, each: int, match: re.Match[str]) -> set[int]:
    """奖励扶助14326人，人均960元，拨付1357.3万元；父母奖励2148人，列支206.2万元: what stands beyond the clause that tells
    heads and sum right around the average.
    """
    heads, whole = each - 1, each + 1
    if heads < 0 or whole >= len(passage) or not passage.together(heads, whole):
        return set()
    if not counts_them(passage, heads, match) or not may_be_whole(passage, whole, each):
        return set()
    near = around(passage, each)
    return {n for n in near if n not in {heads, whole} and "；" in passage.between(*sorted((n, each)))}


def _told_together(passage: Passage, each: int, whole: int, head: int) -> bool:
    """献血3162人次、108.34万毫升，人均约343毫升: right before the average, in either order."""
    return {whole, head} == {each - 1, each - 2} and passage.together(each - 2, each)


def _a_piece(passage: Passage, each: int) -> Iterator[Relation]:
    """The places or groups right before it got so many each; all that they got stands beside."""
    heads = each - 1
    if heads < 0 or not passage.same_sentence(heads, each) or passage[heads].bound != "exact":
        return
    if passage.as_part(each) is not passage[each]:
        return  # 医院2家，妇幼保健院、疾控中心各1家: of those that are named
    for whole in around(passage, each):
        together = passage[heads].amount * passage[each].amount
        if whole != heads and may_be_whole(passage, whole, each) and passage[whole].amount == together:
            if passage.same_sentence(whole, each) and passage[heads].amount >= FEWEST:
                yield _relation(passage, each, whole, heads)
            return


def _wholes(passage: Passage, each: int) -> list[int]:
    """What is shared out: around the average; or far off, where its noun is told with it (每组负责2个乡镇)."""
    near = [n for n in around(passage, each) if may_be_whole(passage, n, each)]
    noun = passage.tails[each][:2]
    if len(noun) < 2 or passage[each].family != "places":
        return near
    far = range(each - 1, max(-1, each - 1 - FAR), -1)
    named = (n for n in far if passage.tails[n].startswith(noun) and may_be_whole(passage, n, each))
    return [*islice((n for n in named if n not in near), MOST_FAR), *near]


def _heads(passage: Passage, each: int, match: re.Match[str], people: list[int]) -> list[int]:
    word = word_of(match)
    near = [n for n in around(passage, each) if counts_them(passage, n, match)]
    if word == "人":
        return near + [n for n in people if n not in near]
    named = NAMED.match(match["noun"]) if word in "个家所" else None
    noun = named["noun"] if named else LEVELS.get(word, "")
    if not noun:
        return near
    far = range(each - 1, max(-1, each - 1 - FAR), -1)
    alike = (n for n in far if counts_them(passage, n, match) and bears(passage, n, noun))
    first = list(islice(alike, MOST_FAR))
    return first + [n for n in near if n not in first]


def bears(passage: Passage, number: int, noun: str) -> bool:
    """Whether a noun names what is counted, right before the number or behind it: 督导组6个, 137个行政村."""
    return passage.labels[number].endswith(noun) or noun in passage.tails[number][: len(noun) + 3]


def around(passage: Passage, each: int) -> list[int]:
    return [*reversed(passage.before(each, REACH)), *passage.behind(each, BEHIND)]


def may_be_whole(passage: Passage, whole: int, each: int) -> bool:
    one, other = passage[whole], passage[each]
    units = (
        {one.base, other.base} <= {"人", "人次", "名"}
        or one.base.endswith(other.base)
        or one.family == other.family
    )
    alike = one.kind == other.kind and bool(other.base) and units and one.amount > 0
    return alike and one.bound == "exact" and not EACH.search(passage.labels[whole])


def word_of(match: re.Match[str]) -> str:
    """What there are so many of: 户 of 户均."""
    return match["who"] or match["piece"] or match["each"] or match["one"] or match["same"] or "人"


def counts_them(passage: Passage, number: int, match: re.Match[str]) -> bool:
    """Whether a figure counts what the word for each says."""
    word, figure = word_of(match), passage[number]
    kinds = COUNTS.get(word, {word})
    named = (word in "组队支" and passage.labels[number].endswith(word)) or _bears_its_name(
        passage, number, word, match["noun"]
    )
    if figure.family not in kinds and figure.base not in kinds and not named:
        return False
    return figure.bound == "exact" and figure.amount >= FEWEST and not EACH.search(passage.labels[number])


def _bears_its_name(passage: Passage, number: int, word: str, noun: str) -> bool:
    """会员小组2959个，平均每小组: no measure word, but what is counted."""
    named = None if word in COUNTS else NAMED.match(word + noun)
    return named is not None and passage[number].kind == "count" and bears(passage, number, named["noun"])


def fits(figure: Figure, value: Decimal) -> bool:
    if figure.bound == "about" and abs(value - figure.amount) * ROUGHLY <= figure.amount:
        return True
    low, high = (end * figure.factor for end in interval(figure.value, False))
    return low <= value < high


def _accident(passage: Passage, each: int, whole: int, head: int, tried: int) -> bool:
    """What comes out to the last digit is as telling as the whole is, else as the average is printed."""
    if passage[whole].amount == passage[head].amount * passage[each].amount:
        return by_chance(passage, whole, tried // TELLING + 1)
    return likely(passage[each], tried)


def likely(average: Figure, tried: int) -> bool:
    """Whether one of so many quotients may well fall by accident on an average of so few digits."""
    low, high = interval(average.value, False)
    width = max(high - low, average.value * 2 / ROUGHLY if average.bound == "about" else Decimal(0))
    return width * tried > LIMIT * SPREAD * TELLING * average.value


def _relation(passage: Passage, each: int, whole: int, head: int) -> Relation:
    value = passage[whole].amount / passage[head].amount
    return written_average(passage, each, (whole, head), value, f"÷{passage.written(head)}")


def written_average(
    passage: Passage, each: int, operands: tuple[int, ...], value: Decimal, divided: str
) -> Relation:
    figure = passage[each]
    value /= figure.factor
    shown = format_number(round_half_up(value, 4 if value < 1 else 2))
    working = f"{passage.written(operands[0])}{divided}＝{shown}{figure.unit}"
    return Relation("unit_price", each, operands, round(value, 4), figure.value, True, working)
