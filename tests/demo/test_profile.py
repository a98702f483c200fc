from decimal import Decimal

import pytest

from weijian.demo.profile import EXAMPLE, Profile, ProfileError, read_profile


def written(tmp_path, text):
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_counts_are_scaled_to_the_size_and_rates_are_not(tmp_path):
    profile = read_profile(
        written(
            tmp_path,
            'population = 500000\n[counts]\n"canc.done" = { 2020 = 5044 }\n[rates]\n"htn.std_rate" = { 2020 = 71.5 }',
        )
    )
    assert profile.figure("canc.done", 2020, 50_000) == 504
    assert profile.figure("htn.std_rate", 2020, 50_000) == Decimal("71.5")
    assert profile.figure("canc.done", 2021, 50_000) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("population = ", "不是合法的TOML"),
        ("inhabitants = 3", "inhabitants"),
        ('[counts]\n"canc.done" = { 2020 = 5044 }', "population"),
        ('population = 5\n[counts]\n"canc.done" = 5044', "canc.done"),
        ('population = 5\n[counts]\n"canc.done" = { first = 5044 }', "first"),
        ('population = 5\n[rates]\n"canc.done" = { 2020 = true }', "2020"),
        ('population = 5\n[rates]\n"canc.done" = { 2020 = "many" }', "2020"),
    ],
)
def test_a_profile_that_cannot_be_read_says_where(tmp_path, text, message):
    with pytest.raises(ProfileError, match=message):
        read_profile(written(tmp_path, text))


def test_a_missing_profile_says_so(tmp_path):
    with pytest.raises(ProfileError, match="读不到"):
        read_profile(tmp_path / "none.toml")


def test_the_shipped_profile_names_figures_of_the_catalogue():
    from weijian.indicators.catalogue import catalogue

    profile = read_profile(EXAMPLE)
    codes = {figure.code for figure in catalogue()} if not isinstance(catalogue(), dict) else set(catalogue())
    assert profile.population > 0
    assert {code for code, _ in (*profile.counts, *profile.rates)} <= codes


def test_an_empty_profile_leaves_every_figure_to_its_line():
    assert Profile().figure("canc.done", 2020, 1000) is None
