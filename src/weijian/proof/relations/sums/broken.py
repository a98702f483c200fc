"""Lists behind their whole that do not come to it: what makes them broken, and how surely.

Parts after 其中 need not be all of them. They surely do not fit where they are more than the whole though they exclude one
another, or where 其他 closes the list; most likely where they are all there are by their names (see `partitions`), where
they follow a colon, fill a bracket or are all whom somebody sent, or where one slip of the pen is all that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import one_slip
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import (
    one_slip_off,
    parts_come_near,
    slip_in_a_part,
    slip_in_the_sum,
    unit_left_out,
)
from weijian.proof.relations.orders.course_steps import steps_in
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.as_many_as_counted import as_many_as_counted
from weijian.proof.relations.sums.counted_twice import counted_twice
from weijian.proof.relations.sums.list_ends import bare_name
from weijian.proof.relations.sums.lists import TheList, the_list
from weijian.proof.relations.sums.partitions import (
    are_all_there_are,
    are_opposites,
    exclude_one_another,
    named_apart,
)
from weijian.proof.relations.sums.parts import sum_relation
from weijian.proof.relations.sums.together import come_to
from weijian.proof.relations.sums.told_as_parts import told_as_parts
from weijian.proof.relations.wording import REST

# What is finished was begun: 开工8个、竣工6个.
STEP = re.compile(r"开工|竣工|完工|启动|验收|通过|投入使用|立项|招标|封顶|整改|办结|立案|结案")
AND_OTHERS = re.compile(r"[及和]其[他它余]|等其[他它]")  # 基层及其他机构399家
OTHER_OF = re.compile(r"^[一-龥]{1,4}其[他它余](?:地市|地区|县市|县区|乡镇|单位|科室)(?P<deed>[一-龥]{1,6})$")
# Who were sent or taken on are told to the last: 选派7名医护人员，县医院4名，…….
SENT = re.compile(r"选派|派出|派驻|抽调|抽派|招聘|招录|招考|考录|引进|调配|分配|下派|驰援|支援|表彰")
# What is counted in 户 besides households.
UNITS = re.compile(r"单位|机构|企业|场所|商户")
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


def broken_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> Iterator[Relation]:
    """`parts` are those behind the whole in its sentence."""
    found = the_list(passage, whole, parts, introduced)
    if found is None or come_to(passage, whole, found.parts):
        return
    if not (introduced or told_as_parts(passage, whole, found.parts) or _kinds_by_their_names(found)):
        return
    if introduced and found.in_one_unit and ((found.beyond and found.apart) or _closed_by_the_rest(found)):
        yield sum_relation(passage, whole, found.parts, holds=False, firm=True)
    elif _likely_all(found):
        yield sum_relation(passage, whole, found.parts, holds=False)


def _kinds_by_their_names(found: TheList) -> bool:
    return found.apart or found.mostly_apart or are_all_there_are(found.names)


def broken_beyond(passage: Passage, whole: int, parts: list[int], fitting: int) -> Relation | None:
    """A list that is more than its whole, whatever of it adds up: 68名，其中医师31名、护士37名、医技人员18名. Where the `fitting`
    first are all there are by their names, or places of one kind, the others are of another kind: 公立7家、民营5家、三级2家.
    """
    found = the_list(passage, whole, parts, introduced=True)
    if found is None or not found.beyond or not found.in_one_unit or found.parts != parts:
        return None
    another_kind = found.of_places or are_all_there_are(found.names[:fitting])
    things = _cannot_overlap(found) and not another_kind and not any(map(STEP.search, found.names))
    if not (found.apart or things):
        return None
    return sum_relation(passage, whole, parts, holds=False, firm=found.apart)


def _likely_all(found: TheList) -> bool:
    if found.in_one_unit and unit_left_out(found.passage, found.whole, found.parts):
        return True
    if found.told_to_its_end and _a_little_beyond(found):
        return True
    slip = one_slip_off(found.passage, found.whole, found.parts)
    every_kind = found.plain and are_all_there_are(found.names) and not _less_than_half(found)
    if not (found.introduced or found.right_behind or every_kind) or not (found.in_one_unit or slip):
        return False
    many = len(found.parts) >= FEWEST
    return (
        _by_their_names(found, slip)
        or (found.introduced and (_closed_by_others(found) or _cannot_overlap(found)))
        or _told_to_the_end(found, slip)
        or (many and found.in_one_unit and (_rest_told(found) or as_many_as_counted(found)))
    )


def _by_their_names(found: TheList, slip: bool) -> bool:
    passage, whole = found.passage, found.passage[found.whole]
    within = found.introduced or all(passage[part].amount <= whole.amount for part in found.parts)
    if are_all_there_are(found.names) and ((within and not _of_something_else(found)) or slip):
        return True
    if found.introduced and (_opposites_near(found) or _all_taken_on(found)):
        return True
    part = found.in_one_unit and slip_in_a_part(passage, found.whole, found.parts)
    slip = slip or (part and not _less_than_half(found))
    if found.apart and found.in_one_unit and _changed_about(found):
        return True
    return found.mostly_apart and (slip or _hardly_any_left(found) or _less_than_any_kind_left(found))


def _opposites_near(found: TheList) -> bool:
    """抽检餐具485份，其中合格323份，不合格114份: what is not the one is the other."""
    two = len(found.parts) == TWO and found.in_one_unit and are_opposites(*found.names)
    return two and parts_come_near(found.passage, found.whole, found.parts)


def _all_taken_on(found: TheList) -> bool:
    """公开招聘64人，其中县直单位25人、乡镇卫生院36人: everybody who was taken on went somewhere."""
    apart = exclude_one_another(found.names) and found.in_one_unit
    taken_on = apart and SENT.search(found.passage.labels[found.whole])
    return (
        bool(taken_on) and found.told_to_its_end and parts_come_near(found.passage, found.whole, found.parts)
    )


def _of_something_else(found: TheList) -> bool:
    """常住人口54.8万人。出生人口中，一孩1694人……: kinds that come to less than half of what no word says they are of; or to much
    more: 坐诊3748人次，上转患者2503人次，下转患者2945人次.
    """
    apart = not found.introduced or "。" in found.passage.between(found.whole, found.parts[0])
    return apart and (_less_than_half(found) or _far_beyond(found))


def _far_beyond(found: TheList) -> bool:
    together = sum(found.passage[part].amount for part in found.parts)
    return together * FAR_BEYOND[1] > found.passage[found.whole].amount * FAR_BEYOND[0]


def _less_than_half(found: TheList) -> bool:
    """出院病人4.27万人次，上转2147人次，下转1063人次: of something else."""
    together = sum(found.passage[part].amount for part in found.parts)
    return together * MOST_OF_IT < found.passage[found.whole].amount


def _hardly_any_left(found: TheList) -> bool:
    """845人，县直622人，乡镇卫生院179人，社区卫生服务中心30人。 Three and more, told to the end."""
    left = found.passage[found.whole].amount - sum(found.passage[part].amount for part in found.parts)
    least = min(found.passage[part].amount for part in found.parts)
    plain = len(found.parts) >= FEWEST and not found.introduced and found.in_one_unit
    little = 0 < left < least and left * LEFT_OUT <= found.passage[found.whole].amount
    return plain and little and found.told_to_its_end


def _less_than_any_kind_left(found: TheList) -> bool:
    """立案47件，其中医疗卫生18件、公共场所15件、饮用水7件、放射5件: a kind that nobody names would be far smaller than the
    smallest that is named. Of people some belong to no kind.
    """
    amounts = [found.passage[part].amount for part in found.parts]
    whole = found.passage[found.whole]
    left = whole.amount - sum(amounts)
    many = len(amounts) > FEWEST and found.in_one_unit and whole.family != "people"
    little = left * TWICE < min(amounts) and left * MUCH <= whole.amount
    return many and found.introduced and left > 0 and little and found.told_to_its_end


def _told_to_the_end(found: TheList, slip: bool) -> bool:
    if not found.told_to_its_end:
        return False
    if found.counted_out and found.in_one_unit:
        return True
    if found.fills_a_bracket and one_slip_off(found.passage, found.whole, found.parts, telling=1):
        return True
    if found.all_told and slip:
        return True
    if len(found.parts) < FEWEST:
        changed = found.plain and _changed_about(found, TELLING_OF_TWO)
        opened = found.behind_a_colon and _hardly_off(found)  # 86人，分别充实到县级医院39人、乡镇卫生院45人
        two = changed or opened or _two_kinds_beyond(found) or _slip_in_one_of_two(found)
        return found.in_one_unit and two
    if found.in_one_unit and found.behind_a_colon and (found.left or found.apart or found.mostly_apart):
        return True
    whole_label = found.passage.labels[found.whole]
    sent = found.in_one_unit and not found.introduced and SENT.search(whole_label)
    changed = found.in_one_unit and found.plain and _changed_about(found)
    long = found.passage[found.whole].significant_digits > TELLING_OF_TWO
    few = not found.introduced and found.in_one_unit and _hardly_off(found)
    return bool(sent) or changed or few or (slip and (long or not _little_left(found)))


def _a_little_beyond(found: TheList) -> bool:
    """引进64人，其中公开招聘38人，三支一扶9人，定向医学生14人，返聘5人: of kinds that overlap they would hardly come so near."""
    whole = found.passage[found.whole]
    together = sum(found.passage[part].amount for part in found.parts)
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


def _slip_in_one_of_two(found: TheList) -> bool:
    """67080平方米，其中地下18699平方米、地上43381平方米: of four digits and more, one slip from the rest, it is the rest."""
    passage, whole, parts = found.passage, found.whole, found.parts
    if not found.introduced or not found.plain or any(STEP.search(name) for name in found.names):
        return False
    if _less_than_half(found):
        return False  # 落实2177例，其中上环395例、结扎182例: most of them are told of no kind
    least = TELLING_OF_TWO
    return slip_in_the_sum(passage, whole, parts, least)


def _two_kinds_beyond(found: TheList) -> bool:
    """突发事件7起，传染病5起，食物中毒3起: two that exclude one another, right behind their number and a little more."""
    together = sum(found.passage[part].amount for part in found.parts)
    little = together * LITTLE_MORE[1] <= found.passage[found.whole].amount * LITTLE_MORE[0]
    alone = not found.introduced and not _an_item_itself(found)
    return alone and found.beyond and found.apart and found.right_behind and little


def _an_item_itself(found: TheList) -> bool:
    """县人民医院41.28万人次，县中医医院29.75万人次，县妇幼保健院15.39万人次: the first is of one list with the others."""
    names = [found.passage.labels[found.whole], *found.names]
    return named_apart(names) or exclude_one_another(names)


def _hardly_off(found: TheList) -> bool:
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


def _changed_about(found: TheList, telling: int = 2) -> bool:
    """Whether two neighbours changed about in the whole are all that is wrong; of round numbers they say little."""
    figure = found.passage[found.whole]
    if figure.significant_digits < min(figure.printed_digits, FEWEST):
        return False
    value = sum(found.passage[part].amount for part in found.parts) / figure.factor
    exponent = int(figure.value.as_tuple().exponent)
    stated, computed = (str(number.scaleb(-exponent).to_integral_value()) for number in (figure.value, value))
    same = sorted(stated) == sorted(computed) and value.scaleb(-exponent) % 1 == 0
    return same and figure.printed_digits >= telling and one_slip(stated, computed)


def _little_left(found: TheList) -> bool:
    """随访297人次，其中门诊49人次、家庭175人次、电话68人次: a way that is seldom taken need not be told."""
    amounts = [found.passage[part].amount for part in found.parts]
    return 0 < found.passage[found.whole].amount - sum(amounts) < min(amounts)


def _closed_by_others(found: TheList) -> bool:
    return not counted_twice(found) and found.ends_the_sentence and bool(AND_OTHERS.search(_last_name(found)))


def _closed_by_the_rest(found: TheList) -> bool:
    """其他3家 ends the list: nothing follows, or what follows begins anew."""
    if counted_twice(found):
        return False
    anew = found.passage.plain.startswith(("。", "；"), found.passage[found.parts[-1]].end)
    closed = REST.match(_last_name(found)) or _other_than_the_first(found)
    return bool(closed) and (found.ends_the_sentence or anew)


def _other_than_the_first(found: TheList) -> bool:
    """武汉返乡2387人、湖北其他地市返乡3827人: two, of whom the second are the others of one kind."""
    first, *others = (bare_name(found.passage, part) for part in found.parts)
    named = OTHER_OF.match(others[0]) if len(others) == 1 else None
    return named is not None and first.endswith(named["deed"])


def _rest_told(found: TheList) -> bool:
    """5.18亿元，县医院3.06亿元、县中医院1.24亿元、其他单位0.88亿元，药占比……: a list ends in what is left."""
    if counted_twice(found):
        return False
    amounts = [found.passage[part].amount for part in found.parts]
    whole = found.passage[found.whole].amount
    near = max(amounts) < whole and abs(sum(amounts) - whole) * 5 <= whole
    return near and bool(REST.match(_last_name(found)))


def _last_name(found: TheList) -> str:
    return bare_name(found.passage, found.parts[-1])


def _cannot_overlap(found: TheList) -> bool:
    """Sums of money, places and meetings beyond their whole; people may be counted in several groups."""
    whole = found.passage[found.whole]
    counted = whole.kind in {"count", "money"} and whole.family not in {"people", "份"}
    if whole.family == "户" and not UNITS.search(found.passage.labels[found.whole]):
        return False
    labels = [found.passage.labels[part] for part in found.parts]
    # 日供水200立方米以下的50处，完全处理的14处，仅沉淀过滤的4处: what is told by a property may have another, too.
    if sum(label.endswith("的") for label in labels) > 1:
        return False
    steps = sum(STEP.search(label) is not None for label in labels)
    return found.beyond and counted and steps < 2 and all(labels)
