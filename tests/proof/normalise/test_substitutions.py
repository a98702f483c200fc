from weijian.proof.normalise.substitutions import substitute, traditional_pairs


def test_traditional_pairs_all_become_characters_of_the_national_standard():
    for traditional, simplified in traditional_pairs().items():
        assert len(traditional) == len(simplified) == 1
        assert traditional != simplified
        simplified.encode("gb2312" if simplified not in BEYOND_GB2312 else "gb18030")


def test_traditional_pairs_never_lead_to_another_traditional_character():
    pairs = traditional_pairs()
    assert not [traditional for traditional, simplified in pairs.items() if simplified in pairs]


def test_substitute_traditional_sentence_reads_as_simplified():
    assert substitute("縣醫療衛生機構門診達標率") == "县医疗卫生机构门诊达标率"


def test_substitute_the_particle_of_traditional_writing_only_among_traditional_characters():
    said = "圍繞著重點任務，著力補齊衛生短板，取得顯著成效"
    assert substitute(said) == "围绕着重点任务，着力补齐卫生短板，取得显著成效"
    assert substitute("围绕著重点任务，著力补齐卫生短板") == "围绕著重点任务，著力补齐卫生短板"


def test_substitute_full_width_digits_and_percent_signs_become_plain():
    assert substitute("完成１２３人，占９５．６％和95﹪") == "完成123人，占95.6%和95%"


def test_substitute_latin_punctuation_becomes_chinese_except_between_digits():
    assert substitute("共12,345人,完成;时间8:30") == "共12,345人，完成；时间8:30"


def test_substitute_latin_full_stop_ends_a_sentence_but_no_list_number_and_no_decimal():
    assert (
        substitute("提高9.8个百分点.其中，占75.7%.\n下步打算.")
        == "提高9.8个百分点。其中，占75.7%。\n下步打算。"
    )
    assert substitute("一.总体情况\n1.工作开展，达3.5‰") == "一.总体情况\n1.工作开展，达3.5‰"


def test_substitute_any_text_keeps_its_length():
    text = "衛(wèi)生\r\n 3.5‰ ＡＢ\u3000"
    assert len(substitute(text)) == len(text)


# Rare characters whose simplified form only the larger standard has.
BEYOND_GB2312 = {
    simplified for simplified in traditional_pairs().values() if len(simplified.encode("gb18030")) != 2
    or simplified.encode("gb18030")[0] < 0xA1 or simplified.encode("gb18030")[1] < 0xA1
}  # fmt: skip
