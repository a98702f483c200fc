"""Three long numbers of which one is the sum of the others are tied wherever they stand; short ones are not."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from weijian.proof.api import analyse
from weijian.proof.relations.near_misses import told_by
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.far_sums import find

NAMES = "甲乙丙丁戊己庚辛"


def sums(text):
    document = analyse(text)
    found = find(Passage(document), told_by([]))
    return {
        (document.figures[one.result].text, frozenset(document.figures[n].text for n in one.operands))
        for one in found
        if one.type == "sum" and len(one.operands) == 2
    }


def test_parts_and_whole_of_other_sections_are_tied():
    text = (
        "年初预算5862.41万元，主要用于保运转。年中因防控追加3175.26万元，调整后为9037.67万元。\n"
        "（二）决算。实际支出8716.53万元，年末结转321.14万元。"
    )
    assert sums(text) == {
        ("9037.67万元", frozenset({"5862.41万元", "3175.26万元"})),
        ("9037.67万元", frozenset({"8716.53万元", "321.14万元"})),
    }


def test_what_is_left_is_told_as_a_difference_too():
    document = analyse("下达41386.5万元。\n已拨付14702.3万元。\n结转26684.2万元。")
    kinds = {relation.type for relation in find(Passage(document), told_by([]))}
    assert kinds == {"sum", "difference"}


def test_short_numbers_may_agree_by_accident():
    assert sums("甲项目120万元。乙项目230万元。丙项目350万元。") == set()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(10**5 + 1, 9 * 10**5).filter(lambda n: n % 10), min_size=2, max_size=4, unique=True),
    st.randoms(use_true_random=False),
)
def test_every_sum_of_two_is_found_as_a_plain_search_finds_it(amounts, chance):
    amounts = list(dict.fromkeys([*amounts, amounts[0] + amounts[1]]))
    chance.shuffle(amounts)
    text = "\n".join(f"{NAMES[n]}项目{amount / 100:.2f}万元。" for n, amount in enumerate(amounts))
    plain = {
        (one + other, frozenset({one, other}))
        for one, other in combinations(amounts, 2)
        if one + other in amounts and all(_tells(number) for number in (one, other, one + other))
    }
    found = {(_cents(whole), frozenset(map(_cents, parts))) for whole, parts in sums(text)}
    assert found <= plain
    assert bool(found) == bool(plain)


def _tells(number):
    return len(str(number).rstrip("0")) >= 3


def _cents(text):
    return round(float(text.removesuffix("万元")) * 100)
