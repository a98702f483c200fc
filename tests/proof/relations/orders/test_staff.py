import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("注册护士879人。⏎组建一支10名护士组成的医疗队奔赴疫区。", "879人 10名"),
        ("全县执业医师624人。⏎抽调医生12名支援隔离点。", "624人 12名"),
        ("卫生技术人员2214人。⏎选派医护人员36名驰援外省。", None),
        ("全系统职工1820人，卫生技术人员1455人。", "1820人 1455人"),
    ],
)
def test_find_those_sent_are_of_the_staff(orders, text, tie):
    found = orders(text)
    assert tie is None or (True, frozenset(tie.split())) in found


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
