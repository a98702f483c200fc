import pytest

from weijian.demo import marker
from weijian.demo.empty import NotADemo, empty


def test_a_folder_without_the_marker_is_left_alone(db):
    with pytest.raises(NotADemo, match="真实数据"):
        empty()


@pytest.mark.django_db(transaction=True)
def test_a_demonstration_is_emptied(settings):
    from datetime import date

    from weijian.orgs.models import Area, AreaLevel

    Area.objects.create(code="431299", level=AreaLevel.COUNTY)
    marker.write(date(2021, 12, 31))
    empty()
    assert not Area.objects.exists()
