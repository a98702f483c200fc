import pytest

from weijian.kernel.tables import rows_of
from weijian.proof import leftovers
from weijian.proof.api import analyse, proofread

BEFORE = "2021年，全县卫生健康工作取得成效。\n全县共有乡镇卫生院12家。\n"
BEHIND = "\n全年签约21.3万人，规范管理率98.5%。\n"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("免费预览已结束，剩余3页可下载查看", "DOC102"),
        ("已阅读5页，还剩7页未读，继续免费阅读", "DOC102"),
        (
            "版權說明：本文檔由用戶提供并上傳，收益歸屬內(nèi)容提供方，若內(nèi)容存在侵權，請進行舉報或認領",
            "DOC102",
        ),
        ("2. 下载前请仔细阅读文档内容，确认符合您的需求后进行下载。", "DOC102"),
        ("卫健局2021年工作总结.docx_第1页", "DOC102"),
        ("第3篇 卫生局2021年上半年工作总结 1850字", "DOC102"),
        ("转载请注明出处：县卫健局", "DOC102"),
        ("[bookmark: _GoBack]", "DOC102"),
        ("image1.png", "DOC102"),
        ("文檔簡介", "DOC116"),
        ("点击查看更多>>", "DOC116"),
        ("返回 下载 相关 举报", "DOC116"),
        ("网站地图 | 联系我们 | 法律声明", "DOC116"),
        ("打印本页 关闭窗口", "DOC116"),
        ("大小:15.64KB", "DOC116"),
        ("文章来源：县卫健委 浏览量： 发表时间：2021-05-07 10:49 责任编辑：张某", "DOC116"),
        ("组配分类：规划计划", "DOC116"),
        (".TRS_Editor P{line-height:2;font-size:12pt;}", "DOC116"),
        ("<!--[if !supportLists]-->", "DOC116"),
        ('HYPERLINK "http://www.abc.com" \\t "_blank"', "DOC117"),
        ("PAGE   \\* MERGEFORMAT 3", "DOC117"),
    ],
)
def test_leftover_is_told_once_and_not_read(words, rule):
    report = proofread(BEFORE + words + BEHIND)
    start, end = len(BEFORE), len(BEFORE) + len(words)
    there = [finding for finding in report.findings if finding.start < end and finding.end > start]
    assert [finding.rule for finding in there] == [rule]
    assert [figure.text for figure in report.figures] == ["12家", "21.3万人", "98.5%"]


@pytest.mark.parametrize(
    "sentence",
    [
        "县计生协由会员分享致富经验。",
        "居民可在线阅读科普文章，登录下载电子健康卡。",
        "本站所有护士均参加培训，本站不承担院内转运。",
        "查处涉嫌侵权案件2起。",
        "支付方式：按病种付费。",
        "文件全文共12页，请各单位认真阅读。",
        "海报\n举报\n微信",
        "软件版权归县卫健局所有。",
        "大中小医院共12家。",
    ],
)
def test_leftover_ordinary_words_are_read(sentence):
    assert not analyse(BEFORE + sentence + BEHIND).leftovers


def test_leftover_within_a_sentence_leaves_the_rest_of_it():
    report = proofread("全县签约<b>21.3</b>万人，[bookmark: _Toc1]规范管理率98.5%。")
    assert [(figure.text, str(figure.value)) for figure in report.figures] == [
        ("21.3</b>万人", "21.3"),
        ("98.5%", "98.5"),
    ]


def test_leftover_words_are_whole_rows():
    rows = rows_of(leftovers.Path(leftovers.__file__).with_suffix(".tsv"))
    assert {how for how, _, _ in rows} == {
        "notice",
        "button",
        "beside",
        "label",
        "value",
        "line",
        "part",
        "near",
        "listing",
    }
    assert all(words and whose for _, words, whose in rows)


@pytest.mark.parametrize("number", ["\n— 3 —\n", "\n\n第3页\n\n", "\n- 12 -\n"])
def test_leftover_page_number_within_a_sentence_joins_it(number):
    report = proofread(f"全县加强队伍建设，共签约居民1260{number}0人，规范管理率98.5%。\n")
    assert [figure.text.replace(number, "|") for figure in report.figures] == ["1260|0人", "98.5%"]
    assert [finding.rule for finding in report.findings] == ["DOC118"]


def test_leftover_page_number_between_paragraphs_joins_nothing():
    plain = analyse("全县加强队伍建设，提高能力。\n— 3 —\n全年签约1260人。\n第4页\n（二）培训").plain
    assert plain.split("\n")[0] == "全县加强队伍建设，提高能力。"
    assert plain.endswith("（二）培训")


def test_leftover_words_that_may_be_the_reports_own_go_beside_others_only():
    page = "关键词：卫生\n分享\n资源描述\n全县签约21.3万人。\n"
    assert "关键词" not in analyse(page).plain
    assert "关键词" in analyse("关键词：卫生\n分享\n全县签约21.3万人。\n").plain


def test_leftover_numbers_of_pieces_are_passed_over():
    words = "全县各乡镇卫生院认真落实各项要求，扎实做好服务，" * 8
    report = proofread(f"1、{words}全年共签约2\n\n2、1.3万人，{words}规范管\n\n3、理率98.5%。")
    assert [str(figure.value) for figure in report.figures] == ["21.3", "98.5"]
    assert "DOC118" in {finding.rule for finding in report.findings}
