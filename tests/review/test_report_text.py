"""A report goes into bytes and comes back the same."""

from dataclasses import replace

import pytest

from weijian.kernel.periods import Period
from weijian.proof.api import proofread
from weijian.proof.facts import Binding
from weijian.review.report_text import from_bytes, to_bytes

TEXT = (
    "平川县2021年工作总结\n全年任务8900人，完成10100人，完成率123.5%。其中男性约3成，比上年增长12.1%。\n"
    "全省第3名，获奖金12.50万元。【校核忽略 TXT102：引用原文】共共完成２项。\n"
)


def test_report_comes_back_the_same():
    report = replace(proofread(TEXT), bindings={2: Binding("htn.managed", "名", Period.year(2021), "431299")})
    back = from_bytes(to_bytes(report))
    assert back == replace(report, source=None, settings=back.settings)
    assert back.figures[0].interval == report.figures[0].interval


def test_fields_that_are_gone_are_passed_over():
    stored = to_bytes(proofread(TEXT)).replace(b'"subject"', b'"formerly"')
    assert from_bytes(stored).figures[0].subject == ""


def test_what_is_no_report_is_refused():
    with pytest.raises(ValueError, match="not a report"):
        from_bytes(b"[1]")
