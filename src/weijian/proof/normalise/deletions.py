"""What analysis does not read: pinyin notes, blanks inside sentences, invisible marks.

Line breaks and the blanks between two numbers or two Latin words stay: they separate.
"""

import re
from collections.abc import Iterator

# 衛(wèi)生: sites that convert to traditional characters put the reading behind rarer ones.
PINYIN_NOTE = r"(?<=[\u4e00-\u9fff])（[a-zü\u00e0-\u00fc\u0101-\u01dc]{1,7}）"
INVISIBLE = r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]+"
WIDE = r"\u2018-\u201d\u2026\u2030\u3001-\u303f\u4e00-\u9fff\uff01-\uff60%"
# A bounded look: a blank goes when a wide sign stands on either side, or between a digit and a wide sign.
BLANK_AFTER_WIDE = rf"(?<=[{WIDE}]) {{1,200}}(?=[^ \n])"
BLANK_BEFORE_WIDE = rf"(?<=[^\s]) {{1,200}}(?=[{WIDE}])"
BLANK_AT_END = r"(?<=[^\s]) {1,200}(?=\n)"
DELETION = re.compile("|".join([PINYIN_NOTE, INVISIBLE, BLANK_AFTER_WIDE, BLANK_BEFORE_WIDE, BLANK_AT_END]))


def deletions(text: str) -> Iterator[tuple[int, int]]:
    for match in DELETION.finditer(text):
        yield match.span()
