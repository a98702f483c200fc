import pytest
from lxml import etree

from weijian.proof.read.numbering import Numbering, W


def part(xml: str) -> etree._Element:
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')


LEVELS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
</w:lvlOverride></w:num>"""


def paragraph(number: int, level: int = 0) -> etree._Element:
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return part(f"<w:p><w:pPr>{own}</w:pPr></w:p>")[0]


@pytest.mark.parametrize(
    ("kind", "label"),
    [("decimal", "第1章"), ("chineseCounting", "第一章"), ("japaneseCounting", "第一章")],
)
def test_number_is_shown_in_the_form_of_its_level(kind, label):
    assert Numbering(part(LEVELS.format(kind=kind)), None).label(paragraph(1)) == label


def test_bullets_and_letters_show_no_number():
    bullets = LEVELS.format(kind="bullet").replace("第%1章", "\uf0b7")
    assert Numbering(part(bullets), None).label(paragraph(1)) == ""
    assert Numbering(part(LEVELS.format(kind="lowerLetter")), None).label(paragraph(1)) == ""


def test_numbers_count_on_across_lists_of_one_form_and_restart_where_told():
    numbering = Numbering(part(LEVELS.format(kind="decimal")), None)
    labels = [
        numbering.label(paragraph(*where)) for where in [(1,), (1, 1), (1, 1), (2,), (2, 1), (3,), (1,)]
    ]
    assert labels == ["第1章", "1.3", "1.4", "第2章", "2.3", "第1章", "第3章"]


def test_level_reached_without_the_one_above_counts_from_its_start():
    numbering = Numbering(part(LEVELS.format(kind="decimal")), None)
    assert numbering.label(paragraph(1, 1)) == "0.3"


def test_number_comes_from_the_style_and_the_style_it_is_based_on():
    styles = part(
        """<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>
        <w:style w:styleId="C"><w:basedOn w:val="D"/></w:style>
        <w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>"""
    )
    numbering = Numbering(part(LEVELS.format(kind="decimal")), styles)
    of_style = [part(f'<w:p><w:pPr><w:pStyle w:val="{s}"/></w:pPr></w:p>')[0] for s in "BCX"]
    assert [numbering.label(p) for p in of_style] == ["第1章", "", ""]


def test_paragraph_without_a_list_or_with_list_zero_has_no_number():
    numbering = Numbering(part(LEVELS.format(kind="decimal")), None)
    assert numbering.label(part("<w:p/>")[0]) == ""
    assert numbering.label(paragraph(0)) == ""
    assert Numbering(None, None).label(paragraph(1)) == ""
