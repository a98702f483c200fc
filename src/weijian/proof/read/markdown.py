"""The marks of Markdown, which a .md file is written in: they are no part of what it says.

The text stays as it stands; where its marks are is told, so that analysis can pass over them. Tables need no
word here: `weijian.proof.tables` reads strokes as cells in any text.
"""

import re
from collections.abc import Iterator

MARK = re.compile(
    r"^ {0,3}#{1,6}(?=[ \t])[ \t]{1,8}|[ \t]{1,8}#{1,6}[ \t]{0,8}$"  # headings
    r"|^ {0,3}(?:>[ \t]?){1,8}|^ {0,12}[-*+](?=[ \t])[ \t]{1,4}"  # quotations, lists
    r"|^ {0,3}(?:```|~~~)[^\n]{0,40}$|^ {0,3}(?:[-*_] ?){3,80}$"  # fences, rules
    r"|(?P<bold>\*\*(?! )[^*\n]{1,400}(?<! )\*\*)|(?P<code>`[^`\n]{1,200}`)"
    r"|(?<=[^\s\]]\])\([^()\s]{1,200}\)",  # where a link leads
    re.MULTILINE,
)


def marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks stand, in their order."""
    for match in MARK.finditer(text):
        start, end = match.span()
        width = 2 if match["bold"] else 1
        if match["bold"] or match["code"]:
            yield from ((start, start + width), (end - width, end))
        else:
            yield start, end
