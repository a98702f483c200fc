from dataclasses import replace
from xml.etree import ElementTree

from weijian.reports.document import FigureIdentity, FigureRun, Paragraph, Text
from weijian.reports.html import write_html


def link(identity: FigureIdentity) -> str:
    return f"/figures/{identity.code}?unit={identity.unit_code}&version={identity.version}"


def parsed(report):
    return ElementTree.fromstring(write_html(report, link).replace("<br>", "<br/>"))


def test_html_of_a_report_has_its_headings_with_numbers_below_the_title(report):
    root = parsed(report)
    assert [
        (e.tag, "".join(e.itertext())) for e in root.iter() if e.tag in {"h2", "h3", "h4", "h5", "h6"}
    ] == [
        ("h2", "平川县卫生健康局2021年上半年工作总结及下半年工作计划"),
        ("h3", "一、基本公共卫生服务"),
        ("h4", "（一）重点人群"),
        ("h5", "1.高血压患者"),
        ("h6", "（1）随访 & 转诊"),
        ("h3", "二、医疗服务"),
        ("h4", "（一）质量"),
        ("h3", "主要指标完成情况表"),
        ("h3", "一、说明"),
    ]


def test_html_of_every_figure_is_a_link_that_carries_its_tag(report):
    anchors = list(parsed(report).iter("a"))
    assert [(a.get("data-tag"), a.text) for a in anchors] == [
        (f.identity.tag, f.text) for f in report.figures()
    ]
    assert anchors[0].get("href") == "/figures/htn.managed?unit=431299&version=812004"
    assert {a.get("class") for a in anchors} == {"figure"}


def test_html_of_hostile_words_is_escaped_everywhere(report):
    bad = "<script>\"&'"
    identity = FigureIdentity(bad, bad, bad, 1)
    hostile = replace(
        report, title=bad, organ=bad, blocks=(Paragraph((Text(bad), FigureRun(bad, identity, bad))),)
    )
    html = write_html(hostile, lambda identity: f"/{identity.code}")
    assert "<script>" not in html
    anchor = next(ElementTree.fromstring(html).iter("a"))
    assert (anchor.get("href"), anchor.get("data-tag"), anchor.get("title")) == (f"/{bad}", identity.tag, bad)


def test_html_of_a_table_has_a_caption_and_column_headings(report):
    table = next(parsed(report).iter("table"))
    assert table.findtext("caption") == "各乡镇高血压患者管理情况"
    assert [th.text for th in table.iter("th")] == ["乡镇", "在管患者", "备注"]
    assert len(list(table.find("tbody"))) == 2
