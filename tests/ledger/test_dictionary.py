import re

from weijian.ledger.dictionary import dictionary, markdown
from weijian.ledger.registry import ledgers, lines


def entry_of(code):
    return next(entry for line in dictionary() for entry in line.ledgers if entry.code == code)


def test_every_ledger_and_every_field_is_in_the_dictionary():
    listed = {entry.code: entry for line in dictionary() for entry in line.ledgers}
    assert set(listed) == set(ledgers())
    for code, declaration in ledgers().items():
        assert [one.name for one in listed[code].fields] == [item.name for item in declaration.fields]
        assert len(listed[code].rules) == len(declaration.rules)


def test_field_entry_says_what_the_declaration_says():
    visit = {field.name: field for field in entry_of("hypertension.hypertensionvisit").fields}
    systolic = visit["systolic"]
    assert (systolic.label, systolic.unit, systolic.error, systolic.warning) == (
        "收缩压",
        "mmHg",
        "40～300",
        "80～220",
    )
    assert visit["mode"].codes == "1=门诊、2=家庭、3=电话"
    assert visit["on_target"].computed and not visit["systolic"].computed
    assert visit["adverse_note"].personal and visit["on"].required


def test_line_entry_carries_the_facts_of_its_docstring():
    line = next(line for line in dictionary() if line.name == "hypertension")
    assert dict(line.facts)["依据"].startswith("国家基本公共卫生服务规范")
    assert line.title == lines()["hypertension"].title


def test_schedules_and_states_are_put_into_words():
    visit = entry_of("hypertension.hypertensionvisit")
    rolling = ledgers()[visit.code].schedules[0]
    codes = ledgers()[visit.code].field(rolling.by).codes
    assert f"“{codes[1]}”后{rolling.due[1].months}个月" in visit.schedules[0]
    for line in dictionary():
        for entry in line.ledgers:
            assert all("Rolling" not in text and "None" not in text for text in entry.schedules), entry.code
            declaration = ledgers()[entry.code]
            assert len(entry.states) == (len(declaration.flow.states) if declaration.flow else 0)


def test_markdown_is_one_well_formed_document():
    text = markdown()
    assert text == markdown()
    assert text.startswith("# 数据字典\n") and text.endswith("\n") and not text.endswith("\n\n")
    width = 0
    for row in text.splitlines():
        if not row.startswith("|"):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", row))
        assert width in (0, cells), row
        width = cells
