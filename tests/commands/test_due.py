"""What is due, for whom it concerns."""

import pytest

from weijian.ledger.models import Duty

pytestmark = pytest.mark.django_db


def test_duties_are_listed_for_whom_they_concern(enrolled, weijian):
    at_home = Duty.objects.filter(record_id=enrolled[0].pk).count()
    everywhere = weijian("due", "--span", "全部")[1]
    assert "张晓燕\t溪口镇柳湾村" in everywhere
    assert "李石桥\t石桥乡竹山村" in everywhere
    assert f"共{Duty.objects.count()}件" in everywhere
    assert "逾期" in weijian("due", "--span", "逾期")[1]
    own = weijian("due", "--span", "全部", "--user", "village_doctor")[1]
    assert ("张晓燕" in own, "李石桥" in own, f"共{at_home}件" in own) == (True, False, True)
    assert weijian("due", "--title", "没有的事项")[1] == "共0件。\n"
    assert weijian("due", "--user", "nobody")[0] == 1
