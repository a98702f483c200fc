"""The model is asked for, never needed: without it the rules keep silent, with it they speak where words do not go together."""

import pytest

from weijian.proof.api import proofread
from weijian.proof.rules.words import language_model as models
from weijian.proof.rules.words import unlikely
from weijian.proof.rules.words.language_model import LanguageModel, language_model

WRONG = unlikely.flagged[0]


class TableModel:
    """As kenlm tells it: likelihood, how many words deep the model knew it, whether it knew it at all."""

    KNOWN = {"救灾": -5.0, "物资": -4.5, "的": -1.5}

    def full_scores(self, text, bos, eos):
        words = text.split()
        for before, word in zip(["", *words], words, strict=False):
            if word in self.KNOWN:
                yield (-1.0, 2, False) if (before, word) == ("救灾", "物资") else (self.KNOWN[word], 1, False)
            else:
                yield -7.0, 1, True


@pytest.fixture
def fresh(monkeypatch):
    language_model.cache_clear()
    yield monkeypatch
    language_model.cache_clear()


@pytest.fixture(scope="module")
def model():
    if lacks := unlikely.RULE.missing():
        pytest.skip(lacks)
    return language_model()


def test_language_model_prefers_words_that_meet():
    table = LanguageModel(TableModel())
    assert table.likelihood(("救灾", "物资")) == -6.0
    assert table.each(["救灾", "物资"])[1] == (-1.0, True)


def test_language_model_holds_words_of_the_field_likelier_than_no_words():
    table = LanguageModel(TableModel())
    assert table.likelihood(("预检分诊",)) == models.OF_FIELD
    assert table.likelihood(("㐂㐂",)) == 2 * models.OTHER


def test_language_model_is_none_where_there_is_no_file(fresh):
    fresh.setattr(models, "_places", list)
    assert language_model() is None
    assert unlikely.RULE.missing()
    assert not [finding for finding in proofread(WRONG).findings if finding.rule == unlikely.RULE.code]


def test_language_model_is_none_where_the_file_is_torn(fresh, tmp_path):
    torn = tmp_path / models.NAME
    torn.write_bytes(b"mmap lm http")
    fresh.setenv(models.ASKED, str(torn))
    assert language_model() is None


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("规范执法程续，全年未发生一起行政复议败诉案件。", "程序"),
        ("局党组先后招开专题会议六次。", "召开"),
        ("各乡镇要安排专人责负数据核对。", "负责"),
    ],
)
def test_unlikely_word_names_the_word_meant(model, wrong, meant):
    said = [finding.message for finding in proofread(wrong).findings]
    assert any(meant in message for message in said), said


def test_unlikely_word_speaks_only_where_no_other_rule_has_warned(model):
    found = [f for f in proofread("严格落实预检分珍、首诊负责制度。").findings if f.severity != "hint"]
    assert len(found) == len({(finding.start, finding.end) for finding in found})
