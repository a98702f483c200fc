"""Whose rows a user sees and writes: the one place where scope is decided, for pages, API, exports and drill-down.

Three bounds hold together: area (with everything below it), institution, line of work. `Scope.of(user)` makes
the value; `rows()` gives the condition for any model with `area` and `institution`. It knows no ledger.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from weijian.accounts.models import Role, User
from weijian.kernel import clock
from weijian.orgs.tree import AreaTree


@dataclass(frozen=True)
class Scope:
    """`areas` None means the whole county; `lines` None means every line of work."""

    areas: frozenset[int] | None
    institution_id: int | None
    lines: frozenset[str] | None
    may_write: bool
    may_administer: bool = False
    root_area_id: int | None = None

    @classmethod
    def of(cls, user: User, day: date | None = None) -> "Scope":
        if not user.is_authenticated or not user.is_active:
            return NOTHING
        role = Role(user.role)
        lines = frozenset(user.lines) if user.lines and role is not Role.ADMINISTRATOR else None
        if role is Role.ADMINISTRATOR:
            return cls(None, None, None, may_write=True, may_administer=True)
        institution_id = user.institution_id if role in (Role.INSTITUTION, Role.VILLAGE_DOCTOR) else None
        area_id = user.area_id
        areas: frozenset[int] | None = None
        if area_id:
            areas = AreaTree.load().at(day or clock.today()).members(area_id)
            if role is Role.VILLAGE_DOCTOR and not _lies_in(user, areas):
                institution_id = None  # employed by the township hospital, whose other villages are not his
        elif institution_id or role in (Role.INSTITUTION, Role.VILLAGE_DOCTOR):
            areas = frozenset()  # a hospital without a territory sees its own rows only
        return cls(areas, institution_id, lines, may_write=role is not Role.READER, root_area_id=area_id)

    @property
    def whole_county(self) -> bool:
        return self.areas is None

    def rows(self) -> Q:
        """Condition on models with `area` and `institution`."""
        if self.areas is None:
            return Q()
        inside = Q(area_id__in=self.areas)
        return inside | Q(institution_id=self.institution_id) if self.institution_id else inside

    def holds_row(self, area_id: int | None, institution_id: int | None) -> bool:
        """Whether one row lies in scope; the plain twin of `rows()`."""
        if self.areas is None or area_id in self.areas:
            return True
        return self.institution_id is not None and institution_id == self.institution_id

    def holds_area(self, area_id: int) -> bool:
        return self.areas is None or area_id in self.areas

    def holds_line(self, line: str) -> bool:
        return self.lines is None or line in self.lines

    def people(self) -> Q:
        """Condition on persons: living, now or before, in the scope's areas."""
        if self.areas is None:
            return Q()
        return Q(residences__area_id__in=self.areas)


def _lies_in(user: User, areas: frozenset[int]) -> bool:
    """Whether the user's institution stands in one of the areas."""
    tenure = user.institution.latest if user.institution else None
    return tenure is not None and tenure.area_id in areas


NOTHING = Scope(frozenset(), None, frozenset(), may_write=False)
