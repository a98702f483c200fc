"""Typing errors in running official prose are told, and of right prose of any line of work nothing is said."""

from pathlib import Path

import pytest

from weijian.proof.api import proofread
from weijian.proof.findings import HINT
from weijian.proof.rules.words.language_model import language_model

RIGHT = [
    line
    for line in Path(__file__).with_name("right_prose.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# A character lost of a word that only the words around can tell.
LOST = [
    "各股室要高度重，密切配合，确保活动取得实效。",
    "县住建局组织监理单对在建工地开展安全检查。",
    "加强财务管，严格执行经费审批程序。",
    "采购过程严格按照规定程进行，全程接受监督。",
    "为困难群众送去慰问品，切实解他们的实际困难。",
    "建立健全长效机，巩固整治成果。",
    "各乡镇要切实加强组织领，明确责任分工。",
    "对存在的突问题进行专项整治。",
    "加强食品安监管，保障群众舌尖上的安全。",
    "本次活动取得了良好的社会效，受到群众欢迎。",
    "深入开展调查研，形成调研报告六篇。",
    "加强部门之间的沟通协，形成工作合力。",
    "健全规章制，规范工作流程。",
]
# What stood there before the sentence was changed.
LEFT = [
    "全体师生积极向捐款，帮助患病同学渡过难关。",
    "矿区生态环境有了得到显著改善，群众拍手称快。",
    "禁止任何企业和个人不得擅自占用公共绿地。",
    "县水利局和与各乡镇签订了防汛目标责任书。",
    "各标段业主均要应当按季度公开资金使用情况。",
    "工程正已完成竣工验收，将于下月移交。",
    "修订了《差旅费管理办法》，使规范了报销流程。",
    "以常务副县长任为组长的工作专班进驻企业。",
    "今年全乡共完成了实施高标准农田3200亩。",
    "村干部赴外省进行考察、进行学习了合作社管理经验。",
    "此次的本次抽查覆盖了全部建材门店。",
    "由县城管局牵头负责牵头，县住建局配合。",
]
DOUBLED = ["局里将不不断改进文风会风。", "经费全部用于于校舍维修。", "全镇大大力发展庭院经济。"]


@pytest.mark.parametrize("sentence", RIGHT, ids=lambda sentence: sentence[:12])
def test_right_prose_of_other_lines_of_work_is_passed_in_silence(sentence):
    assert [finding for finding in proofread(sentence).findings if finding.severity != HINT] == []


@pytest.mark.skipif(language_model() is None, reason="no language model on this machine")
@pytest.mark.parametrize("sentence", LOST, ids=lambda sentence: sentence[:12])
def test_a_lost_character_is_told(sentence):
    assert [finding.message for finding in proofread(sentence).findings if finding.severity != HINT]


@pytest.mark.parametrize("sentence", [*LEFT, *DOUBLED], ids=lambda sentence: sentence[:12])
def test_what_was_left_standing_or_typed_twice_is_told(sentence):
    assert [finding.message for finding in proofread(sentence).findings if finding.severity != HINT]
