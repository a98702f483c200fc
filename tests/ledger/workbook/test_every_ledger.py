"""Whatever ledger a line declares, its list, form, template and import work from the declaration alone."""

from datetime import date

import pytest
from django.http import QueryDict

from weijian.accounts.scope import Scope
from weijian.kernel.id_card import make_id_number
from weijian.ledger import wordings
from weijian.ledger.forms import RecordForm
from weijian.ledger.listing import Listing
from weijian.ledger.registry import ledgers
from weijian.ledger.workbook.annotate import annotate
from weijian.ledger.workbook.columns import BIRTH, HOME, ID_NUMBER, NAME, sheet_columns
from weijian.ledger.workbook.importing import ImportRows, preview
from weijian.ledger.workbook.read import read_sheet
from weijian.ledger.workbook.template import explain

pytestmark = pytest.mark.django_db
NUMBER = make_id_number("431299", date(1950, 3, 1), 24)
UNREADABLE = ("不是数字", "不是日期", "日不存在", "不能理解", "选项内", "小数")
PERSON = {NAME: "张晓燕", ID_NUMBER: NUMBER, BIRTH: "1950-03-01", HOME: "柳湾村"}


def example(column):
    if column.part in PERSON:
        return PERSON[column.part]
    if column.field is None or column.part:
        return ""
    if column.field.is_relation:
        return {"area": "溪口镇", "institution": "溪口镇卫生院"}.get(
            column.field.related_model._meta.model_name, "#1"
        )
    return wordings.example(column.field) or "示例"


@pytest.fixture
def zhang_known(person):
    return person("张晓燕", id_number=NUMBER)


def filled(workbook, declaration):
    columns = sheet_columns(declaration)
    return workbook([[example(column) for column in columns]], [column.title for column in columns])


def test_filled_template_is_read_checked_and_marked(zhang_known, users, workbook):
    for code, declaration in ledgers().items():
        content = filled(workbook, declaration)
        sheet = read_sheet(declaration, content, "a.xlsx")
        assert not sheet.unknown, (code, sheet.unknown)
        assert None not in sheet.columns, code
        plan = preview(ImportRows(code, content, "a.xlsx"), users["administrator"])
        assert len(plan.rows) == 1
        unread = [one for one in plan.errors if any(words in one.message for words in UNREADABLE)]
        assert not unread, (code, unread)
        assert annotate(plan, content)


def test_rows_with_one_cell_only_never_break_the_import(zhang_known, users, workbook):
    for code, declaration in ledgers().items():
        columns = sheet_columns(declaration)
        rows = [
            [example(column) if index == given else None for index, column in enumerate(columns)]
            for given in range(len(columns))
        ]
        content = workbook(rows, [column.title for column in columns])
        plan = preview(ImportRows(code, content, "a.xlsx"), users["administrator"])
        assert len(plan.rows) == len([row for row in rows if any(row)]), code


def test_form_renders_and_an_empty_one_is_refused_without_a_crash(users, county):
    for code, declaration in ledgers().items():
        form = RecordForm(declaration, users["administrator"])
        assert form.as_p(), code
        names = [control.name for _, controls in form.sections for control in controls]
        assert len(names) == len(set(names)), code
        empty = RecordForm(declaration, users["administrator"], QueryDict(""))
        needed = [
            item.name for item in declaration.entered if wordings.required(item) and item.name != "enrolment"
        ]
        if needed:
            assert not empty.is_valid(), code
            assert {name for name in needed if name in empty.fields} <= set(empty.errors), code


def test_listing_with_every_filter_and_order_runs(users, county):
    scope = Scope.of(users["institution"])
    for code, declaration in ledgers().items():
        listing = Listing.from_params(declaration, scope, {})
        for one in listing.filters:
            for value, _ in one.options[:3]:
                narrowed = Listing.from_params(declaration, scope, {one.name: value})
                assert narrowed.errors == [], (code, one.name, value)
                assert narrowed.rows() == []
        for column in listing.columns:
            if column.sort:
                assert Listing.from_params(declaration, scope, {"sort": f"-{column.sort}"}).rows() == []
        assert set(listing.totals) <= {column.name for column in listing.columns}


def test_instructions_explain_every_column(county):
    for code, declaration in ledgers().items():
        for column in sheet_columns(declaration):
            assert len(explain(column)) == 6, code


def test_flows_name_states_and_fields_that_exist():
    for code, declaration in ledgers().items():
        flow = declaration.flow
        if flow is None:
            continue
        names = {item.name for item in declaration.model._meta.fields}
        for step in flow.steps:
            mentioned = {*step.fields, *step.needs, *step.sets} | ({step.dated} if step.dated else set())
            assert mentioned <= names, (code, step.code, mentioned - names)
        assert len({step.code for step in flow.steps}) == len(flow.steps), code
        assert any(state.closed for state in flow.states), code
