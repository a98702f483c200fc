import pytest

from weijian.ledger.kinds import KINDS
from weijian.ledger.registry import UnknownLedger, ledger, ledgers, lines


def test_every_ledger_says_its_kind_title_and_columns():
    for code, declaration in ledgers().items():
        assert declaration.code == code
        assert declaration.kind in KINDS, code
        assert isinstance(declaration.model, type) and issubclass(declaration.model, KINDS[declaration.kind])
        assert declaration.title and not declaration.title.isascii()
        names = {item.name for item in declaration.model._meta.fields}
        mentioned = {*declaration.shown, *declaration.natural_key, *declaration.feeds, declaration.date_field}
        mentioned |= {name for _, fields in declaration.sections for name in fields}
        mentioned |= {name for first, second, *_ in declaration.pairs for name in (first, second)}
        assert mentioned - {"person_section"} <= names | {"enrolment"}, (code, mentioned - names)


def test_fields_of_a_ledger_have_labels_of_their_own():
    for code, declaration in ledgers().items():
        labels = [str(item.verbose_name) for item in declaration.fields]
        assert len(labels) == len(set(labels)), (code, sorted(labels))


def test_lines_carry_the_facts_of_their_text():
    line = lines()["hypertension"]
    assert line.department == "publichealth"
    assert {"依据", "记录", "监督", "勿混"} == {name for name, _ in line.facts}
    assert "hypertension.hypertensionvisit" in {declaration.code for declaration in line.ledgers}


def test_unknown_ledger_is_told_by_its_code():
    with pytest.raises(UnknownLedger, match=r"no\.such"):
        ledger("no.such")
