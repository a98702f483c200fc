"""Quantities of which a county counts one number in a year, by the words that tell them: 出生6411人 and 活产数6411人.

The words of `quantities.tsv` stand whole in front of the figure or right behind it, with nothing but fillers before them:
县人民医院门诊量 is not 门诊量.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.naming import EMPTY
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import noun_before, noun_behind

LONGEST = 12
# Those of whom it is told, and how many: 签约人数突破31万人.
REACHES = re.compile(r"(?:人数|总数|总量|数)?(?:已?惠及|已?覆盖|受益|已?突破|超过|超|逾|接近|达到?)+(?:了)?$")
LONGEST_FILLER = 1  # signs: 按常住人口
# 四项合计93.7分
ALL_SCORES, SCORE = re.compile(r"(?:合计|总计)(?:得分?)?$"), "综合得分"
FILLER = re.compile(
    r"本次|自评|家庭医生|团队|累计|报告|发生|建立|收治|接诊|完成|实现|筹集|登记|在册|拥有|现有|[年期]末|年底|当年|全?系统|新型农村合作医疗|新农合|城乡居民|报"
)


@cache
def words() -> dict[str, str]:
    return {word: quantity for word, quantity, _ in rows_of(Path(__file__).with_suffix(".tsv"))}


def quantity(passage: Passage, number: int) -> str:
    """Which of the quantities a figure states; nothing for any other."""
    before = REACHES.sub("", noun_before(passage, number))
    if passage[number].kind == "score" and ALL_SCORES.search(passage.labels[number]):
        return SCORE
    for size in range(min(LONGEST, len(before)), 1, -1):
        told = words().get(before[-size:])
        if told:
            return told if len(_own(before[:-size])) <= LONGEST_FILLER else ""
    return "" if len(_own(before)) > LONGEST_FILLER else words().get(noun_behind(passage, number), "")


@lru_cache(maxsize=4096)
def _own(words: str) -> str:
    """What is left of words that say nothing of their own."""
    return EMPTY.sub("", FILLER.sub("", words))
