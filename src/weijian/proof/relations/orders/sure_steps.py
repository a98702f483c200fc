"""Where a later step of a course of work is told as more than an earlier one, and nobody else can be meant."""

from __future__ import annotations

import re

from weijian.proof.relations.orders.course_steps import FILED, Steps, case_of_visit, said_behind
from weijian.proof.relations.orders.ordered import HEADS
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import called_task

# Who has added up may be of more than one time, and others may be counted, too.
MORE_THAN_THESE = re.compile(
    r"累计|历年|以往|既往|往年|另|上年|去年|其[他余它]|目标|任务|计划|合计|共计|共[有为]"
)
# What all is to cost holds what was spent so far, too.
ALL_OF_IT = re.compile(r"总投资[^，。；]{0,4}$")
LISTED = re.compile(r"^[、和及与]|[、和与]$")
# Doses of one day are not of the same people.
IN_ALL = re.compile(r"累计|第[一二三]次|应接?种|接种率|目标人[群数]")
# Words of the later step that leave no doubt that those before it are meant.
# 随访1003人次，抽检合格率97.6%，住院分娩1256人: what a rate is of is not what comes of the visits.
RATE = re.compile(r"[^，。；、]*率(?:为|达到?|是|仅)?\d[^，。；、]*")
OUTCOMES = re.compile(
    r"[检查筛测]出|发现|确诊|阳性|合格|达标|不符|新增(?:[病患确感报阳人例名户起件]|$)|整改|销号|解决|化解|办结|结案|答复|回复|调解|成功|治[愈疗]|好转|出院|死亡?|重症|救治|存活"
    r"|复[筛检查]|[肠胃道喉]镜|活检|痰检|病原学|疗程|镜检|(?:转诊|追踪)[^，。；]{0,4}到位|录[取用]|聘用|通过|取得|获[奖证]|第?[二三23](?:剂|针|次)|首[剂针]|按[^，。；]{1,8}接种|全程|加强|实有|完成|建成|启用|在管|管理|服药|立案|处罚|投资|用于|(?:实际?|已|完成)(?:接?种|体?检|筛|查|签|随?访|建|采|设|参)|规范|控制|解除|听证|强制执行|拨付|患[有病]|履约|获批|批准|立项|入选|婚前|婚检|使用|移[送交]|量化分级|发放|兑现"
    r"|[，、](?:完成|已|实际)?(?:检验|检测|化验)(?:样[本品])?$"
)
AVERAGE = re.compile(r"(?:[日月人户次]均|平均每?[^，。；\d]{0,6})$")  # 接诊患者2172人，日均12人，有效救治……
DUE = re.compile(
    r"目标人数[^，。；]{0,2}$|[应需]要?做[^，。；]{0,12}$|应(?:接?种|体?检|筛|查|管|签|随?访|建|采|设|参|落实|上环|结扎)[^，。；]{0,12}$"
)
CURED = re.compile(r"^(?:经|经过)?治疗(?:后|结束后)?，")
FOUND = re.compile(r"^共?(?:查出|检出|筛出|确诊)(?!的)")
SAID = 80


def surely_among(
    passage: Passage, whole: int, part: int, lists: dict[int, tuple[int, list[int]]], later: Steps
) -> bool:
    """Told in one breath, in one unit, of one time: nothing but rates and what else was found stands between."""
    between = passage.between(whole, part)
    kinds = _kinds_of(passage, whole)
    others = [
        n
        for n in range(whole + 1, part)
        if n not in kinds
        and not (passage[n].is_rate or passage[n].kind == "percentage_points")
        and not AVERAGE.search(passage.labels[n])
        and passage.depths[n] <= passage.depths[part]
        and lists.get(n, (None,))[0] != whole
        and not (bare_item(passage, n) and "分别" in passage.labels[whole] + between)
    ]
    units = {passage[whole].base.removesuffix("次"), passage[part].base}
    couples = passage[part].base == "对" and passage[whole].base in HEADS
    couples = couples or _more_than_both(passage, whole, part)
    alike = (
        passage[whole].base == passage[part].base
        or len(units) == 1
        or units <= HEADS
        or couples
        or passage[whole].kind == passage[part].kind == "money"
    )
    filed = FILED.search(passage.labels[part]) and case_of_visit(passage, whole, part, later)
    if others or not (alike or filed) or "；" in between:
        return False
    label = passage.labels[whole]
    doses = later.get("doses", 0) > 0
    task = called_task(label.removesuffix("各"), "") and ("目标" in label or not due(passage, whole))
    of_a_list = (LISTED.search(label) and not doses) or "分别" in label + between
    both_in_all = re.sub("累计", "", between) if "累计" in label else between
    more = MORE_THAN_THESE.search(both_in_all) and not ALL_OF_IT.search(label)
    opens = opened(passage, part)
    apart = not passage.same_sentence(whole, part) and not (CURED.match(opens) or FOUND.match(opens))
    if apart or task or more or (of_a_list and not _beyond_all(passage, whole, part)):
        return False
    said = passage.plain[max(passage.paragraphs[whole], passage[whole].start - SAID) : passage[whole].start]
    of_one_time = not doses or IN_ALL.search(said) is not None
    return of_one_time and OUTCOMES.search(RATE.sub("", between) + said_behind(passage, part)) is not None


def _kinds_of(passage: Passage, whole: int) -> set[int]:
    """转来工单1846件，按内容分咨询894件、投诉612件、意见建议340件，办结1929件: the list that makes up the whole is of it."""
    made_of = (tie.operands for tie in passage.sums or () if tie.result == whole and tie.holds)
    return {number for operands in made_of for number in operands}


def _more_than_both(passage: Passage, whole: int, part: int) -> bool:
    """检查1957对，筛查出高风险人群4257人: of each couple at most two."""
    of_couples = passage[whole].base == "对" and passage[part].base in HEADS
    return of_couples and passage[part].amount > 2 * passage[whole].amount


def _beyond_all(passage: Passage, whole: int, part: int) -> bool:
    """分别筛查1547人和1482人，……查出宫颈病变2112例: more than any of those; 感染者52例、病人35例，治疗98例: than all."""
    first = whole
    while first and LISTED.search(passage.labels[first]):
        first -= 1
    listed = [passage[n].amount for n in range(first, part) if passage[n].unit == passage[whole].unit]
    told = passage.labels[first] + passage.between(first, part)
    each_its_own = "分别" in told or bare_item(passage, whole)
    return (max(listed) if each_its_own else sum(listed)) < passage[part].amount


def bare_item(passage: Passage, number: int) -> bool:
    return passage.labels[number].strip() in {"、", "和", "及"}


def due(passage: Passage, number: int) -> bool:
    """应接种1865人: a task, but of so many people there are."""
    figure = passage[number]
    return figure.is_count and figure.bound == "exact" and DUE.search(passage.labels[number]) is not None


def opened(passage: Passage, number: int) -> str:
    """The words of the clause, from its full stop or semicolon on."""
    return re.split(r"[。；\n]", passage.plain[max(0, passage[number].start - 60) : passage[number].start])[
        -1
    ]
