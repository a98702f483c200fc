"""Registering and changing persons, by actions like every other change; finding them and their doubles.

Rows of ledgers follow a death (open enrolments end with code 1, and open again when the death is taken back) and
nothing else; merging doubles is merging.py. Persons and residences take revisions, so that the columnar copy follows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.kernel.id_card import IdNumber, IdNumberError
from weijian.ledger import access, deaths, store
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import Action
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.models import Change
from weijian.ledger.rules import Problem, Severity
from weijian.orgs.models import Area
from weijian.people import search
from weijian.people.models import Person, Residence

PERSON = "people.person"
# Of these the history says only that they changed.
SEALED = frozenset({"id_number", "other_document", "phone"})
CHANGEABLE = (
    "name",
    "sex",
    "birth_date",
    "id_number",
    "no_id_reason",
    "other_document",
    "phone",
    "died_on",
)


def find(scope: Scope, text: str, limit: int = 20) -> list[Person]:
    """Persons whom the text may mean, likeliest first: in scope, or anywhere by the whole ID number."""
    number = search.id_number_of(text)
    if number:
        return list(
            Person.objects.current().with_id_number(number).prefetch_related("residences__area__tenures")
        )
    return search.find(access.persons(scope), text, limit)


def check_person(person: Person) -> list[Problem]:
    """Everything wrong with a person row; fills birth date and sex from the ID number when they are missing."""
    found = []
    if person.id_number:
        try:
            number = IdNumber.parse(person.id_number, clock.today())
        except IdNumberError as error:
            return [_problem(str(error), "id_number")]
        person.id_number = number.number  # type: ignore[assignment]
        person.birth_date = person.birth_date or number.birth_date
        person.sex = number.sex if person.sex is None else person.sex
        if person.birth_date != number.birth_date:
            found.append(_problem("出生日期与身份证号不一致", "birth_date"))
        if person.sex != number.sex:
            found.append(_problem("性别与身份证号不一致", "sex"))
        known = Person.objects.current().with_id_number(number.number).exclude(pk=person.pk)
        if known.exists():
            found.append(_problem("此身份证号已经登记", "id_number"))
    elif person.no_id_reason is None:
        found.append(_problem("没有身份证号须选择原因", "no_id_reason"))
    if not (person.name or "").strip():
        found.append(_problem("姓名不能为空", "name"))
    return [*found, *_date_problems(person)]


def _date_problems(person: Person) -> Iterable[Problem]:
    if person.sex is None:
        yield _problem("性别不能为空", "sex")
    if person.birth_date is None:
        yield _problem("出生日期不能为空", "birth_date")
        return
    if person.birth_date > clock.today():
        yield _problem("出生日期不能晚于今天", "birth_date")
    if person.died_on and person.died_on < person.birth_date:
        yield _problem("死亡日期不能早于出生日期", "died_on")
    if person.died_on and person.died_on > clock.today():
        yield _problem("死亡日期不能晚于今天", "died_on")


def _problem(message: str, name: str) -> Problem:
    return Problem(Severity.ERROR, message, name, "person")


def save_person(person: Person) -> Person:
    """Check and write a person row with a new revision. Raises Refused."""
    problems = check_person(person)
    if problems:
        raise Refused(problems)
    person.revision = store.take_revisions(1)
    person.save()
    return person


def register(person: Person, area_id: int, since: date, kind: int = 1, address: str | None = None) -> Person:
    """Write a new person with the first residence."""
    save_person(person)
    Residence.objects.create(
        person=person,
        area_id=area_id,
        since=max(since, person.birth_date),
        kind=kind,
        address=address or None,
        revision=store.take_revisions(1),
    )
    return person


def note_change(
    person: Person, user: User | None, action: str, reason: str, fields: dict[str, list[str]]
) -> None:
    """One entry in the history of a person."""
    Change.objects.create(
        ledger=PERSON,
        record_id=person.pk,
        revision=person.revision,
        action=action,
        at=clock.now(),
        by=user,
        reason=reason[:200],
        fields=fields,
    )


class PersonAction(Action):
    """Base of what is done to a person: somebody who may write and reaches the person."""

    def trail(self, result: Any) -> dict[str, Any]:
        return {
            "subject": PERSON,
            "subject_id": result.pk,
            "person_id": result.pk,
            "revision": result.revision,
        }

    def _require(self, scope: Scope, person: Person) -> None:
        if not scope.may_write or not access.persons(scope).filter(pk=person.pk).exists():
            raise Forbidden(f"您无权对此人进行“{self.title}”。")


@dataclass(frozen=True)
class _OnePersonAction(PersonAction):
    """Base of what is done to one person on file."""

    person: Person

    def permit(self, user: User, scope: Scope) -> None:
        self._require(scope, self.person)

    def _afresh(self) -> Person:
        """The row as it stands now, held until the change is written."""
        return Person.objects.select_for_update().get(pk=self.person.pk)


@dataclass(frozen=True)
class RegisterPerson(PersonAction):
    """A new row of the resident index, with where the person lives."""

    values: dict[str, Any] = field(hash=False)
    area: Area
    since: date
    kind: int = 1
    address: str = ""
    code: ClassVar[str] = "register_person"
    title: ClassVar[str] = "登记人员"

    def permit(self, user: User, scope: Scope) -> None:
        if not scope.may_write or not scope.holds_area(self.area.pk):
            raise Forbidden("您只能登记居住在管辖范围内的人员。")

    def perform(self, user: User) -> Person:
        if self.since > clock.today():
            refuse("居住起始日期不能晚于今天", "since", "person")
        person = Person(**_known_only(self.values))
        return register(person, self.area.pk, self.since, self.kind, self.address)


@dataclass(frozen=True)
class ChangePerson(_OnePersonAction):
    """Correct a person's row. A death ends what is open; taking the death back opens it again."""

    values: dict[str, Any] = field(hash=False)
    reason: str = ""
    code: ClassVar[str] = "change_person"
    title: ClassVar[str] = "修改人员"

    def perform(self, user: User) -> Person:
        person = self._afresh()
        if person.merged_into_id:
            refuse("此人已并入另一行，请修改保留的那一行", "name", "person")
        before = {name: getattr(person, name) for name in CHANGEABLE}
        for name, value in _known_only(self.values).items():
            setattr(person, name, None if value == "" and name != "name" else value)
        changed = {name: [before[name], getattr(person, name)] for name in CHANGEABLE}
        changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
        if not changed:
            return person
        save_person(person)
        words = {name: _in_words(name, pair) for name, pair in changed.items()}
        note_change(person, user, "change", self.reason, words)
        if "died_on" in changed:
            deaths.follow(person, before["died_on"], user)
        return person


def _known_only(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(CHANGEABLE)
    if unknown:
        refuse(f"人员没有这样的项目：{'、'.join(sorted(unknown))}", "name", "person")
    return values


def _in_words(name: str, pair: list[Any]) -> list[str]:
    if name in SEALED:
        return ["（已加密）" if value else "" for value in pair]
    return ["" if value is None else str(value) for value in pair]


@dataclass(frozen=True)
class ChangeResidence(_OnePersonAction):
    """A person lives elsewhere from a day on; the former residence ends the day before."""

    area: Area
    since: date
    kind: int = 1
    address: str = ""
    code: ClassVar[str] = "change_residence"
    title: ClassVar[str] = "变更居住地"

    def perform(self, user: User) -> Person:
        person = self._afresh()
        if self.since > clock.today():
            refuse("迁入日期不能晚于今天", "since", "person")
        if self.since < person.birth_date:
            refuse("迁入日期早于出生日期", "since", "person")
        latest = person.residences.order_by("since").last()
        if latest and latest.since >= self.since:
            text = f"已有自{latest.since:%Y-%m-%d}起的居住地，新的迁入日期须在其后"
            refuse(text, "since", "person")
        if latest and (latest.until is None or latest.until >= self.since):
            latest.until = self.since - timedelta(days=1)
            latest.revision = store.take_revisions(1)
            latest.save()
        Residence.objects.create(
            person=person,
            area=self.area,
            since=self.since,
            kind=self.kind,
            address=self.address or None,
            revision=store.take_revisions(1),
        )
        moved = {"residence": [str(latest.area) if latest else "", str(self.area)]}
        note_change(person, user, "residence", "", moved)
        return person
