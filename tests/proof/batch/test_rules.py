"""Each rule over several reports bites and keeps quiet on its own sets of texts."""

import pytest

from weijian.proof.api import proofread
from weijian.proof.batch import RULE_MODULES, read_together
from weijian.proof.rules import ACROSS_DOCUMENTS, rule_modules

NAMED = [(module, texts) for module in RULE_MODULES for texts in module.flagged]
QUIET = [(module, texts) for module in RULE_MODULES for texts in module.silent]


def found(texts):
    return [finding.rule for finding in read_together([proofread(text) for text in texts]).cross_document]


@pytest.mark.parametrize(("module", "texts"), NAMED)
def test_batch_rule_flags_what_it_must(module, texts):
    assert found(texts) == [module.RULE.code]


@pytest.mark.parametrize(("module", "texts"), QUIET)
def test_batch_rule_keeps_silent_on_near_misses(module, texts):
    assert found(texts) == []


def test_batch_rules_have_codes_of_their_own():
    codes = [module.RULE.code for module in RULE_MODULES]
    assert tuple(codes) == ACROSS_DOCUMENTS
    assert not set(codes) & {module.rule.code for module in rule_modules()}
