from weijian.proof.api import proofread
from weijian.proof.score import score

TEXT = "全年任务4000人，共完成2600人，完成率66.5%。"


def row(name, text, value, unit="人"):
    start = TEXT.index(text)
    return {"id": name, "text": text, "start": start, "end": start + len(text), "value": value, "unit": unit}


GOLD = {
    "figures": [row("f1", "4000人", 4000), row("f2", "2600人", 2600), row("f3", "66.5%", 66.5, "%")],
    "relations": [
        {"id": "r1", "type": "ratio", "result": "f3", "operands": ["f2", "f1"], "holds": False, "why": "65 %"}
    ],
    "defects": [{"kind": "arithmetic", "severity": "error", "start": 20, "end": 25, "text": "66.5%"}],
}


def shares(gold):
    return {share.name: (share.found, share.of) for share in score(proofread(TEXT), gold).shares}


def test_score_report_that_agrees_is_full():
    found = shares(GOLD)
    assert found["数据召回"] == found["数据精确"] == (3, 3)
    assert found["不成立的关系"] == found["错误级缺陷"] == (1, 1)


def test_score_wrong_value_is_not_recalled():
    wrong = {**GOLD, "figures": [row("f1", "4000人", 400), *GOLD["figures"][1:]]}
    assert shares(wrong)["数据召回"] == (2, 3)


def test_score_relation_with_other_operands_is_missed():
    relation = {**GOLD["relations"][0], "operands": ["f1"]}
    assert shares({**GOLD, "relations": [relation]})["不成立的关系"] == (0, 1)


def test_score_error_that_gold_does_not_know_is_counted_as_wrong():
    assert len(score(proofread(TEXT), {**GOLD, "defects": []}).wrong_errors) == 1


def test_score_tie_that_the_annotation_has_not_is_told_as_surplus_only():
    found = shares({**GOLD, "relations": []})
    assert found["认出的不成立关系在标注中"] == (0, 1)
    assert shares(GOLD)["认出的不成立关系在标注中"] == (1, 1)


def test_score_defect_marked_on_an_operand_is_touched_by_the_finding():
    elsewhere = {**GOLD["defects"][0], "start": 12, "end": 17, "text": "2600人"}
    found = score(proofread(TEXT), {**GOLD, "defects": [elsewhere]})
    assert found.wrong_errors == []
