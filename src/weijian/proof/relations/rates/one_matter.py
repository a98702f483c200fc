"""Whether a count and a rate told behind it are of one matter, and which of its two counts the known one is.

Vital rates belong to vital counts, shares of money to money; 在册患者2184人，管理率94.92% tells the base, 健康管理71人，管理率
83.1% the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import of_another_group
from weijian.proof.relations.rates.lists import label_of
from weijian.proof.relations.rates.words.tie import is_task
from weijian.proof.relations.wording import CHANGE, GENERIC_RATES, TASK_SAID, VITAL, shared_run, stem_of

VITAL_COUNT = re.compile(r"死亡|活产|出生|病例|传染病|发病|报告|患")
MONEY_SHARE = re.compile(r"占|金额|总额|资金|投资|到位|执行|支出|拨付")
A_SHARE = re.compile(r"占比|比重|构成比|占(?=[^，。；]{2,8}的)")
SHARE_OF_MONEY = re.compile(r"(?:药|药品|耗材?|卫生材料|检查检验)(?:费用?|收入|支出)?占比$")
OPINION, ASKED = re.compile(r"(?:满意|好评)[度率]$"), re.compile(r"满意|好评|[调测考]|访|问卷|评")
SHORT = 2
AVERAGE = re.compile(r"平均|人均|均次")
FOUND = re.compile(r"检出|阳性检出|阳性|异常检出|异常")
EXAMINED = re.compile(r"(?:筛查|检查|检测|体检)(?:了)?(?:总?人数|人次数?)?[^，。；]{0,4}$")
# 应管理71人, 需管理, 管理对象71人: those of whom something is to be done.
STRICTER = re.compile(r"规范|规律|规则")
REGISTERED = re.compile(r"在册|登记|确诊|检出|活产|现有")
A_BASE = re.compile(r"应(?!急|对|用|届|诊|答|邀)|需|未|拟|待|目标|任务|计划|总(?!院)|对象")
# 高于序时目标（35%）: what was wanted is of no count that was reached.
A_GOAL = re.compile(r"(?:目标|标准|要求|指标|上限|下限)值?（$")
IN_EACH = re.compile(r"(?:皆|均|都|各)[为是有]?$")
# Rates of all the people that the counted are some of; the rates behind them are of those counted again.
SORT_OF_THEM = re.compile(
    r"^[，、]?(?:其中)?(?:不?合格|不?达标|优秀|良好|阳性|异常)(?:的)?(?P<noun>[一-龥]{2,4})(?:占|占比)(?:了|为|达)?$"
)
AMONG_EVERYBODY = re.compile(r"(?:患病|检出|发病|登记|报告)率")


def surely_the_base(passage: Passage, rate: int, count: int) -> bool:
    """在册患者2184人，管理率94.92%: those on the register, and the deed of the rate not said of them; the task itself
    (目标为8093人次，完成目标的130.37%).
    """
    stem, name = stem_of(passage.labels[rate]), passage.named(count)
    if TASK_SAID.search(passage.labels[rate]) and is_task(passage, count):
        return True
    if names_its_sort(passage, rate, count):
        return True
    if not stem or passage[rate].kind != "percent" or AMONG_EVERYBODY.search(passage.labels[rate]):
        return False
    stricter = any(word not in name for word in STRICTER.findall(stem))
    return stricter or (REGISTERED.search(name) is not None and stem[-2:] not in name)


def names_its_sort(passage: Passage, rate: int, count: int) -> bool:
    """对14所学校进行了抽检，合格学校占90%: of those schools."""
    sort = SORT_OF_THEM.search(passage.labels[rate])
    return sort is not None and passage.tails[count].startswith(sort["noun"])


def surely_the_part(passage: Passage, rate: int, count: int) -> bool:
    """完成……的180%; 糖尿病患者健康管理71人，管理率83.1%: what was done can be no base of the rate at which it was done."""
    label, stem = passage.labels[rate], stem_of(passage.labels[rate])
    if TASK_SAID.search(label):
        return not is_task(passage, count)
    name = passage.named(count)
    return count == rate - 1 and len(stem) >= 2 and name.count(stem) == 1 and not A_BASE.search(name)


def of_one_matter(passage: Passage, rate: int, count: int) -> bool:
    """Vital rates belong to vital counts, shares of money to money; 死亡率 says nothing about people
    examined.
    """
    label, name = label_of(passage, rate), passage.labels[count] + passage.tails[count]
    of_each = IN_EACH.search(passage.labels[count])  # 1974年和1975年发病皆17例
    if passage[rate].period != passage[count].period and not of_each:  # 体检率95.0%，较上年同期的92.7%提高
        return False
    if of_another_group(passage, rate, count) or CHANGE.search(label) or A_GOAL.search(label):
        return False
    if names_its_sort(passage, rate, count):
        return True
    if AVERAGE.search(label):  # of several rates, each on a base of its own
        return False
    if VITAL.search(label):
        kinds = count - 1  # 传染病10种213例
        if kinds >= 0 and passage[kinds].unit == "种" and not passage.between(kinds, count):
            name = passage.labels[kinds]
        return VITAL_COUNT.search(name) is not None
    if passage[count].kind == "money":
        of_all = not AVERAGE.search(name) and "；" not in passage.between(count, rate)
        return of_all and MONEY_SHARE.search(label) is not None
    # 上半年共会诊13436例次；三级手术占比33.1%: of another matter.
    if "；" in passage.between(count, rate) and A_SHARE.search(label) and not shared_run(label, name) >= 2:
        return False
    if passage[count].family == "people" or label.startswith("占"):
        return True
    stem = stem_of(label)
    if stem in GENERIC_RATES and count == rate - 1:
        return True
    # 建立健康档案216938份，建档率: the deed in a short form of its words.
    return shared_run(stem, name) >= 2 or (len(stem) > 1 and set(stem[-2:]) <= set(name))


def may_be_of(passage: Passage, rate: int, counts: Iterable[int]) -> bool:
    """Whether names leave it open that a rate is of these counts. 改厕普及率 is of no people followed up: of its own words not
    one character stands in their names.
    """
    label, counts = passage.labels[rate], list(counts)
    if SHARE_OF_MONEY.search(label):
        return all(passage[number].kind == "money" for number in counts)
    stem, said = stem_of(label), "".join(passage.labels[number] for number in counts)
    if OPINION.search(label):
        return ASKED.search(said) is not None
    return len(stem) <= SHORT or not set(stem).isdisjoint(said)  # 普及, 管理: of whatever is told


def stated_together(passage: Passage, rate: int, count: int) -> bool:
    """Count and rate side by side, the count whole and the rate named as one."""
    clause, name = passage.between(count, rate), passage.labels[count] + passage.tails[count]
    if names_its_sort(passage, rate, count):
        return True
    if passage[count].family != "people" or "；" in clause:
        return False
    stem = stem_of(passage.labels[rate])
    if FOUND.fullmatch(stem) and EXAMINED.search(name):  # 筛查78人次，同比增长9.9%，检出率34.62%
        return all(passage[n].is_rate or CHANGE.search(passage.labels[n]) for n in range(count + 1, rate))
    if count != rate - 1 or len(clause) > 16:
        return False
    task = TASK_SAID.search(passage.labels[rate])
    return shared_run(task.string if task else stem, name) >= 2 and (task is not None or "率" in clause)
