"""The word lists of the rules are whole, and no rule that derives slips from them speaks over right words."""

from pathlib import Path

import pytest

import weijian.proof
from weijian.proof.api import analyse
from weijian.proof.rules import rule_modules
from weijian.proof.rules.words import exchanged, half_word, law_titles, organ_clipped
from weijian.proof.rules.words.set_terms import terms

HOME = Path(weijian.proof.__file__).parent
COLUMNS = {
    "laws": 3,
    "idioms": 3,
    "diseases": 2,
    "organs": 2,
    "terms": 2,
    "short_forms": 2,
    "common_words": 3,
    "shapes": 2,
    "three_characters": 2,
    "word_pairs": 3,
    "official_pairs": 3,
    "collocations": 6,
    "set_phrases": 5,
    "frames": 6,
    "clause_end": 3,
    "fixed_names": 2,
    "open_idioms": 2,
    "bound_characters": 2,
    "alone": 4,
}
# Names that are read though a careful writer would not print them.
CLIPPED = {"精神分裂患者"}
DERIVED = {
    "TXT120",
    "TXT136",
    "TXT137",
    "TXT138",
    "TXT143",
    "TXT144",
    "TXT145",
    "TXT146",
    "TXT147",
    "TXT148",
    "TXT149",
    "TXT150",
    "TXT172",
    "TXT175",
    "TXT176",
    "TXT177",
}


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_word_lists_have_whole_rows_with_a_source_and_none_twice(name, columns):
    lines = (HOME / f"rules/words/{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {columns}
    assert all(row[-1] for row in rows)
    keys = [tuple(row[:2]) if name in {"collocations", "alone"} else row[0] for row in rows]
    assert len(keys) == len(set(keys))


def test_no_known_law_is_told_for_another():
    titles = "".join(f"《中华人民共和国{title}》《{title}（2019年修订）》" for title in law_titles.laws())
    assert not list(law_titles.check(analyse(titles)))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("艾滋病防制条例", "艾滋病防治条例"),
        ("职业病防冶法", "职业病防治法"),
        ("突发公共卫生事件条例", "突发公共卫生事件应急条例"),
        ("医疗机构管理条列", ""),
        ("乡村医生从业条例", "乡村医生从业管理条例"),
        ("医疗纠纷预防处理条例", "医疗纠纷预防和处理条例"),
    ],
)
def test_a_slip_in_the_title_of_a_law_is_told_with_the_one_title_it_can_be(written, right):
    found = [finding.fix.text for finding in law_titles.check(analyse(f"宣传《{written}》。"))]
    assert found == ([right] if right else [])


def test_two_titles_as_near_leave_it_open():
    assert not list(law_titles.check(analyse("学习《医疗管理条例》。")))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("规范管理布鲁氏菌患者病12例。", "布鲁氏菌病患者"),
        ("随访严重精神障患者碍320人。", "严重精神障碍患者"),
        ("推动家庭医签约生服务。", ""),
        ("坚持预主防为。", "预防为主"),
        ("做到日新异月、警长鸣钟。", "日新月异"),
    ],
)
def test_parts_that_changed_places_are_put_back(text, right):
    found = [finding.fix.text for finding in exchanged.check(analyse(text))]
    assert found[:1] == ([right] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "县民政局、市人民检察院",
        "区人民法院、州人民医院",
        "乡镇卫生院、县市场监督管理局",
        "县中医院、市妇保院",
    ],
)
def test_organs_and_their_short_names_are_left_alone(text):
    assert not list(organ_clipped.check(analyse(text)))


@pytest.mark.parametrize(
    "text", ["农民工持续增加，护工积极参加", "药品配送服务有序推进", "医患合作稳步推进", "分管领导扎实推进"]
)
def test_words_that_end_so_are_whole(text):
    assert not list(half_word.check(analyse(text)))


def test_rules_that_derive_slips_are_silent_over_the_words_of_the_field():
    names = (HOME / "naming.tsv").read_text(encoding="utf-8").splitlines()
    words = [
        line.split("\t")[0]
        for line in names
        if not line.startswith("#") and line.split("\t")[0] not in CLIPPED
    ]
    sentences = (Path(__file__).parents[1] / "sound_sentences.txt").read_text(encoding="utf-8")
    document = analyse("。\n".join([*terms(), *words, sentences]))
    found = [
        finding.message
        for module in rule_modules()
        if module.rule.code in DERIVED
        for finding in module.check(document)
    ]
    assert found == []
