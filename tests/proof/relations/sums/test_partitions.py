from weijian.proof.relations.sums.partitions import are_all_there_are, are_opposites, exclude_one_another


def test_exclude_one_another_other_names_of_one_partition():
    assert exclude_one_another(["高级职称", "中级职称"])
    assert not exclude_one_another(["高级职称", "高级教师"])
    assert not exclude_one_another(["高血压", "糖尿病"])


def test_are_all_there_are_only_when_no_name_is_left_over():
    assert are_all_there_are(["男性", "女性"])
    assert are_all_there_are(["执业医师", "执业助理医师", "乡村医生"])
    assert not are_all_there_are(["中央资金", "省级资金"])
    assert not are_all_there_are(["高级", "中级", "初级"])


def test_are_opposites_only_of_the_one_and_the_other():
    assert are_opposites("合格", "不合格")
    assert are_opposites("7个省增加", "24个省下降")
    assert not are_opposites("不合格", "未达标")
