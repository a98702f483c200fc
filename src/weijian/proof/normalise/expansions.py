"""Signs that stand for several: ㈠ is read as （一）, ⑴ as （1）, ⒈ as 1., ㎏ as kg."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from weijian.proof.normalise.edits import Edit

# ㈠–㈩ and ⑴–⒛ number headings; the rest are units written as one sign. ㎡ and ℃ are units of their own.
RANGES = [(0x2474, 0x249B), (0x3220, 0x3229), (0x338D, 0x33A9)]
AS_THEY_ARE = set("㎡㎥㎢")


@cache
def _expansions() -> dict[str, str]:
    signs = (chr(number) for first, last in RANGES for number in range(first, last + 1))
    found = {sign: unicodedata.normalize("NFKC", sign) for sign in signs if sign not in AS_THEY_ARE}
    return {sign: text.replace("(", "（").replace(")", "）") for sign, text in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(_expansions()) + "]")


def expansions(text: str) -> Iterator[Edit]:
    for match in _pattern().finditer(text):
        yield Edit(*match.span(), _expansions()[match.group()])
