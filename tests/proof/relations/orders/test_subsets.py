import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "全年总诊疗683452人次。⏎中医诊疗112769人次，占基层总诊疗量376406人次的29.96%。",
            "683452人次 376406人次",
        ),
        ("系统内党员612名。⏎新发展党员14名。", "612名 14名"),
        ("全县建立健康档案18652份。档案中有动态记录的档案12022份。", "18652份 12022份"),
        ("登记精神障碍患者1768人，检出率4.8‰。上述患者中有贫困患者506人。", "1768人 506人"),
    ],
)
def test_find_what_is_named_more_narrowly_is_within(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


def test_find_more_of_those_named_than_there_are_is_told(orders):
    text = "建立健康档案220529份。档案中有动态记录的档案12022236份。"
    assert (False, frozenset({"220529份", "12022236份"})) in orders(text)


def test_find_more_of_the_poor_than_of_all_patients_is_told(orders):
    text = "肺结核患者管理236人。⏎贫困人口签约服务中，高血压7642人、肺结核241人。"
    assert (False, frozenset({"236人", "241人"})) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "河口镇肺结核患者管理36人。⏎贫困人口签约服务中，肺结核241人。",
        "2019年肺结核患者管理236人。⏎2021年贫困人口签约服务中，肺结核241人。",
        "建立健康档案220529份。⏎会议档案中有纸质档案320229份。",
    ],
)
def test_find_says_nothing_of_other_places_times_and_things(orders, text):
    assert not any(not kept for kept, _ in orders(text))
