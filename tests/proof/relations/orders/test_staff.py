import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全系统职工1820人，卫生技术人员1455人。", "1820人 1455人"),
        ("全县卫生技术人员1138人，执业（助理）医师438人、注册护士497人。", "1138人 438人 497人"),
        ("全县卫生技术人员1138人，执业（助理）医师438人、注册护士497人。", "1138人 497人"),
    ],
)
def test_find_professions_are_of_the_staff(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "注册护士879人。⏎柔性引进专家带教护士96名支援。",
        "注册护士879人。⏎培训护士96名。",
        "注册护士9人。⏎选派护士12名支援。",
        "慰问一线优秀医护人员19人。⏎派出医生2名、护士2名共建科室。",
    ],
)
def test_find_says_nothing_of_others(orders, text):
    assert orders(text) == set()
