"""Lists behind their whole that do not come to it: what makes them broken, and how surely.

Parts after 其中 need not be all of them. They surely do not fit where they are more than the whole though they exclude one
another, or where 其他 closes the list; most likely where they are all there are by their names (see `partitions`), where
they follow a colon, fill a bracket or are all whom somebody sent, or where one slip of the pen is all that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import (
    one_slip_off,
    slip_in_a_part,
    unit_left_out,
)
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.as_many_as_counted import as_many_as_counted
from weijian.proof.relations.sums.counted_twice import counted_twice
from weijian.proof.relations.sums.list_ends import bare_name
from weijian.proof.relations.sums.lists import TheList, the_list
from weijian.proof.relations.sums.near_lists import (
    FEWEST,
    SENT,
    STEP,
    TELLING_OF_TWO,
    a_little_beyond,
    all_taken_on,
    changed_about,
    far_beyond,
    hardly_any_left,
    hardly_off,
    less_than_any_kind_left,
    less_than_half,
    little_left,
    opposites_near,
    slip_in_one_of_two,
    two_kinds_beyond,
)
from weijian.proof.relations.sums.partitions import (
    are_all_there_are,
)
from weijian.proof.relations.sums.parts import sum_relation
from weijian.proof.relations.sums.together import come_to
from weijian.proof.relations.sums.told_as_parts import told_as_parts
from weijian.proof.relations.wording import REST

AND_OTHERS = re.compile(r"[及和]其[他它余]|等其[他它]")  # 基层及其他机构399家
OTHER_OF = re.compile(r"^[一-龥]{1,4}其[他它余](?:地市|地区|县市|县区|乡镇|单位|科室)(?P<deed>[一-龥]{1,6})$")
# What is counted in 户 besides households.
UNITS = re.compile(r"单位|机构|企业|场所|商户")


def broken_list(passage: Passage, whole: int, parts: list[int], introduced: bool) -> Iterator[Relation]:
    """`parts` are those behind the whole in its sentence."""
    found = the_list(passage, whole, parts, introduced)
    if found is None or come_to(passage, whole, found.parts) or _one_is_of_those_behind(found):
        return
    if not (introduced or told_as_parts(passage, whole, found.parts) or _kinds_by_their_names(found)):
        return
    if introduced and found.in_one_unit and ((found.beyond and found.apart) or _closed_by_the_rest(found)):
        yield sum_relation(passage, whole, found.parts, holds=False, firm=True)
    elif _likely_all(found):
        yield sum_relation(passage, whole, found.parts, holds=False)


def _one_is_of_those_behind(found: TheList) -> bool:
    """计划招聘150人，到岗126人，……从学历看，硕士19人、本科84人、专科23人: what all behind it come to is no part beside them."""
    amounts = [found.passage[part].amount for part in found.parts]
    return any(amounts[at] == sum(amounts[at + 1 :]) for at in range(len(amounts) - FEWEST))


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
    if found.told_to_its_end and a_little_beyond(found):
        return True
    slip = one_slip_off(found.passage, found.whole, found.parts)
    every_kind = found.plain and are_all_there_are(found.names) and not less_than_half(found)
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
    if found.introduced and (opposites_near(found) or all_taken_on(found)):
        return True
    part = found.in_one_unit and slip_in_a_part(passage, found.whole, found.parts)
    slip = slip or (part and not less_than_half(found))
    if found.apart and found.in_one_unit and changed_about(found):
        return True
    return found.mostly_apart and (slip or hardly_any_left(found) or less_than_any_kind_left(found))


def _of_something_else(found: TheList) -> bool:
    """常住人口54.8万人。出生人口中，一孩1694人……: kinds that come to less than half of what no word says they are of; or to much
    more: 坐诊3748人次，上转患者2503人次，下转患者2945人次.
    """
    apart = not found.introduced or "。" in found.passage.between(found.whole, found.parts[0])
    return apart and (less_than_half(found) or far_beyond(found))


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
        changed = found.plain and changed_about(found, TELLING_OF_TWO)
        opened = found.behind_a_colon and hardly_off(found)  # 86人，分别充实到县级医院39人、乡镇卫生院45人
        two = changed or opened or two_kinds_beyond(found) or slip_in_one_of_two(found)
        return found.in_one_unit and two
    if found.in_one_unit and found.behind_a_colon and (found.left or found.apart or found.mostly_apart):
        return True
    whole_label = found.passage.labels[found.whole]
    sent = found.in_one_unit and not found.introduced and SENT.search(whole_label)
    changed = found.in_one_unit and found.plain and changed_about(found)
    long = found.passage[found.whole].significant_digits > TELLING_OF_TWO
    few = not found.introduced and found.in_one_unit and hardly_off(found)
    return bool(sent) or changed or few or (slip and (long or not little_left(found)))


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
