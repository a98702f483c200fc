"""What there is now, told among plans: 签约率由61.4%提高到70%; 完成剩余7个村卫生室建设.

A section of plans makes planned figures of all it tells (see `modality`). These few are not: what is to be raised, what
is left, what is there already. They are of the report's own time and stand for what the report told before.
"""

from __future__ import annotations

import re

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

LONGEST = 16
NOW = r"(?:截?至?目前|现在|现有|当前|现状|今年|本年|全年|上半年|年底|20\d\d年)*的?$"
FROM = re.compile(rf"[由从]{NOW}")
RAISED = re.compile(
    r"[^，。；、\d]{0,4}(?:提高|提升|增加|增至|扩大|扩增|扩充|上升|下降|降低|降至|减少|压缩|缩短|[提升增扩压降缩减][到至为])"
)
# 在今年78.5%的基础上再提高1个百分点.
STANDING_AT, BASIS = re.compile(rf"在{NOW}"), re.compile(r"[^，。；、\d]{0,12}(?:基础上|上再)")
THERE = re.compile(r"(?:剩余|其余|余下|尚有|仍有|还有|现有|未[^，。；、\d未]{1,6}的?)的?$")


def is_present(document: Document, figure: Figure) -> bool:
    """Whether a figure of a plan tells of today, by the words right beside it."""
    before = document.plain[max(0, figure.start - LONGEST) : figure.start]
    if THERE.search(before):
        return True
    if is_basis(document, figure):
        return True
    return FROM.search(before) is not None and RAISED.match(document.plain, figure.end) is not None


def is_basis(document: Document, figure: Figure) -> bool:
    """在今年78.5%的基础上再提高1个百分点."""
    before = document.plain[max(0, figure.start - LONGEST) : figure.start]
    return STANDING_AT.search(before) is not None and BASIS.match(document.plain, figure.end) is not None
