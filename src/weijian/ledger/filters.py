"""What a list may be narrowed by, read from a declaration and a query string.

A filter whose value cannot be understood says so and matches nothing: a list that silently ignored it would
be exported as if it were complete. Parameters: from, to, period, person, area, institution, state, open,
voided, doubt, batch, and `f_<field>` for each field with codes and each flag.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.kernel.periods import Period, PeriodError
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Choices, Flag
from weijian.ledger.models import Doubt
from weijian.orgs.models import Institution
from weijian.orgs.tree import AreaTree
from weijian.people import search

NOTHING = Q(pk__in=[])
Options = tuple[tuple[str, str], ...]
OPEN, CLOSED, ANY = "open", "closed", "all"
STANDING, VOIDED = "no", "yes"


@dataclass(frozen=True)
class Filter:
    """One control above the list. `kind` is date, text, person, area, institution or choice.

    `main` ones are seen at once, the others behind a fold.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    options: Options = ()
    condition: Q = field(default_factory=Q)
    error: str = ""
    main: bool = True
    default: str = ""

    @property
    def active(self) -> bool:
        return self.value != self.default


def read_filters(declaration: Declaration, scope: Scope, params: Mapping[str, str]) -> list[Filter]:
    """All filters of a ledger with the values that the query string gives them."""
    given = {name: str(params.get(name, "")).strip() for name in params}
    found = list(_dates(declaration, given))
    if declaration.has_person:
        text = given.get("person", "")
        found.append(
            Filter(
                "person",
                "姓名、拼音首字母或证件号后四位",
                "person",
                text,
                (),
                search.condition(text, "person__"),
            )
        )
    found.append(_area(scope, given.get("area", "")))
    found.append(_institution(scope, given.get("institution", "")))
    if declaration.flow:
        found.append(
            _choice("state", "状态", declaration.flow.labels(), given.get("state", ""), "state", main=True)
        )
    found.extend(_standing(declaration, given))
    found.extend(_codes(declaration, given))
    found.extend(_bookkeeping(declaration, given))
    return found


def day_range(declaration: Declaration, first: date | None, last: date | None) -> Q:
    """Rows whose business date lies between two days, both included."""
    name = declaration.date_field
    if declaration.model._meta.get_field(name).get_internal_type() == "DateTimeField":
        low = datetime.combine(first, time(), clock.ZONE) if first else None
        high = datetime.combine(last + timedelta(days=1), time(), clock.ZONE) if last else None
        upper = f"{name}__lt"
    else:
        low, high, upper = first, last, f"{name}__lte"  # type: ignore[assignment]
    return (Q(**{f"{name}__gte": low}) if low else Q()) & (Q(**{upper: high}) if high else Q())


def _dates(declaration: Declaration, given: Mapping[str, str]) -> Iterable[Filter]:
    label = str(declaration.model._meta.get_field(declaration.date_field).verbose_name)
    text = given.get("period", "")
    try:
        period = Period.parse(text) if text else None
        # One day alone reads "as of that day": everything up to it.
        first = None if period is None or period.kind == "as_of" else period.start
        condition = day_range(declaration, first, period.end if period else None)
        yield Filter("period", f"{label}（期间）", "text", text, (), condition)
    except PeriodError as error:
        yield Filter("period", f"{label}（期间）", "text", text, (), NOTHING, str(error))
    for name, words in (("from", f"{label}自"), ("to", f"{label}至")):
        value = given.get(name, "")
        try:
            day = date.fromisoformat(value) if value else None
        except ValueError:
            yield Filter(name, words, "date", value, (), NOTHING, "日期应写作 2020-06-03")
            continue
        bounds = (day, None) if name == "from" else (None, day)
        yield Filter(name, words, "date", value, (), day_range(declaration, *bounds))


def area_options(scope: Scope | None = None) -> Options:
    """Areas of the scope (or all) as an indented list, county first."""
    snapshot = AreaTree.load().at(clock.today())
    nodes = sorted((node for node in snapshot.nodes.values() if node.established), key=lambda node: node.code)
    return tuple(
        (str(node.id), "　" * (node.level - 1) + node.name)
        for node in nodes
        if scope is None or scope.holds_area(node.id)
    )


def institution_options(scope: Scope | None = None) -> Options:
    """Institutions in the scope's areas, and the user's own; or all."""
    found = Institution.objects.prefetch_related("tenures")
    if scope and not scope.whole_county:
        found = found.filter(
            Q(tenures__area_id__in=scope.areas or ()) | Q(pk=scope.institution_id)
        ).distinct()
    today = clock.today()
    # A hospital that has ended still has its records, so it is offered, and marked.
    return tuple((str(one.pk), f"{one}{'' if one.on(today) else '（已撤销）'}") for one in found)


def _area(scope: Scope, value: str) -> Filter:
    options = area_options(scope)
    if not value:
        return Filter("area", "区划", "area", value, options)
    if value not in dict(options):
        return Filter("area", "区划", "area", value, options, NOTHING, "没有这个区划，或不在您的管辖范围内")
    members = AreaTree.load().at(clock.today()).members(int(value))
    return Filter("area", "区划", "area", value, options, Q(area_id__in=members))


def _institution(scope: Scope, value: str) -> Filter:
    options = institution_options(scope)
    if not value:
        return Filter("institution", "记录机构", "institution", value, options, main=False)
    if value not in dict(options):
        wrong = "没有这个机构，或不在您的管辖范围内"
        return Filter("institution", "记录机构", "institution", value, options, NOTHING, wrong, main=False)
    condition = Q(institution_id=int(value))
    return Filter("institution", "记录机构", "institution", value, options, condition, main=False)


def _choice(
    name: str, label: str, pairs: Iterable[tuple[Any, str]], value: str, column: str, main: bool
) -> Filter:
    options = {str(code): (code, words) for code, words in pairs}
    shown = tuple((text, words) for text, (_, words) in options.items())
    if not value:
        return Filter(name, label, "choice", value, shown, main=main)
    if value not in options:
        return Filter(name, label, "choice", value, shown, NOTHING, "没有这个选项", main=main)
    return Filter(name, label, "choice", value, shown, Q(**{column: options[value][0]}), main=main)


def _standing(declaration: Declaration, given: Mapping[str, str]) -> Iterable[Filter]:
    """Open or closed, voided or not."""
    ends = {"enrolment": "end", "case": "closed"}.get(declaration.kind)
    if ends:
        words = ("在管", "已结束") if declaration.kind == "enrolment" else ("在办", "已办结")
        conditions = {OPEN: Q(**{f"{ends}__isnull": True}), CLOSED: Q(**{f"{ends}__isnull": False}), "": Q()}
        value = given.get("open", "")
        options = ((OPEN, words[0]), (CLOSED, words[1]))
        wrong = "" if value in conditions else "没有这个选项"
        yield Filter("open", "是否结束", "choice", value, options, conditions.get(value, NOTHING), wrong)
    validity = {STANDING: Q(voided_at__isnull=True), VOIDED: Q(voided_at__isnull=False), ANY: Q()}
    value = given.get("voided") or STANDING
    kinds = ((STANDING, "有效"), (VOIDED, "已作废"), (ANY, "全部"))
    wrong = "" if value in validity else "没有这个选项"
    condition = validity.get(value, NOTHING)
    yield Filter("voided", "作废", "choice", value, kinds, condition, wrong, main=False, default=STANDING)


def _codes(declaration: Declaration, given: Mapping[str, str]) -> Iterable[Filter]:
    for item in declaration.fields:
        name, label, main = f"f_{item.name}", str(item.verbose_name), item.name in declaration.shown
        value = given.get(name, "")
        if item.codes:
            column = f"{item.name}__has" if isinstance(item, Choices) else item.name
            yield _choice(name, label, item.codes.items(), value, column, main)
        elif isinstance(item, Flag):
            pairs = [(True, "是"), (False, "否")]
            coded = {"1": "True", "0": "False"}.get(value, value)
            yield _choice(name, label, pairs, coded, item.name, main)


def _bookkeeping(declaration: Declaration, given: Mapping[str, str]) -> Iterable[Filter]:
    doubtful = Doubt.objects.filter(ledger=declaration.code, record_id=OuterRef("pk"), answered_at=None)
    value = given.get("doubt", "")
    yield Filter(
        "doubt",
        "疑点",
        "choice",
        value,
        (("1", "有未答复的疑点"),),
        Q(Exists(doubtful)) if value else Q(),
        main=False,
    )
    batch = given.get("batch", "")
    if batch:
        condition = Q(batch_id=int(batch)) if batch.isdecimal() else NOTHING
        yield Filter("batch", "导入批次", "text", batch, (), condition, main=False)
