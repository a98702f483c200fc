"""A clause that names nobody speaks on of those counted before it: 培训托育人员136人，取证98人; 二级以上医院16家，12家设立老年
医学科; 全县有村医412名，取得医师资格的126名.

Only verbs that say what became of somebody are looked at; 慰问80人 behind 培训136人 is another deed. The words may
still mean others, so only the kept order is noted, but of those who have a qualification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import all_listed, order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE

# What became of those counted; grammar of Chinese result verbs, no names.
BECAME = (
    r"通过|合格|达标|取得|取证|持证|获证|获得|获评|入选|录取|录用|聘用|注销|吊销|停业|关闭|搬迁|开工|竣工|完工|投用|营业|运行|启用|入住|入托|入园|参保|签约|备案"
    r"|纳入|回收|收回|办结|确诊|治愈|痊愈|出院|死亡|转诊|转介|康复|整改|销号|脱贫|返回|解除|配备|配齐|设立|设置|建成|建立|具有|具备|拥有|达到|符合|接受|完成|实现|列入|申报|评为|创建|开通|开设"
)
ADVERB = r"(?:其中|已|现|共|实际|并|均|成功|有|经审核|最终|目前|全部|正在|被|获|得到|依法|顺利)*"
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
NOBODY = re.compile(rf"^[，,]{ADVERB}$")
OTHERS = re.compile(r"新|其他|其余|另|剩余|任务|计划|外[县省市]|应|需|未|不|平均|每|率")
REACH = 3


def find(passage: Passage) -> Iterator[Relation]:
    for part in range(1, len(passage)):
        if not _speaks_on(passage, part):
            continue
        whole = _counted_before(passage, part)
        if whole is not None and passage[whole].amount >= passage[part].amount:
            yield order_relation(passage, whole, (part,), holds=True)
        elif whole == part - 1 and QUALIFIED.search(passage.labels[part]):
            yield order_relation(passage, part, (whole,), holds=False)


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
    for whole in reversed(passage.before(part, REACH)):
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
