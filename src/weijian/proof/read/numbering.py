"""The numbers that Word shows in front of paragraphs, which stand nowhere in the text of the file.

`Numbering` is asked for every paragraph in order, because a number is a count of those before it. A
paragraph takes its list from its own properties or from its style; numbers under a higher level begin
again. `weijian.reports.word.read_back` reads our own reports with it, too.
"""

from lxml import etree

from weijian.proof.read.list_numbers import ARABIC, CHINESE, DEEPEST_LEVEL, Counts, Level

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {"w": W}
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}
_ARABIC = {"decimal", "decimalZero", "decimalFullWidth", "decimalHalfWidth"}
_KINDS = {**dict.fromkeys(_CHINESE, CHINESE), **dict.fromkeys(_ARABIC, ARABIC)}


class Numbering:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._counts = Counts()
        self._list_of: dict[str, str] = {}
        self._restarting: set[str] = set()
        self._levels: dict[str, dict[int, Level]] = {}
        self._style_lists: dict[str, tuple[str | None, int]] = {}
        self._parents: dict[str, str] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: etree._Element) -> str:
        """The number of the paragraph, "" where it has none."""
        number, level = self._list(paragraph)
        abstract = self._list_of.get(number or "")
        if number is None or abstract is None:
            return ""
        # Lists of one form count on together, except those that are told to begin again.
        counted_in = number if number in self._restarting else f"form {abstract}"
        return self._counts.label(counted_in, self._levels.get(abstract, {}), level)

    def _read_lists(self, numbering: etree._Element) -> None:
        for abstract in numbering.iter(f"{{{W}}}abstractNum"):
            levels = self._levels[abstract.get(f"{{{W}}}abstractNumId")] = {}
            for level in abstract.iterfind("w:lvl", NAMESPACES):
                kind, text = _value(level, "w:numFmt") or "", _value(level, "w:lvlText") or ""
                levels[_level(level.get(f"{{{W}}}ilvl"))] = Level(
                    _KINDS.get(kind, ""), text, _whole(_value(level, "w:start"), 1)
                )
        for number in numbering.iter(f"{{{W}}}num"):
            identifier = number.get(f"{{{W}}}numId")
            self._list_of[identifier] = _value(number, "w:abstractNumId") or ""
            if number.find("w:lvlOverride/w:startOverride", NAMESPACES) is not None:
                self._restarting.add(identifier)

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iter(f"{{{W}}}style"):
            name = style.get(f"{{{W}}}styleId", "")
            self._parents[name] = _value(style, "w:basedOn") or ""
            properties = style.find("w:pPr/w:numPr", NAMESPACES)
            if properties is not None:
                self._style_lists[name] = (
                    _value(properties, "w:numId"),
                    _level(_value(properties, "w:ilvl")),
                )

    def _list(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """Which list the paragraph counts in, and on which level."""
        style = _value(paragraph, "w:pPr/w:pStyle") or ""
        number, level = None, 0
        for _ in range(len(self._parents) + 1):  # a damaged file may name a style its own parent
            if style in self._style_lists:
                number, level = self._style_lists[style]
                break
            style = self._parents.get(style, "")
        own = paragraph.find("w:pPr/w:numPr", NAMESPACES)
        if own is not None:
            number = _value(own, "w:numId") or number
            level = _level(_value(own, "w:ilvl"), level)
        return number, level


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path, NAMESPACES)
    return None if found is None else found.get(f"{{{W}}}val")


def _level(text: str | None, otherwise: int = 0) -> int:
    return min(_whole(text, otherwise), DEEPEST_LEVEL)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
