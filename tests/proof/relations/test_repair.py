import pytest

from weijian.proof.api import analyse, proofread
from weijian.proof.relations.repair import likely_repair


def repair(text):
    document = analyse(text)
    (broken,) = [relation for relation in document.relations if not relation.holds]
    return likely_repair(document.figures, broken)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("全年任务5030人，共完成3034人，完成率60.68%。", "“5030人”若为“5000人”则相符"),
        ("全年任务6400人，共完成5871人，完成率91.37%。", "“91.37%”若为“91.73%”则相符"),
        ("全年任务8215人，共完成7317人，完成率8.907%。", "“8.907%”若为“89.07%”则相符"),
        ("全县活产3419人，婴儿死亡12人，婴儿死亡率3.51%。", "“3.51%”若为“3.51‰”则相符"),
        ("排查隐患136处，其中学校84处、企业35处、其他71处。", "“71处”若为“17处”则相符"),
        ("门诊量由21460人次增加到26825人次，增长52%。", "“52%”若为“25%”则相符"),
    ],
)
def test_likely_repair_the_one_slip_that_explains_is_named_and_mends_the_text(wrong, words):
    found = repair(wrong)
    assert found is not None
    assert found.words == words
    mended = wrong[: found.fix.start] + found.fix.text + wrong[found.fix.end :]
    assert all(relation.holds for relation in proofread(mended).relations)


def test_likely_repair_numerator_and_denominator_changed_about():
    found = repair("下达任务1329人，实际完成1342人，任务完成率99.03%。")
    assert found is not None
    assert found.words == "“1342人”与“1329人”若对调则相符"
    assert found.fix is None


@pytest.mark.parametrize(
    "wrong",
    [
        "全年任务4000人，共完成2600人，完成率66.53%。",
        "全年报告传染病120例，其中甲类0例、乙类80例、丙类41例。",
        "共管控300人，其中红码20人、黄码80人、其他人员190人。",
        "全年任务82150人，共完成7317人，完成率89.07%。",
        "计划总投资2640万元，已完成投资1716元，占总投资的65.0%。",
        "参保率达93.2%，超过省定标准（省定85%）9.2个百分点。",
    ],
)
def test_likely_repair_nothing_said_where_none_or_several_would_do(wrong):
    assert repair(wrong) is None
