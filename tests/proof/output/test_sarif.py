"""Checks of the parts of SARIF 2.1.0 that we write, by the names and the limits of the standard's own schema."""

import json

import docx
import pytest

from weijian.proof.api import proofread, proofread_file
from weijian.proof.batch import batch_rules, read_together
from weijian.proof.output.sarif import FINGERPRINT, LEVELS, reports_as_sarif
from weijian.proof.rules import rule_modules

TEXT = (
    "一、概况\n𠮷县截止目前，资金己经到位。\n"
    "三、全年任务4000人，共完成2600人，完成率66.5%。\n"
    "截止目前，完成3次【校核忽略 TXT103：引用原文】。"
)
# Section 3 of the standard: the properties that an object may have, those that it must have first.
REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
    "artifactChange": {"artifactLocation", "replacements"},
    "replacement": {"deletedRegion"},
    "fix": {"artifactChanges"},
    "suppression": {"kind"},
    "invocation": {"executionSuccessful"},
}
ALLOWED = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "language", "columnKind", "invocations", "artifacts", "results"},
    "tool": {"driver"},
    "driver": {"name", "version", "semanticVersion", "rules"},
    "rule": {
        "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties",
    },
    "result": {
        "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "fixes", "suppressions",
        "partialFingerprints",
    },
    "region": {
        "startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet",
    },
    "location": {"id", "physicalLocation"},
    "physicalLocation": {"artifactLocation", "region"},
    "artifact": {"location", "length", "contents"},
    "artifactLocation": {"uri", "index"},
    "fix": {"description", "artifactChanges"},
    "artifactChange": {"artifactLocation", "replacements"},
    "replacement": {"deletedRegion", "insertedContent"},
    "suppression": {"kind", "justification"},
    "invocation": {"executionSuccessful", "toolExecutionNotifications"},
}  # fmt: skip


def log_of(*reports, **options):
    return json.loads(reports_as_sarif(reports, **options))


@pytest.fixture
def run():
    return log_of(proofread(TEXT))["runs"][0]


def check(kind, body):
    assert set(body) <= ALLOWED[kind], kind
    assert REQUIRED.get(kind, set()) <= set(body), kind


def check_location(location, text, artifacts):
    check("location", location)
    place = location["physicalLocation"]
    check("physicalLocation", place)
    check("artifactLocation", place["artifactLocation"])
    assert 0 <= place["artifactLocation"]["index"] < len(artifacts)
    check_region(place["region"], text)


def check_region(region, text):
    check("region", region)
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    lines = text.split("\n")
    for name, offset in (("start", start), ("end", end)):
        line, column = region[f"{name}Line"], region[f"{name}Column"]
        assert sum(len(words) + 1 for words in lines[: line - 1]) + column - 1 == offset
        assert 1 <= column <= len(lines[line - 1]) + 1
    if "snippet" in region:
        assert region["snippet"] == {"text": text[start:end]}


def test_sarif_log_has_the_structure_of_the_standard(run):
    log = log_of(proofread(TEXT))
    check("log", log)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    check("run", run)
    assert run["columnKind"] == "unicodeCodePoints"
    check("tool", run["tool"])
    check("driver", run["tool"]["driver"])
    check("invocation", run["invocations"][0])
    for artifact in run["artifacts"]:
        check("artifact", artifact)


def test_sarif_every_rule_explains_itself(run):
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        module.rule.code for module in [*rule_modules(), *batch_rules()]
    ]
    for rule in rules:
        check("rule", rule)
        assert rule["defaultConfiguration"]["level"] in LEVELS.values()
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"]


def test_sarif_results_point_to_their_places_and_rules(run):
    rules = run["tool"]["driver"]["rules"]
    assert {"FIG101", "NUM101", "TXT101", "TXT103"} <= {result["ruleId"] for result in run["results"]}
    for result in run["results"]:
        check("result", result)
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            check_location(location, TEXT, run["artifacts"])
        numbers = [location["id"] for location in result.get("relatedLocations", [])]
        assert numbers == list(range(1, len(numbers) + 1))


def test_sarif_levels_are_those_of_the_findings(run):
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert (levels["FIG101"], levels["TXT103"]) == ("error", "note")


def test_sarif_fixes_applied_give_the_repaired_text(run):
    [result] = [result for result in run["results"] if result["ruleId"] == "TXT101"]
    [fix] = result["fixes"]
    check("fix", fix)
    [change] = fix["artifactChanges"]
    check("artifactChange", change)
    [replacement] = change["replacements"]
    check("replacement", replacement)
    region = replacement["deletedRegion"]
    check_region(region, TEXT)
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    mended = TEXT[:start] + replacement["insertedContent"]["text"] + TEXT[end:]
    assert "资金已经到位" in mended


def test_sarif_ignored_findings_are_suppressed_with_their_reason(run):
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["TXT103"]
    [suppression] = suppressed[0]["suppressions"]
    check("suppression", suppression)
    assert suppression == {"kind": "inSource", "justification": "引用原文"}


def fingerprints(text):
    results = log_of(proofread(text))["runs"][0]["results"]
    return [(result["ruleId"], result["partialFingerprints"][FINGERPRINT]) for result in results]


def test_sarif_fingerprints_stay_when_lines_move_and_are_unique():
    moved = f"前言。\n\n{TEXT}"
    assert sorted(fingerprints(moved)) == sorted(fingerprints(TEXT))
    twice = fingerprints("截止目前，已完成。\n截止目前，已完成。")
    assert len(set(twice)) == 2


def test_sarif_word_file_carries_its_text(tmp_path):
    document = docx.Document()
    document.add_paragraph("截止目前，已完成。")
    document.save(str(tmp_path / "报 告.docx"))
    report = proofread_file(tmp_path / "报 告.docx")
    [artifact] = log_of(report)["runs"][0]["artifacts"]
    assert artifact["contents"] == {"text": report.text}
    assert artifact["location"]["uri"].startswith("file:///")
    assert " " not in artifact["location"]["uri"]


def test_sarif_what_could_not_be_read_is_a_notification():
    [invocation] = log_of(failures=["a.docx：无法读取"])["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "a.docx：无法读取"


def test_sarif_tells_what_reports_say_against_one_another():
    half = proofread("青溪县卫生健康局2020年上半年工作总结\n\n截至6月30日，在管高血压患者12958人。")
    year = proofread("青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。")
    batch = read_together([half, year])
    run = json.loads(reports_as_sarif([half, year], across=batch.cross_document))["runs"][0]
    [result] = [one for one in run["results"] if one["ruleId"] == "FIG204"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "FIG204"
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["index"], place["region"]["snippet"]["text"]) == (1, "12598人")
    [other] = result["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["index"] == 0
