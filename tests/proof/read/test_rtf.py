from weijian.proof.read.rtf import read_rtf

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}\f0 "


def read(body: str) -> str:
    return read_rtf((HEAD + body + "}").encode("gb18030"))


def test_read_rtf_code_page_and_unicode_give_the_same_characters():
    assert read(r"\'ce\'c0\'c9\'fa\par \uc1\u21355?\u29983 ?\par") == "卫生\n卫生\n"


def test_read_rtf_pairs_beyond_the_basic_plane_are_one_character():
    assert read(r"\u-10174?\u-8265?\par") == "𠮷\n"


def test_read_rtf_rows_are_lines_with_tabs():
    assert read(r"\intbl a\cell b\cell\row\pard c\par") == "a\tb\nc\n"


def test_read_rtf_codes_deleted_text_and_information_are_left_out():
    body = r"{\info{\author x}}{\*\unknown y}{\field{\*\fldinst PAGE}{\fldrslt 8}}{\deleted z}{\v w}人\par"
    assert read(body) == "8人\n"


def test_read_rtf_notes_and_headers_follow_the_body_without_page_numbers():
    assert (
        read(r"{\header 县局文件\par}{\footer — 4 —\par}正文{\footnote 注}完\par") == "正文完\n县局文件\n注\n"
    )


def test_read_rtf_signs_show_as_they_are():
    assert read(r"\ldblquote a\rdblquote\~b\_c\-d\{e\}\line f\tab g\par") == "“a”\u00a0b-cd{e}\nf\tg\n"
