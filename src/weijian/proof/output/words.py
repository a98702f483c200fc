"""What the outputs call things in Chinese: severities, kinds and bounds of figures, types of relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weijian.proof.findings import Fix

if TYPE_CHECKING:
    from weijian.proof.figures.model import Figure
    from weijian.proof.relations.model import Relation

SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}
RELATIONS = {
    "ratio": "占比",
    "sum": "合计",
    "difference": "相差",
    "completion": "完成率",
    "duplicate": "前后一致",
    "order": "大小",
    "rate_per": "比率",
    "unit_price": "均数",
    "growth": "增幅",
    "population": "推算基数",
}
KINDS = {
    "count": "数量",
    "money": "金额",
    "percent": "百分数",
    "permille": "千分数",
    "per100k": "十万分数",
    "percentage_points": "百分点",
    "area": "面积",
    "volume": "体积",
    "duration": "时长",
    "score": "得分",
    "rank": "名次",
    "distance": "距离",
    "other": "其他",
}
BOUNDS = {
    "exact": "确数",
    "about": "约数",
    "at_least": "不少于",
    "at_most": "不超过",
    "over": "多于",
    "under": "不到",
}


def advice(fix: Fix) -> str:
    """What a repair does, in words."""
    put = one_line(fix.text)
    if fix.start == fix.end:
        return f"插入“{put}”"
    return f"改为“{put}”" if put else "删去"


def working(figures: list[Figure], relation: Relation) -> str:
    """The sum written out; where the relation has none of its own, the figures that it ties."""
    if relation.working:
        return relation.working
    operands = "、".join(figures[number].text for number in relation.operands)
    if relation.result is None:
        return operands
    return f"{figures[relation.result].text}与{operands}"


def one_line(text: str) -> str:
    """Control characters could move a terminal's cursor or colours; they are shown as blanks."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
