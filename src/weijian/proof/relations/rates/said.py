"""Rates whose words say which two counts they are of, though those do not give them.

Asked only for rates that no pair of counts explains, so no number need agree here; the readings go by place and words
alone: 占总投资4200万元的78%; 完成全年任务的54.5%（全年任务800对）; 12个乡镇卫生院中建成中医馆11个，占92.7%; and whole, part and
rate one behind the other, the part named after the deed of the rate. What stands in brackets between them is passed
over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from weijian.proof.figures.model import PER
from weijian.proof.judgement import rate_value
from weijian.proof.naming import GROUP, name_of
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.base_said import on_the_base_said_afar
from weijian.proof.relations.rates.quotients import is_task
from weijian.proof.relations.rates.shares import TOGETHER
from weijian.proof.relations.rates.tie import QUANTITIES, Tie, same_people
from weijian.proof.relations.wording import (
    CHANGE,
    COMPLETION,
    GENERIC_RATES,
    LIVE_BIRTHS,
    PER_EACH,
    REST,
    shared_run,
    stem_of,
)

# What is told in one unit and is a part of what is told in another.
ALIKE = (
    {"people", "份"},
    {"people", "剂次"},
    {"people", "剂"},
    {"次", "车次"},
    {"次", "台次"},
    {"次", "趟次"},
)
DOSES = {"剂次", "剂", "针次", "针"}
SHOULD_GET = re.compile(r"应|任务|计划|目标|需")
OF_THE_LAST = re.compile(
    r"^[）]?(?:（[^（）]{0,30}）)?[^，。；：、（）\d的]{0,8}(?:的?(?:任务|目标|计划)[数量]?)?的(?:比例为|比重为|比例达)?$"
)
OF = re.compile(r"(?:占|达到?|完成|相当于)了?(?:\d{4}年)?[^，。；占\d]{0,24}$")
OF_THE_NEXT = re.compile(r"(?:占|完成)[^，。；]{0,12}(?:任务|目标|计划|总[^，。；]{1,6})的$")
IN_BRACKETS = re.compile(r"^（[^（）]{0,12}$")
WHOLE_BEHIND = re.compile(r"任务|目标|计划|总|共")
AMONG = re.compile(r"^[^，。；：、]{1,14}[中里][，,]?[^，。；：]{0,16}$")
SHARE = re.compile(
    r"^[，、（]?占(?:比)?(?:为|达|达到|总数的?)?$|^，?(?:接近|将?近|约|超过?)占?[一二三四五六七八九]成[多半余]?（$"
)
FOUND = re.compile(r"检出|阳性|患病|发病|报告")
CASES = re.compile(r"确诊|检出|发现|查出|阳性|报告|病例|患")
# What there is, of which something may be done.
ALL = re.compile(
    r"在册|登记|现有|共有?|总|辖区|应(?!急|对|用|届|诊|答|邀)|发现|反馈|确诊|任务|目标|计划|存活|受理|监测|抽[取查检]"
    r"|(?:人|户|例|份)数(?:为|达|有)?$"
)
DONE = re.compile(r"完成|实际|实(?=[检种查到管建签发收参接])|已|建成|执行|接受|纳入|合格")
EXAMINED = re.compile(r"[筛检抽][查测验样]|采样|采集|体检|监测")
# The rates of these are of all of that age, by definition; of the sick, often of an estimate.
OF_AN_AGE = re.compile(r"岁|老年|儿童|婴|产妇|活产")
DEFINED = re.compile(r"管理|控制|规范|系统|服药")
# What makes a rate one of fewer than the bare deed: 规范管理率 is not of those under 管理.
STRICTER = re.compile(r"规范|规则|规律|系统|动态|全程|及时|阳性")
SPENT = re.compile(r"完成|拨付|支出|到位|执行|投入|使用")
MEANS = re.compile(
    r"(?:总投资|应(?:筹|拨|到位|安排)(?:资金|经费)|概算|预算(?!内)|计划(?:总?投资)?|总额)[^，。；]{0,4}$"
)
FAR_RATE = re.compile(r"平均|其中|政策|合规|满意|知晓|累计|三年|五年|同比|环比|去年|上年|同期|较")
ALIKE_NAMED = 4  # 合格碘盐294份，合格碘盐食用率
NOT_FAR = 5  # one part in so many
MOST_COMMAS = 2
OF_THOSE = re.compile(
    r"^(?:其中|所有|这些|已建|在管)?(?P<what>[^，。；\d中其]{2,8}?)当?中(?:有|已|共)?(?:\d{2}周?岁)?[^，。；\d]{2,24}$"
)
OF_THE_NAMED = re.compile(
    r"占(?:全部|全[县市省区州旗]|所有|同期)*(?P<what>[^，。；占\d]{2,12}?)(?:总数|总量|总额|总?人数|总?人次)?的?(?:比例|比重)?(?:为|达)?$"
)
LONG_NAME = 4
ABOUT_AS_MANY = Decimal("1.1")  # 208 villages of the year before, 206 now
REACH, FAR, FAR_BACK = 4, 12, 200


def said_tie(passage: Passage, rate: int) -> Tie | None:
    """Part and whole of a rate in per cent by the words alone."""
    if passage[rate].kind != "percent" or FAR_RATE.search(passage.labels[rate]):
        return None
    return next((tie for reading in READINGS if (tie := reading(passage, rate)) is not None), None)


def bears_the_deed(passage: Passage, rate: int, part: int) -> bool:
    """Whether the part is what was done by the name of the rate: 接种率 of 实种, 保健覆盖率 of 保健管理."""
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    if SHARE.match(passage.labels[rate]) or stem in GENERIC_RATES:
        return True
    named = any(sign in name for sign in deed_of(stem)[-2:]) or shared_run(stem, name) >= ALIKE_NAMED
    return bool(stem) and (named or found_by(stem, name))


def deed_of(stem: str) -> str:
    """保健覆盖 -> 保健: without what only says that it was reached."""
    return next(
        (stem[: -len(tail)] for tail in ("覆盖", "完成") if stem.endswith(tail) and stem != tail), stem
    )


def found_by(stem: str, name: str) -> bool:
    return FOUND.search(stem) is not None and CASES.search(name) is not None


def alike(passage: Passage, part: int, whole: int) -> bool:
    """Whether the one may count a part of the other: both exact, of units that go together."""
    one, other = passage[part], passage[whole]
    if any(PER_EACH.search(passage.labels[number]) for number in (part, whole)):
        return False
    same_kind = one.kind == other.kind or (one.is_count and other.is_count)
    fit = (same_kind and one.comparable(other)) or {one.family, other.family} in ALIKE
    counted = all(figure.kind in QUANTITIES or figure.is_count for figure in (one, other))
    exact = one.bound == other.bound == "exact" and other.amount > 0
    if one.family == "people" and other.family in DOSES and not SHOULD_GET.search(passage.labels[whole]):
        return False  # of all doses given no people are a share: most got several
    return fit and counted and exact and not CHANGE.search(passage.labels[part] + passage.labels[whole])


def off(passage: Passage, rate: int, part: int, whole: int) -> float:
    """How far off the stated rate is from what the two give, as a share of it."""
    stated = passage[rate]
    return float(
        abs(rate_value(passage[part], passage[whole], PER[stated.kind]) - stated.value) / stated.value
    )


def _outside(passage: Passage, number: int) -> int | None:
    """The figure before in the sentence; those in brackets, and what is left over, are passed over."""
    for before in reversed(passage.before(number, REACH)):
        if not passage.same_sentence(before, number):
            return None
        if passage.depths[before] <= passage.depths[number] and not REST.search(passage.labels[before]):
            return before
    return None


def _of_the_last(passage: Passage, rate: int) -> Tie | None:
    """占总投资4200万元的78%; 完成州下达任务（95万毫升）的109.58%; 占全年应补助资金2533万元（人均89元）的60.1%."""
    for whole in (rate - 1, rate - 2):
        if whole < 1 or not passage.same_sentence(whole, rate):
            return None
        if not OF_THE_LAST.match(passage.between(whole, rate)):
            continue
        said = passage.said_before(whole, 30)
        if OF.search(said) and not TOGETHER.search(said):
            return _before(passage, whole, whole)
    return None


def _of_the_next(passage: Passage, rate: int) -> Tie | None:
    """完成全年任务的54.5%（全年任务800对）."""
    whole = rate + 1
    if whole >= len(passage) or not OF_THE_NEXT.search(passage.said_before(rate, 24)):
        return None
    near = passage.same_sentence(whole, rate) and IN_BRACKETS.match(passage.between(rate, whole))
    return _before(passage, rate, whole) if near and WHOLE_BEHIND.search(passage.labels[whole]) else None


def _before(passage: Passage, number: int, whole: int) -> Tie | None:
    """The part right before the words that speak of the whole: no other reading is left."""
    part = _outside(passage, number)
    if part is not None and part != whole and passage[part].kind != passage[whole].kind:
        part = _outside(passage, part)  # 献血3358人次，献血总量100余万毫升，完成任务3200人次的
    if part is None or part == whole or not alike(passage, part, whole):
        return None
    plain = passage.between(part, number).count("，") <= MOST_COMMAS and "；" not in passage.between(
        part, number
    )
    return Tie(part, whole, True) if plain else None


def _among(passage: Passage, rate: int) -> Tie | None:
    """12个乡镇卫生院中建成中医馆11个，占92.7%; 7家养老机构中有6家与医院签订协议，签约率85.7%."""
    part = _outside(passage, rate)
    whole = _outside(passage, part) if part is not None else None
    if part is None or whole is None or not AMONG.match(passage.between(whole, part)):
        return None
    fits = (
        alike(passage, part, whole)
        and bears_the_deed(passage, rate, part)
        and _one_breath(passage, part, rate)
    )
    return Tie(part, whole, SHARE.match(passage.labels[rate]) is not None) if fits else None


def _one_behind_the_other(passage: Passage, rate: int) -> Tie | None:
    """65岁以上老年人12461人，接受健康管理8124人，健康管理率65.9%; 年度任务8000人，已筛查4832人，完成62.4%."""
    part = _outside(passage, rate)
    whole = _outside(passage, part) if part is not None else None
    if part is None or whole is None or not alike(passage, part, whole) or passage[part].amount <= 0:
        return None
    told = passage.between(whole, part).count("，") <= MOST_COMMAS and _one_breath(passage, part, rate)
    if not told or "；" in passage.between(whole, part) or passage[part].period != passage[whole].period:
        return None
    label, named = passage.labels[rate], passage.labels[whole]
    stem = stem_of(label)
    if is_task(passage, whole):
        reached = COMPLETION.search(label) or stem[-2:] in GENERIC_RATES
        done = reached or bears_the_deed(passage, rate, part)
        firm = COMPLETION.search(label) and DONE.search(passage.labels[part])
        return Tie(part, whole, firm is not None) if done and not is_task(passage, part) else None
    if not bears_the_deed(passage, rate, part) or not same_people(passage, part, whole):
        return None
    if any(word not in passage.named(part) for word in STRICTER.findall(stem)):
        return None
    beside = shared_run(stem, passage.named(whole)) >= shared_run(stem, passage.named(part))
    if stem and stem[-2:] in passage.named(whole) and beside and not ALL.search(named):
        return None  # 县医院体检120人，中医院体检80人，体检率60%: one beside the other
    of_an_age = OF_AN_AGE.search(passage.named(whole))
    plain = (of_an_age or not DEFINED.search(stem)) and _plainly(passage, rate, part, whole)
    near = off(passage, rate, part, whole) * NOT_FAR <= 1 and passage[part].amount <= passage[whole].amount
    return Tie(part, whole, False) if plain or near else None


def _of_which(passage: Passage, rate: int) -> Tie | None:
    """建立档案319638份，建档率88.2%，其中动态使用182195份，使用率57%."""
    part = _outside(passage, rate)
    if part is None or not passage.labels[part].lstrip("（").startswith("其中"):
        return None
    wholes = [n for n in reversed(passage.before(part, REACH)) if passage[n].unit == passage[part].unit]
    if not wholes or not passage.same_sentence(wholes[0], rate) or not alike(passage, part, wholes[0]):
        return None
    whole, stem, name = wholes[0], stem_of(passage.labels[rate]), passage.named(part)
    named = len(stem) >= 2 and stem[-2:] in name and all(word in name for word in STRICTER.findall(stem))
    fits = named and same_people(passage, part, whole) and off(passage, rate, part, whole) * NOT_FAR <= 1
    return Tie(part, whole, False) if fits and _one_breath(passage, part, rate) else None


def _of_the_means(passage: Passage, rate: int) -> Tie | None:
    """总投资2.35亿元，其中……，已完成投资9870万元，完成42%; 年度预算7632万元，已拨付6106万元，拨付进度80%."""
    part = _outside(passage, rate)
    if part is None or passage[part].kind != "money" or not SPENT.search(passage.labels[part]):
        return None
    reached = COMPLETION.search(passage.labels[rate]) or SHARE.match(passage.labels[rate])
    if not reached or not _one_breath(passage, part, rate):
        return None
    for whole in reversed(passage.before(part, FAR)):
        apart = "；" in passage.between(whole, part) and whole != part - 1
        if not passage.same_sentence(whole, part) or apart:
            return None
        means = MEANS.search(passage.labels[whole]) and "其中" not in passage.labels[whole]
        if means and alike(passage, part, whole):
            return Tie(part, whole, False)
    return None


def _of_those(passage: Passage, rate: int) -> Tie | None:
    """建立档案22052份，建档率84.5%。档案中有动态记录的档案120222份，动态使用率55.8%: of those told before."""
    part = rate - 1
    match = OF_THOSE.match(passage.labels[part]) if part >= 1 and passage.same_sentence(part, rate) else None
    if match is None or passage[rate].value > PER["percent"]:
        return None
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    same = any(word in name for word in STRICTER.findall(stem))
    share = SHARE.match(passage.labels[rate]) is not None
    who = match["what"].removesuffix("人口") or match["what"]
    if not same and not bears_the_deed(passage, rate, part):
        return None
    for whole in reversed(passage.before(part, FAR)):
        all_of_them = "其中" not in passage.labels[whole]
        told = (
            all_of_them
            and (who[-2:] in passage.named(whole) or match["what"][-2:] in passage.named(whole))
            and passage[whole].unit == passage[part].unit
        )
        if told and alike(passage, part, whole):
            beyond = passage[part].amount > passage[whole].amount
            near = off(passage, rate, part, whole) * NOT_FAR <= 1
            by_name = share and passage.labels[whole].endswith(match["what"])
            return Tie(part, whole, False) if beyond or near or by_name else None
    return _only_one(passage, part, lambda n: _ends_or_begins(passage, n, match["what"])) if share else None


def _of_the_named(passage: Passage, rate: int) -> Tie | None:
    """173家村卫生室能提供中医药服务，占全区村卫生室的95.05%: the one number of them told before, however far."""
    part, match = rate - 1, OF_THE_NAMED.search(passage.labels[rate])
    if part < 0 or match is None or not passage.same_sentence(part, rate) or TOGETHER.search(match[0]):
        return None
    what = match["what"].removesuffix(passage[part].unit)
    if not what:
        return None
    return _only_one(passage, part, lambda number: _ends_or_begins(passage, number, what), ABOUT_AS_MANY)


def _of_its_like(passage: Passage, rate: int) -> Tie | None:
    """能提供适宜技术的社区卫生服务站47个，占81.03%, where the report has told of 社区卫生服务站58个 and of no others."""
    part = rate - 1
    if part < 0 or not SHARE.match(passage.labels[rate]) or not passage.same_sentence(part, rate):
        return None
    label, tail = passage.labels[part], passage.tails[part]

    def named_alike(number: int) -> bool:
        other = passage.labels[number]
        shared = next((n for n in range(1, len(label) + 1) if not other.endswith(label[-n:])), len(label) + 1)
        behind = max((n for n in range(1, 9) if len(tail) >= n and other.endswith(tail[:n])), default=0)
        return shared > LONG_NAME or behind >= LONG_NAME - 1

    return _only_one(passage, part, named_alike)


def _only_one(
    passage: Passage, part: int, named: Callable[[int], bool], alike_to: Decimal = Decimal(1)
) -> Tie | None:
    """The only number of its unit told before that is so named and not less than the part; or the last of several that
    differ no more than this.
    """
    if passage[part].kind not in QUANTITIES:
        return None
    found = [
        n for n in range(max(0, part - FAR_BACK), part)
        if passage[n].unit == passage[part].unit and passage[n].amount > passage[part].amount
        and alike(passage, part, n) and passage[n].period == passage[part].period
        and not passage[n].modality and not _has_its_share(passage, n, part) and named(n)
    ]  # fmt: skip
    amounts = [passage[n].amount for n in found]
    return Tie(part, found[-1], False) if found and max(amounts) <= min(amounts) * alike_to else None


def _has_its_share(passage: Passage, number: int, part: int) -> bool:
    """建制卫生院12个，占42.86%，非建制卫生院2个，占7.14%: one beside the other."""
    return number + 1 < part and SHARE.match(passage.labels[number + 1]) is not None


def _ends_or_begins(passage: Passage, number: int, what: str) -> bool:
    return what in passage.labels[number][-len(what) - 2 :] or passage.tails[number].startswith(what)


def _one_breath(passage: Passage, part: int, rate: int) -> bool:
    words = passage.between(part, rate)
    aside = words.count("（") + len(REST.findall(words)) * MOST_COMMAS
    return words.count("，") <= 1 + aside and "；" not in words


def _plainly(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """The whole is said to be all there are, and the part bears the whole deed of the rate."""
    if passage[part].amount > passage[whole].amount and passage[part].unit != passage[whole].unit:
        return False
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    full = stem and (deed_of(stem)[-2:] in name or f"实{stem[-1]}" in name or f"实{stem[-2:-1]}" in name)
    done = stem in GENERIC_RATES and DONE.search(passage.labels[part])
    found = found_by(stem, name) and EXAMINED.search(passage.named(whole))
    share = SHARE.match(passage.labels[rate]) and "总" in passage.labels[whole]
    said = (
        ALL.search(passage.labels[whole])
        or LIVE_BIRTHS.search(passage.named(whole))
        or _a_group(passage, whole)
    )
    return bool(share or done or found or ((full or found_by(stem, name)) and said))


def _a_group(passage: Passage, number: int) -> bool:
    """Named as a group of people and nothing done to them."""
    return name_of(passage.named(number)).kinds == {GROUP}


READINGS: tuple[Callable[[Passage, int], Tie | None], ...] = (
    on_the_base_said_afar,
    _of_the_last,
    _of_the_next,
    _among,
    _one_behind_the_other,
    _of_which,
    _of_the_means,
    _of_those,
    _of_the_named,
    _of_its_like,
)
