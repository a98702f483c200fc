"""The place that a figure is of: a township, an institution, or more than the report's own area (全市, 全省).

The own area, which the title names (某某县卫生健康局) and the text calls 全县 or 我县, is not said.
Kinds of places (25个乡镇卫生院, 各行政村) are no places.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

LEVELS = "国省州盟市县区旗乡镇"
WHOLE = (
    rf"(?:全|我|本)(?P<level>[{LEVELS}])(?!级|直|政府|委|局|立|域外|卫生院)|辖区内?|县域内|区域内"
    r"|(?P<outside>[县市]域?外|省外)"
)
TOWN = (
    r"[一-龥]{2,4}?(?:(?<![个各全所乡城县下返回两每级制该本其小集建新])(?:镇|乡)(?![镇村级贤土亲医])"
    r"|街道(?:办事处)?(?!卫生)|社区(?!卫生服务|医|居民|矫))"
)
INSTITUTION = (
    r"(?:第[一二三四五六]人民|人民|中医|中西医结合|民族|藏|蒙|妇幼保?健?|妇保|精神病?|肿瘤|传染病|骨科|康复|口腔|儿童)医?院"
    r"|(?:疾病预防控制|疾控|妇幼保健|妇计|急救|采供血)(?:计划生育服务)?中心|卫生监督所|中心血站"
)
PLACE = re.compile(rf"{WHOLE}|(?P<place>{TOWN}|(?:[一-龥]{{2,3}})?[县区市州省旗盟](?:{INSTITUTION}))")
# What is read as the name of a township only because it stands before the sign.
NO_NAME = re.compile(
    r"^(?:乡|城|村|各|所有|全部|个|建制|中心|贫困|深度|下|偏远|部分|其他|其余|有关|相关|重点|试点|示范|每|多数|全体|帮扶|驻"
    r"|到|在|由|为|的|对|及|和|与)*(?:乡|镇|街道|社区)$"
)
LED_IN = re.compile(r"^(?:其中|包括|分别|位于|在|由|为|对|及|和|与|到|从|以)+")
TITLE_LEVEL = re.compile(rf"(?P<level>[{LEVELS}])(?:级|中心)?(?:卫生|卫健|卫计|疾控|医保|人口|妇幼|中医)")
HEAD = 5000
REACH = 300  # signs over which a place is carried on


class Areas:
    """The areas of a document's figures."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.own = own_level(document)
        self.places = [
            (match.start(), match.end(), self._name(match))
            for match in PLACE.finditer(document.plain)
            if not (match["place"] and NO_NAME.match(match["place"]))
        ]
        self.starts = [start for start, _, _ in self.places]

    def of(self, figure: Figure) -> str:
        sentence = self.document.sentence_at(figure.start)
        last = bisect_right(self.starts, figure.start) - 1
        if last < 0 or self.places[last][0] < sentence.start or self.places[last][1] > figure.start:
            return ""
        _, end, name = self.places[last]
        far = figure.start - end > REACH
        return "" if far or "；" in self.document.plain[end : figure.start] else name

    def _name(self, match: re.Match[str]) -> str:
        if match["place"]:
            return LED_IN.sub("", match["place"])
        if match["level"]:
            return (
                ""
                if match["level"] in (self.own, "区" if self.own is None else self.own)
                else f"全{match['level']}"
            )
        return match.group() if match["outside"] else ""


def own_level(document: Document) -> str | None:
    """县, 区, 市…: from the title, else from what the text calls its whole area first."""
    if found := TITLE_LEVEL.search(document.title):
        return found["level"]
    counts: dict[str, int] = {}
    for match in re.finditer(rf"[全我]([{LEVELS}])", document.plain[:HEAD]):
        if match[1] not in "国省":
            counts[match[1]] = counts.get(match[1], 0) + 1
    return max(counts, key=lambda level: counts[level]) if counts else None
