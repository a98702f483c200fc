import pytest
from django.core.exceptions import ValidationError

from weijian.accounts.passwords import MixedCharacters


@pytest.mark.parametrize("password", ["Pingchuan2021", "pingchuan-2021", "PINGCHUAN-2021", "Ping-chuan"])
def test_three_kinds_of_signs_are_enough(password):
    MixedCharacters().validate(password)


@pytest.mark.parametrize("password", ["pingchuan2021", "PINGCHUANXIAN", "2021123456", "平川县卫健局长长长"])
def test_fewer_kinds_are_refused(password):
    with pytest.raises(ValidationError, match="至少三种"):
        MixedCharacters().validate(password)
