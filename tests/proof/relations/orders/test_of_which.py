"""Parts told behind 其中 that are more than their whole."""


def test_find_tells_more_than_all_there_are(orders):
    assert (False, frozenset(["1200人次", "1300人次"])) in orders("住院1200人次，其中手术1300人次。")


def test_find_is_silent_where_each_says_itself_what_it_counts(orders):
    text = "入院人次30187.3万，比上年增加5501.1万人次。其中，医院总诊疗人次42.6亿，入院人次24500.1万。"
    assert (False, frozenset(["30187.3万", "42.6亿"])) not in orders(text)


def test_find_sets_a_part_behind_a_list_against_its_whole(orders):
    text = "全年出生3074人，按孩次分，一孩1602人，二孩1351人，多孩121人；其中符合政策生育{}人。"
    assert (True, frozenset(["3074人", "2926人"])) in orders(text.format(2926))
    found = orders(text.format(3126))
    assert (False, frozenset(["3074人", "3126人"])) in found
    assert (False, frozenset(["121人", "3126人"])) not in found
