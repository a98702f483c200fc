"""The data dictionary: every line, ledger, field, rule, schedule and state, read from the declarations.

`dictionary()` gives plain data for a page, `markdown()` the document that `weijian dictionary` writes. Nothing is
typed by hand here; what is missing in the dictionary is missing in a declaration.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from weijian.ledger import wordings
from weijian.ledger.conditions import columns, parse
from weijian.ledger.declaration import Declaration
from weijian.ledger.parameters import PARAMETERS, Parameter
from weijian.ledger.registry import Line, ledgers, lines
from weijian.ledger.rules import Rule, Severity
from weijian.ledger.schedules import Reaction

KINDS = {
    "event": "事件",
    "enrolment": "在管档案",
    "service": "服务记录",
    "case": "个案",
    "activity": "活动",
    "statement": "外部数据",
}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "疑点"}


@dataclass(frozen=True)
class FieldEntry:
    name: str
    label: str
    type: str
    unit: str
    error: str
    warning: str
    codes: str
    required: bool
    personal: bool
    computed: bool
    note: str


@dataclass(frozen=True)
class RuleEntry:
    message: str
    severity: str
    source: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class LedgerEntry:
    code: str
    title: str
    kind: str
    text: str
    natural_key: tuple[str, ...]
    enrolment: str
    sealed: bool
    fields: tuple[FieldEntry, ...]
    rules: tuple[RuleEntry, ...]
    schedules: tuple[str, ...]
    states: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class LineEntry:
    name: str
    department: str
    title: str
    facts: tuple[tuple[str, str], ...]
    ledgers: tuple[LedgerEntry, ...]


def dictionary() -> list[LineEntry]:
    """All lines, then what belongs to no line, in the order of the registry."""
    found = [_line_entry(line) for line in lines().values() if line.ledgers]
    named = set(lines())
    others = tuple(ledger_entry(one) for one in ledgers().values() if one.line not in named)
    return [*found, LineEntry("", "", "系统", (), others)] if others else found


def _line_entry(line: Line) -> LineEntry:
    entries = tuple(ledger_entry(declaration) for declaration in line.ledgers)
    return LineEntry(line.name, line.department, line.title, line.facts, entries)


def ledger_entry(declaration: Declaration) -> LedgerEntry:
    def label(name: str) -> str:
        return str(declaration.field(name).verbose_name)

    text = " ".join((declaration.model.__dict__.get("__doc__") or "").split())
    flow = declaration.flow
    return LedgerEntry(
        code=declaration.code,
        title=declaration.title,
        kind=KINDS.get(declaration.kind, declaration.kind),
        # Django writes a docstring of its own where a class has none.
        text="" if text.startswith(f"{declaration.model.__name__}(") else text,
        natural_key=tuple(label(name) for name in declaration.natural_key),
        enrolment=declaration.enrolment.declaration.title if declaration.enrolment else "",
        sealed=declaration.sealed,
        fields=tuple(field_entry(item) for item in declaration.fields),
        rules=tuple(_rules(declaration)),
        schedules=tuple(_schedules(declaration)),
        states=tuple(flow.labels()) if flow else (),
        steps=tuple(_steps(declaration)) if flow else (),
    )


def field_entry(item: Any) -> FieldEntry:
    notes = [str(item.help_text or ""), "留空时自动填写" if item.suggest else ""]
    if item.is_relation and hasattr(item.related_model, "declaration"):
        notes.append(f"关联{item.related_model.declaration.title}")
    return FieldEntry(
        name=item.name,
        label=str(item.verbose_name),
        type=wordings.type_label(item),
        unit=item.unit,
        error=wordings.bounds_text(item.error),
        warning=wordings.bounds_text(item.warning),
        codes=wordings.codes_text(item),
        required=wordings.required(item),
        personal=item.personal,
        computed=item.compute is not None,
        note="；".join(note for note in notes if note),
    )


def _rules(declaration: Declaration) -> Iterator[RuleEntry]:
    for rule in declaration.rules:
        names = tuple(dict.fromkeys(_rule_fields(rule)))
        labels = tuple(str(declaration.model._meta.get_field(name).verbose_name) for name in names)
        yield RuleEntry(rule.message, SEVERITIES[rule.severity], rule.source, labels)


def _rule_fields(rule: Any) -> Iterable[str]:
    if isinstance(rule, Rule):
        if rule.fields:
            return rule.fields
        if not callable(rule.condition):
            return (column.path[0] for column in columns(parse(rule.condition)))
    return ()


def _schedules(declaration: Declaration) -> Iterator[str]:
    for schedule in declaration.schedules:
        yield f"{schedule.title}：{_timing(declaration, schedule)}"


def _timing(declaration: Declaration, schedule: Any) -> str:
    """A schedule in one sentence; kinds that explain themselves do so by `describe`."""
    if hasattr(schedule, "describe"):
        return str(schedule.describe(declaration))
    if isinstance(schedule, Reaction):
        since = declaration.model._meta.get_field(schedule.since or declaration.date_field).verbose_name
        if not schedule.hours and schedule.within == 0:
            return f"于{since}当日"
        return f"自{since}起{f'{schedule.hours}小时' if schedule.hours else _amount(schedule.within)}内"
    if getattr(schedule, "due", None):
        codes = declaration.field(schedule.by).codes or {}
        parts = [
            f"“{codes.get(code, code)}”后{_interval(interval)}" for code, interval in schedule.due.items()
        ]
        return "；".join([f"首次在{_interval(schedule.first)}内", *parts])
    return "每个日历年一次"


def _amount(within: Any) -> str:
    return f"“{within.name}”规定的{within.unit}数" if isinstance(within, Parameter) else f"{within}日"


def _interval(interval: Any) -> str:
    parts = [
        f"{interval.months}个月" if interval.months else "",
        f"{interval.days}天" if interval.days else "",
    ]
    return "".join(parts) or "当日"


def _steps(declaration: Declaration) -> Iterator[str]:
    flow = declaration.flow
    if flow is None:
        return
    labels = dict(flow.labels())
    for step in flow.steps:
        start = "、".join(labels[code] for code in step.start)
        needs = "、".join(str(declaration.model._meta.get_field(name).verbose_name) for name in step.needs)
        yield f"{step.label}：{start} → {labels[step.end]}" + (f"（须填{needs}）" if needs else "")


def markdown() -> str:
    """The whole dictionary as one document."""
    parts = ["# 数据字典", "", "由 `weijian dictionary` 从台账声明生成，请勿手工修改。", ""]
    for line in dictionary():
        parts += [f"## {line.title}", ""]
        parts += [f"- {name}：{text}" for name, text in line.facts]
        parts += [""] if line.facts else []
        for entry in line.ledgers:
            parts += [*_ledger_markdown(entry), ""]
    if PARAMETERS:
        parts += ["## 参数", "", *_table(_parameter_rows()), ""]
    return "\n".join(parts).rstrip() + "\n"


def _parameter_rows() -> Iterator[tuple[str, ...]]:
    yield "代码", "名称", "默认值", "单位", "依据"
    for one in sorted(PARAMETERS.values(), key=lambda parameter: parameter.code):
        yield f"`{one.code}`", one.name, wordings.plain_number(one.default), one.unit, one.source


def _ledger_markdown(entry: LedgerEntry) -> Iterator[str]:
    yield f"### {entry.title}（`{entry.code}`）"
    yield ""
    facts = [f"类别：{entry.kind}"]
    facts += [f"所属档案：{entry.enrolment}"] if entry.enrolment else []
    facts += [f"唯一：{'、'.join(entry.natural_key)}"] if entry.natural_key else []
    facts += ["仅对指定人员开放"] if entry.sealed else []
    yield "；".join(facts) + "。"
    yield ""
    yield from _table(_field_rows(entry.fields))
    yield ""
    if entry.rules:
        yield from _table(_rule_rows(entry.rules))
        yield ""
    for title, items in (("日程", entry.schedules), ("步骤", entry.steps)):
        if items:
            yield from (f"- {title}：{item}" for item in items)
            yield ""
    if entry.states:
        yield "状态：" + "、".join(f"{label}（`{code}`）" for code, label in entry.states)
        yield ""


def _field_rows(fields: Iterable[FieldEntry]) -> Iterator[tuple[str, ...]]:
    yield "字段", "名称", "类型", "单位", "允许", "常见", "必填", "属性", "代码与说明"
    for one in fields:
        marks = [("计算", one.computed), ("个人信息", one.personal)]
        attributes = "、".join(word for word, holds in marks if holds)
        note = "；".join(text for text in (one.codes, one.note) if text)
        need = "是" if one.required else ""
        yield f"`{one.name}`", one.label, one.type, one.unit, one.error, one.warning, need, attributes, note


def _rule_rows(rules: Iterable[RuleEntry]) -> Iterator[tuple[str, ...]]:
    yield "规则", "级别", "字段", "依据"
    for one in rules:
        yield one.message, one.severity, "、".join(one.fields), one.source


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for number, cells in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
        if number == 0:
            yield "|" + " --- |" * len(cells)
