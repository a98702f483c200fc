"""Run as a program of its own: the characters of the PDF on standard input, with their places, to the output.

PDFium is quick and hardened, but it is C++: a file can keep it busy without end (forms drawn within forms) or
make it unpack a gigabyte, and it may be used by one thread only. In a process of its own, with a limit on time
and memory, none of this reaches the caller. It imports nothing of ours, so that it starts at once.

Each page: width, height, and how many characters and ruled lines; then the characters; then left, bottom,
right, top of each; then its angle; then left, bottom, right, top of each ruled line.
"""

import struct
import sys
from array import array
from ctypes import byref

import pypdfium2
import pypdfium2.raw as pdfium

LARGEST_MEMORY = 2 << 30
LONGEST_SECONDS = 30
MOST_PAGES = 3_000
MOST_CHARACTERS = 3_000_000
ENCRYPTED, BROKEN, TOO_LARGE, FONT_MISSING = 3, 4, 5, 6
MOST_RULES = 20_000
THIN, LONG = 3, 6
PAGE = struct.Struct("<ddII")


def limit_ourselves() -> None:
    try:
        import resource
    except ImportError:  # Windows: the caller's clock alone stops us
        return
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_SECONDS, LONGEST_SECONDS))


def characters(page: pypdfium2.PdfPage) -> tuple[array, array, array]:
    """Those that the page shows, without the blanks that PDFium makes up."""
    textpage = page.get_textpage()  # kept by name: PDFium closes what Python forgets
    text = textpage.raw
    signs, boxes, angles = array("I"), array("f"), array("f")
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = pdfium.FPDFText_GetUnicode(text, index)
        if sign <= 0x20 or sign == 0xFFFE or pdfium.FPDFText_IsGenerated(text, index) == 1:
            if sign != 0 and sign != 0xFFFE:
                continue
            sign = 0xFFFD
        if pdfium.FPDFText_GetLooseCharBox(text, index, byref(box)):
            signs.append(sign)
            boxes.extend(turned(page, box.left, box.bottom, box.right, box.top))
            angles.append(pdfium.FPDFText_GetCharAngle(text, index))
    return signs, boxes, angles


def misses_a_font(page: pypdfium2.PdfPage) -> bool:
    """Whether text is set in a font that is neither in the file nor on this machine. PDFium then knows no shape
    of its characters, takes shapeless pieces that begin at one place for one piece, and drops all but one.
    """
    shaped, shapeless = set(), set()
    textpage = page.get_textpage()
    for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=3, textpage=textpage):
        left, bottom, right, top = text.get_bounds()
        font = text.get_font()
        if pdfium.FPDFFont_GetIsEmbedded(font) == 1:
            continue
        if right > left and top > bottom:
            shaped.add(font.get_base_name())
        elif shown(text).strip():
            shapeless.add(font.get_base_name())
    return bool(shapeless - shaped)


def shown(text: pypdfium2.PdfTextObj) -> str:
    try:
        return text.extract()
    except pypdfium2.PdfiumError:  # nothing of it is in the page's text
        return ""


def rules(page: pypdfium2.PdfPage) -> array:
    """Thin and long drawings: what a table is ruled with. Drawn boxes count as their four sides."""
    found = array("f")
    for number, drawing in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MOST_RULES:
            return array("f")
        left, bottom, right, top = drawing.get_bounds()
        is_flat, is_narrow = top - bottom < THIN, right - left < THIN
        if is_flat or is_narrow:
            sides = [(left, bottom, right, top)] if max(top - bottom, right - left) > LONG else []
        else:
            sides = [(left, top, right, top), (left, bottom, right, bottom)]
            sides += [(left, bottom, left, top), (right, bottom, right, top)]
        for side in sides:
            found.extend(turned(page, *side))
    return found


def turned(page: pypdfium2.PdfPage, *box: float) -> tuple[float, float, float, float]:
    """The box as it stands on the page when the page is turned for reading."""
    left, bottom, right, top = box
    width, height = page.get_size()  # as turned
    match page.get_rotation():
        case 90:
            return bottom, height - right, top, height - left
        case 180:
            return width - right, height - top, width - left, height - bottom
        case 270:
            return width - top, left, width - bottom, right
        case _:
            return left, bottom, right, top


def main() -> int:
    limit_ourselves()
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if "password" in str(error).lower() else BROKEN
    total = 0
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]
            signs, boxes, angles = characters(page)
            lines = rules(page)
            if misses_a_font(page):
                return FONT_MISSING
        except pypdfium2.PdfiumError:
            continue
        total += len(signs)
        if total > MOST_CHARACTERS:
            return TOO_LARGE
        sys.stdout.buffer.write(PAGE.pack(*page.get_size(), len(signs), len(lines) // 4))
        for values in (signs, boxes, angles, lines):
            sys.stdout.buffer.write(values.tobytes())
        page.close()
    return 0 if count <= MOST_PAGES else TOO_LARGE


if __name__ == "__main__":
    sys.exit(main())
