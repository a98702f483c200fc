"""Accounts from the command line; the first administrator of an empty system."""

import re

import pytest

from weijian.accounts.models import AuditEntry, Role, User

pytestmark = pytest.mark.django_db


def password_in(out):
    return re.search(r"初始密码 (\S+)", out)[1]


def test_first_user_is_an_administrator_made_from_the_console_by_nobody(weijian):
    status, out, _ = weijian("user", "create", "luo", "罗局")
    assert status == 0
    chief = User.objects.get()
    assert (chief.username, chief.role, chief.must_change_password) == ("luo", Role.ADMINISTRATOR, True)
    assert chief.check_password(password_in(out))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.user, entry.subject_id) == ("save_user", None, chief.pk)
    assert password_in(out) not in str(entry.detail)


def test_first_user_of_another_role_or_with_a_bad_name_is_refused(weijian):
    assert weijian("user", "create", "luo", "罗局", "业务股室")[0] == 1
    assert "用户名" in weijian("user", "create", "罗 局", "罗局")[2]
    assert not User.objects.exists()


def test_second_user_is_made_by_the_administrator(weijian, users, county):
    words = ("user", "create", "cunyi2", "村医覃", "乡村医生", "--area", "枫林村", "--institution", "EAST")
    status, out, _ = weijian(*words, "--lines", "hypertension")
    assert status == 0
    made = User.objects.get(username="cunyi2")
    assert (made.area, made.institution, made.lines) == (
        county.east_village_2,
        county.east_hospital,
        ["hypertension"],
    )
    assert made.check_password(password_in(out))
    assert AuditEntry.objects.get().user == users["administrator"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("administrator", "某", "department"), "已存在"),
        (("x1", "某", "院长"), "角色"),
        (("x1", "某", "village_doctor", "--institution", "EAST"), "须选择所管的村"),
        (("x1", "某", "institution", "--area", "溪口镇"), "须选择所属机构"),
        (("x1", "某", "department", "--lines", "nothing"), "没有名为“nothing”的业务条线"),
        (("x1", "某", "institution", "--institution", "无此院"), "没有名为“无此院”的机构"),
    ],
)
def test_account_that_does_not_fit_is_refused(words, said, weijian, users):
    status, _, err = weijian("user", "create", *words)
    assert status == 1
    assert said in err
    assert User.objects.count() == len(users)


def test_nobody_else_makes_or_lists_users(weijian, users):
    assert "只有县级管理员" in weijian("user", "create", "x1", "某", "reader", "--user", "department")[2]
    assert "只有县级管理员" in weijian("user", "list", "--user", "reader")[2]
    assert not User.objects.filter(username="x1").exists()


def test_list_tells_role_place_and_suspension(weijian, users):
    assert weijian("user", "suspend", "village_doctor")[0] == 0
    lines = weijian("user", "list")[1].splitlines()
    assert "village_doctor\t村医向\t乡村医生\t溪口镇卫生院 柳湾村\t\t已停用" in lines
    assert "reader\t审计员滕\t审计与查阅\t全县\t" in lines
    assert weijian("user", "resume", "village_doctor")[0] == 0
    assert User.objects.get(username="village_doctor").is_active


def test_password_is_given_anew_and_unknown_users_are_told(weijian, users):
    out = weijian("user", "password", "institution")[1]
    assert User.objects.get(username="institution").check_password(password_in(out))
    assert "没有用户“nobody”" in weijian("user", "password", "nobody")[2]


def test_administrator_neither_suspends_nor_demotes_himself(weijian, users):
    from weijian.ledger.access import Forbidden
    from weijian.ledger.administration import SaveUser

    assert weijian("user", "suspend", "administrator")[0] == 1
    chief = users["administrator"]
    chief.role = Role.READER
    with pytest.raises(Forbidden):
        SaveUser(chief).run(User.objects.get(pk=chief.pk))
    assert User.objects.get(pk=chief.pk).role == Role.ADMINISTRATOR


def test_console_makes_no_second_first_administrator(users):
    from weijian.ledger.administration import make_first_administrator
    from weijian.ledger.checks import Refused

    with pytest.raises(Refused):
        make_first_administrator(User(username="x1", name="某"))
