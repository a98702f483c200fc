"""Runs of characters that are no word are told with the word meant; words that only met are left alone."""

import pytest

from weijian.proof.api import analyse
from weijian.proof.rules.words import misspelt, no_word
from weijian.proof.rules.words.confusable import look_alike, sound_alike, taken_for
from weijian.proof.rules.words.dictionary import is_word, split, stands_alone


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("严格按照上级绝定的布局推进，完成任物。", ["任务"]),
        ("开展健康扶贫政测宣讲12场。", ["政策"]),
        ("县乡两级组只培训村医。", ["组织"]),
        ("完善应急物资储背制度。", ["储备"]),
        ("对发现的隐换立即整改。", ["隐患"]),
        ("加强孕产妇和儿童保键工作。", ["保健"]),
        ("全面提昇卫生服物能力，群众很满忆。", ["满意"]),
        ("加快推劲中医馆建设。", ["推进"]),
        ("落实奖励政策，发放补帖。", ["补贴"]),
        ("抽查学校食常卫生。", ["食堂"]),
    ],
)
def test_what_is_no_word_is_told_with_the_word_meant(text, right):
    document = analyse(text)
    found = [finding.fix.text for rule in (no_word, misspelt) for finding in rule.check(document)]
    assert all(any(word in put for put in found) for word in right)


def test_what_the_rule_on_set_terms_tells_is_not_told_twice():
    document = analyse("完善应急预安，强化疫情妨控。")
    assert len(list(misspelt.check(document))) == 2
    assert not list(no_word.check(document))


@pytest.mark.parametrize(
    "text",
    [
        "由县医院对乡镇卫生院、与市中医院结成医联体。",
        "抽调张学良、李举忠、王松华等3人到前线。",
        "双井村、石磙庙村、海州义德医院建成示范点。",
        "大病不出县、小病不出乡，医中有养、养中有医。",
        "应种672人，实种667人，漏种5人；第二剂次接种151人。",
        "用傣话、瑶话宣讲，护边员同吃同住同巡逻。",
        "血痰、咯血患者复治12例，粗筛阳性3例，账物相符。",
    ],
)
def test_words_that_met_are_left_alone(text):
    assert not list(no_word.check(analyse(text)))


def test_characters_are_taken_for_one_another_by_ear_and_by_eye():
    assert sound_alike("诊", "争")
    assert look_alike("末", "未")
    assert "署" in taken_for("暑")
    assert "暑" not in taken_for("暑")


def test_the_dictionary_knows_the_field():
    assert is_word("医共体")
    assert not is_word("部暑")
    assert [(word.start, word.text) for word in split("医共体建设", 3)] == [(3, "医共体"), (6, "建设")]
    assert stands_alone("县")
    assert not stands_alone("暑")


def test_a_long_run_costs_no_more_than_its_length():
    assert not list(no_word.check(analyse("县" * 20000)))
