"""A small invented county: places and people, without any line's work."""

import pytest


@pytest.fixture
def small(db):
    from weijian.demo.build import build_county
    from weijian.demo.profile import Profile

    return build_county(1500, "test", Profile())


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """The marker of a demonstration must not stay in the tests' data folder."""
    settings.DATA = tmp_path
