"""What an official report consists of: text and tables whose figures know where they come from.

It does not lay anything out (see `word`, `html`) and it does not compute figures: text and identities are
given.

A `Report` holds blocks in reading order; a block holds runs; a run is plain `Text` or a `FigureRun`, a
printed figure with its `FigureIdentity`. The identity travels through Word as the tag of a content
control, so it must fit Word's 64 characters; one that does not cannot be made. Numbers of headings follow
from their position.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from weijian.kernel.numerals import chinese_numeral

TAG_LIMIT = 64  # Word refuses a longer w:tag, and reports the file as damaged

_PART = re.compile(r"[^|\s\x00-\x1f]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class TagError(ValueError):
    """A figure's identity that no tag can carry, or a tag that is no figure's identity."""


@dataclass(frozen=True, order=True)
class FigureIdentity:
    """Which figure it is: indicator, unit, period, version of the data, and the form in which it is printed.

    >>> FigureIdentity("htn.std_rate", "431299102", "2021H1", 812004).tag
    'htn.std_rate|431299102|2021H1|v812004'
    """

    code: str
    unit_code: str
    period_code: str
    version: int
    form: str = ""

    def __post_init__(self) -> None:
        parts = [self.code, self.unit_code, self.period_code, *([self.form] if self.form else [])]
        if not all(_PART.fullmatch(part) for part in parts) or self.version < 0:
            raise TagError(f"数字标识的各段不能为空，不能含“|”或空白: {self.tag!r}")
        # Word counts UTF-16 units.
        if len(self.tag.encode("utf-16-le")) > 2 * TAG_LIMIT:
            raise TagError(f"数字标识超过 Word 允许的 {TAG_LIMIT} 个字符: {self.tag}")

    @property
    def tag(self) -> str:
        """The identity as one text, `code|unit|period|v…[|form]`."""
        parts = [self.code, self.unit_code, _shorter(self.period_code), f"v{self.version}"]
        return "|".join([*parts, self.form] if self.form else parts)

    @classmethod
    def parse(cls, tag: str) -> "FigureIdentity":
        """The identity that `tag` writes; TagError when it is none."""
        parts = tag.split("|")
        if len(parts) not in (4, 5) or not re.fullmatch(r"v\d+", parts[3], re.ASCII) or not parts[-1]:
            raise TagError(f"不是数字标识: {tag!r}")
        code, unit_code, period_code, version, *form = parts
        return cls(code, unit_code, _longer(period_code), int(version[1:]), form[0] if form else "")


def _shorter(period_code: str) -> str:
    """A span within one year, in fewer signs than its code: 2021-01..2021-09 is 2021r01-09."""
    span = re.fullmatch(r"(\d{4})-(\d\d(?:-\d\d)?)\.\.\1-(\d\d(?:-\d\d)?)", period_code)
    return f"{span[1]}r{span[2].replace('-', '')}-{span[3].replace('-', '')}" if span else period_code


def _longer(short: str) -> str:
    """The period's code again."""
    span = re.fullmatch(r"(\d{4})r(\d\d)(\d\d)?-(\d\d)(\d\d)?", short)
    if span is None:
        return short
    first, last = ("-".join(part for part in pair if part) for pair in (span.group(2, 3), span.group(4, 5)))
    return f"{span[1]}-{first}..{span[1]}-{last}"


@dataclass(frozen=True)
class Text:
    """Words that are not data."""

    text: str


@dataclass(frozen=True)
class FigureRun:
    """A figure as printed, with its unit; `label` names it to the person who edits the document."""

    text: str
    identity: FigureIdentity
    label: str = ""


Run = Text | FigureRun
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; its number (一、 （一） 1. （1）) is never typed."""

    level: int
    runs: Runs

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"公文只有四级标题，没有第 {self.level} 级")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    runs: Runs


@dataclass(frozen=True)
class Table:
    """A table with one header row, which repeats on every page."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]

    def __post_init__(self) -> None:
        if not self.header or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"表“{self.caption}”的行与表头列数不一致")


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Attachment:
    """An 附件: always named below the text; printed on pages of its own when it has blocks."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Report:
    """An official document. A line break in the title is kept, so that it may be broken by sense."""

    title: str
    organ: str
    signed_on: date
    blocks: tuple[Block, ...]
    document_number: str | None = None
    addressee: str | None = None
    signature_organ: str = ""  # as signed; `organ` when left empty
    attachments: tuple[Attachment, ...] = field(default=())

    @property
    def signature(self) -> str:
        """The organ as it signs."""
        return self.signature_organ or self.organ

    @property
    def signed_on_text(self) -> str:
        """2021年7月5日: Arabic figures, no leading zeros (GB/T 9704-2012 7.3.5.4)."""
        return f"{self.signed_on.year}年{self.signed_on.month}月{self.signed_on.day}日"

    def figures(self) -> Iterator[FigureRun]:
        """Every figure of the text and the attachments, in reading order."""
        for blocks in (self.blocks, *(attachment.blocks for attachment in self.attachments)):
            for block in blocks:
                yield from (run for run in _runs_of(block) if isinstance(run, FigureRun))


def _runs_of(block: Block) -> Iterator[Run]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    else:
        yield from block.runs


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with the number of its heading ("" for others), counted anew under a higher heading."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        label = ""
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
            label = heading_number(block.level, counts[block.level - 1])
        yield label, block


def heading_number(level: int, count: int) -> str:
    """The number in front of the heading (GB/T 9704-2012 7.3.3).

    >>> [heading_number(level, 11) for level in (1, 2, 3, 4)]
    ['十一、', '（十一）', '11.', '（11）']
    """
    return ("{chinese}、", "（{chinese}）", "{count}.", "（{count}）")[level - 1].format(
        chinese=chinese_numeral(count), count=count
    )


def text_of(runs: Iterable[Run]) -> str:
    """The words of the runs, joined."""
    return "".join(run.text for run in runs)


def printable(text: str) -> str:
    """The text without characters that XML and paper cannot hold (a pasted record may carry them)."""
    return _UNPRINTABLE.sub("", text)
