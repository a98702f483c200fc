from pathlib import Path

import pytest

from weijian.proof.api import proofread_source
from weijian.proof.read import read_data
from weijian.proof.read.markdown import marks

REPORT = """# 平川县卫生健康局2021年工作总结

## 一、主要工作
### （一）基本公共卫生服务
- **老年人体检**：应检1200人，体检1000人，体检率90.3%。
### （三）传染病防治
> 全年报告传染病120例，见[通报](http://www.pingchuan.gov.cn/1)。

| 乡镇 | 应检 | 实检 |
|---|---|---|
| 河口镇 | 120 | 100 |
| 石桥镇 | 200 | 150 |
| 合计 | 320 | 260 |
"""


def proofread_as(name):
    return proofread_source(read_data(REPORT.encode(), Path(name)))


def without_marks(text):
    for start, end in reversed(list(marks(text))):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("## 一、主要工作", "一、主要工作"),
        ("> 引用的话", "引用的话"),
        ("- 一项\n* 二项", "一项\n二项"),
        ("**一是**加强领导，`编号`照旧", "一是加强领导，编号照旧"),
        ("见[通报](http://a.cn/1)。", "见[通报]。"),
        ("患者**，男，56岁", "患者**，男，56岁"),
        ("#1机房和2#楼，3*4=12，-5℃", "#1机房和2#楼，3*4=12，-5℃"),
    ],
)
def test_marks_are_what_the_text_does_not_say(written, said):
    assert without_marks(written) == said


def test_markdown_file_is_checked_for_what_it_says_and_not_for_its_marks():
    report = proofread_as("总结.md")
    rules = {finding.rule for finding in report.findings}
    assert {"FIG101", "FIG103", "NUM101"} <= rules
    assert "DOC117" not in rules
    assert all(report.text[figure.start : figure.end] == figure.text for figure in report.figures)


def test_markdown_marks_in_another_file_are_remains_of_a_draft():
    assert "DOC117" in {finding.rule for finding in proofread_as("总结.txt").findings}
