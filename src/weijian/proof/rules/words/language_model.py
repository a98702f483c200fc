"""How likely words are to follow one another in general written Chinese.

The model is the one an input method chooses by: `zh_CN.lm` of libime (three words deep, 17 MB, LGPL-2.1+), read by
kenlm. Both are asked for when Weijian is installed, and neither is needed: without them `language_model()` is None
and the rules that ask it keep silent.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from weijian.proof.rules.words.dictionary import common_words, is_word
from weijian.proof.rules.words.neighbours import meets, phrases_of_the_field

NAME = "zh_CN.lm"
# Where a model is looked for: named by the user, beside this Python, where Debian puts it.
ASKED = "WEIJIAN_LANGUAGE_MODEL"
DEBIAN = "lib/*/libime"
# What words count for (as a decimal logarithm) that the model does not know: of the field, of the dictionary, any other
# character. The model holds a word for rare at some -6.
OF_FIELD, OF_DICTIONARY, OTHER = -5.5, -6.0, -6.5
# What a pair of words known to the field or to official prose counts for, where the model has not met it.
KNOWN_PAIR = 1.5
KNOWN = 1 << 15


class LanguageModel:
    """Wraps kenlm's model; all figures are decimal logarithms of likelihoods."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.likelihood = lru_cache(maxsize=KNOWN)(self._likelihood)

    def _likelihood(self, words: tuple[str, ...]) -> float:
        """Of all the words in this order."""
        return sum(likelihood for likelihood, _ in self.each(words))

    def each(self, words: Sequence[str]) -> list[tuple[float, bool]]:
        """Of each word behind those before it, and whether the model or the field knows the two to meet."""
        told = self._model.full_scores(" ".join(words), bos=True, eos=False)
        found, before = [], ""
        for word, (likelihood, depth, unknown) in zip(words, told, strict=True):
            likelihood, met = (_of_unknown(word), False) if unknown else (likelihood, depth > 1)
            if not met and meets(before, word):
                likelihood, met = likelihood + KNOWN_PAIR, True
            found.append((likelihood, met))
            before = word
        return found


@cache
def words_of_the_field() -> frozenset[str]:
    return common_words() | phrases_of_the_field()


def _of_unknown(word: str) -> float:
    if word in words_of_the_field():
        return OF_FIELD
    return OF_DICTIONARY if is_word(word) else OTHER * len(word)


@cache
def language_model() -> LanguageModel | None:
    """The model of this machine, or None where it or its reader is missing or cannot be read."""
    path = next((path for path in _places() if path.is_file()), None)
    if path is None:
        return None
    try:
        import kenlm

        return LanguageModel(kenlm.Model(str(path)))
    except (ImportError, OSError, RuntimeError):
        return None


def missing() -> str:
    """What a rule that asks the model says where there is none; empty where there is one."""
    return "" if language_model() else "没有语言模型（make install 时装不上，见 .ci/install-language-model）"


def _places() -> list[Path]:
    asked = os.environ.get(ASKED)
    debian = sorted(Path("/usr").glob(f"{DEBIAN}/{NAME}"))
    return [*([Path(asked)] if asked else []), Path(sys.prefix) / "share" / "weijian" / NAME, *debian]
