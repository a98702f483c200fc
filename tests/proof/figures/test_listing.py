from weijian.proof.figures.listing import items_before, items_behind


def test_items_behind_bracketed_list_is_counted():
    text = "4个乡镇（河口镇、石桥镇、杨柳镇、双河镇）"
    assert items_behind(text, 2) == {4}


def test_items_behind_list_with_and_has_two_readings():
    text = "3家（县医院、县中医院和县妇幼保健院）"
    assert items_behind(text, 2) == {2, 3}


def test_items_behind_open_list_is_not_counted():
    assert items_behind("3家（县医院、县中医院等）", 2) == set()


def test_items_before_list_ends_at_the_clause():
    text = "今年6月，内科、外科、急诊科、眼科4个科室挂牌"
    assert items_before(text, text.index("4")) == {4}


def test_items_before_names_in_brackets_do_not_count():
    text = "派出张三（副局长）、李四、王五等3名"
    assert items_before(text, text.index("3")) == {3}
