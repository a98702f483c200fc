"""Lists behind their whole that come near it: how much of the whole they leave, how far they go beyond it, and what in their
names and signs then speaks against an accident. What that proves is for `broken` to say.
"""

from __future__ import annotations

import re

from weijian.proof.judgement import one_slip
from weijian.proof.relations.near_misses import parts_come_near, slip_in_the_sum
from weijian.proof.relations.orders.course_steps import steps_in
from weijian.proof.relations.sums.counted_twice import counted_twice
from weijian.proof.relations.sums.list_ends import bare_name
from weijian.proof.relations.sums.lists import TheList
from weijian.proof.relations.sums.partitions import are_opposites, exclude_one_another, named_apart

# What is finished was begun: 开工8个、竣工6个.
STEP = re.compile(r"开工|竣工|完工|启动|验收|通过|投入使用|立项|招标|封顶|整改|办结|立案|结案")
# Who were sent or taken on are told to the last: 选派7名医护人员，县医院4名，…….
SENT = re.compile(r"选派|派出|派驻|抽调|抽派|招聘|招录|招考|考录|引进|调配|分配|下派|驰援|支援|表彰")
# Of people some are of several.
OVERLAPS = re.compile(
    r"女|党员|职称|研究生|硕士|博士|本科|大专|学历|岁|民族|骨干|资格|证|编|慢|病|症|以上|以下|重点|老年|贫困|残疾|孕|儿童|计生|低保|齐|达标|合格|[入出住]院"
)
FEWEST, LEFT_OUT, LEAST_OFF = 3, 25, 7
TWO, TWICE, MUCH, MOST_OF_IT, TEN = 2, 2, 20, 2, 10
LITTLE_MORE, FAR_BEYOND = (6, 5), (4, 3)
# Digits that no accident changes about in a list of two.
TELLING_OF_TWO = 4
SHORT = 4


def opposites_near(found: TheList) -> bool:
    """抽检餐具485份，其中合格323份，不合格114份: what is not the one is the other."""
    two = len(found.parts) == TWO and found.in_one_unit and are_opposites(*found.names)
    return two and parts_come_near(found.passage, found.whole, found.parts)


def all_taken_on(found: TheList) -> bool:
    """公开招聘64人，其中县直单位25人、乡镇卫生院36人: everybody who was taken on went somewhere."""
    apart = exclude_one_another(found.names) and found.in_one_unit
    taken_on = apart and SENT.search(found.passage.labels[found.whole])
    return (
        bool(taken_on) and found.told_to_its_end and parts_come_near(found.passage, found.whole, found.parts)
    )


def far_beyond(found: TheList) -> bool:
    return found.together * FAR_BEYOND[1] > found.passage[found.whole].amount * FAR_BEYOND[0]


def less_than_half(found: TheList) -> bool:
    """出院病人4.27万人次，上转2147人次，下转1063人次: of something else."""
    return found.together * MOST_OF_IT < found.passage[found.whole].amount


def hardly_any_left(found: TheList) -> bool:
    """845人，县直622人，乡镇卫生院179人，社区卫生服务中心30人。 Three and more, told to the end."""
    left = found.passage[found.whole].amount - found.together
    least = min(found.passage[part].amount for part in found.parts)
    plain = len(found.parts) >= FEWEST and not found.introduced and found.in_one_unit
    little = 0 < left < least and left * LEFT_OUT <= found.passage[found.whole].amount
    return plain and little and found.told_to_its_end


def less_than_any_kind_left(found: TheList) -> bool:
    """立案47件，其中医疗卫生18件、公共场所15件、饮用水7件、放射5件: a kind that nobody names would be far smaller than the
    smallest that is named. Of people some belong to no kind.
    """
    amounts = [found.passage[part].amount for part in found.parts]
    whole = found.passage[found.whole]
    left = whole.amount - sum(amounts)
    many = len(amounts) > FEWEST and found.in_one_unit and whole.family != "people"
    little = left * TWICE < min(amounts) and left * MUCH <= whole.amount
    return many and found.introduced and left > 0 and little and found.told_to_its_end


def a_little_beyond(found: TheList) -> bool:
    """引进64人，其中公开招聘38人，三支一扶9人，定向医学生14人，返聘5人: of kinds that overlap they would hardly come so near."""
    whole = found.passage[found.whole]
    together = found.together
    little = (together - whole.amount) * TEN <= whole.amount
    overlap = any(OVERLAPS.search(name) or STEP.search(name) for name in found.names) or counted_twice(found)
    alike = found.in_one_unit or found.of_places  # 县直6个，乡镇卫生院24所，民营医院5家
    several = len(found.parts) >= FEWEST or _two_of_a_form(found)
    return found.introduced and found.beyond and alike and little and several and not overlap


def _two_of_a_form(found: TheList) -> bool:
    """影像25079份、心电16677份: two short names of one length, one right behind the other."""
    one, other = (bare_name(found.passage, part) for part in found.parts[:TWO])
    joined = "、" in found.passage.between(*found.parts[:TWO]) and found.right_behind
    return joined and len(one) == len(other) <= SHORT and one != other


def slip_in_one_of_two(found: TheList) -> bool:
    """67080平方米，其中地下18699平方米、地上43381平方米: of four digits and more, one slip from the rest, it is the rest."""
    passage, whole, parts = found.passage, found.whole, found.parts
    if not found.introduced or not found.plain or any(STEP.search(name) for name in found.names):
        return False
    if less_than_half(found):
        return False  # 落实2177例，其中上环395例、结扎182例: most of them are told of no kind
    least = TELLING_OF_TWO
    return slip_in_the_sum(passage, whole, parts, least)


def two_kinds_beyond(found: TheList) -> bool:
    """突发事件7起，传染病5起，食物中毒3起: two that exclude one another, right behind their number and a little more."""
    together = found.together
    little = together * LITTLE_MORE[1] <= found.passage[found.whole].amount * LITTLE_MORE[0]
    alone = not found.introduced and not _an_item_itself(found)
    return alone and found.beyond and found.apart and found.right_behind and little


def _an_item_itself(found: TheList) -> bool:
    """县人民医院41.28万人次，县中医医院29.75万人次，县妇幼保健院15.39万人次: the first is of one list with the others."""
    names = [found.passage.labels[found.whole], *found.names]
    return named_apart(names) or exclude_one_another(names)


def hardly_off(found: TheList) -> bool:
    """设备9台，CT2台，彩超4台，DR4台: names right behind their number that come close to it, no steps of a course."""
    passage, whole = found.passage, found.passage[found.whole]
    amounts = [passage[part].amount for part in found.parts]
    over = abs(sum(amounts) - whole.amount)
    # 床位864张，县医院420张，县中医院250张，县妇保院80张: one more may be left out.
    left_out = whole.amount - sum(amounts) >= min(amounts)
    labels = [passage.labels[part] for part in found.parts]
    names = [bare_name(passage, part) for part in found.parts]
    consecutive = found.parts == list(range(found.whole + 1, found.parts[-1] + 1))
    told = all(names) and (found.apart or not any(steps_in(label) or STEP.search(label) for label in labels))
    told = told and not left_out and not _an_item_itself(found)
    return consecutive and told and over * LEAST_OFF <= whole.amount and max(amounts) < whole.amount


def changed_about(found: TheList, telling: int = 2) -> bool:
    """Whether two neighbours changed about in the whole are all that is wrong; of round numbers they say little."""
    figure = found.passage[found.whole]
    if figure.significant_digits < min(figure.printed_digits, FEWEST):
        return False
    value = found.together / figure.factor
    exponent = int(figure.value.as_tuple().exponent)
    stated, computed = (str(number.scaleb(-exponent).to_integral_value()) for number in (figure.value, value))
    same = sorted(stated) == sorted(computed) and value.scaleb(-exponent) % 1 == 0
    return same and figure.printed_digits >= telling and one_slip(stated, computed)


def little_left(found: TheList) -> bool:
    """随访297人次，其中门诊49人次、家庭175人次、电话68人次: a way that is seldom taken need not be told."""
    amounts = [found.passage[part].amount for part in found.parts]
    return 0 < found.passage[found.whole].amount - sum(amounts) < min(amounts)
