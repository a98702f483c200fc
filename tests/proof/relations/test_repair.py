from weijian.proof.api import analyse
from weijian.proof.relations.repair import likely_repair


def repair(text):
    document = analyse(text)
    (broken,) = [relation for relation in document.relations if not relation.holds]
    return likely_repair(document.figures, broken)


def test_likely_repair_one_digit_that_explains_the_rate_is_named():
    wrong = "全年任务5030人，共完成3034人，完成率60.68%。"
    assert repair(wrong) == "“5030人”若为“5000人”则相符"


def test_likely_repair_nothing_said_where_no_single_digit_explains():
    assert repair("全年任务4000人，共完成2600人，完成率66.53%。") is None


def test_likely_repair_nothing_said_where_several_digits_would_do():
    assert repair("共管控300人，其中红码20人、黄码80人、其他人员190人。") is None
