"""Every figure says what it is, and is found by what people type."""

import re

import pytest

from weijian.indicators.catalogue import UnknownFigure, catalogue, figure, find, line_of
from weijian.ledger.registry import lines

# A definition is a sentence or two in Chinese, with a full stop.
DEFINITION = re.compile(r".*[\u4e00-\u9fff].*。", re.DOTALL)


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.code)
def test_every_figure_has_a_definition_and_words_of_its_own(one):
    assert DEFINITION.fullmatch(one.definition), one.definition
    assert line_of(one) in lines()
    assert len(set(one.words)) == len(one.words)


def test_a_figure_is_found_by_code_name_alias_part_and_initials():
    assert find("htn.std_rate")[0].code == "htn.std_rate"
    assert find("高血压患者规范管理率")[0].code == "htn.std_rate"
    assert find("高血压规范管理率")[0].code == "htn.std_rate"
    assert "htn.control_rate" in [found.code for found in find("血压控制")]
    assert "htn.std_rate" in [found.code for found in find("gxyhzgfgll")]
    assert find("没有这样的指标") == []
    assert find(" ") == []


def test_an_unknown_code_is_named():
    with pytest.raises(UnknownFigure, match=r"no\.such"):
        figure("no.such")
