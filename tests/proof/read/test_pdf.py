import pytest
from tests.proof.read.making import assembled, pdf, stream

from weijian.proof.read import Unreadable
from weijian.proof.read.pdf import read_pdf

FULL = "全县卫生健康系统认真贯彻落实上级决策部署扎实推进各项工作取得明显成效"  # fills the measure


def test_read_pdf_wrapped_lines_are_joined_and_indented_ones_begin_anew():
    page = [(96, 700, FULL), (72, 680, "共8人。" + FULL[:20]), (96, 660, FULL), (72, 640, "再共9人。")]
    assert read_pdf(pdf(page)).splitlines() == [FULL + "共8人。" + FULL[:20], FULL + "再共9人。"]


def test_read_pdf_paragraph_goes_on_over_the_page_and_page_numbers_are_dropped():
    first = [(96, 700, FULL), (72, 100, FULL + "共有"), (290, 40, "- 1 -")]
    second = [(72, 780, "12人。"), (290, 40, "- 2 -")]
    assert read_pdf(pdf(first, second)).splitlines()[-1].endswith("共有12人。")
    assert "- " not in read_pdf(pdf(first, second))


def test_read_pdf_repeated_header_is_told_once_at_the_end():
    pages = [[(72, 800, "内部资料"), (96, 700, f"第{number}项共{number}人。")] for number in (3, 4, 5)]
    assert read_pdf(pdf(*pages)) == "第3项共3人。\n第4项共4人。\n第5项共5人。\n内部资料\n"


def test_read_pdf_ruled_table_gives_rows_whose_cells_may_hold_several_lines():
    rules = "".join(f"{x} 600 m {x} 700 l S " for x in (72, 200, 300)) + "".join(
        f"72 {y} m 300 {y} l S " for y in (600, 650, 700)
    )
    words = [(80, 680, "石桥镇卫"), (80, 665, "生院"), (210, 675, "45"), (80, 620, "柳林乡"), (210, 620, "8")]
    assert read_pdf(pdf([rules, *words])) == "石桥镇卫生院\t45\n柳林乡\t8\n"


def test_read_pdf_columns_without_rules_are_parted_by_tabs():
    page = [(72, 700, "乡镇"), (200, 700, "人数"), (72, 680, "石桥"), (200, 680, "45")]
    assert read_pdf(pdf(page)) == "乡镇\t人数\n石桥\t45\n"


def test_read_pdf_page_turned_for_reading_reads_the_same():
    upright = ["q 0 1 -1 0 595 0 cm", (72, 500, "全县共8人"), (72, 480, "再共9人"), "Q"]
    turned = pdf(upright).replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Rotate 90")
    assert read_pdf(turned) == "全县共8人\n再共9人\n"


def test_read_pdf_scan_says_that_it_must_be_recognised():
    with pytest.raises(Unreadable, match="没有文字层"):
        read_pdf(pdf(["0 0 m 100 100 l S"]))


def test_read_pdf_encrypted_file_says_so():
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"}
    objects[9] = b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"12" * 32, b"34" * 32)
    trailer = b"/Encrypt 9 0 R/ID[<" + b"ab" * 16 + b"><" + b"ab" * 16 + b">]"
    with pytest.raises(Unreadable, match="加密"):
        read_pdf(assembled(objects, trailer))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.5", b"%PDF-1.5\n1 0 obj\n<<>>\nendobj"])
def test_read_pdf_broken_file_is_unreadable(data):
    with pytest.raises(Unreadable):
        read_pdf(data)


def test_read_pdf_watermark_across_the_page_is_told_once_at_the_end():
    pages = [
        ["q .7 .7 -.7 .7 100 100 cm", (0, 0, "内部资料"), "Q", (72, 600, words)]
        for words in ("八人。", "九人。")
    ]
    assert read_pdf(pdf(*pages)).endswith("人。\n内部资料\n")


def test_read_pdf_text_in_a_font_that_nobody_has_is_refused_rather_than_read_in_part():
    """PDFium would read the first of the two lines alone."""
    font = {
        1000: b"<</Type/Font/Subtype/Type0/BaseFont/Nobody/Encoding/Identity-H/DescendantFonts[1005 0 R]/ToUnicode 1007 0 R>>",
        1005: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Nobody/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 1006 0 R/DW 1000>>",
        1006: b"<</Type/FontDescriptor/FontName/Nobody/Flags 4/FontBBox[0 0 0 0]/ItalicAngle 0/Ascent 0/Descent 0/StemV 0>>",
        1007: stream(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <4e00> <9fff> <4e00> "
            b"endbfrange endcmap"
        ),
    }
    lines = [f"BT /F0 12 Tf 72 {height} Td <51688bb051688bb0> Tj ET" for height in (700, 680)]
    with pytest.raises(Unreadable, match="字体"):
        read_pdf(pdf([(72, 600, "文"), *lines], extra=font))
