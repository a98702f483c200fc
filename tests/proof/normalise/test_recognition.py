import re

import pytest

from weijian.proof.normalise import normalise
from weijian.proof.normalise.recognition import confusions


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("共1O0人", "共100人"),
        ("2O2O年", "2020年"),
        ("完成率95.O%", "完成率95.0%"),
        ("2l5人", "215人"),
        ("共I5名", "共15名"),
        ("3400入次", "3400人次"),
        ("均末达标", "均未达标"),
        ("截至6月未，", "截至6月末，"),
        ("巳建立档案", "已建立档案"),
        ("5月20曰", "5月20日"),
        ("纳人医保", "纳入医保"),
        ("三干余人", "三千余人"),
        ("活产1OOO人", "活产1000人"),
        ("门诊l2.3万人次", "门诊12.3万人次"),
    ],
)
def test_normalise_slips_of_scanning_are_read_as_meant(text, plain):
    assert normalise(text)[0] == plain


@pytest.mark.parametrize(
    "text",
    [
        "O型血", "CO2", "H2O", "O157", "PM2.5", "5l装", "B10", "2型", "年末达标", "上月末完成", "辛巳年",
        "自己完成", "接收人签字", "一千部", "3千预算", "入口", "日前", "未达标", "白天", "时间题目", "大院土地",
    ],
)  # fmt: skip
def test_normalise_sound_words_stay(text):
    assert normalise(text)[0] == text


def test_confusions_rows_are_whole_and_of_one_character():
    for row in confusions():
        assert len(row.right) == 1
        assert re.fullmatch(r".|\[[^\]]+\]", row.wrong)
        assert row.right not in row.wrong
        assert row.source
