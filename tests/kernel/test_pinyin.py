import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.pinyin import all_initials, initials

common_names = st.text(alphabet="张王李赵曾单解乐翟覃尉迟长孙晓燕建国行盛茜朝", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张晓燕", "zxy"),
        ("曾国强", "zgq"),
        ("单小军", "sxj"),
        ("解放", "xf"),
        ("仇英", "qy"),
        ("区志明", "ozm"),
        ("查文斌", "zwb"),
        ("盖丽丽", "gll"),
        ("任平", "rp"),
        ("重阳", "cy"),
        ("翟红", "zh"),
        ("缪芳", "mf"),
        ("朴正", "pz"),
        ("秘书", "bs"),
        ("覃兰", "ql"),
        ("尉迟恭", "ycg"),
        ("长孙无忌", "zswj"),
        ("欧阳锋", "oyf"),
        ("万俟卨", "mqx"),
        ("单于", "sy"),  # two characters: surname 单, not the compound
        ("吴月英", "wyy"),
        ("买买提·艾力", "mmtal"),
        ("阿依古丽 · 买买提", "ayglmmt"),
        ("ＷＡＮＧ 3", "wang3"),
        ("", ""),
    ],
)
def test_initials_of_a_name_are_those_a_clerk_would_type(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "also"),
    [("覃兰", "tl"), ("乐华", "lh"), ("翟红", "dh"), ("王乐", "wy"), ("李行", "lh"), ("陈茜", "cq")],
)
def test_all_initials_hold_the_other_usual_readings(name: str, also: str) -> None:
    assert {initials(name), also} <= all_initials(name)


def test_all_initials_of_a_plain_name_hold_no_archaic_reading() -> None:
    assert all_initials("吴红梅") == {"whm"}


@given(common_names)
def test_all_initials_contain_the_usual_ones_and_all_have_its_length(name: str) -> None:
    every = all_initials(name)
    assert initials(name) in every
    assert {len(reading) for reading in every} == {len(initials(name))}
    assert len(every) <= 32


@given(st.text(max_size=20))
def test_initials_of_any_text_are_lower_case_and_do_not_fail(name: str) -> None:
    assert initials(name) == initials(name).lower()
