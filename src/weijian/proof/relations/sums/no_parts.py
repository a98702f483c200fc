"""What stands among the parts of a whole, in their unit, and is none of them: what a share is of, what is told in brackets of
another time, those who were served by the ones sent out, those among whom a part was found.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

# 与上月（事故59起、死亡28人、受伤148人）相比; 较去年同期（门诊41.3万人次，住院3.2万人次）增长
BRACKET_OF_THEN = re.compile(
    r"(?:较|比|同|与|和|跟)[^，。；（）\d]{0,8}(?:上一?年|去年|前年|同期|同月|上月|上一?季度?|上周|年初|\d{4}年)[^，。；（）\d]{0,8}（[^（）]*$"
)
OF_WHAT = re.compile(r"(?:占|完成|达到?|为)[^，。；、\d]{0,14}$")
# 占28个卫生院的46.43%
OF_SO_MANY, NAMED_BASE = (
    re.compile(r"(?:占|完成)[^，。；、\d]{0,14}$"),
    re.compile(r"[^，。；：、（）\d]{1,12}的"),
)
# 出动医务人员276人次。其中河口镇接诊232人次: patients are no part of those who see them.
SENT_OUT = re.compile(
    r"(?:出动|派出|抽调|组织|安排|选派|动员|调集|调派|投入)[^，。；、\d]{0,6}(?:人员|人力|警力|医生|医师|护士|干部|专家|队员|职工|党员|志愿者)(?:共|达|累计|约)*$"
)
SERVED = re.compile(
    r"(?:接诊|诊治|诊疗|收治|就诊|救治|巡诊|义诊|看病|受益|体检|筛查|检测|采样|接种|咨询|转运|转移|接受[一-龥]{2,4})"
    r"(?:了|病人|患者|群众|伤病?员|村民|居民|灾民)*$"
)
# 有偿献血者260人中阳性11例
AMONG = re.compile(
    r"^[^，。；：、\d]{0,6}中(?!医|心|药|西|央|小学|学|度|型|级|等|毒|暑|风)[^，。；：、\d]{2,12}$"
)
REACH, SHARED = 120, 2
# 关停4家不计在内
NOT_COUNTED = re.compile(
    r"[^，。；\d]{0,4}(?:不(?:计|列|含|算|包括|统计)(?:在内|在其[中内]|其中|入)|除外|未计入|未列入)"
)


def is_no_part(passage: Passage, whole: int, number: int) -> bool:
    return (
        is_base(passage, number)
        or NOT_COUNTED.match(passage.plain, passage[number].end) is not None
        or in_brackets_of_then(passage, number)
        or is_served(passage, whole, number)
        or is_base_of_the_next(passage, whole, number)
    )


def is_base(passage: Passage, number: int) -> bool:
    """占年度计划150人的45.33%, 完成年度任务350个的62.29%: what a share is of."""
    rate = number + 1
    if rate >= len(passage) or not passage[rate].is_rate:
        return False
    words = passage.between(number, rate)
    if words == "的":
        return OF_WHAT.search(passage.labels[number]) is not None
    return bool(NAMED_BASE.fullmatch(words) and OF_SO_MANY.search(passage.labels[number]))


def in_brackets_of_then(passage: Passage, number: int) -> bool:
    if not passage.depths[number]:
        return False
    return BRACKET_OF_THEN.search(passage.said_before(number, REACH)) is not None


def is_served(passage: Passage, whole: int, number: int) -> bool:
    sent = SENT_OUT.search(passage.labels[whole])
    return bool(sent and SERVED.search(passage.labels[number]))


def is_base_of_the_next(passage: Passage, whole: int, number: int) -> bool:
    """阳性48例，其中有偿献血者260人中阳性11例: of the 48 are the 11, found among the 260."""
    found = number + 1
    if found >= len(passage) or not passage.same_sentence(number, found):
        return False
    words = passage.between(number, found)
    return AMONG.match(words) is not None and shared_run(words, passage.labels[whole]) >= SHARED
