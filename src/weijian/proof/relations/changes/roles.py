"""What part each figure plays in telling a change: what is now, what it is set against, and by how much they differ.

去年全年927例，今年到10月底1113例，多186例: 927例 was then, 1113例 is now, 186例 is the step. What a number is set against is
of some kind: what it was (上年, 年初, 原有), what it should be (任务, 核定编制, 合同工期), or what it is elsewhere (全省平均).
The words of a step say from which kind it is told: 缺口 from what should be, 同比 from what was.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage

THEN, AIM, ELSEWHERE = "then", "aim", "elsewhere"
# Neither what is now nor what it was: so many came or went, or are only part.
FLOW = "flow"

WAS = (
    r"(?:上一?年|去年|前年|同期|上月|上季度?|上周|年初|期初|(?<!\d)月初|首[年月]|此前|以往|往年|原有|原来|原先|原(?=[一-龥]{0,6}$)"
    r"|(?:建设|改造|改革|实施|集采|干预|整治)前|“[一-龥]{2,4}”初期?)"
)
SHOULD = (
    r"(?:应(?=[配有备建检查种管完参拨发筹缴做访])|须有|需要?配|核定|(?<![在空实])编制|目标|任务|计划(?!生育|免疫|[内外])|定额|合同|预案|预算|规定|法定(?!传染|代表|节假)"
    r"|下达|要求|标准|序时|[省市国]里?定|定[在数]|[要须应]达到)"
)
OF_OTHERS = r"(?:全[国省市州]|[省市]平均|同类)"
WORDS_OF = {AIM: re.compile(SHOULD), THEN: re.compile(WAS), ELSEWHERE: re.compile(OF_OTHERS)}
SAID_BEHIND = {
    THEN: re.compile(r"这?(?:是|为)?(?:上年|去年|年初)的?(?:数|水平|标准)"),
    AIM: re.compile(r"的?这?一?(?:目标|标准|任务|要求|红线)"),
}
FROM = re.compile(r"(?:由|从)(?:[^，。；\d]|\d{4}年){0,16}$")
# What is now, whatever else is said of it: 提升至去年底78.2%, 增至3.2个.
CAME_TO = re.compile(
    r"(?:(?:提高|提升|上升|增长|增加|升|增|涨|扩大|扩|下降|降低|降|减少|减|跌|压缩|压减|压|缩短)(?:到|至|为)了?[^，。；\d]{0,6}|达到了?)$"
)
HAVE_TO = re.compile(r"[要须应]达到$")
DONE = re.compile(r"实际|实有|实[做检完]|完成|现有|在岗|在编|眼下|目前|已")
FLOWS = re.compile(
    r"新增|新设|新识别|新招|新建|新办|净增|追加|注销|退出|调[入出离]|其中|包括|另有|扣除|减去|剩余|剩下|余下|其余"
)
SHARE = re.compile(r"占比?(?:为|达)?$")
SET_AGAINST_THEN = re.compile(r"(?:较|比|与|同|和)(?:上一?年|去年|前年|同期)(?:同期|同月)?")
TIME = re.compile(r"上年|去年|前年|同期|今年|本年|现")
# What of several is the number of today.
TODAY = re.compile(r"年末|(?<!去)年底|实有|现有|如今|累计|达到|在册|目前|今年")
OF_TWO_YEARS, TWO_YEARS_AGO = re.compile(r"两年"), re.compile(r"前年")
YEAR_OR_MONTH = re.compile(r"(?<!\d)(20\d{2})年|(?<!\d)(\d{1,2})月(?!底|末)")


def bases_of(passage: Passage, number: int) -> set[str]:
    """Of what kinds of base a figure may be; none where it is what is now."""
    label, tail = passage.labels[number], passage.tails[number]
    if CAME_TO.search(label) and not HAVE_TO.search(label):
        return set()
    if FLOWS.search(label):
        return {FLOW}
    kinds = {kind for kind, words in WORDS_OF.items() if words.search(label)}
    if AIM in kinds and THEN in kinds:
        kinds = {AIM}  # 年初定的目标
    if AIM in kinds and DONE.search(label):
        kinds.remove(AIM)
    kinds |= {kind for kind, words in SAID_BEHIND.items() if words.match(tail)}
    if FROM.search(label) or (passage[number].is_rate and _of_what_was(passage, number)):
        kinds.add(THEN)
    return kinds


def _of_what_was(passage: Passage, number: int) -> bool:
    """去年全县诊疗134.4万人次，基层承担56.0万人次，占41.7%: of the time that was told last before."""
    if not SHARE.match(passage.labels[number]):
        return False
    # 业务收入较上年增长8.85%，其中药品收入占31.2%: of this year
    said = SET_AGAINST_THEN.sub("", passage.said_before(number).rpartition("；")[2])
    told = TIME.findall(said)
    return bool(told) and WORDS_OF[THEN].search(told[-1]) is not None


def kind_named(words: str) -> str:
    """Which kind of base a comparison names: 比去年, 离目标."""
    return next((kind for kind, said in WORDS_OF.items() if said.search(words)), "")


def earlier(passage: Passage, one: int, other: int) -> int | None:
    """Of two figures told of two years, or of two months, the earlier."""
    found = [YEAR_OR_MONTH.findall(passage.labels[number]) for number in (one, other)]
    if any(len(times) != 1 for times in found):
        return None
    (year, month), (other_year, other_month) = found[0][0], found[1][0]
    if bool(year) is not bool(other_year) or (year or month) == (other_year or other_month):
        return None
    first = int(year or month) < int(other_year or other_month)
    return one if first else other
