"""Rates of a deed or a finding, told behind the two counts: 65岁以上老年人12461人，接受健康管理8124人，健康管理率65.9%.

Whole, part and rate stand one behind the other; the part is named after the deed of the rate, or after the whole. What
stands in brackets between them is passed over.
"""

from __future__ import annotations

import re

from weijian.proof.naming import GROUP, name_of
from weijian.proof.relations.orders.nesting import under_age
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import (
    BARE_SHARE,
    DEFINED,
    DONE,
    LEFT,
    MOST_COMMAS,
    NOT_FAR,
    REACH,
    STRICTER,
    Tie,
    alike,
    bears_the_deed,
    deed_of,
    found_by,
    is_task,
    may_be_of,
    nearly_one_breath,
    off,
    outside,
    same_people,
    undone,
)
from weijian.proof.relations.sums.partitions import exclude_one_another
from weijian.proof.relations.wording import (
    COMPLETION,
    GENERIC_RATES,
    LIVE_BIRTHS,
    VITAL,
    shared_run,
    stem_of,
)

# What does not belong to the name of the things counted: ages, areas, 数.
AGES = r"[\d\-~～—–]+(?:周?岁)?(?:及|以)?(?:以上|以下)?(?:的)?"
CORE = re.compile(
    rf"{AGES}|^(?:全[县区市州]|我[县区市州]|辖区内?|现有|登记在册|常住)+|(?:总?人?数|总数|总人口)$"
)
TOTAL_NAMED = re.compile(r"总|共|应|投入|争取|现有|编制|预算|常住|计划|排查|发现|安排|下达")
OTHER_BASE = re.compile(r"政策范围|合规|满意|知晓|同比|平均|其中|优良|控制")
# 目标任务600人，比上年增加72人: what it grew by; 建了12个，完成投资的68%: of another thing.
NOT_DONE = re.compile(r"(?:比|较|同比)[^，。；]*(?:增加|减少|多|少)|^，?(?:净增|增加|减少)|剩|未")
YEAR = re.compile(r"20\d{2}")
NEAR_BEFORE = 3
# 发生医疗费用4987.3万元，经基本医保、大病保险等报销4512.6万元，实际报销比例为90.5%
PAID_BACK = re.compile("报销|补偿|自付")
SPENT = re.compile(r"(?:医疗|住院|门诊|诊疗|医药|总)费用?(?:为|达|共)?$")
OF_MONEY = re.compile(r"投资|产值|资金|工程|土建|形象")
# Parts that a rate is of under another name.
NAMED_OTHERWISE = {
    "建档": "档案",
    "电子建档": "档案",
    "执行": "支出",
    "缺编": "空编",
    "空编": "缺编",
    "到位": "到位",
    "结案": "办结",
}
# What there is, of which something may be done.
ALL = re.compile(
    r"在册|登记|现有|共有?|总|辖区|应(?!急|对|用|届|诊|答|邀)|发现|反馈|确诊|任务|目标|计划|存活|受理|监测|抽[取查检]"
    r"|(?:人|户|例|份)数(?:为|达|有)?$"
)
EXAMINED = re.compile(r"[筛检抽][查测验样]|采样|采集|体检|监测")
# The rates of these are of all of that age, by definition; of the sick, often of an estimate.
OF_AN_AGE = re.compile(r"岁|老年|儿童|婴|产妇|活产")
FAR_BACK, FULL_NAME = 6, 3
OPENING = re.compile(r"^[，。；、：（]*(?:其中|包括|含|有|共|报告)*")
AMONG = re.compile(r"^[^，。；：、]{1,14}[中里][，,]?[^，。；：]{0,16}$")


def whole_part_rate(passage: Passage, rate: int) -> Tie | None:
    """共N个村，达标M个，达标率P: the rate's own word names the part, or the part is named after the whole."""
    part, whole = rate - 1, rate - 2
    if whole < 0 or not passage.same_sentence(whole, rate):
        return None
    # More than there are: then something is wrong, but it may be the reading.
    beyond = passage[part].amount > passage[whole].amount
    stem = stem_of(passage.labels[rate])
    if beyond and passage[rate].value > 100:
        return None
    unlike = passage[part].unit != passage[whole].unit or passage[part].period != passage[whole].period
    unlike = unlike or VITAL.search(passage.labels[rate]) is not None
    if not stem or unlike or any(sign in passage.between(whole, rate) for sign in "；（"):
        return None
    name = passage[part].subject + passage.labels[part] + passage.tails[part]
    if (stem not in GENERIC_RATES and stem not in name) or undone(passage, stem, part):
        return None
    ages = under_age(passage.labels[whole]), under_age(passage.labels[part])
    if all(ages) and ages[0] != ages[1]:
        return None
    if exclude_one_another([passage.labels[whole], passage.labels[part]]):
        return None  # 二孩1854人，多孩562人，多孩率11.18%: one beside the other
    core = CORE.sub("", passage[whole].subject)
    bare = len(stem) <= 4 and CORE.sub("", passage[part].subject) == stem
    if (len(core) >= 2 and core in name) or bare:
        # The base of 管理率 is fixed by a definition and need not be the one in the sentence.
        return Tie(part, whole, not DEFINED.search(stem) and not beyond)
    return None


def named_alike(passage: Passage, rate: int) -> Tie | None:
    """总费用N，报销M，实际报销比例P: part and rate share a word, and the whole is named as one."""
    label = passage.labels[rate]
    stem = stem_of(label)
    of_others = OTHER_BASE.search(label) or VITAL.search(label) or DEFINED.search(stem)
    if passage[rate].kind != "percent" or not stem or of_others:
        return None
    paid_back = PAID_BACK.search(stem) is not None
    for part in reversed(passage.before(rate, FAR_BACK if paid_back else NEAR_BEFORE)):
        name = passage.labels[part] + passage.tails[part]
        if paid_back and part < rate - 1 and "其中" in passage.labels[part]:
            continue  # 报销4189.95万元，其中基本医保报销2731.46万元……实际报销比例90.34%
        same = shared_run(stem, name) >= 2 or NAMED_OTHERWISE.get(stem, "\n") in name
        other = passage[part].is_rate or LEFT.search(passage.labels[part])
        if not same or other or not passage.same_sentence(part, rate):
            continue
        for whole in reversed(passage.before(part, FAR_BACK)):
            larger = passage[whole].amount >= passage[part].amount and passage.same_sentence(whole, rate)
            if larger and _begins_with(passage, stem, whole) and may_be_of(passage[part], passage[whole]):
                return Tie(part, whole, False)
            clean = "；" not in passage.between(whole, rate).replace("；其中", "")
            total = TOTAL_NAMED.search(passage.labels[whole]) and same_people(passage, part, whole)
            named = total or (paid_back and SPENT.search(passage.labels[whole]))
            if larger and clean and named and may_be_of(passage[part], passage[whole]):
                return Tie(part, whole, False)
    return None


def _begins_with(passage: Passage, stem: str, number: int) -> bool:
    """重症病例病死率 is of the 重症病例15例, and not of all those reported."""
    name = OPENING.sub("", passage.labels[number])
    return len(name) >= FULL_NAME and stem.startswith(name) and stem != name


def among_them(passage: Passage, rate: int) -> Tie | None:
    """12个乡镇卫生院中建成中医馆11个，占92.7%; 7家养老机构中有6家与医院签订协议，签约率85.7%."""
    part = outside(passage, rate)
    whole = outside(passage, part) if part is not None else None
    if part is None or whole is None or not AMONG.match(passage.between(whole, part)):
        return None
    fits = alike(passage, part, whole) and bears_the_deed(passage, rate, part)
    fits = fits and nearly_one_breath(passage, part, rate)
    label = passage.labels[rate]
    plain = BARE_SHARE.match(label) is not None or stem_of(label) in GENERIC_RATES
    return Tie(part, whole, firm=plain) if fits else None


def one_behind_the_other(passage: Passage, rate: int) -> Tie | None:
    """65岁以上老年人12461人，接受健康管理8124人，健康管理率65.9%; 年度任务8000人，已筛查4832人，完成62.4%."""
    part = outside(passage, rate)
    whole = outside(passage, part) if part is not None else None
    if part is None or whole is None or not alike(passage, part, whole) or passage[part].amount <= 0:
        return None
    told = passage.between(whole, part).count("，") <= MOST_COMMAS and nearly_one_breath(passage, part, rate)
    if not told or "；" in passage.between(whole, part) or not _of_one_time(passage, part, whole):
        return None
    label, named = passage.labels[rate], passage.labels[whole]
    stem = stem_of(label)
    if is_task(passage, whole):
        if NOT_DONE.search(passage.labels[part]) or OF_MONEY.search(label):
            return None
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


def _of_one_time(passage: Passage, part: int, whole: int) -> bool:
    """全年计划600人，上半年完成372人: what is set for the year may be told of a part of it."""
    one, other = passage[part].period, passage[whole].period
    years = [set(YEAR.findall(passage[n].period + passage.labels[n])) for n in (part, whole)]
    one_year = not all(years) or bool(years[0] & years[1])
    return one == other or (is_task(passage, whole) and one_year)


def of_which(passage: Passage, rate: int) -> Tie | None:
    """建立档案319638份，建档率88.2%，其中动态使用182195份，使用率57%."""
    part = outside(passage, rate)
    if part is None or not passage.labels[part].lstrip("（").startswith("其中"):
        return None
    wholes = [n for n in reversed(passage.before(part, REACH)) if passage[n].unit == passage[part].unit]
    if not wholes or not passage.same_sentence(wholes[0], rate) or not alike(passage, part, wholes[0]):
        return None
    whole, stem, name = wholes[0], stem_of(passage.labels[rate]), passage.named(part)
    named = len(stem) >= 2 and stem[-2:] in name and all(word in name for word in STRICTER.findall(stem))
    fits = named and same_people(passage, part, whole) and off(passage, rate, part, whole) * NOT_FAR <= 1
    return Tie(part, whole, False) if fits and nearly_one_breath(passage, part, rate) else None


def _plainly(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """The whole is said to be all there are, and the part bears the whole deed of the rate."""
    if passage[part].amount > passage[whole].amount and passage[part].unit != passage[whole].unit:
        return False
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    full = stem and (deed_of(stem)[-2:] in name or f"实{stem[-1]}" in name or f"实{stem[-2:-1]}" in name)
    done = stem in GENERIC_RATES and DONE.search(passage.labels[part])
    found = found_by(stem, name) and EXAMINED.search(passage.named(whole))
    share = BARE_SHARE.match(passage.labels[rate]) and "总" in passage.labels[whole]
    named = LIVE_BIRTHS.search(passage.named(whole)) or _a_group(passage, whole)
    said = ALL.search(passage.labels[whole]) or named
    return bool(share or done or found or ((full or found_by(stem, name)) and said))


def _a_group(passage: Passage, number: int) -> bool:
    """Named as a group of people and nothing done to them."""
    return name_of(passage.named(number)).kinds == {GROUP}
