"""Marks of `weijian.proof.ignores` that a writer sets as Word comments; the text itself has no comments."""

from __future__ import annotations

from docx.oxml.ns import qn

from weijian.proof.ignores import MOST, OPENING, Ignore, commented_ignore
from weijian.proof.read.word import WordText

RUN, OPENS, CLOSES, ANCHOR = (
    qn(f"w:{name}") for name in ("r", "commentRangeStart", "commentRangeEnd", "commentReference")
)
IDENTITY = qn("w:id")


def word_ignores(word: WordText) -> list[Ignore]:
    """A comment without a stretch of its own is hung on the last sign before it."""
    wanted = _opening_comments(word)
    if not wanted:
        return []
    found: list[Ignore] = []
    for identity, (start, end) in _stretches(word).items():
        if identity in wanted and len(found) < MOST:
            mark = commented_ignore(word.text, start, end, wanted[identity])
            found += [] if mark is None else [mark]
    return found


def _opening_comments(word: WordText) -> dict[str, str]:
    """The comments that begin as marks do. A damaged list of comments is none."""
    try:
        comments = {str(comment.comment_id): comment.text for comment in word.document.comments}
    except Exception:  # python-docx trusts the package; whoever made it may have left parts out
        return {}
    return {identity: text for identity, text in comments.items() if text.strip().startswith(OPENING)}


def _stretches(word: WordText) -> dict[str, tuple[int, int]]:
    """Comment to the stretch of the text that it is hung on."""
    pieces = {piece.run: piece for piece in word.pieces}
    opened: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    place = 0
    for element in word.document.element.body.iter(RUN, OPENS, CLOSES, ANCHOR):
        identity = element.get(IDENTITY, "")
        if element.tag == RUN:
            place = pieces[element].end if element in pieces else place
        elif element.tag == OPENS:
            opened[identity] = place
        elif element.tag == CLOSES:
            found[identity] = _visible(word.text, opened.get(identity, place), place)
        else:
            found.setdefault(identity, (max(0, place - 1), place))
    return found


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the line ends before it: the stretch begins where the run before it ends."""
    gap = text[start:end]
    return start + len(gap) - len(gap.lstrip()), end
