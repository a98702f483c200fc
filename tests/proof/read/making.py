"""Makes small files of foreign formats byte by byte, sound ones and hostile ones, so that tests need no office."""

import io
import re
import struct
import zipfile
import zlib

SECTOR = 512
END, FREE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
IN_TABLE, ENDS_ROW = struct.pack("<HB", 0x2416, 1), struct.pack("<HB", 0x2417, 1)
ENDS_INNER_CELL, ENDS_INNER_ROW = struct.pack("<HB", 0x244B, 1), struct.pack("<HB", 0x244C, 1)
DEPTH_2 = struct.pack("<HI", 0x6649, 2)
TEXT_AT = 0x800


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE container; every stream is filled up to where small streams would need a second table."""
    padded = {
        name: data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0") for name, data in streams.items()
    }
    chains: list[int] = []
    starts = {}
    for name, data in padded.items():
        starts[name] = len(chains)
        count = len(data) // SECTOR
        chains += [*range(len(chains) + 1, len(chains) + count), END]
    directory = len(chains)
    entries = [_entry("Root Entry", 5, child=1 if streams else FREE)]
    names = list(streams)
    for number, name in enumerate(names):
        right = number + 2 if number + 1 < len(names) else FREE
        entries.append(_entry(name, 2, right=right, start=starts[name], size=len(padded[name])))
    listing = b"".join(entries)
    listing = listing.ljust(-(-len(listing) // SECTOR) * SECTOR, b"\0")
    count = len(listing) // SECTOR
    chains += [*range(directory + 1, directory + count), END]
    fats = -(-(len(chains) + 1) // (SECTOR // 4 - 1))
    first_fat = len(chains)
    chains += [FAT_SECTOR] * fats
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(fats * SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\0" * 6
    )
    header += struct.pack("<IIIIIIIII", 0, fats, directory, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *[*range(first_fat, first_fat + fats), *[FREE] * (109 - fats)])
    return header + b"".join(padded.values()) + listing + table


def _entry(
    name: str, kind: int, right: int = FREE, child: int = FREE, start: int = END, size: int = 0
) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, FREE, right, child)
    return head + b"\0" * 36 + struct.pack("<II", start, size) + b"\0" * 4


def doc(
    text: str,
    footnotes: str = "",
    headers: str = "",
    paragraphs: list[tuple[int, bytes | int]] | None = None,
    deleted: list[tuple[int, int]] | None = None,
    flags: int = 0x0200,
    narrow: bytes = b"",
    lists: tuple[bytes, int, bytes, bytes] = (b"", 0, b"", b""),
    data: bytes = b"",
) -> bytes:
    """`lists`: what `word_lists` makes. `data`: the stream of what is too long for a page.

    `paragraphs`: (end, modifiers or style) for each paragraph in order; `deleted`: characters from, to;
    `narrow`: bytes of a piece of its own behind the text, one byte a character.
    """
    main = text.encode("utf-16-le")
    rest = (footnotes + headers).encode("utf-16-le")
    length = len(main) // 2
    word = bytearray(TEXT_AT) + main + narrow + rest
    pieces = [(length, TEXT_AT, 2), (len(narrow), TEXT_AT + len(main), 1)]
    pieces += [(len(rest) // 2, TEXT_AT + len(main) + len(narrow), 2)]
    pieces = [piece for piece in pieces if piece[0]]
    borders = [0]
    for count, _, _ in pieces:
        borders.append(borders[-1] + count)
    places = [place * 2 | 1 << 30 if width == 1 else place for _, place, width in pieces]
    table = struct.pack(f"<{len(borders)}I", *borders)
    table += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x02" + struct.pack("<I", len(table)) + table
    word += b"\0" * (-len(word) % SECTOR)
    pages = [_page(_with_gaps([(TEXT_AT + 2 * a, TEXT_AT + 2 * b) for a, b in deleted or []]), 1)]
    starts = [0, *[end for end, _ in paragraphs or []]]
    pages.append(
        _page(
            [
                (TEXT_AT + 2 * start, TEXT_AT + 2 * end, _of_style(found))
                for start, (end, found) in zip(starts, paragraphs or [], strict=False)
            ],
            13,
        )
    )
    indexes = [
        struct.pack("<III", TEXT_AT, len(word), (len(word) + SECTOR * number) // SECTOR) for number in (0, 1)
    ]
    word += b"".join(pages)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", word, 0x0A, flags)
    struct.pack_into("<8i", word, 0x4C, length + len(narrow), len(footnotes), len(headers), 0, 0, 0, 0, 0)
    offset = 0
    heads, told, in_use, styles = lists
    for number, block in (
        (33, clx),
        (12, indexes[0]),
        (13, indexes[1]),
        (74, in_use),
        (1, styles),
        (73, heads),
    ):
        struct.pack_into("<II", word, 0x9A + 8 * number, offset, told if number == 73 else len(block))
        offset += len(block)
    table = clx + b"".join(indexes) + in_use + styles + heads
    return compound({"WordDocument": bytes(word), "1Table": table, **({"Data": data} if data else {})})


def word_lists(
    *lists: list[tuple[int, str, int]], in_use: list[tuple[int, int | None]], style: bytes = b""
) -> tuple[bytes, int, bytes, bytes]:
    """Each list its levels (way of counting, text with %1, first number), one or nine; `in_use`: the list and what its
    first level begins with anew; `style`: modifiers of the style number 1.
    """
    heads = struct.pack("<H", len(lists))
    for number, levels in enumerate(lists):
        heads += struct.pack("<II", number + 100, 0) + b"\0" * 18 + bytes([len(levels) == 1, 0])
    told = len(heads)
    for levels in lists:
        for kind, text, start in (
            levels if len(levels) == 1 else [*levels, *[(255, "", 1)] * (9 - len(levels))]
        ):
            signs = re.sub("%(.)", lambda match: chr(int(match[1]) - 1), text)
            heads += struct.pack("<iB", start, kind) + b"\0" * 19 + bytes([2, 1, 0, 0]) + b"\0" * 3
            heads += struct.pack("<H", len(signs)) + signs.encode("utf-16-le")
    used = struct.pack("<I", len(in_use))
    for number, start in in_use:
        used += struct.pack("<IIIBBBB", number + 100, 0, 0, start is not None, 0, 0, 0)
    for _, start in in_use:
        used += b"\xff" * 4 + (struct.pack("<II", start, 0x10) if start is not None else b"")
    named = struct.pack("<HHHHH", 0, 1 | 0xFFF0, 1, 0, 0) + struct.pack("<HHH", 1, ord("正"), 0)
    named += struct.pack("<HH", 2 + len(style), 1) + style
    return heads, told, used, struct.pack("<HHHH", 4, 2, 10, 0) + struct.pack("<H", len(named)) + named


def numbered(number: int, level: int = 0) -> bytes:
    """Modifiers of a paragraph in a list."""
    return struct.pack("<HB", 0x260A, level) + struct.pack("<Hh", 0x460B, number)


def _of_style(modifiers: bytes | int) -> bytes:
    """The modifiers of a paragraph, or the number of its style alone."""
    style, own = (modifiers, b"") if isinstance(modifiers, int) else (0, modifiers)
    return bytes([-(-(len(own) + 3) // 2)]) + struct.pack("<H", style) + own


def _with_gaps(deleted: list[tuple[int, int]]) -> list[tuple[int, int, bytes]]:
    ranges: list[tuple[int, int, bytes]] = []
    for start, end in deleted:
        if ranges and ranges[-1][1] < start:
            ranges.append((ranges[-1][1], start, b""))
        ranges.append((start, end, b"\x03\x00\x08\x01"))
    return ranges


def _page(ranges: list[tuple[int, int, bytes]], entry: int) -> bytes:
    """A page of formatting: borders, then where each list stands, the lists from the end."""
    page = bytearray(SECTOR)
    borders = [start for start, _, _ in ranges] + [ranges[-1][1]] if ranges else [0]
    struct.pack_into(f"<{len(borders)}I", page, 0, *borders)
    place = SECTOR - 2
    for number, (_, _, modifiers) in enumerate(ranges):
        place = (place - len(modifiers)) // 2 * 2
        page[place : place + len(modifiers)] = modifiers
        page[4 * len(borders) + number * entry] = place // 2 if modifiers else 0
    page[SECTOR - 1] = len(ranges)
    return bytes(page)


def pdf(
    *pages: list[tuple[float, float, str] | str], extra: dict[int, bytes] | None = None, size: int = 12
) -> bytes:
    """Each page a list of (left, height, words) and drawing commands. A sign is `size` wide, ASCII half so.
    The glyphs are Helvetica's, which every reader has; that they mean Chinese is said by the table of meanings.
    `extra` are objects of the caller's own.
    """
    signs = sorted({sign for page in pages for item in page if not isinstance(item, str) for sign in item[2]})
    codes = {sign: (number // 90, 33 + number % 90) for number, sign in enumerate(signs)}
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    fonts = ""
    for number in range(0, len(signs), 90):
        block = signs[number : number + 90]
        place = 1000 + number
        fonts += f"/F{number // 90} {place} 0 R"
        widths = " ".join("500" if sign.isascii() else "1000" for sign in block)
        objects[place] = (
            f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 33/LastChar {32 + len(block)}"
            f"/Widths[{widths}]/ToUnicode {place + 1} 0 R>>"
        ).encode()
        means = "".join(
            f"<{33 + index:02x}><{sign.encode('utf-16-be').hex()}>" for index, sign in enumerate(block)
        )
        objects[place + 1] = stream(
            f"begincmap 1 begincodespacerange <00><ff> endcodespacerange {len(block)} beginbfchar {means} endbfchar "
            f"endcmap".encode()
        )
    kids = []
    for number, page in enumerate(pages):
        leaf = 10 + 2 * number
        kids.append(f"{leaf} 0 R")
        objects[leaf] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<{fonts}>>/XObject<</X 7 0 R>>>>"
            f"/Contents {leaf + 1} 0 R>>"
        ).encode()
        content = "\n".join(item if isinstance(item, str) else _shown(item, codes, size) for item in page)
        objects[leaf + 1] = stream(content.encode())
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return assembled(objects | (extra or {}))


def _shown(item: tuple[float, float, str], codes: dict[str, tuple[int, int]], size: int) -> str:
    left, height, words = item
    shown = "".join(f"/F{codes[sign][0]} {size} Tf <{codes[sign][1]:02x}> Tj " for sign in words)
    return f"BT {left} {height} Td {shown}ET"


def stream(content: bytes, compressed: bool = False, more: bytes = b"") -> bytes:
    if compressed:
        content, more = zlib.compress(content, 9), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def assembled(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    data, places = bytearray(b"%PDF-1.5\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    data += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(data)


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def word(body: str, parts: dict[str, str] | None = None, main: str = MAIN, before: str = "") -> bytes:
    """A .docx of nothing but a body; `parts` are beside it: kind (header, footnotes, …) and content."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = links = ""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate((parts or {}).items()):
            kind = name.rstrip("0123456789")
            types += f'<Override PartName="/word/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
            links += f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{name}.xml"/>'
            archive.writestr(f"word/{name}.xml", f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>")
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"{before}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def p(*runs: str) -> str:
    return (
        "<w:p>"
        + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
        + "</w:p>"
    )


def table(*rows: list[str]) -> str:
    """Cells are content as it is, or words."""
    written = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{written}</w:tbl>"
