"""How a ledger class becomes a declaration that every face reads.

The metaclass takes our own entries out of `class Meta` (Django refuses unknown ones), adds the constraints that
follow from rules, bounds and natural key, and keeps all of it in `Ledger.declaration`. Nothing is checked or
stored here.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.db.models.base import ModelBase

from weijian.ledger.fields import LedgerField, Link
from weijian.ledger.rules import Exclusive, Overlap, Rule, Spacing

if TYPE_CHECKING:
    from weijian.ledger.flows import Flow
    from weijian.ledger.schedules import Schedule

OWN_ENTRIES = (
    "natural_key",
    "rules",
    "schedules",
    "flow",
    "labels",
    "subject",
    "shown",
    "sealed",
    "sections",
    "pairs",
    "aliases",
    "feeds",
    "chained",
    "of_staff",
)
SLOTS = ("__dict__", "__weakref__")
DATE_FIELD = "<date>"  # in a rule's fields: whatever field dates this kind of record


@dataclass
class Declaration:
    """What a ledger says of itself beyond its fields.

    natural_key: fields by which an import updates instead of inserting. subject: the field that says whom or
    what an enrolment is about. shown: the list's columns. sealed: rows only for users who are given the line
    by name. sections: (title, fields) for form and paper. pairs: (first, second, heading, sign) of two fields
    that sheets write in one cell: ("systolic", "diastolic", "血压", "/"). aliases: other headings of a field.
    feeds: links to rows whose computed fields or state
    read these rows, so that they are derived again when one of these is written. chained: computed fields read
    the person's earlier rows, so that those after a written one are derived again. of_staff: the person works at
    the institution, so that rows count where it stands and not where he lives.
    """

    kind: str
    date_field: str
    natural_key: tuple[str, ...] = ()
    rules: tuple[Rule | Spacing | Overlap | Exclusive, ...] = ()
    schedules: "tuple[Schedule, ...]" = ()
    flow: "Flow | None" = None
    subject: str = ""
    shown: tuple[str, ...] = ()
    sealed: bool = False
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    feeds: tuple[str, ...] = ()
    chained: bool = False
    of_staff: bool = False
    pairs: tuple[tuple[str, str, str, str], ...] = ()
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    enrolment: Any = None
    model: Any = field(default=None, repr=False)

    @property
    def line(self) -> str:
        """The line of work: its application label."""
        return self.model._meta.app_label

    @property
    def code(self) -> str:
        """Permanent name of the ledger, e.g. `hypertension.hypertensionvisit`."""
        return self.model._meta.label_lower

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name)

    @cached_property
    def fields(self) -> list[LedgerField]:
        """The line's and the kind's own fields, in order of declaration; not the engine's book-keeping."""
        return [item for item in self.model._meta.fields if isinstance(item, LedgerField)]

    @cached_property
    def entered(self) -> list[LedgerField]:
        """Fields that a person types or imports."""
        return [item for item in self.fields if item.editable and not item.compute]

    @cached_property
    def checked(self) -> list[tuple[LedgerField, str, bool]]:
        """Fields whose values are checked, with attribute and whether they may be empty."""
        return [(item, item.attname, item.null or item.blank) for item in self.fields if not item.compute]

    @cached_property
    def tests(self) -> list[tuple[Any, Any]]:
        """Rules with a quick test whether a record breaks them; None for those that look at other rows."""
        return [(rule, rule.breaks if isinstance(rule, Rule) else None) for rule in self.rules]

    @cached_property
    def suggested(self) -> list[LedgerField]:
        return [item for item in self.fields if item.suggest]

    @cached_property
    def computed(self) -> list[LedgerField]:
        return [item for item in self.fields if item.compute]

    @cached_property
    def has_person(self) -> bool:
        return any(item.name == "person" for item in self.fields)

    def field(self, name: str) -> LedgerField:
        return self.model._meta.get_field(name)


class LedgerBase(ModelBase):
    """Metaclass of all ledgers."""

    def __new__(mcs, name: str, bases: tuple, namespace: dict, of: Any = None, **options: Any) -> Any:
        meta: Any = namespace.get("Meta")
        own = {entry: meta.__dict__[entry] for entry in OWN_ENTRIES if meta and entry in meta.__dict__}
        if own:
            kept = {key: value for key, value in meta.__dict__.items() if key not in own and key not in SLOTS}
            namespace["Meta"] = type("Meta", meta.__bases__, kept)
        namespace["_own"] = own
        if namespace.get("person", ...) is None:  # an enrolment of a thing: the base's column goes too
            namespace["person_id"] = None
        if of is not None:
            namespace["enrolment"] = _link_before(Link(of._meta.verbose_name, of), namespace)
        cls: Any = super().__new__(mcs, name, bases, namespace, **options)
        if not cls._meta.abstract:
            cls.declaration = _declare(cls, of)
            _label(cls)
            _constrain(cls)
        return cls

    def __init__(cls, name: str, bases: tuple, namespace: dict, of: Any = None, **options: Any) -> None:
        super().__init__(name, bases, namespace, **options)


def _link_before(link: Link, namespace: dict) -> Link:
    """Order the link to the enrolment after the kind's fields and before the ledger's own."""
    own = [item.creation_counter for item in namespace.values() if isinstance(item, models.Field)]
    link.creation_counter = min(own, default=link.creation_counter) - 0.5
    return link


def _gather(cls: Any, entry: str) -> list[Any]:
    """An entry of Meta from the most general base to the class itself."""
    return [
        base.__dict__["_own"][entry]
        for base in reversed(cls.__mro__)
        if entry in base.__dict__.get("_own", {})
    ]


def _declare(cls: Any, of: Any) -> Declaration:
    def last(entry: str, default: Any) -> Any:
        found = _gather(cls, entry)
        return found[-1] if found else default

    rules = [_at_date_field(cls, rule) for rules in _gather(cls, "rules") for rule in rules]
    return Declaration(
        kind=_kind(cls),
        date_field=cls.date_field,
        natural_key=tuple(last("natural_key", ())),
        rules=tuple(rule for rule in rules if _applies(cls, rule)),
        schedules=tuple(last("schedules", ())),
        flow=last("flow", None),
        subject=last("subject", "person"),
        shown=tuple(last("shown", ())),
        sealed=last("sealed", False),
        sections=_sections(cls, last("sections", ())),
        feeds=tuple(last("feeds", ())),
        chained=last("chained", False),
        of_staff=last("of_staff", False),
        pairs=tuple(tuple(pair) for pair in last("pairs", ())),
        aliases={name: tuple(words) for name, words in last("aliases", {}).items()},
        enrolment=of,
        model=cls,
    )


def _kind(cls: Any) -> str:
    """The kind's name, also where a ledger has a column that is called kind."""
    return next(base.__dict__["kind"] for base in cls.__mro__ if isinstance(base.__dict__.get("kind"), str))


def _at_date_field(cls: Any, rule: Any) -> Any:
    if isinstance(rule, Rule) and DATE_FIELD in rule.fields:
        return replace(
            rule, fields=tuple(cls.date_field if one == DATE_FIELD else one for one in rule.fields)
        )
    return rule


def _sections(cls: Any, said: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(said, Mapping):
        return tuple((title, tuple(names)) for title, names in said)
    found: dict[str, list[str]] = {}
    title = ""
    for item in cls._meta.fields:
        if isinstance(item, LedgerField) and item.editable:
            title = said.get(item.name, title)
            found.setdefault(title, []).append(item.name)
    return tuple((title, tuple(names)) for title, names in found.items())


def _applies(cls: Any, rule: Rule | Spacing | Overlap | Exclusive) -> bool:
    """A rule of a kind that reads a field which this ledger dropped (an enrolment without a person) is left out."""
    names = {item.name for item in cls._meta.local_fields}
    return not isinstance(rule, Rule) or all(name in names for name in rule.fields)


def _label(cls: Any) -> None:
    """Give the kind's general fields this ledger's own words: `labels = {"on": "随访日期"}`."""
    for labels in _gather(cls, "labels"):
        for name, label in labels.items():
            cls._meta.get_field(name).verbose_name = label


def constraint_name(cls: Any, text: str) -> str:
    """A short name that stays the same as long as the rule's wording does."""
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]
    return f"{cls._meta.app_label}_{cls._meta.model_name}"[:21] + f"_{digest}"


def _constrain(cls: Any) -> None:
    """Put natural key, bounds and rules into the database as constraints."""
    added: list[models.BaseConstraint] = []
    standing = Q(voided_at__isnull=True)
    if cls.declaration.natural_key:
        key = cls.declaration.natural_key
        name = constraint_name(cls, "key:" + ",".join(key))
        added.append(models.UniqueConstraint(fields=list(key), condition=standing, name=name))
    if cls.declaration.kind == "enrolment" and cls.declaration.subject:
        # One open enrolment of a subject at a time.
        subject = cls.declaration.subject
        unended = standing & Q(end__isnull=True)
        added.append(
            models.UniqueConstraint(fields=[subject], condition=unended, name=constraint_name(cls, "open"))
        )
    for item in cls.declaration.fields:
        if item.error:
            condition = Q(**{f"{item.name}__isnull": True}) | Q(**{f"{item.name}__range": item.error})
            added.append(
                models.CheckConstraint(condition=condition, name=constraint_name(cls, f"bounds:{item.name}"))
            )
    for rule in cls.declaration.rules:
        if isinstance(rule, Rule) and rule.in_database:
            name = constraint_name(cls, "rule:" + rule.message)
            added.append(models.CheckConstraint(condition=rule.condition, name=name))
    cls._meta.constraints = [*cls._meta.constraints, *added]
    cls._meta.original_attrs["constraints"] = cls._meta.constraints
