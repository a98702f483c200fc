import pytest


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("89个村均有村医。⏎创建省级卫生村11个。", ["89个 11个"]),
        ("全县共有各级各类医疗卫生机构293间。⏎8个医疗机构开展结对帮扶。", ["293间 8个"]),
        ("对全县17家医疗机构开展检查。⏎为13个乡镇卫生院配备设备。", ["17家 13个"]),
        ("成员单位包括16所乡镇卫生院。⏎部分设备陈旧，有4所卫生院彩超使用超过10年。", ["16所 4所"]),
        ("全系统有基层党组织18个。⏎整顿软弱涣散党组织1个。", ["18个 1个"]),
        ("43家乡镇卫生院已签约。⏎25个建制乡（镇）卫生院有全科医生。", ["43家 25个"]),
        ("全县辖12个乡镇。⏎仍有3个乡镇血压计不足。", ["12个 3个"]),
        ("全市设托育机构36家。⏎建成普惠托育机构14家。", ["36家 14家"]),
    ],
)
def test_find_places_of_a_kind_are_among_all_of_them(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    "text",
    [
        "阳山县卫生健康局工作总结⏎全县共有医疗机构293间。⏎花都区8个医疗机构前来帮扶。",
        "全县辖12个乡镇。⏎新建乡镇卫生院3个。",
        "全县共有医院34家。⏎二级医院9家，一级医院12家，未定级医院5家。",
        "乡镇卫生院16所。⏎每个乡镇建3个村级站点。",
    ],
)
def test_find_says_nothing_of_other_places(orders, text):
    assert orders(text) == set()
