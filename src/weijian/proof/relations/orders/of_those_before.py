"""What the sentence says on of those just counted, without 其中: in a clause that names nobody or in a bracket.

培训托育人员136人，取证98人; 卫生院14家（含1家分院）. What is among them (中有) see `among`.

Of clauses only verbs that say what became of somebody are looked at; 慰问80人 behind 培训136人 is another deed. The words may
still mean others, so of them only the kept order is noted, but of those who have a qualification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import (
    all_listed,
    of_one_family,
    order_relation,
    reached_count,
    within,
)
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE, adds_up
from weijian.proof.relations.wording import PER_EACH

# What became of those counted; grammar of Chinese result verbs, no names.
BECAME = (
    r"通过|合格|达标|取得|取证|持证|获证|获得|获评|入选|录取|录用|聘用|注销|吊销|停业|关闭|搬迁|开工|竣工|完工|投用|营业|运行|启用|入住|入托|入园|参保|签约|备案"
    r"|纳入|回收|收回|办结|确诊|治愈|痊愈|出院|死亡|转诊|转介|康复|救治|安排|分配|结案|整改|销号|脱贫|返回|解除|配备|配齐|设立|设置|建成|建立|具有|具备|拥有|达到|符合|接受|完成|实现|列入|申报|评为|创建|开通|开设"
)
ADVERB = r"(?:其中|年内|当年|已|现|共|实际|并|均|成功|有|经审核|最终|目前|全部|正在|被|获|得到|依法|顺利)*"
# The verb before the number: 取证98人, 取得医师资格的126名, 纳入巡访关爱1980名.
# Of these the object says no more of whom: 纳入健康管理, 取得合格证.
WITH_OBJECT = r"纳入|列入|达到|符合|取得|获得|接受|具有|具备|参加"
VERB_BEFORE = re.compile(
    rf"^[，,]{ADVERB}(?:(?:{BECAME})(?:[^，。；\d]{{0,12}}的|[人户家]?数)?|(?:{WITH_OBJECT})[^，。；\d]{{1,18}})(?:有|为|达)?$"
)
# The number first, then what became of them: 12家设立老年医学科, 29例接受治疗.
VERB_BEHIND = re.compile(rf"^{ADVERB}(?:{BECAME})")
QUALIFIED = re.compile(
    r"^[，,]?(?:其中)?(?:已|均)?(?:具备|具有|取得)[^，。；\d]{0,16}(?:资格|职称|学历|执业证)[^，。；\d]{0,4}$"
)
# 综合医院36家，设置老年医学科的39家
WHO_BECAME = re.compile(
    r"^[，,](?:其中|已|均|有)*(?:设[立置]|配[备齐]|建[成立]|取得|具[有备]|通过|达到|符合)[^，。；\d]{1,14}的(?:有)?$"
)
NOBODY = re.compile(rf"^[，,]{ADVERB}$")
OTHERS = re.compile(r"新|其他|其余|另|剩余|任务|计划|外[县省市]|应|需|未|不|平均|每|率")
SOME_HAVE = re.compile(r"^[，、]?有$")
# What a bracket tells besides the parts of what stands before it.
OPENED = re.compile(r"[一-龥]{0,4}（(?:[^，。；（）\d]|（[一-龥]{1,4}）){0,16}$")
HOLDS = re.compile(r"[一-龥]{0,4}（(?:其中)?，?(?:含|包括|其中|包含)(?!税)")
# 总任务162386人（包括上年剩余任务32386人）
HOLDS_THE_REST = re.compile(
    r"^（(?:含|包括|包含)[^，。；\d]{0,6}(?:\d{2,4}年)?[^，。；\d]{0,4}(?:剩余|结转|遗留)"
)
HOLDING = re.compile(r"^[，、（]?(?:其中)?(?:包?含|包括)(?!税)[^，。；\d]{1,14}$")
NOT_AMONG = re.compile(
    r"不[含包]|另|未|年|月|同期|[较比]|任务|目标|计划|应|全[省市国县]|累计|原|平均|每|增|减|排|第|合|折|共|占|编制|核定|外|口径|户籍|常住"
)
COMPARED = re.compile(r"[较比]")
# 乡镇卫生院已建成中医馆: what those just counted have by now.
BUILT = re.compile(
    r"[一-龥]{2,12}?(?:中)?(?:已|均|共|累计|全部)*(?:建成|建有|设立|设置|设有|配备|开设|达到|创成|通过)[^，。；：、\d]{0,10}$"
)
GREW = re.compile(r"(?:新|净)?增[加设长]?$")
JOINED = re.compile(r"[、和及与][^，。；（）\d]{1,14}$")
NEAR, REACH = 3, 12


def find(passage: Passage) -> Iterator[Relation]:
    for number in range(len(passage)):
        yield from _became(passage, number)
        yield from _in_brackets(passage, number)
        yield from _held(passage, number)
        if number:
            yield from _some_have(passage, number)
            yield from _some_built(passage, number)


def _became(passage: Passage, part: int) -> Iterator[Relation]:
    whole = _counted_before(passage, part) if part and _speaks_on(passage, part) else None
    if whole is None:
        return
    kept = passage[whole].amount >= passage[part].amount
    beside = whole == part - 1 and passage[whole].unit == passage[part].unit
    if kept or (
        beside and (QUALIFIED.search(passage.labels[part]) or WHO_BECAME.search(passage.labels[part]))
    ):
        yield within(passage, whole, part, kept)


def _speaks_on(passage: Passage, part: int) -> bool:
    start = passage[part].start
    label, tail = passage.labels[part], passage.tails[part]
    opened = passage.plain[max(0, start - len(label) - 1) : start]  # with the comma that opens the clause
    if (
        not reached_count(passage, part)
        or not passage[part].unit
        or OTHERS.search(label)
        or PRICE.search(label)
    ):
        return False
    led = NOBODY.match(opened) is not None and VERB_BEHIND.match(tail) is not None
    return led or VERB_BEFORE.match(opened) is not None


def _counted_before(passage: Passage, part: int) -> int | None:
    """The last count in the same unit before it; only rates and one thing counted in another unit stand between."""
    others = 0
    for whole in reversed(passage.before(part, NEAR)):
        if not passage.same_sentence(whole, part) or "；" in passage.between(whole, part):
            return None
        if passage[whole].is_rate or passage[whole].kind == "percentage_points":
            continue
        if not others and passage[whole].unit != passage[part].unit:
            others += 1  # 托育机构7家，托位312个，已备案3家
            continue
        alike = passage[whole].unit == passage[part].unit and passage.depths[whole] == passage.depths[part]
        plain = reached_count(passage, whole) and not OTHERS.search(passage.labels[whole])
        area = passage[whole].area in ("", passage[part].area)
        return all_listed(passage, whole) if alike and plain and area else None
    return None


def _in_brackets(passage: Passage, whole: int) -> Iterator[Relation]:
    """卫生院14家（含1家分院）, 湖北来返1126人（武汉347人）: the bracket right behind a count tells some of it."""
    parts: list[int] = []
    for number in passage.behind(whole, REACH):
        if passage.depths[number] <= passage.depths[whole]:
            break
        if passage.depths[number] == passage.depths[whole] + 1 and _told_in_bracket(passage, whole, number):
            parts.append(number)
    opened = parts and passage.between(whole, parts[0])
    if not opened or not (OPENED.match(opened) or HOLDS_THE_REST.match(opened)):
        return
    if adds_up(passage, whole, parts):
        return
    first = parts[0]
    if sum(passage[part].amount for part in parts) <= passage[whole].amount:
        yield order_relation(passage, whole, tuple(parts), holds=True)
    elif passage[first].amount > passage[whole].amount:
        yield order_relation(passage, first, (whole,), holds=False)


def _held(passage: Passage, first: int) -> Iterator[Relation]:
    """专业技术人员1597人，含执业医师564人、注册护士630人: together no more than the whole."""
    whole = first - 1
    if whole < 0 or not HOLDING.match(passage.labels[first]) or not passage.same_sentence(whole, first):
        return
    parts, unclosed = [first], passage.labels[first].startswith("（")  # nobody knows how far it goes
    while (
        not unclosed
        and parts[-1] + 1 < len(passage)
        and JOINED.match(passage.between(parts[-1], parts[-1] + 1))
    ):
        parts.append(parts[-1] + 1)
    if not all(reached_count(passage, n) and passage[n].unit == passage[whole].unit for n in (whole, *parts)):
        return
    kept = sum(passage[part].amount for part in parts) <= passage[whole].amount
    same_depth = passage.depths[whole] == passage.depths[first]
    if same_depth and not adds_up(passage, whole, parts) and (kept or not unclosed):
        yield order_relation(passage, whole, tuple(parts), kept)


def _told_in_bracket(passage: Passage, whole: int, part: int) -> bool:
    one, other, label = passage[whole], passage[part], passage.labels[part]
    alike = one.kind == other.kind == "count" and other.unit in {one.unit, one.base} and other.amount >= 1
    rest = HOLDS_THE_REST.search(passage.between(whole, part)) is not None
    plain = one.bound == other.bound == "exact" and (rest or not (one.modality or other.modality))
    # Set against last year it is what came less what went: 比上年增加4人（新增5人、死亡1人）.
    if GREW.search(passage.labels[whole]) and not COMPARED.search(passage.labels[whole]):
        label = GREW.sub("", label)  # 医疗机构增加352家（社区卫生服务中心增加69家）
    # 每千人口拥有卫技人员1.90人（总人口234.4千人）
    apart = (NOT_AMONG.search(label) and not rest) or PER_EACH.search(passage.labels[whole])
    return alike and plain and not apart and of_one_family(passage, whole, part)


def _some_built(passage: Passage, part: int) -> Iterator[Relation]:
    """14家乡镇卫生院已建成中医馆13家: so many of them did."""
    whole = part - 1
    places = {passage[whole].family, passage[part].family} == {"places"}
    counted = places and reached_count(passage, whole) and reached_count(passage, part)
    if (
        counted
        and passage[part].amount <= passage[whole].amount
        and BUILT.match(passage.between(whole, part))
    ):
        yield within(passage, whole, part, holds=True)


def _some_have(passage: Passage, part: int) -> Iterator[Relation]:
    """妇幼保健机构13所，其中市级1所、县级12所，有26所开展住院业务: more than there are."""
    if not (SOME_HAVE.match(passage.labels[part]) and reached_count(passage, part) and passage.tails[part]):
        return
    whole = _counted_before(passage, part)
    more = whole is not None and passage[whole].amount < passage[part].amount
    if whole is not None and more and not passage.tails[whole]:
        yield within(passage, whole, part, holds=False)
