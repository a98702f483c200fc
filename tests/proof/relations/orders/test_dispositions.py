import pytest

from weijian.proof.api import proofread


def orders(text):
    report = proofread(text)
    return [
        (report.figures[relation.result].text, [report.figures[number].text for number in relation.operands])
        for relation in report.relations
        if relation.type == "order" and len(relation.operands) > 1
    ]


@pytest.mark.parametrize(
    ("text", "received", "ways"),
    [
        ("全年受理投诉举报36件，办结28件，移交公安机关3件。", "36件", ["28件", "3件"]),
        ("受理医疗纠纷29起，其中调解成功18起。移送司法机关2起。", "29起", ["18起", "2起"]),
        ("接到申请40人，不予受理2人，驳回1人。", "40人", ["2人", "1人"]),
    ],
)
def test_find_ways_of_disposal_stay_within_what_was_received(text, received, ways):
    assert (received, ways) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉36件，办结28件。\n移交物资3件。",  # another paragraph
        "受理投诉2件，办结28件，移交3件。",  # those of the year before, too
        "检查单位36家，办结案件28件，移交3件。",
    ],
)
def test_find_says_nothing_where_they_are_no_ways_of_one_thing(text):
    assert orders(text) == []
