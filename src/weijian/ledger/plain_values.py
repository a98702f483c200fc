"""Values of a record as plain JSON (API, command line) and back: read like cells, written as codes and ISO dates.

It checks nothing beyond what a value is; rules are the store's. A person is given as `{"id": 12}`, or by ID number
or name as text; units and linked records by number, code or label.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access
from weijian.ledger.cells import CellError, read_cell
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Choices, Link, Place, Resident, Secret, Unit
from weijian.ledger.lookups import Lookups, enrolment_for
from weijian.ledger.pickers import find_person
from weijian.ledger.rules import Problem, Severity
from weijian.orgs.models import Area, Institution
from weijian.people.models import Person


def read_values(
    declaration: Declaration, scope: Scope, given: Mapping[str, Any], *, new: bool = False
) -> dict[str, Any]:
    """What CreateRecord and ChangeRecord take. Raises Refused with every value that cannot be read."""
    entered = {item.name: item for item in declaration.entered}
    found: dict[str, Any] = {}
    problems = []
    for name, raw in given.items():
        try:
            if name == "institution":
                found[name] = _unit(Institution, raw)
            elif name in entered:
                found[name] = _value(entered[name], scope, raw)
            else:
                raise CellError(f"{declaration.title}没有可填的项目“{name}”")
        except (CellError, ValidationError) as error:
            text = error.message if isinstance(error, CellError) else "；".join(error.messages)
            problems.append(Problem(Severity.ERROR, text, name, "value"))
    if problems:
        raise Refused(problems)
    if new and declaration.enrolment and found.get("enrolment") is None and found.get("person"):
        found["enrolment"] = _enrolment(declaration, found)
    return found


def _value(item: Any, scope: Scope, raw: Any) -> Any:
    if not item.is_relation:
        return read_cell(item, raw)
    if raw in (None, ""):
        return None
    if isinstance(item, Resident):
        return _person(scope, raw)
    if isinstance(item, (Unit, Place)):
        return _unit(item.related_model, raw)
    if isinstance(item, Link):
        key = raw if isinstance(raw, int) else Lookups().record(item.related_model, raw)
        return access.record_or_forbidden(scope, item.related_model.declaration, key)
    raise CellError(f"不能填写{item.verbose_name}")


def _person(scope: Scope, raw: Any) -> Person:
    if isinstance(raw, dict):
        raw = raw.get("id")
    if isinstance(raw, int):
        person = access.persons(scope).filter(pk=raw).first()
        if person is None:
            raise CellError("没有这个编号的人员，或不在管辖范围内")
        return person
    return find_person(scope, str(raw))


def _unit(model: Any, raw: Any) -> Any:
    if isinstance(raw, int):
        found = model.objects.filter(pk=raw).first()
        if found is None:
            raise CellError("没有这个编号")
        return found
    lookups = Lookups()
    return model.objects.get(pk=lookups.area(raw) if model is Area else lookups.institution(raw))


def _enrolment(declaration: Declaration, found: Mapping[str, Any]) -> Any:
    rows = declaration.enrolment.objects.standing().filter(person=found["person"]).order_by("start")
    enrolment = enrolment_for(list(rows), found.get(declaration.date_field))
    if enrolment is None:
        text = f"此人在该日没有{declaration.enrolment.declaration.title}档案，请先建档"
        refuse(text, "person", "enrolment")
    return enrolment


def plain(record: Any) -> dict[str, Any]:
    """A record as JSON: every field of its own, with what the engine keeps beside; never sealed text."""
    declaration = record.declaration
    found: dict[str, Any] = {"id": record.pk, "ledger": declaration.code}
    for item in declaration.fields:
        if not isinstance(item, Secret):
            found[item.name] = _json(item, getattr(record, item.attname))
    if declaration.flow:
        found["state"] = record.state
    found.update(
        institution=record.institution_id,
        area=record.area_id,
        revision=record.revision,
        voided=record.voided,
    )
    return found


def _json(item: Any, value: Any) -> Any:
    if isinstance(item, Choices):
        return item.split(value)
    if isinstance(value, datetime):
        return value.astimezone(clock.ZONE).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
