"""The field constructors in which a ledger is written; each is an ordinary Django field that knows more.

Beyond Django's they carry unit, hard bounds (`error`, the row is refused), soft bounds (`warning`, the row is
kept and listed), official codes, whether the value may identify a person (`personal`: it never enters the
columnar copy), and how it is computed or suggested. Labels, codes and bounds are left out of migrations:
changing a wording changes no schema.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.module_loading import import_string

from weijian.orgs.models import Area, Institution
from weijian.people.encryption import EncryptedField
from weijian.people.models import Person

Bounds = tuple[Any, Any]
Compute = Callable[[Any], Any]


class LedgerField(models.Field):
    """What every ledger field knows.

    `compute(record)` gives the value at each save and makes the field read-only; `suggest(record)` fills it
    when it was left empty. `synonyms` are other wordings of codes that sheets bring: {"CINⅠ": 2}.
    """

    unit: str = ""
    error: Bounds | None = None
    warning: Bounds | None = None
    codes: dict[Any, str] | None = None
    personal: bool = False
    compute: Compute | None = None
    suggest: Compute | None = None
    synonyms: Mapping[str, Any] = {}

    def take(
        self,
        options: dict[str, Any],
        *,
        unit: str = "",
        error: Bounds | None = None,
        warning: Bounds | None = None,
        personal: bool = False,
    ) -> dict[str, Any]:
        """Keep our own options, return Django's."""
        self.unit, self.error, self.warning, self.personal = unit, error, warning, personal
        self.compute, self.suggest = options.pop("compute", None), options.pop("suggest", None)
        self.synonyms = options.pop("synonyms", {})
        if options.pop("optional", False) or self.suggest or self.compute:
            options.update(null=True, blank=True)
        if self.compute:
            options["editable"] = False
        if error:
            options["validators"] = [MinValueValidator(error[0]), MaxValueValidator(error[1])]
        return options

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, _, positional, options = super().deconstruct()
        base = next(base for base in type(self).__mro__ if base.__module__.startswith("django.db.models"))
        for wording in ("verbose_name", "help_text", "choices", "validators", "editable"):
            options.pop(wording, None)
        return name, f"django.db.models.{base.__name__}", positional, options

    def clone(self) -> models.Field:
        """The plain Django field; migrations know nothing of this module."""
        _, path, positional, options = self.deconstruct()
        return import_string(path)(*positional, **options)


class Day(LedgerField, models.DateField):
    """A date."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        super().__init__(label, **self.take(options))


class Moment(LedgerField, models.DateTimeField):
    """A date and time to the minute."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        super().__init__(label, **self.take(options))


class Measured(LedgerField):
    """Base of numbers: each has a unit and bounds."""

    def __init__(
        self,
        label: str | None = None,
        unit: str = "",
        error: Bounds | None = None,
        warning: Bounds | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, **self.take(options, unit=unit, error=error, warning=warning))


class Whole(Measured, models.IntegerField):
    """A whole number with its unit."""


class Number(Measured, models.DecimalField):
    """A decimal number with `places` decimals; never a binary float."""

    def __init__(
        self,
        label: str | None = None,
        unit: str = "",
        error: Bounds | None = None,
        *,
        places: int = 1,
        **options: Any,
    ) -> None:
        as_decimal = (Decimal(str(error[0])), Decimal(str(error[1]))) if error else None
        options = {"max_digits": 18, "decimal_places": places, **options}
        super().__init__(label, unit, as_decimal, **options)


class Money(Number):
    """An amount in 元 with two decimals."""

    def __init__(self, label: str | None = None, error: Bounds | None = (0, 10**12), **options: Any) -> None:
        options.setdefault("places", 2)
        super().__init__(label, unit=options.pop("unit", "元"), error=error, **options)


class Flag(LedgerField, models.BooleanField):
    """Yes or no. A flag that may stay unknown is `optional=True`."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        if not options.get("optional"):
            options.setdefault("default", False)
        super().__init__(label, **self.take(options))


class Text(LedgerField, models.CharField):
    """A short text. Free text may name people, so it counts as personal unless said otherwise."""

    def __init__(
        self, label: str | None = None, length: int = 200, *, personal: bool = True, **options: Any
    ) -> None:
        options.setdefault("max_length", length)
        options = self.take(options, personal=personal)
        if options.pop("null", False):
            options.update(blank=True, default="")  # one way of being empty
        super().__init__(label, **options)


class LongText(LedgerField, models.TextField):
    """Several lines of text."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options = self.take(options, personal=True)
        if options.pop("null", False):
            options.update(blank=True, default="")
        super().__init__(label, **options)


class Rows(LongText):
    """A small table of the paper form, one entry a line: `氨氯地平 1 5` under 药名, 每日次数, 每次剂量.

    Parts of a line stand apart by spaces, tabs or commas; a line may leave out its last parts.
    """

    def __init__(self, label: str | None = None, columns: Sequence[str] = (), **options: Any) -> None:
        self.columns = tuple(columns)
        options.setdefault("help_text", f"每行一条：{' '.join(self.columns)}")
        super().__init__(label, **options)
        self._validators.append(self._refuse_surplus)

    def split(self, stored: str | None) -> list[dict[str, str]]:
        """The entries of a stored value, by column."""
        lines = [re.split(r"[\s,，;；]+", line.strip()) for line in (stored or "").splitlines()]
        return [dict(zip(self.columns, parts, strict=False)) for parts in lines if parts != [""]]

    def _refuse_surplus(self, stored: str) -> None:
        for line in stored.splitlines():
            if len(re.split(r"[\s,，;；]+", line.strip())) > len(self.columns):
                raise ValidationError(f"“{line.strip()}”多于{len(self.columns)}项（{self.help_text}）")


class Secret(LedgerField, EncryptedField):
    """Text that is sealed at rest: telephone numbers, document numbers."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        super().__init__(label, **self.take(options, personal=True))

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, _, positional, options = super().deconstruct()
        return name, "weijian.people.encryption.EncryptedField", positional, options


class IntegerChoice(LedgerField, models.SmallIntegerField):
    """One of a list of official number codes."""


class TextChoice(LedgerField, models.CharField):
    """One of a list of text codes."""


def Choice(label: str, codes: Mapping[Any, str] | list[str], **options: Any) -> LedgerField:
    """One of `codes` (code to wording); a list of wordings stands for itself. Codes are what forms print."""
    table = dict(codes) if isinstance(codes, Mapping) else {word: word for word in codes}
    if all(isinstance(code, int) for code in table):
        field: LedgerField = IntegerChoice.__new__(IntegerChoice)
    else:
        field = TextChoice.__new__(TextChoice)
        options.setdefault("max_length", 40)
    taken = field.take(options)
    field.__init__(label, choices=list(table.items()), **taken)  # type: ignore[misc]
    field.codes = table
    return field


class Choices(LedgerField, models.CharField):
    """Several codes of a list, kept as `|1|3|`; ask for one with the lookup `has`: `Q(symptoms__has=3)`."""

    def __init__(
        self, label: str | None = None, codes: Mapping[Any, str] | Sequence[str] = (), **options: Any
    ) -> None:
        self.codes = dict(codes) if isinstance(codes, Mapping) else {word: word for word in codes}
        options.setdefault("max_length", 200)
        options = self.take(options)
        if options.pop("null", False):
            options.update(blank=True, default="")
        super().__init__(label, **options)

    @staticmethod
    def join(values: "list[Any] | tuple[Any, ...] | set[Any]") -> str:
        return f"|{'|'.join(str(value) for value in values)}|" if values else ""

    def split(self, stored: str | None) -> list[Any]:
        """The codes of a stored value, in the order of the list."""
        present = set((stored or "").strip("|").split("|"))
        return [code for code in self.codes or {} if str(code) in present]

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        if isinstance(value, (list, tuple, set)):
            value = self.join(value)
        return super().clean(value, model_instance)


@models.CharField.register_lookup  # on CharField, because migrations rebuild plain Django fields
class Has(models.Lookup):
    """`field__has=code`: the code is among the chosen ones."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        # Not LIKE: SQLite would take upper and lower case for the same, and codes may hold its wildcards.
        left, parameters = self.process_lhs(compiler, connection)
        position = "INSTR" if connection.vendor == "sqlite" else "STRPOS"
        return f"{position}({left}, %s) > 0", [*parameters, f"|{self.rhs}|"]


class _Link(LedgerField, models.ForeignKey):
    def __init__(self, label: str | None = None, to: Any = None, **options: Any) -> None:
        options.setdefault("on_delete", models.PROTECT)
        # No reverse names: same-named models of two lines would clash on the person.
        options.setdefault("related_name", "+")
        super().__init__(to, verbose_name=label, **self.take(options))

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, _, positional, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", positional, options


class Link(_Link):
    """Another record, of this or another ledger: `Link("检测任务", "screening.Campaign")`."""


class Resident(_Link):
    """A person of the resident index."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options.pop("to", None)
        super().__init__(label, Person, **options)


class Unit(_Link):
    """An institution."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options.pop("to", None)
        super().__init__(label, Institution, **options)


class Place(_Link):
    """An area."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options.pop("to", None)
        super().__init__(label, Area, **options)


def wording(field: models.Field, value: Any) -> str:
    """A value as people read it: codes by their words, dates and numbers plainly, nothing as empty text."""
    if value is None or value == "":
        return ""
    if isinstance(field, Choices):
        return "、".join((field.codes or {})[code] for code in field.split(value))
    codes = getattr(field, "codes", None)
    if codes:
        return codes.get(value, str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d %H:%M" if hasattr(value, "hour") else "%Y-%m-%d")
    return str(value)
