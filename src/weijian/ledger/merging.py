"""Two rows of one person become one, and can become two again; no record is lost either way.

All rows of all ledgers that name the merged person are pointed to the kept one. What would collide there is kept
too: an open enrolment beside another open one is ended the day before the other began (code 5), or voided when it
lies wholly within it; a row under a natural key that is taken is voided. `PersonMerge.moved` lists each row with
its values before, and the undoing restores exactly those.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar, NoReturn

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import duties, history, store
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import refuse
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Resident
from weijian.ledger.models import Duty, PersonMerge
from weijian.ledger.persons import PERSON, PersonAction, note_change
from weijian.ledger.registry import ledger, ledgers
from weijian.people.models import Person, Residence

REASON = "重复合并"
MERGED = 5  # END_REASONS
RESIDENCE = "people.residence"
FILLED = ("id_number", "other_document", "phone")
Moved = dict[str, Any]


def _refuse(message: str) -> NoReturn:
    refuse(message, "person", "merge")


@dataclass(frozen=True)
class MergePersons(PersonAction):
    """`gone` turns out to be `kept`. Different ID numbers refuse it unless somebody has made sure."""

    kept: Person
    gone: Person
    despite_numbers: bool = False
    code: ClassVar[str] = "merge_persons"
    title: ClassVar[str] = "合并人员"

    def permit(self, user: User, scope: Scope) -> None:
        self._require(scope, self.kept)
        self._require(scope, self.gone)
        if not scope.may_administer and not scope.whole_county and scope.root_area_id is None:
            raise Forbidden("您无权合并人员。")

    def perform(self, user: User) -> PersonMerge:
        people = Person.objects.select_for_update().in_bulk([self.kept.pk, self.gone.pk])
        kept, gone = people[self.kept.pk], people.get(self.gone.pk, people[self.kept.pk])
        self._refuse_unlike(kept, gone)
        merge = PersonMerge.objects.create(kept=kept, gone=gone, at=clock.now(), by=user)
        gone.merged_into, gone.revision = kept, store.take_revisions(1)
        gone.save()
        moved = [*_fill(kept, gone), *_move_residences(kept, gone)]
        # Enrolments first: services follow the enrolment that stays open.
        for declaration in sorted(ledgers().values(), key=lambda one: one.kind != "enrolment"):
            moved.extend(_move_rows(declaration, kept, gone, user))
        merge.moved = moved
        merge.save(update_fields=["moved"])
        Duty.objects.filter(person=gone).update(person=kept)
        _put_in_order(moved, kept, user)
        note_change(kept, user, "merge", REASON, {"merged": ["", f"#{gone.pk}"]})
        return merge

    def _refuse_unlike(self, kept: Person, gone: Person) -> None:
        if kept.pk == gone.pk:
            _refuse("不能与自己合并")
        if kept.merged_into_id or gone.merged_into_id:
            _refuse("其中一行已经并入他人")
        if kept.died_on != gone.died_on:
            _refuse("两行的死亡日期不一致，请先改正再合并")
        numbers = {kept.id_number, gone.id_number} - {None, ""}
        if len(numbers) > 1 and not self.despite_numbers:
            _refuse("两行的身份证号不同，请核实确为同一人后再合并")

    def trail(self, result: PersonMerge) -> dict[str, Any]:
        return {**_trail(result), "rows": len(result.moved)}


def _trail(merge: PersonMerge) -> dict[str, Any]:
    return {
        "subject": PERSON,
        "subject_id": merge.kept_id,
        "person_id": merge.kept_id,
        "gone": merge.gone_id,
    }


def _fill(kept: Person, gone: Person) -> Iterator[Moved]:
    """What the kept row lacks it takes over; the list names fields only, never numbers."""
    taken = [name for name in FILLED if not getattr(kept, name) and getattr(gone, name)]
    before = {"no_id_reason": kept.no_id_reason, **dict.fromkeys(taken)}
    for name in taken:
        setattr(kept, name, getattr(gone, name))
    kept.revision = store.take_revisions(1)
    kept.save()
    if taken:
        yield {"ledger": PERSON, "id": kept.pk, "before": before}


def _move_residences(kept: Person, gone: Person) -> Iterator[Moved]:
    """Former homes that do not overlap the kept row's; the others stay with the merged row."""
    own = list(kept.residences.all())
    for row in gone.residences.order_by("since"):
        if any(_overlap(row, other) for other in own):
            continue
        yield {"ledger": RESIDENCE, "id": row.pk, "before": {"person": gone.pk}}
        row.person, row.revision = kept, store.take_revisions(1)
        row.save()


def _overlap(one: Residence, other: Residence) -> bool:
    starts_before_end = other.until is None or one.since <= other.until
    return starts_before_end and (one.until is None or other.since <= one.until)


def _move_rows(declaration: Declaration, kept: Person, gone: Person, user: User) -> Iterator[Moved]:
    model = declaration.model
    for item in declaration.fields:
        if isinstance(item, Resident):
            for row in model.objects.filter(**{item.attname: gone.pk}).order_by("revision"):
                yield _move_row(declaration, row, item, kept, user)


def _move_row(declaration: Declaration, row: Any, item: Any, kept: Person, user: User) -> Moved:
    before = history.values(row)
    setattr(row, item.attname, kept.pk)
    if not row.voided:
        _make_room(declaration, row, item, kept)
    if declaration.kind == "service" and declaration.enrolment and item.name == "person":
        _join_open_enrolment(declaration, row, kept)
    changed = history.differences(before, history.values(row))
    store.write_change(row, "merge", user, REASON, changed)
    return {
        "ledger": declaration.code,
        "id": row.pk,
        "before": {name: _plain(pair[0]) for name, pair in changed.items()},
        "after": {name: _plain(pair[1]) for name, pair in changed.items()},
    }


def _make_room(declaration: Declaration, row: Any, item: Any, kept: Person) -> None:
    """End or void a row that cannot stand beside one of the kept person's."""
    standing = declaration.model.objects.standing().exclude(pk=row.pk)
    if declaration.kind == "enrolment" and item.name == declaration.subject and row.end is None:
        other = standing.filter(**{item.attname: kept.pk}, end__isnull=True).first()
        if other and row.start < other.start:
            _end(declaration, row, other.start - timedelta(days=1))
        elif other:
            row.voided_at, row.void_reason = clock.now(), REASON
    key = {name: getattr(row, row._meta.get_field(name).attname) for name in declaration.natural_key}
    if item.name in key and None not in key.values() and standing.filter(**key).exists():
        row.voided_at, row.void_reason = clock.now(), REASON


def _end(declaration: Declaration, row: Any, day: date) -> None:
    row.end = day
    for name, value in (("end_reason", MERGED), ("end_note", REASON)):
        if any(item.name == name for item in declaration.fields):
            setattr(row, name, value)


def _join_open_enrolment(declaration: Declaration, row: Any, kept: Person) -> None:
    """A service whose enrolment is ended before it, or voided, goes on under the one that stays open."""
    current = row.enrolment
    if current is None or not (current.voided or current.end):
        return
    rows = declaration.enrolment.objects.standing().filter(person=kept, end__isnull=True)
    other = rows.filter(start__lte=row.on).first()
    if other is not None and (current.voided or row.on > current.end):
        row.enrolment_id = other.pk


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        value = value.astimezone(UTC)  # the database gives moments back in its own zone
    return value.isoformat() if hasattr(value, "isoformat") else value


def _put_in_order(moved: list[Moved], kept: Person, user: User) -> None:
    """Duties and what is computed from earlier rows, for every ledger that was touched."""
    for code in dict.fromkeys(item["ledger"] for item in moved):
        if code not in (PERSON, RESIDENCE):
            ids = [item["id"] for item in moved if item["ledger"] == code]
            rows = list(ledger(code).model.objects.filter(pk__in=ids).order_by("revision"))
            duties.refresh(rows)
            days = [row.business_date for row in rows if row.business_date]
            late = {person_id: min(days) for person_id in (kept.pk,) if days and ledger(code).chained}
            store.follow_up(rows, late, user)


@dataclass(frozen=True)
class UndoMerge(PersonAction):
    """The two were two after all: every row goes back to whom it belonged, with its values before."""

    merge: PersonMerge
    code: ClassVar[str] = "undo_merge"
    title: ClassVar[str] = "撤销合并"

    def permit(self, user: User, scope: Scope) -> None:
        self._require(scope, self.merge.kept)

    def perform(self, user: User) -> PersonMerge:
        merge = PersonMerge.objects.select_for_update().get(pk=self.merge.pk)
        if merge.undone_at:
            _refuse("这次合并已经撤销")
        kept, gone = merge.kept, merge.gone
        if kept.merged_into_id or gone.merged_into_id != kept.pk:
            _refuse("保留的一行后来又与他人合并，请先撤销那一次")
        self._give_back(merge, kept, user)
        gone.merged_into, gone.revision = None, store.take_revisions(1)
        gone.save()
        merge.undone_at = clock.now()
        merge.save(update_fields=["undone_at"])
        Duty.objects.filter(person=kept).delete()
        _put_in_order(merge.moved, kept, user)
        _put_in_order(_all_rows(kept), kept, user)
        note_change(kept, user, "undo_merge", "撤销合并", {"merged": [f"#{gone.pk}", ""]})
        return merge

    def _give_back(self, merge: PersonMerge, kept: Person, user: User) -> None:
        # Services first: an enrolment opens again only after nothing stands in its way.
        for item in reversed(merge.moved):
            before = item["before"]
            if item["ledger"] == PERSON:
                for name, value in before.items():
                    setattr(kept, name, value)
                kept.revision = store.take_revisions(1)
                kept.save()
            elif item["ledger"] == RESIDENCE:
                Residence.objects.filter(pk=item["id"]).update(
                    person_id=before["person"], revision=store.take_revisions(1)
                )
            else:
                _restore_row(item, user)

    def trail(self, result: PersonMerge) -> dict[str, Any]:
        return _trail(result)


def _restore_row(item: Moved, user: User) -> None:
    row = ledger(item["ledger"]).model.objects.select_for_update().get(pk=item["id"])
    current = history.values(row)
    for name, value in item["after"].items():
        if _plain(current[name]) != value:
            label = row._meta.get_field(name).verbose_name
            text = f"{row.declaration.title}#{row.pk}的{label}在合并后又被改动，请先改回再撤销"
            _refuse(text)
    for name, value in item["before"].items():
        field = row._meta.get_field(name)
        setattr(row, field.attname, None if value is None else _typed(field, value))
    store.write_change(row, "undo", user, "撤销合并", history.differences(current, history.values(row)))


def _typed(field: Any, value: Any) -> Any:
    if field.get_internal_type() == "DateTimeField":
        return datetime.fromisoformat(value)
    return field.to_python(value)


def _all_rows(person: Person) -> list[Moved]:
    """Every row of a person, in the form of the list, to put duties in order again."""
    return [
        {"ledger": declaration.code, "id": pk}
        for declaration in ledgers().values()
        if declaration.has_person
        for pk in declaration.model.objects.standing().filter(person=person).values_list("pk", flat=True)
    ]
