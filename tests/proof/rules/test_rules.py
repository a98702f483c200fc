"""Tests over every rule there is: each bites, each keeps quiet, each says on whose authority."""

import re
from collections import Counter

import pytest

from weijian.proof.api import analyse, proofread
from weijian.proof.findings import SEVERITIES
from weijian.proof.rules import rule_modules
from weijian.proof.rules.words.slips import slips

MODULES = rule_modules()
# Codes that were given out; none may vanish or change hands.
GIVEN_OUT = {
    *(
        f"FIG{number}"
        for number in (101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 201, 202, 203, 301, 303, 304, 305)
    ),
    *(f"FIG{number}" for number in (401, 402, 403)),
    *(f"NUM{number}" for number in range(101, 115)),
    *(f"FMT{number}" for number in range(101, 131)),
    *(f"TXT{number}" for number in (*range(101, 109), *range(120, 148), 151, *range(170, 178))),
    *(f"DOC{number}" for number in (*range(101, 105), *range(110, 130), 191, 192)),
    *(f"PII{number}" for number in range(101, 108)),
}
THEMES = {
    "FIG1": "arithmetic",
    "FIG2": "repeats",
    "FIG3": "values",
    "FIG4": "ledger",
    "NUM": "numbering",
    "FMT": "format",
    "TXT": "words",
    "DOC": "document",
    "PII": "personal",
}


def named(module):
    return f"{module.rule.code}-{module.name}"


def test_rules_codes_given_out_are_all_still_there():
    assert {module.rule.code for module in MODULES} >= GIVEN_OUT


def test_rules_codes_are_unique():
    assert not [code for code, times in Counter(m.rule.code for m in MODULES).items() if times > 1]


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_stands_in_the_folder_of_its_theme(module):
    theme = next(folder for prefix, folder in THEMES.items() if module.rule.code.startswith(prefix))
    assert module.theme == theme


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_says_what_and_why_and_from_where(module):
    rule = module.rule
    assert re.fullmatch(r"(FIG|NUM|FMT|TXT|DOC|PII)\d{3}", rule.code)
    assert rule.severity in SEVERITIES
    assert rule.title
    assert len(rule.explanation) >= 10
    assert len(rule.source) >= 4


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_has_its_own_examples_on_both_sides(module):
    assert len(module.flagged) >= 3
    assert len(module.silent) >= 5
    assert not set(module.flagged) & set(module.silent)


def test_rules_no_two_share_an_example():
    examples = Counter(text for module in MODULES for text in module.flagged + module.silent)
    assert not [text for text, times in examples.items() if times > 1]


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_flags_what_it_must(module):
    if lacks := module.rule.missing():
        pytest.skip(lacks)
    for text in module.flagged:
        found = list(module.check(analyse(text, facts=module.facts)))
        assert found, text
        assert {finding.rule for finding in found} == {module.rule.code}


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_keeps_silent_on_near_misses(module):
    for text in module.silent:
        assert not list(module.check(analyse(text, facts=module.facts))), text


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_rule_fix_when_applied_settles_the_finding(module):
    for text in module.flagged:
        for finding in proofread(text).findings:
            if finding.rule == module.rule.code and finding.fix is not None:
                fix = finding.fix
                mended = text[: fix.start] + fix.text + text[fix.end :]
                left = [f for f in proofread(mended).findings if f.rule == finding.rule]
                assert len(left) < len([f for f in proofread(text).findings if f.rule == finding.rule]), text


def test_slips_rows_are_whole_and_their_right_words_are_not_slips():
    for slip in slips().values():
        assert slip.wrong != slip.right
        assert slip.severity in SEVERITIES
        assert slip.source
        assert slip.right not in slips()
        if slip.unless:
            re.compile(slip.unless)
