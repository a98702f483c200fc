"""How many slips of the keyboard, put into sound sentences at random, the rules on words find: never fewer than now."""

import random
import re
from pathlib import Path

import pytest

from weijian.proof.api import analyse
from weijian.proof.findings import HINT
from weijian.proof.rules.words import confused, measure_word, misspelt, no_word, slips
from weijian.proof.rules.words.confusable import look_alike, sounds, taken_for
from weijian.proof.rules.words.dictionary import common_words, frequency, is_word, split

RULES = (misspelt, no_word, confused, slips, measure_word)
SENTENCES = re.findall(
    r"[^\n。]{12,}。",
    (Path(__file__).parents[1] / "sound_sentences.txt").read_text(encoding="utf-8"),
)
MANY = 100
USUAL = 2000


def _by_ear(sentence: str, chance: random.Random) -> tuple[str, int] | None:
    return _one_other(sentence, chance, lambda one, other: sounds().get(one) == sounds().get(other))


def _by_eye(sentence: str, chance: random.Random) -> tuple[str, int] | None:
    return _one_other(sentence, chance, look_alike)


def _one_other(sentence, chance, alike):
    """One character of a word of two for another like it that is in use, so that no word results."""
    words = [word for word in split(sentence) if len(word.text) == 2 and word.text in common_words()]
    if not words:
        return None
    word = chance.choice(words)
    place = chance.randrange(2)
    others = [
        other
        for other in taken_for(word.text[place])
        if alike(word.text[place], other) and frequency(other) > USUAL
    ]
    if not others:
        return None
    at = word.start + place
    written = sentence[:at] + chance.choice(others) + sentence[at + 1 :]
    return None if is_word(written[word.start : word.start + 2]) else (written, at)


# Some five below what is found: a sentence more draws other slips.
@pytest.mark.parametrize(("slip", "least", "least_warned"), [(_by_ear, 74, 39), (_by_eye, 77, 50)])
def test_slips_put_in_at_random_are_found(slip, least, least_warned):
    chance = random.Random(20)
    tried = found = warned = 0
    while tried < MANY:
        made = slip(chance.choice(SENTENCES), chance)
        if made is None:
            continue
        document = analyse(made[0])
        told = [
            finding
            for rule in RULES
            for finding in rule.check(document)
            if finding.start <= made[1] < finding.end
        ]
        tried += 1
        found += bool(told)
        warned += any(finding.severity != HINT for finding in told)
    assert found >= least
    assert warned >= least_warned


def test_sound_sentences_hold_no_slip_of_a_word():
    document = analyse("\n".join(SENTENCES))
    assert not [finding for rule in RULES for finding in rule.check(document) if finding.severity != HINT]
