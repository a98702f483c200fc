import json

from weijian.proof.api import proofread
from weijian.proof.compare import compare
from weijian.proof.output.comparison import comparison_as_json, comparison_lines

OLD = proofread("情况\n全年任务4000人，共完成2600人，完成率66.5%。\n截止目前，已完成。")
NEW = proofread("情况\n全年任务4000人，共完成2600人，完成率65%。\n截止目前，已完成。")


def test_comparison_lines_tell_settled_and_remaining_with_their_lines():
    shown = list(comparison_lines(OLD, NEW, compare(OLD, NEW)))
    assert shown[0] == "已改 1 处"
    assert "文本:2 错误[FIG101] 66.5%" in shown[1]
    assert "未改 1 处" in shown
    assert shown[-2:] == ["改动的数据 1 个", "    文本:2 完成率：66.5% → 65%"]


def test_comparison_lines_below_the_threshold_are_left_out():
    assert "未改 0 处" in comparison_lines(OLD, NEW, compare(OLD, NEW), "warning")


def test_comparison_as_json_has_the_four_lists():
    body = json.loads(comparison_as_json(OLD, NEW, compare(OLD, NEW)))
    assert [finding["rule"] for finding in body["settled"]] == ["FIG101"]
    assert body["changed_figures"][0]["new"] == {"start": 25, "end": 28, "text": "65%", "value": 65}
    assert set(body) >= {"old", "new", "remaining", "new_findings"}
