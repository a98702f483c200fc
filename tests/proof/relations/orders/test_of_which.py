"""Parts told behind 其中 that are more than their whole."""


def test_find_tells_more_than_all_there_are(orders):
    assert (False, frozenset(["1200人次", "1300人次"])) in orders("住院1200人次，其中手术1300人次。")


def test_find_is_silent_where_each_says_itself_what_it_counts(orders):
    text = "入院人次30187.3万，比上年增加5501.1万人次。其中，医院总诊疗人次42.6亿，入院人次24500.1万。"
    assert (False, frozenset(["30187.3万", "42.6亿"])) not in orders(text)
