import pytest
from django.db import IntegrityError, transaction

from weijian.demo.indexes import indexes, without_indexes
from weijian.people.models import Person, Residence


def test_indexes_are_gone_inside_and_back_afterwards(db):
    before = {model: indexes(model) for model in (Person, Residence)}
    assert {"people_one_row_an_id_number", "people_one_current_residence"} <= {
        name for found in before.values() for name, _ in found
    }
    with without_indexes(Person, Residence):
        assert indexes(Person) == indexes(Residence) == []
    assert {model: indexes(model) for model in (Person, Residence)} == before


def test_indexes_come_back_after_a_failure(db):
    before = indexes(Person)
    with pytest.raises(RuntimeError), without_indexes(Person):
        raise RuntimeError
    assert indexes(Person) == before


def test_a_number_is_unique_again_afterwards(db, person):
    with without_indexes(Person):
        person("甲", id_number="431299198001010012")
    with pytest.raises(IntegrityError), transaction.atomic():
        person("乙", id_number="431299198001010012")
