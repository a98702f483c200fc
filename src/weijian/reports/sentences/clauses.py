"""Drops what cannot be said from a paragraph, and mends what is left, so that it still reads as written.

It does not know facts or filters: it is given a row of atoms (a sign, a figure, the place of a missing
one).

A clause is what stands between ，；：。！？. A clause with a missing figure goes, and with it what leans
on it:

* clauses that a filter added, that begin like 占, 较, 其中, or that have no figure of their own behind
  it;
* a clause of nothing but idle figures goes like one with a missing figure;
* an opening (截至6月30日) or announcement (情况如下：) with nothing left to open.

其中 passes to the next of the parts when the first goes; 一是, 二是 are counted anew; 并 and 同时 do not
open a sentence whose beginning went. The strongest stop between two clauses stays, and a sentence keeps
its full stop. Brackets are mended by the same rules inside, and go when they are empty.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from weijian.kernel.numerals import NumberError, chinese_numeral, chinese_to_int
from weijian.reports.document import FigureRun, Run, Text
from weijian.reports.sentences.facts import IdleFigure

CLAUSE_STOPS, SENTENCE_STOPS = "，；：", "。！？"
_STOPS = CLAUSE_STOPS + SENTENCE_STOPS
_BRACKETS = {"（": "）"}
_QUOTES = {"“": "”", "《": "》", "‘": "’", "【": "】", "〔": "〕"}

_OF_THEM = re.compile("其中[：，]?")
# Words with which a clause speaks of the clause before it.
_LEANING = re.compile(
    r"其中|占(?!用|地)|较|比(?!例|对|赛|武)|同比|环比|高于|低于|高出|超过|超出|均(?!衡)|分别|居[前后]|排名|列第"
)
_OPENING = re.compile(
    r"(?:截至|自|据|按照?|根据|依据|通过|围绕|随着|经|为(?!\d)|在|今年|上半年|下半年|全年|目前|\d{4}年)|(?:同时|此外|另外)$"
)
_CONJUNCTION = re.compile(r"并且|并(?!发[症病]|列|轨|网|联)|且|同时|另外|此外|还(?!款)|也")
_ITEM = re.compile(r"([一二三四五六七八九十]{1,3})是")


class Gap(Enum):
    """What stands where no sign and no figure stands."""

    MISSING = "missing"  # a figure without data
    FOLLOWS = "follows"  # from here, a clause added by a filter


Atom = str | FigureRun | Gap


@dataclass
class _Clause:
    atoms: list["Atom | _Bracket"] = field(default_factory=list)
    stop: str = ""
    item: int = 0  # 一是, 二是, … in front of it, taken off
    dropped: bool = False

    @property
    def opening(self) -> str:
        """The signs that it begins with, up to the first figure."""
        signs = ""
        for atom in self.atoms:
            if atom is Gap.FOLLOWS:
                continue
            if not isinstance(atom, str):
                break
            signs += atom
        return signs

    @property
    def is_blank(self) -> bool:
        return all(atom is Gap.FOLLOWS for atom in self.atoms)

    @property
    def is_missing(self) -> bool:
        return Gap.MISSING in self.atoms

    @property
    def is_added(self) -> bool:
        return self.atoms[:1] == [Gap.FOLLOWS]

    @property
    def figures(self) -> list[FigureRun]:
        return [atom for atom in self.atoms if isinstance(atom, FigureRun)]

    @property
    def has_figures(self) -> bool:
        """Whether it says a figure, in brackets included."""
        inside = (atom for bracket in self.atoms if isinstance(bracket, _Bracket) for atom in bracket.atoms)
        return any(isinstance(atom, FigureRun) for atom in (*self.atoms, *inside))

    @property
    def is_idle(self) -> bool:
        """Whether all that it says is nought, and was before."""
        inside = (atom for bracket in self.atoms if isinstance(bracket, _Bracket) for atom in bracket.atoms)
        said = [atom for atom in (*self.atoms, *inside) if isinstance(atom, FigureRun)]
        return bool(said) and all(isinstance(figure, IdleFigure) for figure in said)

    @property
    def only_opens(self) -> bool:
        """An adverbial that says nothing by itself: 截至6月30日."""
        return not self.has_figures and bool(_OPENING.match(self.opening))

    def take_off(self, words: str) -> None:
        """Remove the words with which it begins."""
        del self.atoms[: len(words)]

    def put_on(self, words: str) -> None:
        """Begin with these words."""
        self.atoms[:0] = list(words)


@dataclass
class _Item:
    """What 一是 or 二是 stands in front of: its clauses that are left."""

    number: int
    left: list[_Clause] = field(default_factory=list)


@dataclass
class _Bracket:
    """A bracket, mended inside."""

    atoms: list[Atom]


def mend(paragraphs: Iterable[Iterable[Atom]]) -> list[tuple[Run, ...]]:
    """The runs of each paragraph that can be said, empty where nothing can.

    The paragraphs stand under one heading: 一是, 二是 may run through several of them.
    """
    mended = [_mended(list(atoms)) for atoms in paragraphs]
    _count_items(mended)
    return [tuple(_as_runs(_written(clauses))) for clauses in mended]


def _mended(atoms: list[Atom], around: _Clause | None = None) -> list[_Clause]:
    """The clauses, those dropped that cannot be said; `around` is the clause in whose bracket they stand."""
    clauses = list(_clauses(atoms))
    if around is None:
        _take_off_items(clauses)
    for clause in clauses:
        clause.dropped = clause.is_blank or clause.is_missing or clause.is_idle
    _drop_what_leans(clauses, around)
    _drop_idle_openings(clauses)
    _take_off_conjunctions(clauses)
    return clauses


def _clauses(atoms: list[Atom]) -> Iterator[_Clause]:
    clause = _Clause()
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        if isinstance(atom, str) and atom in _BRACKETS:
            end = _closing(atoms, position)
            inside = list(_written(_mended(atoms[position + 1 : end], around=clause)))
            if inside:
                clause.atoms.append(_Bracket([atom, *inside, _BRACKETS[atom]]))
            position = end
        elif isinstance(atom, str) and atom in _QUOTES:
            end = _closing(atoms, position)
            clause.atoms += atoms[position : end + 1]
            position = end
        elif (
            isinstance(atom, str)
            and atom in _STOPS
            and not (atom in "：，" and clause.atoms == list("其中"))  # it opens the clause behind it
        ):
            clause.stop = atom
            yield clause
            clause = _Clause()
        else:
            clause.atoms.append(atom)
        position += 1
    if clause.atoms:
        yield clause


def _closing(atoms: list[Atom], position: int) -> int:
    """Where the bracket or quotation that opens at `position` closes (templates are checked)."""
    pairs = _BRACKETS | _QUOTES
    closing = pairs[str(atoms[position])]
    depth = 0
    for end in range(position, len(atoms)):
        depth += (atoms[end] == atoms[position]) - (atoms[end] == closing)
        if depth == 0:
            return end
    return len(atoms) - 1


def _take_off_items(clauses: list[_Clause]) -> None:
    for clause in clauses:
        if found := _ITEM.match(clause.opening):
            try:
                clause.item = chinese_to_int(found[1])
            except NumberError:
                continue
            clause.take_off(found.group())


def _drop_what_leans(clauses: list[_Clause], around: _Clause | None) -> None:
    """Drop the clauses that speak of a dropped one; 其中 moves on to the part that is left."""
    before: _Clause | None = None  # the last clause that is not blank
    spoken = around  # the last one that the author wrote
    whole: _Clause | None = None  # what 其中 speaks of, until the segment ends
    waiting = ""  # a 其中 whose own part has gone
    in_sentence = in_segment = False  # whether `before` belongs to the same sentence, segment
    for clause in clauses:
        if not clause.is_blank:
            of_them = _OF_THEM.match(clause.opening)
            if spoken is not None and of_them and not clause.is_added:
                whole, waiting = spoken, of_them.group() if clause.dropped else ""
            elif before is not None and before.dropped and _leans(clause, in_sentence, in_segment):
                clause.dropped = True
            if whole is not None and whole.dropped:
                clause.dropped = True
            elif whole is not None and waiting and not clause.dropped:
                if not clause.is_added and _same_unit(whole, clause):
                    clause.put_on(waiting)
                waiting = ""
            before, in_sentence, in_segment = clause, True, True
            spoken = spoken if clause.is_added else clause
        if clause.stop and clause.stop in "；" + SENTENCE_STOPS:
            whole, waiting, in_segment = None, "", False
            in_sentence = in_sentence and clause.stop == "；"


def _leans(clause: _Clause, in_sentence: bool, in_segment: bool) -> bool:
    """Whether the clause makes no sense without the one before it."""
    if clause.item:
        return False
    if clause.is_added or (in_sentence and _LEANING.match(clause.opening)):
        return True
    return in_segment and not clause.has_figures and not clause.only_opens


def _same_unit(whole: _Clause, part: _Clause) -> bool:
    """Whether the first figure of the part counts the same things as the last of the whole: both 例."""
    units = [re.sub(r"^[\d.万亿]+", "", run.text) for run in (*whole.figures[-1:], *part.figures[:1])]
    return len(units) == 2 and units[0] == units[1]


def _drop_idle_openings(clauses: list[_Clause]) -> None:
    """Drop openings and announcements with nothing left behind them."""
    for first, last in _sentences(clauses):
        for position in reversed(range(first, last - 1)):
            clause = clauses[position]
            announces = clause.stop == "：" and not clause.has_figures
            if clause.dropped or clause.stop == "；" or not (announces or clause.only_opens):
                continue
            end = last
            if not announces and any(not other.is_blank for other in clauses[first:position]):
                # In mid-sentence an opening reaches to the next semicolon, at the head to the end.
                end = next((i + 1 for i in range(position, last) if clauses[i].stop == "；"), last)
            opened = [other for other in clauses[position + 1 : end] if not other.is_blank]
            clause.dropped = bool(opened) and all(other.dropped for other in opened)


def _sentences(clauses: list[_Clause]) -> Iterator[tuple[int, int]]:
    """First and one past the last clause of each sentence."""
    first = 0
    for position, clause in enumerate(clauses, start=1):
        if position == len(clauses) or (clause.stop and clause.stop in SENTENCE_STOPS):
            yield first, position
            first = position


def _take_off_conjunctions(clauses: list[_Clause]) -> None:
    """并 and 同时 join to something; where that has gone, the clause begins without them."""
    gone = False
    for first, last in _sentences(clauses):
        for clause in clauses[first:last]:
            if not clause.dropped:
                found = _CONJUNCTION.match(clause.opening)
                if gone and found and not clause.is_added:
                    clause.take_off(found.group())
                    if clause.is_blank:  # 同时，…
                        clause.dropped = True
                        continue
                gone = False
                break
            gone = gone or not clause.is_blank


def _count_items(paragraphs: list[list[_Clause]]) -> None:
    """Hand 一是, 二是 to what is left of each item, counted anew; one item alone needs no number."""
    lists: list[list[_Item]] = []
    for clauses in paragraphs:
        item: _Item | None = None
        for clause in clauses:
            if clause.item:
                item = _Item(clause.item)
                if clause.item == 1 or not lists:
                    lists.append([])
                lists[-1].append(item)
            if item is not None and not clause.dropped:
                item.left.append(clause)
    for items in lists:
        left = [item for item in items if item.left]
        for count, item in enumerate(left, start=items[0].number):
            number = count if len(left) < len(items) else item.number
            if len(left) > 1 or len(items) == 1:
                item.left[0].put_on(f"{chinese_numeral(number)}是")


def _written(clauses: list[_Clause]) -> Iterator[Atom]:
    for first, last in _sentences(clauses):
        kept = [position for position in range(first, last) if not clauses[position].dropped]
        for position, following in zip(kept, [*kept[1:], last], strict=False):
            for atom in clauses[position].atoms:
                if isinstance(atom, _Bracket):
                    yield from atom.atoms
                elif atom is not Gap.FOLLOWS:
                    yield atom
            stop = clauses[last - 1].stop if following == last else _stop_between(clauses[position:following])
            if stop:
                yield stop


def _stop_between(clauses: list[_Clause]) -> str:
    """The stop after the first of the clauses, when the others have gone."""
    if len(clauses) == 1 or clauses[0].stop == "：":
        return clauses[0].stop
    if clauses[0].only_opens and clauses[0].stop == "，":
        return "，"
    return "；" if any(clause.stop == "；" for clause in clauses) else "，"


def _as_runs(atoms: Iterable[Atom]) -> Iterator[Run]:
    words = ""
    for atom in atoms:
        if isinstance(atom, FigureRun):
            if words:
                yield Text(words)
            yield atom
            words = ""
        elif isinstance(atom, str):
            words += atom
    if words:
        yield Text(words)


def atoms_of(runs: Iterable[Run], is_added: bool) -> Iterator[Atom]:
    """The atoms of runs; clauses that a filter has added are marked as leaning on the one before."""
    for run in runs:
        if isinstance(run, FigureRun):
            yield run
            continue
        for sign in run.text:
            yield sign
            if is_added and sign in CLAUSE_STOPS:
                yield Gap.FOLLOWS
