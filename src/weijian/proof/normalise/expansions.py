"""Signs that stand for several: ㈠ is read as （一）, ⑴ as （1）, ⒈ as 1., ㎏ as kg; and several that stand for one:
&ldquo; is read as “, °C as ℃.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from weijian.proof.normalise.edits import Edit

# ㈠–㈩ and ⑴–⒛ number headings; the rest are units written as one sign. ㎡ and ℃ are units of their own.
RANGES = [(0x2474, 0x249B), (0x3220, 0x3229), (0x338D, 0x33A9)]
AS_THEY_ARE = set("㎡㎥㎢")
# What a page writes for a sign that its code has a use for, or that its author could not type.
ENTITY = r"&(?:[a-z]{2,7}|#\d{2,5}|#x[0-9A-Fa-f]{2,4})[;；]"


@cache
def _expansions() -> dict[str, str]:
    signs = (chr(number) for first, last in RANGES for number in range(first, last + 1))
    found = {sign: unicodedata.normalize("NFKC", sign) for sign in signs if sign not in AS_THEY_ARE}
    return {sign: text.replace("(", "（").replace(")", "）") for sign, text in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(_expansions()) + f"]|(?<=\\d)[°º][CＣ]|{ENTITY}")


def expansions(text: str) -> Iterator[Edit]:
    for match in _pattern().finditer(text):
        shown = match.group()
        if shown[0] == "&":
            sign = html.unescape(shown[:-1] + ";")
            if len(sign) == 1:
                yield Edit(*match.span(), sign)
        else:
            yield Edit(*match.span(), _expansions().get(shown, "℃"))
