"""What Word counts in front of paragraphs: the levels of a list and how far each has come.

It knows no file format: `numbering` reads the lists of .docx, `binary.lists` those of .doc. Bullets and letters show
no number: only levels in Chinese or Arabic numerals do.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from weijian.kernel.numerals import chinese_numeral

DEEPEST_LEVEL, LONGEST_NUMBER = 8, 64  # Word has nine levels
CHINESE, ARABIC = "chinese", "arabic"


@dataclass(frozen=True, slots=True)
class Level:
    """`text` shows the count of the first level where it has %1, that of the second where it has %2, …"""

    kind: str = ""
    text: str = ""
    start: int = 1


class Counts:
    """How far each list has come; paragraphs are asked for in order."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, list[int]] = {}

    def label(self, counted_in: Hashable, levels: Mapping[int, Level], level: int) -> str:
        """The number of the next paragraph on that level, "" where it shows none; deeper levels begin again."""
        form = levels.get(level)
        if form is None:
            return ""
        counts = self._counts.setdefault(counted_in, [])
        for missing in range(len(counts), level + 1):
            counts.append(levels.get(missing, Level()).start - 1)
        del counts[level + 1 :]
        counts[level] += 1
        if form.kind not in {CHINESE, ARABIC}:
            return ""
        text = form.text if len(form.text) <= LONGEST_NUMBER else ""
        for position, count in enumerate(counts):
            kind = levels.get(position, Level()).kind
            shown = chinese_numeral(max(count, 0)) if kind == CHINESE else str(max(count, 0))
            text = text.replace(f"%{position + 1}", shown)
        return text
