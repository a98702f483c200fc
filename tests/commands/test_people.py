import pytest

from weijian.ledger.models import PersonMerge

pytestmark = pytest.mark.django_db


def test_find_prints_masked_lines(weijian, users, person):
    from datetime import date

    from weijian.kernel.id_card import make_id_number

    number = make_id_number("431299", date(1950, 3, 1), 24)
    person("张晓燕", id_number=number)
    status, out, _ = weijian("people", "find", "zxy")
    assert status == 0
    assert "张晓燕\t女\t1950-03-01\t" in out
    assert number not in out
    assert "柳湾村" in out
    assert weijian("people", "find", "无此人")[0] == 1


def test_doubles_are_listed_merged_and_parted_again(weijian, users, person):
    one, other = person("张晓燕"), person("张晓燕")
    assert f"#{one.pk}" in weijian("people", "doubles")[1]
    status, out, _ = weijian("people", "merge", one.pk, other.pk)
    assert (status, f"#{other.pk}已并入#{one.pk}" in out) == (0, True)
    assert weijian("people", "doubles")[1] == ""
    merge = PersonMerge.objects.get()
    assert weijian("people", "undo", merge.pk)[0] == 0
    status, _, err = weijian("people", "undo", merge.pk)
    assert (status, "已经撤销" in err) == (1, True)


def test_merge_of_nobody_is_told(weijian, users):
    assert weijian("people", "merge", 1, 2)[0] == 1
    assert weijian("people", "undo", 1)[0] == 1
