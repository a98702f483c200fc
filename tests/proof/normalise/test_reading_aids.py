import pytest

from weijian.proof.normalise import normalise


@pytest.mark.parametrize("note", ["(wèi)", "（wei4）", "[wèi]", "（wei）", "(えい)", "（ㄨㄟˋ）"])
def test_normalise_reading_behind_a_character_is_left_out(note):
    assert normalise(f"衛{note}生")[0] == "卫生"


def test_normalise_reading_of_a_whole_word_is_left_out():
    assert normalise("溆浦（xù pǔ）县，女(nǚ)职工，绿(lǜ)地")[0] == "溆浦县，女职工，绿地"


@pytest.mark.parametrize("note", ["a", "p", "CT", "ct", "pcr", "men", "i", "ii", "hiv", "b1", "5", "可选"])
def test_normalise_anything_else_in_brackets_stays(note):
    assert normalise(f"方案（{note}）执行")[0] == f"方案（{note}）执行"
