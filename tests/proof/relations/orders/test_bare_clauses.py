import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全市二级以上医院16家，12家设立老年医学科。", "16家 12家"),
        ("培训托育人员136人，取证98人。", "136人 98人"),
        ("摸排独居老人2316名，纳入巡访关爱1980名。", "2316名 1980名"),
        ("医疗机构校验236家，注销14家。", "236家 14家"),
        ("婴幼儿6213人，入托864人。", "6213人 864人"),
        ("全县有村医412名，具有执业医师资格的126名。", "412名 126名"),
        ("户厕开工960座，已竣工812座。", "960座 812座"),
        ("累计管理感染者33例，29例接受规范治疗。", "33例 29例"),
    ],
)
def test_find_clause_without_a_name_speaks_of_those_before(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "培训护士136人，慰问困难职工80人。",
        "落实环孕检3343例，完成结扎110例。",
        "全市医院16家，新设立12家。",
        "培训136人；98人取得证书。",
        "开工960座，每座完成补助812座。",
        "医院16家，其余12家设立门诊。",
    ],
)
def test_find_says_nothing_of_another_deed(orders, text):
    assert orders(text) == set()
