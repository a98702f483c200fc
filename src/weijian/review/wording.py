"""Whether the words around a figure are an indicator's name, neither more nor less.

`covered` lays the name over the words beside the figure (`own`). What the name needs beyond them may come from the
context (`around`: a heading, the figure before); what they say beyond the name must be neutral. Any other word
(65岁以上, 建档立卡, 男性, 计划) would make it another figure, so the name does not fit.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from weijian.proof.relations.wording import LEAST, longest_in

MARKS = re.compile(r"[“”\"'‘’《》【】（）()、\s]")
# Words that say that something is done or counted, never of what.
NEUTRAL = re.compile(
    r"实际|完成|开展|举办|组织|召集|进行|实施|实现|落实|接受|参加|发放|采集|发生|发现了|现有|在用|各类|各级|各项|累计"
    r"|共计|合计|总计|总数|总量|总共|分别|其中|目前|全县|全区|全市|全州|全旗|全镇|全乡|我县|我区|我市|我局|我院|县域内|辖区内?"
    r"|期内|本期|年内|年度|本年|今年以来|今年|全年|上半年|下半年|第?[一二三四]季度|截至?止?到?|同时"
    r"|达到|达成|超过|约为|人数|人次|数量|学员|件数|\d{4}年|\d{1,2}[—－至~-]\d{1,2}月份?|\d{1,2}月份?|\d{1,2}日|[—－至~-]"
    r"|[共已均为是达约近超有了的各并且和及与由将把对等较该数量率总]"
)
# Parts of a name that reports leave out, or that the unit says.
FILLER = re.compile(
    r"患者|人群|人员|的|(?:总?人次数?|总?人数|例数|起数|期数|次数|管数|天数|家数|台数|份数|数量|总数|总量|数|量|率)$"
)
# Words that many lines of work share: a name of nothing but these says nothing without its line.
GENERIC = re.compile(
    r"健康|规范|系统|有效|及时|早期|全程|综合|总体|管理|控制|随访|体检|服药|治疗|达标|完成|覆盖|检测|检查|筛查|检出|发现"
    r"|报告|签约|接种|建档|合格|满意|知晓|任务|目标|患者|对象|人员|人群|人口|重点|服务|项目|工作|比例|占比|阳性|结案"
    r"|全年|年度|减免|费用|各类|考核|培训|参训|优秀|赔付|受理|平均|办理|时限|天数|总量|采集|紧急|转诊|复查|确诊|排除|结果|反馈|管数"
    r"|人次|人数|期数|次数|\d+|[数率量为达到的总人例新已在]"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a name stands beside the figure itself, and how much was taken from the context."""

    own: int
    around: int


def clean(text: str) -> str:
    """Words as they are compared: without quotation marks, brackets and pauses, which reports set as they like."""
    return MARKS.sub("", text)


@lru_cache(maxsize=1 << 12)  # the same words stand beside many names
def content(text: str) -> str:
    """What is left of words when the neutral ones are taken away."""
    return NEUTRAL.sub("", clean(text))


def is_generic(name: str) -> bool:
    return len(GENERIC.sub("", name)) < LEAST


def covered(name: str, own: str, around: str) -> Cover | None:
    """How the (cleaned) words cover the (cleaned) name; None when they do not, or say more than it."""
    free = own
    place = taken = borrowed = 0
    while place < len(name):
        length = longest_in(name, place, free)
        if length:
            free = free.replace(name[place : place + length], "\0", 1)
            taken, place = taken + length, place + length
        elif filler := FILLER.match(name, place):
            place = filler.end()
        elif length := longest_in(name, place, around):
            borrowed, place = borrowed + length, place + length
        else:
            return None
    if taken < LEAST or any(content(FILLER.sub("", rest)) for rest in free.split("\0") if rest):
        return None
    return Cover(taken, borrowed)
