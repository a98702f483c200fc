import re

from weijian.reports.word import layout
from weijian.reports.word.element import NAMESPACES, W
from weijian.reports.word.package import fixed_part


def test_type_area_is_that_of_the_standard_to_a_tenth_of_a_millimetre():
    width, height = (
        layout.PAGE_WIDTH - layout.LEFT - layout.RIGHT,
        layout.PAGE_HEIGHT - layout.TOP - layout.BOTTOM,
    )
    assert abs(width / layout.TWIPS_PER_MM - 156) < 0.1
    assert abs(height / layout.TWIPS_PER_MM - 225) < 0.1


def test_grid_holds_22_lines_and_28_characters_and_not_one_more():
    assert 22 * layout.LINE_PITCH <= layout.TYPE_HEIGHT < 23 * layout.LINE_PITCH
    pitch = 20 * (16 + layout.CHARACTER_SPACE / 4096)
    assert 28 * pitch <= layout.TYPE_WIDTH < 29 * pitch


def test_styles_repeat_the_measures_of_the_layout():
    normal = fixed_part("styles.xml").find("w:style[@w:styleId='Normal']", NAMESPACES)
    line = normal.find("w:pPr/w:spacing", NAMESPACES).get(f"{{{W}}}line")
    spacing = int(normal.find("w:rPr/w:spacing", NAMESPACES).get(f"{{{W}}}val"))
    assert int(line) == layout.LINE_PITCH
    assert 28 * (320 + spacing) <= layout.TYPE_WIDTH < 29 * (320 + spacing)


def test_heading_styles_have_the_fonts_of_the_standard_and_an_outline_level():
    styles = fixed_part("styles.xml")
    found = {}
    for level in range(1, 5):
        style = styles.find(f"w:style[@w:styleId='Heading{level}']", NAMESPACES)
        fonts = style.find("w:rPr/w:rFonts", NAMESPACES)
        outline = style.find("w:pPr/w:outlineLvl", NAMESPACES).get(f"{{{W}}}val")
        assert style.find("w:pPr/w:keepNext", NAMESPACES) is not None
        found[level] = (outline, None if fonts is None else fonts.get(f"{{{W}}}eastAsia"))
    assert found == {1: ("0", "黑体"), 2: ("1", "楷体_GB2312"), 3: ("2", None), 4: ("3", None)}


def test_footer_puts_the_dash_7_mm_below_the_type_area():
    line = int(
        fixed_part("styles.xml")
        .find("w:style[@w:styleId='Footer']/w:pPr/w:spacing", NAMESPACES)
        .get(f"{{{W}}}line")
    )
    assert line == layout.FOOTER_LINE
    middle = layout.BOTTOM - layout.FOOTER_DISTANCE - line / 2
    assert abs(middle / layout.TWIPS_PER_MM - 7) < 0.1


def test_width_of_text_counts_chinese_signs_double():
    assert layout.character_width("（1）A〔2021〕") == 2 + 0.5 + 0.5 + 2 + 2
    assert re.fullmatch(r"\d+\.5", str(layout.character_width("abc")))
