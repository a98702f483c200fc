"""Blindness: one digit changed in a figure that a sentence ties firmly must be found, the unchanged passed over."""

from pathlib import Path

import pytest

from weijian.proof.api import proofread
from weijian.proof.findings import ERROR

HERE = Path(__file__).parent
SENTENCES = [
    line.split(" => ")[0]
    for path in (HERE / "sentences.txt", HERE.parent / "sound_sentences.txt")
    for line in path.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PROVABLE = {"ratio", "completion", "sum", "difference", "growth", "rate_per", "unit_price"}
# What is left is what arithmetic cannot prove: parts that need not be all, sums rounded to 亿, other readings.
LEAST_FOUND = 0.85


def arithmetic(text):
    return [finding for finding in proofread(text).findings if finding.rule.startswith("FIG")]


def with_a_first_digit_changed(sentence):
    """The sentence with the first digit of one figure changed, for every figure of two digits in a firm tie."""
    report = proofread(sentence)
    for relation in report.relations:
        if relation.type not in PROVABLE or not relation.firm or relation.result is None:
            continue
        for number in (relation.result, *relation.operands):
            figure = report.figures[number]
            digits = [n for n in range(figure.number_start, figure.number_end) if sentence[n].isdigit()]
            if len(digits) > 1:
                place = digits[0]
                yield sentence[:place] + str(int(sentence[place]) % 9 + 1) + sentence[place + 1 :]


def test_proofread_first_digit_changed_in_a_firm_tie_is_found():
    changed = [wrong for sentence in SENTENCES for wrong in with_a_first_digit_changed(sentence)]
    missed = [wrong for wrong in changed if not arithmetic(wrong)]
    assert len(changed) > 250
    assert len(missed) <= (1 - LEAST_FOUND) * len(changed), missed


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("应种1342剂次，实种1329剂次，接种率99.03%。", ("1329", "1392")),
        ("目标人群5600人，实际签约4760人，签约率达85%。", ("85%", "58%")),
        ("372个村卫生室中有355个达到标准，达标率95.43%。", ("355", "335")),
        ("全州18个乡镇中，16个乡镇建成中医馆，占88.9%。", ("16个", "15个")),
        ("县域外住院3120人次，占住院总人次（19500人次）的16%。", ("3120", "3620")),
        ("2022年计划建成100个，现已建成78个，占全年任务的78%。", ("的78%", "的87%")),
        ("报告病例128例，去年同期163例，同比下降21.47%。", ("163", "136")),
        ("总诊疗62.4万人次，较上年的60.0万人次增长4.0%。", ("4.0%", "14.0%")),
        ("签约团队由68个增加到85个，净增17个，增长25%。", ("25%", "52%")),
        ("门诊量由20460人次增加到26802人次，增长31%。", ("26802", "28602")),
        ("开放床位从480张增加到600张，增加120张。", ("120", "210")),
        ("实际完成10100人，超任务（8900人）1200人。", ("1200", "2100")),
        ("全年出院23500人次，比上年的24300人次减少800人次。", ("800", "8000")),
        ("全年出生3215人，死亡2104人，净增1111人。", ("2104", "2014")),
        ("在岗职工3268人（在编2015人，编外1253人）。", ("2015", "2105")),
        ("县域内就诊率91.2%，较目标（90%）高1.2个百分点。", ("1.2个", "2.1个")),
        ("健康档案建档率达到92.6%，高于国家90%的标准。", ("92.6", "82.6")),
        ("综合考核在全省57个县（市）中排名第16位。", ("第16", "第61")),
        ("5岁以下儿童死亡率4.2‰，婴儿死亡率3.1‰，新生儿死亡率1.6‰。", ("1.6‰", "6.1‰")),
        ("应管理8000人和2000人，实际管理6800人和1740人，管理率分别为85%和87%。", ("1740", "1470")),
        ("门诊31.2万人次，其中县人民医院18.6万人次、县中医医院12.6万人次。", ("12.6", "16.2")),
    ],
)
def test_proofread_what_leaves_no_other_reading_is_an_error(right, wrong):
    assert arithmetic(right) == []
    old, new = wrong
    assert right.count(old) == 1
    assert ERROR in {finding.severity for finding in arithmetic(right.replace(old, new))}
