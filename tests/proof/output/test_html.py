import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.proof.api import proofread
from weijian.proof.batch import read_together
from weijian.proof.output.html import page
from weijian.proof.output.html.marks import paragraphs, shown_span

TEXT = "截止目前，情况如下。\r\n全年任务4000人，共完成2600人，完成率66.5%。\r\n\r\n“一站式结算。"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!-- 全年任务4000人，完成2600人，完成率66.5%"


class Reader(HTMLParser):
    """The tags, and the text of the report as the page shows it."""

    def __init__(self):
        super().__init__()
        self.tags, self.paragraphs, self.depth, self.scripts = [], [], None, []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "p" and "data-line" in dict(attributes):
            self.paragraphs.append("")
            self.depth = True

    def handle_endtag(self, tag):
        if tag == "p":
            self.depth = None

    def handle_data(self, words):
        if self.depth:
            self.paragraphs[-1] += words


def read(text):
    reader = Reader()
    reader.feed(page(proofread(text)))
    return reader


def test_page_shows_the_whole_text_and_every_finding():
    reader = read(TEXT)
    assert "\n".join(reader.paragraphs) == TEXT.replace("\r", "")
    items = [attributes for tag, attributes in reader.tags if tag == "li" and "data-finding" in attributes]
    assert [item["data-rule"] for item in items] == [finding.rule for finding in proofread(TEXT).findings]


def test_page_every_finding_is_marked_once_by_its_number():
    numbers = [attributes["data-no"] for _, attributes in read(TEXT).tags if "data-no" in attributes]
    wanted = range(1, len(proofread(TEXT).findings) + 1)
    assert sorted(int(number) for group in numbers for number in group.split(",")) == list(wanted)


def test_page_hostile_text_stays_text():
    reader = read(HOSTILE)
    assert reader.paragraphs == [HOSTILE]
    assert not [tag for tag, _ in reader.tags if tag == "img"]
    assert len([tag for tag, _ in reader.tags if tag == "script"]) == 2
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]


def test_page_names_nothing_outside_itself():
    shown = page(proofread(TEXT))
    assert not re.search(r"https?://", shown)
    assert not [tag for tag, attributes in read(TEXT).tags if {"src", "href", "style"} & set(attributes)]


def test_page_runs_only_its_own_script():
    policy = next(a["content"] for tag, a in read(TEXT).tags if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_page_ignored_findings_are_listed_with_their_reason():
    shown = page(proofread("全年任务4000人，完成2600人，完成率66.5%【校核忽略 FIG101：按<市局>口径】。"))
    assert "已忽略：按&lt;市局&gt;口径" in shown


def test_page_several_reports_are_chosen_from_a_list():
    reader = Reader()
    reader.feed(page(proofread(TEXT), proofread("正文。")))
    articles = [attributes for tag, attributes in reader.tags if tag == "article"]
    assert ["hidden" in attributes for attributes in articles] == [False, True]


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", "66.5%", "（"])
def test_page_of_next_to_nothing_is_a_page(text):
    assert "</html>" in page(proofread(text))


@given(st.text(alphabet="0123456789.%，。、；（）“”人名万任务完成率其中占 \r\n<>&", max_size=120))
def test_paragraphs_lose_nothing_and_add_nothing(text):
    report = proofread(text)
    lines = ["".join(piece.text for piece in pieces) for pieces in paragraphs(report, report.findings)]
    assert "\n".join(lines) == text
    opened = [
        number
        for pieces in paragraphs(report, report.findings)
        for piece in pieces
        for number in piece.opened
    ]
    marked = [
        number for number, finding in enumerate(report.findings) if len(set(shown_span(finding, text))) == 2
    ]
    assert sorted(opened) == marked


def test_page_of_several_tells_what_they_say_against_one_another():
    half = proofread("青溪县卫生健康局2020年上半年工作总结\n\n截至6月30日，在管高血压患者12958人。")
    year = proofread("青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。")
    shown = page(half, year, across=read_together([half, year]).cross_document)
    assert "几份材料之间 1处" in shown and "FIG204" in shown
    assert re.search("青溪县卫生健康局2020年上半年工作总结第3行第\\d+字：12958人", shown)
    assert "几份材料之间" not in page(half, year)
