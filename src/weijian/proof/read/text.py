"""Decodes plain text: UTF-8, UTF-16 with a mark, else GB18030. Any bytes come out as text.

The text is left exactly as it stands (marks and line ends included), because offsets are promised into it.
"""

MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decode(data: bytes) -> str:
    if data[:2] in MARKS:
        return data.decode(MARKS[data[:2]], errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Neither fits as a whole: keep the reading that loses less.
    candidates = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return min(candidates, key=lambda text: text.count("\ufffd"))
