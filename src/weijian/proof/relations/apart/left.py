"""What is left of a matter, told among the plans or problems, against the two numbers told of it before: 共37所，已完工31所,
and then 完成剩余8所村卫生室; 22家，……已有15家达到推荐标准, and then 还有9家没有达到推荐标准.

Words tie them: the matter is named in both places, and the deed that was not done is the one that was. Three digits and a
slip of the pen that explains the difference need fewer words. Told once only, for what several pairs may be of is none's.
Never firm: some may have been done since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import is_distance
from weijian.proof.relations.apart.left_said import SaidLeft, said_left
from weijian.proof.relations.apart.reached import ANY_ENDED, DONE_OF_IT, ENDED, Reached, done_barely
from weijian.proof.relations.apart.readings import Reading, the_likeliest
from weijian.proof.relations.matters import (
    NEAR,
    heading_of,
    of_others,
    own_words,
    place_of,
    shared_signs,
    told_of,
)
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

DONE = re.compile(
    rf"{ENDED}|签约|救治|接种|检查|筛查|拨付|支付|到位|到账|到岗|到货|入职|支出|补偿|达标|已|实[际补拨发种到收招检]|消除|使用|储备"
    r"|[现实]有|配备|在岗|在编|在托|入[托住]"
)
TASK = re.compile(r"任务|计划|目标|应|共|需|核准|总|招聘|列入|可用|筹集|预算|下达")
WANTED = re.compile(r"任务|计划|目标|要求|标准|应|需")
NEXT_YEAR = re.compile(r"明年|下年|来年|拟|将(?!剩|余|空|尚|未|没)")
# 明年把尚未激活的7.2万张尽量激活: what is left now, whatever becomes of it.
LEFT_NOW = re.compile(r"(?:剩余|剩下|余下|空着|尚未|没有?|未)[^，。；\d]{0,6}的$")
POSTS = re.compile(r"招聘|招录|岗位|编制|定额|名额|[托床学席]位")
NOT_DONE = re.compile(r"未|没|不(?!断|少)|除外")
NOT_THEN = re.compile(r"上年|去年|同期|\d{4}年(?!底|末)")
# Funds that are lacking are not what of the work is not done.
FUNDS_LACKING, THERE = re.compile(r"资金[^，。；]{0,4}缺口|配套"), re.compile(r"到位|落实|争取|筹|拨")
# 余下的424人落实到乡镇: not those of some of them.
BY_WHOM = re.compile(r"(?:到|由|给|向)各?(?:乡镇|街道|县级|市级|村级|镇级|基层)[^，。；]*")
# 县级配套 of 县级配套已到位1.92亿元
NAME = re.compile(
    r"(?P<name>[一-龥]{4,10}?)(?:目前|现)?(?:已|实际|累计|仅|只)?(?:到位|到账|完成|支出|拨付|支付|落实)$"
)
# Units in which a report counts all manner of things: that two numbers share one says nothing.
COMMON_UNITS = set("人名例个家户件所起次份张台") | {"人次", "元", "万元", "亿元", "万人", "人份"}
OF_ITS_OWN = re.compile(r"^[一-龥]{2,12}[中里][，、]?[还尚仍]有")  # 14个乡镇卫生院中还有3个没有……
POST = re.compile(r"指标|任务|名额|岗位|编制|计划")
NOUN = 6
BESIDE, FAR = 4, 400
SHORT, LONG, TELLING = 2, 4, 3


def wrongly_left(
    passage: Passage, number: int, tied: dict[int, Reached], listed: set[int]
) -> Iterator[Relation]:
    """`tied` are the parts of rates, `listed` what adds up to something: of what is left by several deeds each is."""
    said = said_left(passage, number) if number not in listed else None
    if said is None:
        return
    beside = _told_beside(passage, number, _pairs(passage, number, said, tied)) if said.plainly else None
    if beside is not None:
        yield from _of_what_is_beside(passage, number, beside)
        return
    yield from the_likeliest(passage, _readings(passage, number, said, tied))


def _of_what_is_beside(passage: Passage, number: int, pairs: list[Reached]) -> Iterator[Relation]:
    """No names are needed, but one pair only and a slip that explains it."""
    if len({(passage[pair.part].amount, passage[pair.whole].amount) for pair in pairs}) == 1:
        yield from the_likeliest(passage, [Reading(_left(passage, number, pairs[0]), 0)])


def _left(passage: Passage, number: int, pair: Reached) -> Relation:
    holds = is_distance(passage[number], passage[pair.whole], passage[pair.part])
    return distance_relation(passage, number, pair.whole, pair.part, holds, firm=False)


def _pairs(passage: Passage, number: int, said: SaidLeft, tied: dict[int, Reached]) -> Iterator[Reached]:
    """The wholes and parts told in other sentences before: those of rates, and those that the deed names."""
    for part in range(max(0, number - FAR), number):
        if not _alike(passage, part, number):
            continue
        beside = passage.same_sentence(part, number)
        if part in tied:
            if not beside or not passage.same_sentence(tied[part].whole, number):
                yield tied[part]
        elif beside:
            continue
        elif (
            DONE.search(passage.named(part))
            or shared_run(said.deed, passage.named(part)) > 1
            or done_barely(passage, said.deed, part)
        ):
            yield from (Reached(part, part, whole) for whole in _wholes(passage, part))


def _told_beside(passage: Passage, number: int, pairs: Iterator[Reached]) -> list[Reached] | None:
    """盯紧全年4.2亿元投资目标，下半年再完成……; 县级配套已到位1.92亿元，尚缺……: the whole or the part stands right before."""
    own = number - 1
    if own < 0 or not passage.same_sentence(own, number) or not _alike(passage, own, number):
        return None
    figure, label = passage[own], passage.labels[own]
    if WANTED.search(label + passage.tails[own]):
        return [pair for pair in pairs if passage[pair.whole].amount == figure.amount]
    if (done := NAME.search(label)) is None:
        return None
    far = (whole for whole in range(max(0, own - FAR), own) if not passage.same_sentence(whole, own))
    alike = (
        whole for whole in far if _alike(passage, whole, number) and passage[whole].amount > figure.amount
    )
    return [Reached(own, own, whole) for whole in alike if passage.labels[whole].endswith(done["name"])]


def _wholes(passage: Passage, part: int) -> Iterator[int]:
    for whole in reversed(passage.before(part, BESIDE)):
        if _alike(passage, whole, part) and passage[whole].amount > passage[part].amount:
            yield whole
    # 储备隔离房间356间，距离省里要求的428间……
    for whole in passage.behind(part, BESIDE):
        wanted = WANTED.search(passage.labels[whole]) and _alike(passage, whole, part)
        if wanted and passage[whole].amount > passage[part].amount:
            yield whole


def _alike(passage: Passage, one: int, other: int) -> bool:
    """Posts to be filled are counted in 个, those who came in 人."""
    first, second = passage[one], passage[other]
    families = {first.family, second.family}
    posts = bool(
        families == {"places", "people"}
        and POSTS.search(passage.plain, max(0, first.start - NEAR), first.end)
    )
    return first.bound == "exact" and first.kind == second.kind and (len(families) == 1 or posts)


def _readings(passage: Passage, number: int, said: SaidLeft, tied: dict[int, Reached]) -> Iterator[Reading]:
    for pair in _pairs(passage, number, said, tied):
        if not _may_be(passage, number, said, pair):
            continue
        deed, matter = _shared(passage, number, said, pair)
        in_its_place = place_of(passage, number, said.clause) in _places(passage, pair)
        few = SHORT if in_its_place else LONG  # what is left in one place names it, or names much
        if deed + matter < few and not (
            said.plainly and _is_of_its_kind(passage, number, said, pair, matter)
        ):
            continue
        tie, sure = _left(passage, number, pair), _is_sure(passage, number, pair, min(deed, matter))
        if tie.holds or (
            _all_of_it(passage, number, said, pair)
            and (sure or _is_of_it(passage, number, said, pair, deed, matter))
        ):
            yield Reading(tie, deed + matter, sure)


def _places(passage: Passage, pair: Reached) -> set[str]:
    return {place_of(passage, pair.part), place_of(passage, pair.whole)}


def _may_be(passage: Passage, number: int, said: SaidLeft, pair: Reached) -> bool:
    own, part = place_of(passage, number, said.clause), passage.named(pair.part)
    if (own and own not in _places(passage, pair)) or NOT_DONE.search(part):
        return False
    if NOT_THEN.search(passage.labels[pair.part] + passage.labels[pair.whole]):
        return False
    return not FUNDS_LACKING.search(said.clause) or THERE.search(passage.labels[pair.part]) is not None


def _shared(passage: Passage, number: int, said: SaidLeft, pair: Reached) -> tuple[int, int]:
    """How many signs are shared with what was done, and with the matter it was done of."""
    told = own_words(told_of(passage, pair.whole, pair.part))
    deed = shared_run(own_words(said.deed), own_words(passage.named(pair.part)).replace("，", "；"))
    if ANY_ENDED.search(said.deed) and ANY_ENDED.search(passage.labels[pair.part]):
        deed = max(deed, SHORT)  # 没有办完 of 了结9件
    if done_barely(passage, said.deed, pair.part):
        deed = max(deed, SHORT)
    # （四）抓好改厕扫尾。剩余的3800户……
    words = said.words if said.deed else heading_of(passage, number) + said.words
    return deed, shared_signs(own_words(words.replace(said.deed or "，", "，")), told)


def _all_of_it(passage: Passage, number: int, said: SaidLeft, pair: Reached) -> bool:
    """Whether it is said of all that is left: not of some, nor of next year."""
    clause = BY_WHOM.sub("", said.clause)
    now = LEFT_NOW.search(passage.labels[number]) or not NEXT_YEAR.search(clause)
    return bool(now) and not of_others(clause, told_of(passage, pair.whole, pair.part))


def _is_sure(passage: Passage, number: int, pair: Reached, each: int) -> bool:
    """Much is shared of the deed and of the matter, and more is left than can be."""
    return (
        each >= LONG and _more(passage, number, pair) and passage[number].amount < passage[pair.whole].amount
    )


def _more(passage: Passage, number: int, pair: Reached) -> bool:
    return passage[number].amount > passage[pair.whole].amount - passage[pair.part].amount


def _is_of_it(passage: Passage, number: int, said: SaidLeft, pair: Reached, deed: int, matter: int) -> bool:
    """Whether words, or words and digits, leave no doubt that this is what is left. Fewer may be so of some of them."""
    beside = pair.whole == pair.part - 1 and passage.same_sentence(pair.whole, pair.part)
    done_of = DONE_OF_IT.search(passage.labels[pair.part])
    of_task = beside or TASK.search(passage.labels[pair.whole]) or done_of
    done = said.plainly and of_task and DONE.search(passage.named(pair.part))
    if passage[number].printed_digits >= TELLING:
        return bool(done or deed >= SHORT or pair.rate != pair.part)
    if beside and SHORT == len(said.deed) == deed and done_of:
        return True  # 46项任务，已销号39项, and 没有销号的9项
    of_all = bool(said.of_all) and said.of_all in told_of(passage, pair.whole, pair.part)
    if (pair.rate != pair.part or beside) and _is_of_its_kind(passage, number, said, pair, matter):
        return True
    named = deed >= SHORT or (bool(done) and deed + matter > SHORT - beside)
    return named and (matter >= SHORT or of_all) and (_more(passage, number, pair) or said.plainly or of_all)


def _is_of_its_kind(passage: Passage, number: int, said: SaidLeft, pair: Reached, matter: int) -> bool:
    """剩余45个村卫生室 of 333个村卫生室; 剩余的16针次 of what nothing else is counted in; 该做阴道镜而没有做的还有76人."""
    if not said.plainly:
        return (
            bool(said.deed)
            and matter >= TELLING
            and passage[number].printed_digits > 1
            and not OF_ITS_OWN.search(said.clause)
        )
    noun, unit = passage.tails[number][:NOUN], passage[number].unit
    if shared_run(noun, passage.named(pair.whole)) >= (SHORT if POST.match(noun) else TELLING):
        return True
    return unit not in COMMON_UNITS and unit == passage[pair.whole].unit
