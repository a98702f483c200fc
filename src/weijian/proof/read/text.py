"""Decodes plain text: UTF-8, UTF-16, GB18030, and Big5 as a last resort. Any bytes come out as text.

The text is left exactly as it stands (marks and line ends included), because offsets are promised into it.
"""

import re

MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
SAMPLE = 20_000
# GB 2312 puts the 3,755 common characters in rows 16 to 55, Big5 its 5,401 in rows A4 to C6.
COMMON_GB = range(0xB0, 0xD8)
COMMON_BIG5 = range(0xA4, 0xC7)
MOSTLY = 0.9
# What no text has, but for an odd sign.
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FEW = 0.05
# Latin letters, marks, Chinese, full-width forms: what a report in UTF-16 is made of.
USUAL = re.compile(
    "[\t\n\r -~\u00a0-\u00ff\u2010-\u203b\u2160-\u217f\u2460-\u24ff\u3000-\u3017\u4e00-\u9fff\uff00-\uffe6]"
)


def decode(data: bytes) -> str:
    if data[:2] in MARKS:
        return data.decode(MARKS[data[:2]], errors="replace")
    for encoding in (*_unmarked_utf16(data), "utf-8", *_chinese(data)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # None fits as a whole: keep the reading that loses less.
    candidates = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return min(candidates, key=lambda text: text.count("\ufffd"))


def is_text(text: str) -> bool:
    """Not so for a picture or a program under the name of a text: both are full of control characters."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) <= FEW * len(sample)


def _unmarked_utf16(data: bytes) -> list[str]:
    """Digits and line ends leave zero bytes in one half of the pairs; plain text has none."""
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    if len(data) % 2 or not even + odd:
        return []
    code = "utf-16-le" if odd > 20 * even else "utf-16-be" if even > 20 * odd else ""
    return [code] if code and _reads(data, code) else []


def _reads(data: bytes, code: str) -> bool:
    """A stray zero byte makes no UTF-16 of another text, which would come out as Korean and private signs."""
    sample = data[:SAMPLE].decode(code, errors="replace")
    return len(USUAL.findall(sample)) >= MOSTLY * len(sample)


def _chinese(data: bytes) -> list[str]:
    """GB18030 reads nearly all Big5 text without complaint, as rare characters; so ask which are common."""
    if _common(data, "gb18030", COMMON_GB, 0xA1) < MOSTLY <= _common(data, "big5", COMMON_BIG5, 0x40):
        return ["big5", "gb18030"]
    return ["gb18030", "big5"]


def _common(data: bytes, encoding: str, rows: range, lowest: int) -> float:
    """Which part of the characters beyond ASCII are common ones of this encoding, punctuation left aside."""
    pairs = [
        character.encode(encoding)
        for character in data[:SAMPLE].decode(encoding, errors="ignore")
        if "\u3400" <= character <= "\u9fff" or "\ue000" <= character <= "\uf8ff"
    ]
    common = sum(1 for pair in pairs if len(pair) == 2 and pair[0] in rows and pair[1] >= lowest)
    return common / len(pairs) if pairs else 0.0
