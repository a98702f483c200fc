"""固定用语里写错了一个字。"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.slips import slip_pattern

RULE = Rule(
    "TXT120",
    ERROR,
    "固定用语里有错字",
    "卫生健康和公文的固定用语（见 terms.tsv）中，有一个字写成了同音字，或漏了一个字、重了一个字、前后两个字颠倒。",
    "terms.tsv 各条所注；同音字依 Unihan 读音",
)
flagged = [
    "推进基本公共卫生服物项目落实到村。",
    "全县建成家庭医生签服务团队86个。",
    "落实传染病防控应急予案，开展应急演炼两次。",
    "各乡镇孕产妇健康馆理率均达标。",
    "组织卫生健康委员员会机关干部下沉。",
]
silent = [
    "推进基本公共卫生服务项目落实到村。",
    "病媒生物防制与慢性病防制科合署办公。",
    "考察干部注重工作实绩，落实领导小组组长负责制。",
    "艾滋病毒感染者全部纳入随访，村卫生院院长参加培训。",
    "全县家庭医生签约服务团队服务群众。",
]
HERE = Path(__file__)
LONG = 5
LONG_ENOUGH_TO_LOSE_ONE = 6
# Southern speech and typing by sound keep neither zh, ch, sh from z, c, s nor -ng from -n.
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
# Other words that are in use: 防制 of vectors, 处治 of casualties.
IN_USE = frozenset({"治制", "制治", "置治"})
# Without these a term is often another term: 标准化村卫生室 and 标准化卫生室.
OPTIONAL = frozenset("村县市省区州级家协成新大高重全的和与及性型")


@cache
def terms() -> dict[str, str]:
    lines = HERE.with_name("terms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return dict(rows)


@cache
def sounds() -> dict[str, str]:
    """How a character sounds to an ear that does not keep similar syllables apart."""
    heard = {}
    for line in HERE.with_name("homophones.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, characters = line.split("\t")
            for full, short in ALIKE:
                syllable = syllable.replace(full, short)
            heard.update(dict.fromkeys(characters, syllable))
    return heard


@cache
def _ends() -> dict[str, list[tuple[str, bool]]]:
    """Terms by their first two and their last two characters: one slip leaves either pair whole."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for term in terms():
        found.setdefault(term[:2], []).append((term, True))
        found.setdefault(term[-2:], []).append((term, False))
    return found


def check(document: Document) -> Iterator[Finding]:
    plain, ends = document.plain, _ends()
    taken = 0
    for place in range(len(plain) - 1):
        for term, first in ends.get(plain[place : place + 2], ()):
            for start, end in _misspelt(plain, place, term, first):
                if start >= taken:
                    taken = end
                    severity = ERROR if len(term) >= LONG else WARNING
                    message = f"“{plain[start:end]}”应为“{term}”（{terms()[term]}）"
                    yield RULE.at(start, end, message, severity=severity, put=term)


def _misspelt(plain: str, place: int, term: str, first: bool) -> Iterator[tuple[int, int]]:
    """The stretch that is this term with one slip; lengths say whether a character is lost or doubled."""
    for length in (len(term), len(term) - 1, len(term) + 1):
        start = place if first else place + 2 - length
        written = plain[max(0, start) : start + length]
        if start < 0 or len(written) != length or written in terms():
            continue
        if _is_slip(written, term) and not _is_known(plain, start, written, term):
            yield start, start + length
            return


def _is_slip(written: str, term: str) -> bool:
    at = next((n for n, (one, other) in enumerate(zip(written, term, strict=False)) if one != other), 0)
    if len(written) == len(term):
        return _is_other_character(written, term, at) or _is_swapped(written, term, at)
    if len(written) < len(term):
        return _has_lost(written, term, at)
    return 0 < at < len(term) and written[at] == written[at - 1] and written[at + 1 :] == term[at:]


def _is_other_character(written: str, term: str, at: int) -> bool:
    one, other = sounds().get(written[at]), sounds().get(term[at])
    return (
        one is not None
        and one == other
        and written[at + 1 :] == term[at + 1 :]
        and term[at] + written[at] not in IN_USE
    )


def _is_swapped(written: str, term: str, at: int) -> bool:
    """Two characters inside the term have changed places; at its ends a neighbouring word may begin."""
    swapped = term[:at] + term[at + 1 : at + 2] + term[at] + term[at + 2 :]
    return 0 < at < len(term) - 2 and written == swapped and _is_han(term[at]) and _is_han(term[at + 1])


def _has_lost(written: str, term: str, at: int) -> bool:
    """One character inside the term is gone, and it is not one that the term may do without."""
    return (
        len(term) >= LONG_ENOUGH_TO_LOSE_ONE
        and 2 <= at <= len(term) - 3
        and written[at:] == term[at + 1 :]
        and _is_han(term[at])
        and term[at] not in OPTIONAL
        and term[at] != term[at - 1]
    )


def _is_known(plain: str, start: int, written: str, term: str) -> bool:
    """The term itself begins here, or the slip is one that the list of slips reports."""
    return plain.startswith(term, start) or bool(slip_pattern().search(written))


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
