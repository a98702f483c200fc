"""What the report aims at, and what it says elsewhere to have reached."""

REPORT = "婴儿死亡率3.52‰，新生儿死亡率2.24‰。⏎三、下一步打算⏎婴儿死亡率控制在5‰以下。"


def test_find_ties_the_rate_of_that_name_only(orders):
    found = orders(REPORT)
    assert (True, frozenset({"5‰以下", "3.52‰"})) in found
    assert (True, frozenset({"5‰以下", "2.24‰"})) not in found


def test_find_ties_programme_of_fewer_words(orders):
    text = "全县签约16.42万人，签约率41.85%。⏎三、下一步打算⏎家庭医生签约率力争提高到46%以上。"
    assert (True, frozenset({"46%以上", "41.85%"})) in orders(text)


def test_find_says_nothing_of_whom_the_next_year_hires(orders):
    assert orders("全年招聘专业技术人员64人。⏎三、下一步打算⏎计划招聘专业技术人员80人。") == set()
