"""Where a report tells its problems: under a heading that says so, or in a paragraph that opens with them.

What is told there of the state of things was told before, and is told of today.
"""

from __future__ import annotations

import re

from weijian.proof.context.carried import Carried
from weijian.proof.document import Document

HEADING = re.compile(r"问题|困难|不足|短板|弱项|薄弱|差距|制约|瓶颈")
# 同时也存在一些问题：……; 主要问题：一是……
OPENS = re.compile(
    r"(?:存在|面临|还有|仍有|主要|突出)[^，。；：]{0,12}(?:问题|困难|不足|短板|薄弱环节|差距)[^。；，]{0,6}[：。，]"
)


class Problems:
    def __init__(self, document: Document) -> None:
        self.carried = Carried(document, _of_heading)
        for paragraph in document.paragraphs:
            if opens := OPENS.search(document.plain, paragraph.start, paragraph.end):
                self.carried.carry(opens.end(), HEADING.pattern)

    def at(self, position: int) -> bool:
        return bool(self.carried.at(position))


def _of_heading(text: str) -> str | None:
    return HEADING.pattern if HEADING.search(text) else None
