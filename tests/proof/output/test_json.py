import json

from weijian.proof.api import proofread
from weijian.proof.output.json import report_as_json, reports_as_json

TEXT = "全年任务 4000 人，共完成2600人，完成率66.5％。接种率95%以上。"


def test_reports_as_json_has_the_promised_fields():
    body = json.loads(reports_as_json([proofread(TEXT)]))
    assert set(body) == {"tool", "version", "documents"}
    (document,) = body["documents"]
    assert set(document) == {"path", "title", "text_length", "figures", "relations", "findings", "ignored"}
    assert set(document["figures"][0]) == {
        "start", "end", "text", "value", "unit", "kind", "bound", "low", "high", "subject", "indicator",
        "period", "area", "planned",
    }  # fmt: skip
    assert set(document["relations"][0]) == {"type", "result", "operands", "computed", "stated", "holds"}
    assert set(document["findings"][0]) == {
        "rule", "severity", "start", "end", "message", "related", "fix",
    }  # fmt: skip


def test_reports_as_json_offsets_are_those_of_the_text_as_it_stands():
    document = report_as_json(proofread(TEXT))
    assert [TEXT[f["start"] : f["end"]] for f in document["figures"]] == [
        "4000 人", "2600人", "66.5％", "95%以上",
    ]  # fmt: skip
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in document["figures"])


def test_reports_as_json_relation_points_to_its_figures():
    document = report_as_json(proofread(TEXT))
    broken = next(r for r in document["relations"] if not r["holds"])
    assert broken == {
        "type": "completion", "result": 2, "operands": [1, 0], "computed": 65, "stated": 66.5, "holds": False,
    }  # fmt: skip


def test_reports_as_json_lists_what_a_stronger_tie_says_already():
    document = report_as_json(proofread("登记患者320人，其中规律服药302人，占94.38%。"))
    assert [tie["type"] for tie in document["relations"]] == ["ratio", "order"]


def test_reports_as_json_open_end_is_null():
    assert report_as_json(proofread(TEXT))["figures"][-1]["high"] is None


def test_reports_as_json_ignored_findings_stand_apart_with_their_reason():
    document = report_as_json(proofread("截止目前，完成3次【校核忽略 TXT103：引用原文】。"))
    assert document["findings"] == []
    assert [(one["rule"], one["reason"]) for one in document["ignored"]] == [("TXT103", "引用原文")]


def test_reports_as_json_says_which_repairs_are_safe():
    document = report_as_json(proofread("截止目前，资金己经到位。"))
    assert [one["fix"]["safe"] for one in document["findings"]] == [False, True]
