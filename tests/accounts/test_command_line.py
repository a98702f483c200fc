import pytest

from weijian.accounts.command_line import NobodyActs, acting_user

pytestmark = pytest.mark.django_db


def test_named_user_acts(users, monkeypatch):
    assert acting_user("village_doctor") == users["village_doctor"]
    monkeypatch.setenv("WEIJIAN_USER", "institution")
    assert acting_user(None) == users["institution"]


def test_only_administrator_acts_when_nobody_is_named(users):
    assert acting_user(None) == users["administrator"]
    users["administrator"].is_active = False
    users["administrator"].save()
    with pytest.raises(NobodyActs, match="--user"):
        acting_user(None)


def test_unknown_or_inactive_user_does_not_act(users):
    users["reader"].is_active = False
    users["reader"].save()
    for name in ("reader", "nobody"):
        with pytest.raises(NobodyActs, match=name):
            acting_user(name)
