"""What one run shows, child by child: text, tabs, breaks, hyphens and symbols."""

from typing import Any

from docx.oxml.ns import qn

TEXT, SYMBOL = qn("w:t"), qn("w:sym")
SHOWN = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# The signs that reports take from symbol fonts, by the last two hexadecimal digits of their place.
SYMBOL_FONT = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x25: "%", 0xA5: "∞", 0xAE: "→", 0xAD: "↑", 0xAF: "↓",
}  # fmt: skip
WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗",
    0xFC: "√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {0x52: "☑", 0x50: "√", 0x53: "☒", 0xA3: "□", 0x4F: "✗"}
FONTS = {"symbol": SYMBOL_FONT, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
UNKNOWN_SYMBOL = "□"


def run_text(run: Any) -> str:
    """What one run shows; each of its children gives as many characters as `child_text` says."""
    return "".join(map(child_text, run))


def child_text(child: Any) -> str:
    if child.tag == TEXT:
        return child.text or ""
    if child.tag == SYMBOL:
        return symbol(child.get(qn("w:font")), child.get(qn("w:char")))
    return SHOWN.get(child.tag, "") if isinstance(child.tag, str) else ""


def symbol(font: str | None, place: str | None) -> str:
    """One character always: what the symbol looks like, or a box where we do not know the font."""
    try:
        number = int(place or "", 16)
    except ValueError:
        return UNKNOWN_SYMBOL
    signs = FONTS.get((font or "").strip().lower())
    if signs is None and 0x20 <= number < 0xD800:
        return chr(number)  # an ordinary character, set as a symbol in an ordinary font
    return (signs or {}).get(number & 0xFF, UNKNOWN_SYMBOL)
