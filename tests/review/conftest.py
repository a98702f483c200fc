"""A county with some patients in two townships, visited in 2021."""

from datetime import date
from functools import partial

import pytest


@pytest.fixture
def visited(visited):
    """Makes a person with one visit who has been enrolled since the year before."""
    return partial(visited, start=date(2020, 1, 4))


@pytest.fixture
def four_patients(visited, county):
    """Three in 溪口镇, one in 石桥乡."""
    for name in ("张晓燕", "李国强", "王桂兰"):
        visited(name)
    visited("赵长林", county.west_village, county.west_hospital)
