import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.proof.api import proofread
from weijian.proof.normalise import normalise

SENTENCE = "全县卫生健康局完成体检，完成率"


# Windows shows the byte 80, with which GBK begins no character, as the euro sign.
codecs.register_error("euro", lambda error: ("€", error.start + 1))


def misread(text: str, written: str, read: str) -> str:
    return text.encode(written).decode(read, "euro")


@pytest.mark.parametrize(
    ("written", "read"), [("gbk", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "gb18030")]
)
def test_normalise_chinese_read_with_another_code_page_is_repaired(written, read):
    text = "共" + misread(SENTENCE, written, read) + "95%"
    plain, origin, repairs = normalise(text)
    assert plain == "共" + SENTENCE + "95%"
    assert [repair.kind for repair in repairs] == ["encoding"]
    assert text[repairs[0].start : repairs[0].end] == misread(SENTENCE, written, read)
    assert list(origin) == sorted(origin)


def test_normalise_signs_of_windows_stand_for_their_bytes():
    assert normalise("å®\x8cæˆ\x90“ä½“æ£€”")[0] == "完成“体检”"


def test_normalise_digits_between_damaged_stretches_stay():
    assert normalise("ÍÅ¶Ó2020ÄêÍê³É300ÈË´Î")[0] == "团队2020年完成300人次"


@pytest.mark.parametrize(
    "text",
    [
        "火鍋店、鋼鐵廠、鍾鎔基、鄭州鋁廠、銀行賬戶錢鈔",
        "××××年××月，±5°，§3，·",
        "Ménière病、Sjögren综合征、naïve T细胞、café",
        "喆祎堃翀犇昶晟旻珺瑀璟",
        "β-内酰胺酶、α1-抗胰蛋白酶、μg、Ω、㎡、℃",
        "カタカナ表記、ひらがな、한국어",
        "联通、鍋、锛子、锟、鈥溄",
    ],
)
def test_normalise_sound_text_is_not_repaired(text):
    assert not normalise(text).repairs


def test_span_of_a_figure_covers_the_whole_damaged_stretch():
    damaged = misread("完成体检三百人", "gbk", "latin-1")
    (figure,) = proofread("共" + damaged + "。").figures
    assert figure.text == damaged
    assert (figure.start, figure.end) == (1, 1 + len(damaged))


CHINESE = st.text(st.sampled_from("全县卫生健康局完成体检率为共建档人次的和在门诊"), min_size=8, max_size=40)


@given(CHINESE)
def test_normalise_any_common_chinese_comes_back_whole(text):
    assert normalise(misread(text, "utf-8", "latin-1"))[0] == text


@given(CHINESE.filter(lambda text: len(text.encode()) % 2 == 0))
def test_normalise_common_chinese_read_as_gbk_comes_back_but_for_its_end(text):
    plain = normalise(misread(text, "utf-8", "gb18030"))[0]
    assert plain[: len(text) - 2] == text[:-2]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("加強縣級醫(yī)療機構??平ㄔO,縣醫(yī)院", "加强县级医疗机构专科建设，县医院"),
        ("嚴厲打擊“欺詐騙?!毕到y(tǒng)治理", "严厉打击“欺诈骗保”系统治理"),
        ("重要的環(huán)節(jié)?！皼]有健康", "重要的环节。“没有健康"),
        ("全區(qū)總?cè)丝跒?20444人", "全区总人口？20444人"),
        ("落實保障措施?！毒C合規(guī)劃", "落实保障措施。《综合规划"),
        ("占全縣總?cè)丝跀?shù)的三成", "占全县总人口数的三成"),
    ],
)
def test_normalise_chinese_cut_one_byte_late_is_repaired(text, plain):
    found, _, repairs = normalise(text)
    assert found.replace("?", "？") == plain
    assert [repair.kind for repair in repairs] == ["encoding"]


@pytest.mark.parametrize(
    "text", ["到底怎么管??各單位A", "能否達標?!各單位A", "真的有效嗎?!大家B", "為什么留不住?（見表a）"]
)
def test_normalise_questions_are_no_lost_bytes(text):
    assert not [repair for repair in normalise(text)[2] if repair.kind == "encoding"]
