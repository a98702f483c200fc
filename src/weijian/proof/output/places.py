"""Line and column of an offset, as a person or an editor counts them: both from 1, columns in characters."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        place = text.find("\n")
        while place >= 0:
            self.starts.append(place + 1)
            place = text.find("\n", place + 1)

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line of an offset begins and ends, without its line break."""
        number = bisect_right(self.starts, offset)
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return start, end - 1 if end > start and self.text[end - 1] == "\r" else end
