"""Institutions put on file and changed, by actions of the administrator.

It touches no record and no user: rows keep the institution that recorded them, and those of an ended one count for
its successor (indicators/units.py). What may change (name, kind, place, superior, ownership) is dated by tenures.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db.models import Q

from weijian.accounts.models import User
from weijian.kernel.credit_code import CreditCode, CreditCodeError
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
from weijian.orgs.models import INSTITUTION_KINDS, Area, Institution, InstitutionTenure

NAME_LENGTH = 80
CREDIT_CODE_LENGTH = 18
CHANGEABLE = ("name", "kind", "area", "superior", "public")
_OWN_CODE = re.compile(r"[0-9A-Z][0-9A-Z-]{1,16}")


def institution_code(text: str) -> str:
    """A unified social credit code, or a shorter code of the county's own (letters, digits, hyphens)."""
    code = text.strip().upper()
    if len(code) == CREDIT_CODE_LENGTH:
        try:
            return CreditCode.parse(code).code
        except CreditCodeError as error:
            refuse(str(error), "institution_code")
    if not _OWN_CODE.fullmatch(code):
        refuse(
            f"机构代码“{text}”应为18位统一社会信用代码，或2至17位字母、数字、连字符的自编码",
            "institution_code",
        )
    return code


def check_tenure(institution: Institution | None, tenure: InstitutionTenure, day: date) -> None:
    """Everything that a tenure from the day on must satisfy."""
    check_day(day)
    check_text(tenure.name, NAME_LENGTH, "名称", "name")
    if tenure.kind not in INSTITUTION_KINDS:
        known = "、".join(f"{code}{words}" for code, words in INSTITUTION_KINDS.items())
        refuse(f"没有类别“{tenure.kind}”；可用：{known}", "kind")
    require_standing(tenure.area, day, "所在区划", "area")
    if tenure.superior is not None:
        require_standing(tenure.superior, day, "上级机构", "superior")
    above = tenure.superior
    while above is not None and institution is not None:
        if above.pk == institution.pk:
            refuse("上级机构绕回到了自己，请核对", "superior")
        above = latest(above).superior


def same_name(name: str, other_than: Institution | None = None) -> list[str]:
    """Two institutions of one name can be told apart by their codes only."""
    named = InstitutionTenure.objects.filter(name=name.strip(), until__isnull=True)
    if other_than is not None:
        named = named.exclude(institution=other_than)
    return [f"已有名为“{name.strip()}”的机构，填报时须写代码才能区分"] if named.exists() else []


@dataclass(frozen=True)
class AddInstitution(PlaceAction):
    """An institution is put on file. Returns it."""

    institution_code: str
    name: str
    kind: str
    area: Area
    since: date
    superior: Institution | None = None
    public: bool = True
    document: str = ""
    code: ClassVar[str] = "add_institution"
    title: ClassVar[str] = "新设机构"

    def warnings(self) -> list[str]:
        return same_name(self.name, Institution.objects.filter(code=self.institution_code.upper()).first())

    def perform(self, user: User | None) -> Institution:
        code = institution_code(self.institution_code)
        check_document(self.document)
        require_new_code(Institution, code, "institution_code")
        tenure = InstitutionTenure(
            name=self.name.strip(),
            kind=self.kind,
            area=self.area,
            superior=self.superior,
            public=self.public,
            since=self.since,
        )
        check_tenure(None, tenure, self.since)
        tenure.institution = Institution.objects.create(code=code)
        tenure.save()
        return tenure.institution


@dataclass(frozen=True)
class ChangeInstitution(PlaceAction):
    """Name, kind, place, superior or ownership are others from a day on; what is not given stays."""

    institution: Institution
    values: dict[str, Any] = field(hash=False)
    since: date
    document: str = ""
    code: ClassVar[str] = "change_institution"
    title: ClassVar[str] = "变更机构"

    def warnings(self) -> list[str]:
        return same_name(self.values["name"], self.institution) if "name" in self.values else []

    def perform(self, user: User) -> Institution:
        check_document(self.document)
        if unknown := set(self.values) - set(CHANGEABLE):
            refuse(f"机构没有这样的项目：{'、'.join(sorted(unknown))}", "name")
        last = changing(self.institution, self.since)
        values = {
            name: value.strip() if isinstance(value, str) else value for name, value in self.values.items()
        }
        changed = {name: value for name, value in values.items() if getattr(last, name) != value}
        if not changed:
            refuse("没有任何变化", "name")
        wanted = InstitutionTenure(**{name: getattr(last, name) for name in CHANGEABLE} | changed)
        check_tenure(self.institution, wanted, self.since)
        renew(last, self.since, **changed)
        return self.institution

    def trail(self, result: Institution) -> dict[str, Any]:
        return {**super().trail(result), "changed": sorted(self.values)}


@dataclass(frozen=True)
class EndInstitution(PlaceAction):
    """The institution exists no longer from a day on; with a successor its rows count there."""

    institution: Institution
    since: date
    successor: Institution | None = None
    document: str = ""
    code: ClassVar[str] = "end_institution"
    title: ClassVar[str] = "机构撤销或并入"

    def warnings(self) -> list[str]:
        count = User.objects.filter(institution=self.institution, is_active=True).count()
        return [f"还有{count}个在用的账号属于此机构，请变更或停用"] if count else []

    def perform(self, user: User) -> Institution:
        check_document(self.document)
        if self.successor is not None:
            check_no_circle(self.institution, self.successor, "并入的机构", "successor")
        changing(self.institution, self.since)
        if self.successor is not None:
            require_standing(self.successor, self.since, "并入的机构", "successor")
        self._require_no_subordinates()
        end(self.institution, self.since)
        self.institution.successor = self.successor
        self.institution.save()
        return self.institution

    def _require_no_subordinates(self) -> None:
        below = InstitutionTenure.objects.filter(
            Q(until__isnull=True) | Q(until__gte=self.since), superior=self.institution
        )
        names = sorted({row.name for row in below})
        if names:
            refuse(f"还有{len(names)}个下级机构（{first_names(names)}），请先变更它们的上级", "successor")


@dataclass(frozen=True)
class ReopenInstitution(PlaceAction):
    """Take an ending back that was entered by mistake."""

    institution: Institution
    code: ClassVar[str] = "reopen_institution"
    title: ClassVar[str] = "撤回机构撤并"

    def perform(self, user: User) -> Institution:
        reopen(self.institution)
        return self.institution


@dataclass(frozen=True)
class RemoveInstitution(RemovePlace):
    """Delete an institution that was entered by mistake and to which nothing refers."""

    code: ClassVar[str] = "remove_institution"
    title: ClassVar[str] = "删除误录的机构"


def standing_on(day: date) -> list[tuple[Institution, InstitutionTenure]]:
    """Every institution that is open on a day with its tenure of that day, by code."""
    tenures = InstitutionTenure.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
    found = tenures.select_related("institution", "area", "superior").order_by("institution__code")
    return [(tenure.institution, tenure) for tenure in found]
