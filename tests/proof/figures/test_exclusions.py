import re
from pathlib import Path

from weijian.proof.figures.exclusions import EXCLUDED, NAMED, Exclusions

UNGATED = re.compile("|".join(NAMED.values()))
SILENT = Path(__file__).parent / "sentences" / "silent.tsv"


def test_excluded_glance_at_the_first_sign_passes_over_nothing():
    text = SILENT.read_text(encoding="utf-8")
    assert [match.span() for match in EXCLUDED.finditer(text)] == [
        match.span() for match in UNGATED.finditer(text)
    ]


def test_exclusions_age_that_was_measured_is_no_age_of_a_group():
    assert not Exclusions("人均预期寿命达到79岁").cover(8, 10)
    assert Exclusions("老人年满79岁").cover(4, 6)


def test_exclusions_year_of_a_programme_is_four_digits_and_no_more():
    assert not Exclusions("完成年度健康体检20416人").cover(8, 13)
    assert Exclusions("推进健康中国2030行动").cover(6, 10)
