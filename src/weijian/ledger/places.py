"""Areas put on file and changed, by actions of the administrator: found, rename, move, merge, and take back.

It touches no record: rows keep the area that was frozen on them, and orgs/tree.py says where they count on a day.
Codes are permanent. A changed name or parent is a tenure of its own (tenures.py), so figures of a year before the
change keep their tree. A township is split by founding the new one and moving villages on the same day.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Q

from weijian.accounts.models import User
from weijian.ledger.checks import refuse
from weijian.ledger.tenures import (
    PlaceAction,
    RemovePlace,
    changing,
    check_day,
    check_document,
    check_no_circle,
    check_text,
    end,
    first_names,
    latest,
    renew,
    reopen,
    require_new_code,
    require_standing,
)
from weijian.orgs.models import Area, AreaLevel, AreaTenure

NAME_LENGTH = 60
LEVELS: dict[int, AreaLevel] = dict(zip((6, 9, 12), AreaLevel, strict=True))  # by digits of the code


def area_code(text: str) -> str:
    """A code as kept: 6, 9 or 12 digits; statistics write twelve always, with noughts (431299101000)."""
    code = text.strip()
    if len(code) == 12 and code.endswith("000"):
        code = code[:6] if code.endswith("000000") else code[:9]
    if not (code.isascii() and code.isdecimal()) or len(code) not in LEVELS:
        refuse(f"区划代码“{text}”应为数字：县6位、乡镇9位、村12位", "area_code")
    return code


def strange_code(code: str, parent: Area | None) -> list[str]:
    if parent is None or code.startswith(parent.code):
        return []
    return [f"代码{code}不以上级{parent}的代码{parent.code}开头，请核对"]


def same_name(area_name: str, parent: Area | None, other_than: Area | None = None) -> list[str]:
    """Two villages of one name in one township do occur after mergers, and are mostly a double entry."""
    named = AreaTenure.objects.filter(name=area_name, parent=parent, until__isnull=True)
    if other_than is not None:
        named = named.exclude(area=other_than)
    return [f"{parent}下已有名为“{area_name}”的区划，请核对是否重复"] if named.exists() else []


def check_parent(level: int, parent: Area | None, day: date) -> None:
    """The parent stands on the day and is one level above."""
    if level == AreaLevel.COUNTY:
        if parent is not None:
            refuse("县级区划没有上级", "parent")
        return
    wanted = AreaLevel(level - 1)
    if parent is None:
        refuse(f"{AreaLevel(level).label}须有上级{wanted.label}", "parent")
    if parent.level != wanted:
        given = AreaLevel(parent.level).label
        refuse(f"{AreaLevel(level).label}的上级应为{wanted.label}，“{parent}”是{given}", "parent")
    require_standing(parent, day, "上级", "parent")


def open_children(area: Area, day: date) -> list[Area]:
    """Areas that lie in it on the day or will."""
    below = AreaTenure.objects.filter(Q(until__isnull=True) | Q(until__gte=day), parent=area)
    return list(Area.objects.filter(tenures__in=below).distinct().prefetch_related("tenures"))


@dataclass(frozen=True)
class AddArea(PlaceAction):
    """A county, township or village is founded; the length of its code gives its level. Returns the area."""

    area_code: str
    name: str
    parent: Area | None
    since: date
    document: str = ""
    code: ClassVar[str] = "add_area"
    title: ClassVar[str] = "新设区划"

    def warnings(self) -> list[str]:
        code = area_code(self.area_code)
        own = Area.objects.filter(code=code).first()
        return strange_code(code, self.parent) + same_name(self.name.strip(), self.parent, own)

    def perform(self, user: User | None) -> Area:
        code = area_code(self.area_code)
        level = int(LEVELS[len(code)])
        check_day(self.since)
        check_text(self.name, NAME_LENGTH, "名称", "name")
        check_document(self.document)
        require_new_code(Area, code, "area_code")
        if level == AreaLevel.COUNTY and (county := Area.objects.filter(level=level).first()):
            refuse(f"已有县“{county}”；一个系统只管一个县", "area_code")
        check_parent(level, self.parent, self.since)
        area = Area.objects.create(code=code, level=level)
        AreaTenure.objects.create(
            area=area,
            name=self.name.strip(),
            parent=self.parent,
            since=self.since,
            document=self.document.strip(),
        )
        return area


@dataclass(frozen=True)
class RenameArea(PlaceAction):
    """The area bears another name from a day on."""

    area: Area
    name: str
    since: date
    document: str = ""
    code: ClassVar[str] = "rename_area"
    title: ClassVar[str] = "区划更名"

    def warnings(self) -> list[str]:
        return same_name(self.name.strip(), latest(self.area).parent, self.area)

    def perform(self, user: User) -> Area:
        check_text(self.name, NAME_LENGTH, "名称", "name")
        check_document(self.document)
        last = changing(self.area, self.since)
        if last.name == self.name.strip():
            refuse(f"现在的名称就是“{last.name}”", "name")
        renew(last, self.since, name=self.name.strip(), document=self.document.strip())
        return self.area


@dataclass(frozen=True)
class MoveArea(PlaceAction):
    """The area belongs to another parent from a day on: a village when its township is split."""

    area: Area
    parent: Area
    since: date
    document: str = ""
    code: ClassVar[str] = "move_area"
    title: ClassVar[str] = "划归另一上级"

    def warnings(self) -> list[str]:
        name = latest(self.area).name
        return strange_code(self.area.code, self.parent) + same_name(name, self.parent, self.area)

    def perform(self, user: User) -> Area:
        check_document(self.document)
        last = changing(self.area, self.since)
        check_parent(self.area.level, self.parent, self.since)
        if last.parent_id == self.parent.pk:
            refuse(f"现在的上级就是“{self.parent}”", "parent")
        renew(last, self.since, parent=self.parent, document=self.document.strip())
        return self.area


@dataclass(frozen=True)
class MergeArea(PlaceAction):
    """The area ends the day before and its records count for the successor from the day on.

    With `children` the areas in it go over to the successor on that day; else they must have been moved before.
    """

    area: Area
    successor: Area
    since: date
    document: str = ""
    children: bool = False
    code: ClassVar[str] = "merge_area"
    title: ClassVar[str] = "并入另一区划"

    def perform(self, user: User) -> Area:
        check_document(self.document)
        if self.successor.pk == self.area.pk:
            refuse("不能并入自己", "successor")
        if self.successor.level != self.area.level:
            mine, other = (AreaLevel(one.level).label for one in (self.area, self.successor))
            refuse(f"{mine}只能并入{mine}，“{self.successor}”是{other}", "successor")
        check_no_circle(self.area, self.successor, "并入的区划", "successor")
        changing(self.area, self.since)
        require_standing(self.successor, self.since, "并入的区划", "successor")
        self._empty(user)
        end(self.area, self.since)
        self.area.successor = self.successor
        self.area.save()
        return self.area

    def _empty(self, user: User) -> None:
        below = open_children(self.area, self.since)
        if below and not self.children:
            names = first_names([str(one) for one in below])
            refuse(f"还有{len(below)}个下级区划（{names}），请先划出，或选择连同下级一并划入", "children")
        for one in below:
            MoveArea(one, self.successor, self.since, self.document).perform(user)


@dataclass(frozen=True)
class ReopenArea(PlaceAction):
    """Take a merger back that was entered by mistake."""

    area: Area
    code: ClassVar[str] = "reopen_area"
    title: ClassVar[str] = "撤回区划撤并"

    def perform(self, user: User) -> Area:
        parent = latest(self.area).parent
        if parent is not None and latest(parent).until is not None:
            refuse(f"上级“{parent}”已经撤并，请先撤回上级", "since")
        reopen(self.area)
        return self.area


@dataclass(frozen=True)
class RemoveArea(RemovePlace):
    """Delete an area that was entered by mistake and to which nothing refers."""

    code: ClassVar[str] = "remove_area"
    title: ClassVar[str] = "删除误录的区划"
