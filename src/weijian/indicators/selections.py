"""Which rows an indicator takes: conditions on the row itself and on the services under an enrolment.

Only values; engines read them. `Where(Q)`, `Within` and `Aged` look at the row; `AtLeast`, `LastOf` and
`Answered` look at the services of an enrolment in the period and so belong into a Stock. They combine with
&, | and ~; a Q on the right side counts as Where(Q). `check(ledger)` raises IndicatorError.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from weijian.indicators import checking
from weijian.indicators.checking import IndicatorError
from weijian.lake.schema import Sort
from weijian.ledger.kinds import Record
from weijian.ledger.parameters import parameter

PRORATA = parameter(
    "quarterly.prorata",
    "按季服务的半年折算",
    1,
    "",
    "规范（第三版）只说全年四次；1 为按已满的季度数折算（本系统的读法），0 为不折算、一律四次",
)


class Selection:
    """A condition on the rows of a ledger."""

    def __and__(self, other: "Selection | Q") -> "Selection":
        return Every(self, selection(other))

    def __or__(self, other: "Selection | Q") -> "Selection":
        return Either(self, selection(other))

    def __invert__(self) -> "Selection":
        return Neither(self)

    def check(self, ledger: Any) -> None:
        """Raise IndicatorError unless it can be asked of the ledger's rows."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple["Selection", ...]:
        return ()


@dataclass(frozen=True)
class Where(Selection):
    """Rows that satisfy a Q, as Django's filter() understands it."""

    condition: Q

    def check(self, ledger: Any) -> None:
        checking.condition(ledger, self.condition)


@dataclass(frozen=True)
class Within(Selection):
    """Rows whose other date `name` lies in the period too."""

    name: str

    def check(self, ledger: Any) -> None:
        checking.column(ledger, self.name, Sort.DATE, Sort.MOMENT)


@dataclass(frozen=True)
class Aged(Selection):
    """Rows whose person has completed `low` to `high` years, both included: on the row's date, or for a Stock
    at the period's end."""

    low: int
    high: int | None = None
    person: str = "person"

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise IndicatorError(f"年龄从{self.low}到{self.high}岁不成范围")

    def check(self, ledger: Any) -> None:
        checking.column(ledger, f"{self.person}__birth_date", Sort.DATE)


@dataclass(frozen=True)
class Quarters:
    """How many quarterly services are due: the complete three-month spans from the enrolment's start (at the
    earliest the period's) to its end (at the latest the period's), at most four."""


class ServiceSelection(Selection):
    """A condition on the services of an enrolment within the period.

    Services declared `of` that enrolment are read by it; those of another ledger by its person.
    """

    service: Any
    where: Q

    def check(self, ledger: Any) -> None:
        name = ledger.declaration.title
        if ledger.declaration.kind != "enrolment":
            raise IndicatorError(f"台账“{name}”不是管理对象（Enrolment），不能问其服务")
        require_ledger(self.service)
        if linked_by(ledger, self.service) == "person_id" and not (
            ledger.declaration.has_person and self.service.declaration.has_person
        ):
            raise IndicatorError(f"台账“{self.service.declaration.title}”与“{name}”之间没有共同的人")
        checking.column(self.service, self.service.date_field, Sort.DATE)
        checking.condition(self.service, self.where)


@dataclass(frozen=True)
class AtLeast(ServiceSelection):
    """At least `count` services in the period that satisfy `where`."""

    count: int | Quarters
    service: Any
    where: Q = field(default_factory=Q)

    def __post_init__(self) -> None:
        if not isinstance(self.count, Quarters) and (type(self.count) is not int or self.count < 0):
            raise IndicatorError(f"至少几次须是不小于 0 的整数或 Quarters()，不是 {self.count!r}")


@dataclass(frozen=True)
class LastOf(ServiceSelection):
    """The last service in the period, by (date, revision), satisfies `where`; without one it fails."""

    service: Any
    where: Q


@dataclass(frozen=True)
class Answered(ServiceSelection):
    """Every service that satisfies `where` was followed by another within so many days.

    Asked of services in the period whose last day for the answer lies in it too; who left before is excused.
    """

    service: Any
    where: Q
    within: int

    def __post_init__(self) -> None:
        if type(self.within) is not int or self.within < 1:
            raise IndicatorError(f"几日内须是正整数，不是 {self.within!r}")


class Joined(Selection):
    """Several selections together."""

    members: tuple[Selection, ...]

    def __init__(self, *members: Selection) -> None:
        self.members = members

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.members == other.members

    def __hash__(self) -> int:
        return hash((type(self), self.members))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.members))})"

    def check(self, ledger: Any) -> None:
        for member in self.members:
            member.check(ledger)

    @property
    def parts(self) -> tuple[Selection, ...]:
        return self.members


class Every(Joined):
    """All of them hold."""


class Either(Joined):
    """One of them holds."""


class Neither(Joined):
    """It does not hold."""


class InWholeYears(Joined):
    """It holds, where the period is one or more whole calendar years; of a shorter period it is not asked."""

    def __init__(self, member: "Selection | Q") -> None:
        super().__init__(selection(member))


def selection(given: "Selection | Q") -> Selection:
    """A Q as Where(Q); anything else that is no selection is refused."""
    if isinstance(given, Q):
        return Where(given)
    if not isinstance(given, Selection):
        raise IndicatorError(f"条件须是 Q 或 AtLeast、LastOf 一类，不是 {type(given).__name__}")
    return given


def require_ledger(ledger: Any) -> None:
    if not (isinstance(ledger, type) and issubclass(ledger, Record) and not ledger._meta.abstract):
        raise IndicatorError(f"{ledger!r} 不是台账")


def linked_by(enrolment: Any, service: Any) -> str:
    """The service's column that leads to the enrolment: by the enrolment itself, else by its person."""
    return "enrolment_id" if service.declaration.enrolment is enrolment else "person_id"


def flatten(given: Selection) -> list[Selection]:
    """A selection and everything inside it."""
    return [given, *(inner for part in given.parts for inner in flatten(part))]
