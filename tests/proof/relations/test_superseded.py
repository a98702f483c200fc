from weijian.proof.api import analyse


def types(text):
    return sorted(relation.type for relation in analyse(text).relations)


def test_without_superseded_share_that_holds_says_the_order_already():
    assert types("登记患者320人，其中规律服药302人，占94.38%。") == ["ratio"]
    assert types("登记患者320人，其中规律服药302人。") == ["order"]


def test_without_superseded_what_is_left_is_a_difference_and_a_sum():
    assert types("计划招聘120人，实际招聘96人，缺口24人。") == ["difference", "sum"]


def test_without_superseded_stated_price_says_the_unstated_already():
    assert types("慰问250户，发放12.5万元，户均500元。") == ["unit_price"]


def test_without_superseded_what_is_left_does_not_say_that_what_was_done_is_within():
    assert types("查摆问题24个，完成整改17个，正在推进7个。") == ["difference", "order", "sum"]
    assert types("卫生院编制612名，在编548人，空编64名。") == ["difference", "order", "sum"]


def test_without_superseded_broken_share_does_not_say_the_order():
    assert types("在册患者1768人，在管1702人，管理率94.27%。") == ["order", "ratio"]


def test_implied_orders_are_promised_to_programs_and_not_told_to_people():
    document = analyse("登记患者320人，其中规律服药302人，占94.38%。")
    assert [(tie.type, {tie.result, *tie.operands}) for tie in document.implied] == [("order", {0, 1})]
    assert analyse("登记患者320人，其中规律服药302人。").implied == []


def test_implied_orders_of_shares_say_that_the_part_is_within_its_whole():
    shares = analyse("公共场所463户，量化分级447户，量化率96.54%。")
    assert {tie.type for tie in shares.relations} == {"ratio"}
    assert [(tie.result, tie.operands) for tie in shares.implied] == [(0, (1,))]
