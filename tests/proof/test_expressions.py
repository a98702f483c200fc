"""No expression reads one run of signs in several ways: 共, 有 and 共有 repeated double the trials with each repetition.

A repeated choice of words of which one is made up of others is exponential as soon as what follows does not match. The
walk reads the expressions as they are parsed; a choice that it cannot spell out (an assertion, a class of many signs) it
leaves to `benchmarks/proof_expressions.py`, which pumps texts.
"""

import importlib.util
import re
import re._constants as codes
import re._parser as parser
from pathlib import Path

import pytest

MOST_WORDS, UNBOUNDED = 5000, 8


def _expressions():
    path = Path(__file__).parents[2] / "benchmarks" / "proof_expressions.py"
    spec = importlib.util.spec_from_file_location("proof_expressions", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.expressions()


def _spelled(sequence):
    """All that a sequence may match; None where that cannot be told."""
    words = {""}
    for code, value in sequence:
        if code is codes.LITERAL:
            following = {chr(value)}
        elif code is codes.IN and all(one is codes.LITERAL for one, _ in value):
            following = {chr(sign) for _, sign in value}
        elif code is codes.SUBPATTERN:
            following = _spelled(value[3])
        elif code is codes.BRANCH:
            branches = [_spelled(branch) for branch in value[1]]
            following = None if None in branches else set().union(*branches)
        elif code is codes.MAX_REPEAT and value[:2] == (0, 1):
            once = _spelled(value[2])
            following = None if once is None else once | {""}
        else:
            return None
        if following is None or len(words) * len(following) > MOST_WORDS:
            return None
        words = {one + other for one in words for other in following}
    return words


def _choices(sequence):
    """The words of each alternative of a choice, those left out that cannot be told."""
    sequence = list(sequence)
    while len(sequence) == 1 and sequence[0][0] is codes.SUBPATTERN:
        sequence = list(sequence[0][1][3])
    one_choice = len(sequence) == 1 and sequence[0][0] is codes.BRANCH
    branches = sequence[0][1][1] if one_choice else [sequence]
    return set().union(*(_spelled(branch) or set() for branch in branches))


def _repeated(sequence):
    for code, value in sequence:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if value[1] > UNBOUNDED:
                yield _choices(value[2])
            yield from _repeated(value[2])
        elif code is codes.SUBPATTERN:
            yield from _repeated(value[3])
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeated(value[1])


def made_up_of_others(words):
    found = []
    for word in words - {""}:
        reached = [True, *[False] * len(word)]
        for end in range(1, len(word) + 1):
            reached[end] = any(
                reached[start] and word[start:end] in words and word[start:end] != word
                for start in range(end)
            )
        if reached[-1]:
            found.append(word)
    return sorted(found)


def ambiguous(pattern):
    return [word for words in _repeated(parser.parse(pattern)) for word in made_up_of_others(words)]


def test_no_expression_of_the_proof_reader_reads_a_run_in_several_ways():
    found = {where: ambiguous(pattern.pattern) for pattern, where in _expressions().items()}
    assert {where: words for where, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("^(?:共|有|共有)*$", ["共有"]),
        ("(?:共|有)*$", []),
        ("(?:共|有|共有){0,3}$", []),
        ("(?:达到?|到)+的", ["达到"]),
        ("(?:共|有|共有)*+$", []),  # possessive: what is read stays read
    ],
)
def test_ambiguous_finds_words_made_up_of_others(pattern, words):
    assert ambiguous(pattern) == words


def test_ambiguous_is_what_runs_away():
    quick, slow = re.compile("^(?:共|有)*$"), re.compile("^(?:共|有|共有)*$")
    assert quick.match("共有" * 2000 + "甲") is None
    assert ambiguous(quick.pattern) == [] and ambiguous(slow.pattern)
