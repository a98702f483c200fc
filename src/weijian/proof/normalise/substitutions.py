"""One character for another: traditional for simplified, full width for half, Chinese punctuation for Latin.

Nothing here changes a length. The pairs of characters are in traditional.txt.
"""

import re
from functools import cache
from pathlib import Path
from weijian.proof.tables.grid import keep_cells

FULL_WIDTH = {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}
# These stay as Chinese writing wants them; Latin forms among Chinese are brought to them below.
CHINESE_PUNCTUATION = dict(zip("，：；（）！？", ",:;()!?", strict=True))
SIGNS = {
    "﹪": "%", "٪": "%", "－": "-", "–": "-", "−": "-", "㎡": "㎡", "\u00a0": " ", "\u3000": " ", "\t": " ",
    "\r": " ", "≧": "≥", "≦": "≤", "﹥": ">", "﹤": "<", "∕": "/", "／": "/", "˙": ".", "﹒": ".", "千": "千",
}  # fmt: skip
LATIN_AMONG_CHINESE = re.compile(r"(?<!\d)[,:;]|[,:;](?!\d)|[()!?]")


@cache
def traditional_pairs() -> dict[str, str]:
    path = Path(__file__).with_name("traditional.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@cache
def _table() -> dict[int, str]:
    full = {sign: plain for sign, plain in FULL_WIDTH.items() if sign not in CHINESE_PUNCTUATION}
    return str.maketrans(full | SIGNS | traditional_pairs())


CHINESE_FORM = {latin: chinese for chinese, latin in CHINESE_PUNCTUATION.items()}


def substitute(text: str) -> str:
    even = text.translate(_table())
    even = LATIN_AMONG_CHINESE.sub(lambda match: CHINESE_FORM[match.group()], even)
    return keep_cells(text, even)
