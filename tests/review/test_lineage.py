"""Versions of one document go by its name; the same finding has the same fingerprint in all of them."""

import pytest

from weijian.proof.api import proofread
from weijian.review.lineage import PASTED, document_of, fingerprint, plain_name, rules_version


@pytest.mark.parametrize(
    "name",
    ["工作总结.docx", "工作总结（2）.docx", "工作总结(1).docx", "工作总结（修改稿）.docx", "工作总结v3.docx",
     "工作总结_20210705.docx", "工作总结 第三稿.docx", "工作总结-定稿.doc", "工作总结（征求意见稿）.docx",
     "工作总结 2021-07-05.txt"],
)  # fmt: skip
def test_versions_have_one_name(name):
    assert document_of(name) == "工作总结"


@pytest.mark.parametrize("name", ["2021年上半年工作总结.docx", "稿件.docx", "20210705.docx", "第二稿.docx"])
def test_other_documents_keep_theirs(name):
    assert document_of(name)
    assert document_of(name) != "工作总结"


def test_pasted_text_goes_by_its_title():
    assert document_of(PASTED, "平川县2021年工作总结") == "平川县2021年工作总结"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("C:\\a\\b.docx", "b.docx"), ("../../x.txt", "x.txt"), ("a\x00\x1b[1m.txt", "a[1m.txt"), ("", "未命名")],
)
def test_plain_name_has_no_folders_and_no_control_signs(given, kept):
    assert plain_name(given) == kept


def test_fingerprint_follows_the_sentence_and_not_its_place():
    sentence = "全年任务8900人，完成10100人，完成率123.5%。"

    def prints(text):
        return {fingerprint(text, one) for one in proofread(text).findings if one.severity == "error"}

    assert prints(sentence)
    assert prints(sentence) == prints("新加的一段话。\n" + sentence)
    assert not prints(sentence) & prints(sentence.replace("123.5", "125.5"))


def test_rules_version_is_short_and_stable():
    assert rules_version() == rules_version()
    assert len(rules_version()) <= 40
