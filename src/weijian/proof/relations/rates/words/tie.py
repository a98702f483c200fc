"""Two counts that words tie to a rate, and what may be asked of them: what the modules that read words share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from weijian.proof.figures.model import PER, Figure
from weijian.proof.judgement import rate_value
from weijian.proof.naming import GROUP, kind_of, name_of
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import (
    CHANGE,
    GENERIC_RATES,
    LIVE_BIRTHS,
    PER_EACH,
    REST,
    TASK_SAID,
    called_task,
    shared_run,
    stem_of,
)

OF_BIRTHS = re.compile(r"新生儿|产妇|早孕|产后|产前|分娩|母乳|婴儿")
QUANTITIES = {"count", "money", "area", "volume"}
# One for each: records of people, toilets of households.
ONE_FOR_EACH = ({"people", "份"}, {"户", "places"})
# What is told in one unit and is a part of what is told in another.
ALIKE = (
    *ONE_FOR_EACH,
    {"people", "剂次"},
    {"people", "剂"},
    {"次", "车次"},
    {"次", "台次"},
    {"次", "趟次"},
)
DOSES = {"剂次", "剂", "针次", "针"}
SHOULD_GET = re.compile(r"应|任务|计划|目标|需")
FOUND = re.compile(r"检出|阳性|患病|发病|报告")
CASES = re.compile(r"确诊|检出|发现|查出|阳性|报告|病例|患")
# 按要求做满四次面访的: what 规范管理 is.
BY_THE_RULES = re.compile(r"按(?:要求|规范|规定|标准|国家|服务)|规范|达到?(?:规范|要求|标准)")
# 不合理, 未达标的, 没有覆盖到的, 无证: of these no rate of the deed is
NOT_SO = re.compile(r"(?:不|未能?|没有?|无)(?P<deed>[一-龥]{1,4}?)(?:到|上)?(?:的|者)?$")
OF_THE_UNDONE = re.compile(r"[未不没无漏缺]")
# Nothing but that it is a share is said of the rate.
BARE_SHARE = re.compile(
    r"^[，、（]?占(?:比)?(?:为|达|达到|总数的?)?$|^，?(?:接近|将?近|约|超过?)占?[一二三四五六七八九]成[多半余]?（$"
)
# What was done of what should be.
DONE = re.compile(r"完成|实际|实(?=[检种查到管建签发收参接])|已|建成|执行|接受|纳入|合格")
# What is left over is neither part nor whole.
LEFT = re.compile(r"其余|其他|其它|另有|另外|剩余|尚有|还有")
# Rates whose base a definition fixes: it need not be the one in the sentence.
DEFINED = re.compile(r"管理|控制|规范|系统|服药")
# What makes a rate one of fewer than the bare deed: 规范管理率 is not of those under 管理.
STRICTER = re.compile(r"规范|规则|规律|系统|动态|全程|及时|阳性")
ALIKE_NAMED = 4  # 合格碘盐294份，合格碘盐食用率
NOT_FAR = 5  # one part in so many
MOST_COMMAS = 2
REACH = 4
# 两者合计占: of several parts, see `combined`.
TOGETHER = re.compile(r"(?:(?:合计|共计|总计|两者|三者|之和|一共|累计)[^，。；]{0,4}|(?<![公一])共)占")

# What was done with those counted, which names them.
STATUS = re.compile(
    r"(?:已|在|应|实|受|参|未|拟|待)[一-龥]|(?:确诊|签约|建档|登记|抽[检查]|送检|筛查)(?=[^，。；])"
)
IN_BRACKETS = re.compile(r"^（[^（）]{0,12}$")
COUNTING = re.compile(r"(?:总?人?口?总?数)?(?:为|达|有|共|约|到)*$")


@dataclass(frozen=True)
class Tie:
    """Part and whole of a rate; `firm` where no other reading is left, `only` where no other pair may explain it."""

    part: int
    whole: int
    firm: bool
    only: bool = False


def one_breath(passage: Passage, first: int, last: int) -> bool:
    """In one sentence, with nothing set apart between."""
    text = passage.between(first, last)
    return passage.same_sentence(first, last) and not any(sign in text for sign in "；。（")


def nearly_one_breath(passage: Passage, part: int, rate: int) -> bool:
    words = passage.between(part, rate)
    aside = words.count("（") + len(REST.findall(words)) * MOST_COMMAS
    return words.count("，") <= 1 + aside and "；" not in words


def same_people(passage: Passage, part: int, whole: int) -> bool:
    """Whether the part names no group that the whole is not of; women and newborns go with the live births."""
    if LIVE_BIRTHS.search(passage.named(whole)):
        return OF_BIRTHS.search(passage.named(part)) is not None or not _groups(passage, part)
    return _groups(passage, part) <= _groups(passage, whole)


def _groups(passage: Passage, number: int) -> set[str]:
    return {word for word in name_of(passage.named(number)).words if kind_of(word) == GROUP}


def may_be_of(part: Figure, whole: Figure) -> bool:
    return part.comparable(whole) or {part.family, whole.family} in ONE_FOR_EACH


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
    value = rate_value(passage[part], passage[whole], PER[stated.kind])
    return float(abs(value - stated.value) / stated.value)


def bears_the_deed(passage: Passage, rate: int, part: int) -> bool:
    """Whether the part is what was done by the name of the rate: 接种率 of 实种, 保健覆盖率 of 保健管理."""
    stem, name = stem_of(passage.labels[rate]), passage.named(part)
    if undone(passage, stem, part):
        return False
    if BARE_SHARE.match(passage.labels[rate]) or stem in GENERIC_RATES:
        return True
    named = any(sign in name for sign in deed_of(stem)[-2:]) or shared_run(stem, name) >= ALIKE_NAMED
    named = named or ("规范" in stem and BY_THE_RULES.search(_clause(passage, part)) is not None)
    case = passage[part].unit == "例" and FOUND.search(stem) is not None
    return bool(stem) and (named or case or found_by(stem, name))


def undone(passage: Passage, stem: str, part: int) -> bool:
    """累计开工20个，未开工3个，开工率: the part is what the deed of the rate was not done to."""
    not_so = NOT_SO.search(passage.labels[part])
    return not_so is not None and not_so["deed"] in stem and not OF_THE_UNDONE.search(stem)


def _clause(passage: Passage, number: int) -> str:
    """The words of its clause before a figure, with the figures in them: 其中按要求做满四次面访的."""
    return re.split("[，；：]", passage.said_before(number, 30))[-1]


def deed_of(stem: str) -> str:
    """保健覆盖 -> 保健: without what only says that it was reached."""
    return stem.removesuffix("覆盖").removesuffix("完成") or stem


def found_by(stem: str, name: str) -> bool:
    return FOUND.search(stem) is not None and CASES.search(name) is not None


def is_task(passage: Passage, number: int) -> bool:
    return called_task(passage.labels[number], passage.tails[number])


def is_task_rate(passage: Passage, rate: int) -> bool:
    label = passage.labels[rate]
    return TASK_SAID.search(label) is not None or CHANGE.search(label) is not None


def outside(passage: Passage, number: int) -> int | None:
    """The figure before in the sentence; those in brackets, and what is left over, are passed over."""
    for before in passage.in_front(number, REACH):
        if passage.depths[before] <= passage.depths[number] and not REST.search(passage.labels[before]):
            return before
    return None


def called_so(passage: Passage, number: int, what: str) -> bool:
    """已建档案 of 已建档34.12万份, 已评单位 of 已评627户, 在管患者 of 在管2608人: by what was done with them."""
    status, label = STATUS.match(what), COUNTING.sub("", passage.labels[number])
    return status is not None and any(
        label.endswith(what[:size]) for size in range(status.end(), len(what) + 1)
    )
