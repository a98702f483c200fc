"""Binds the figures of a text to indicators, by their names, and to nothing where any doubt remains.

A figure is bound when the unit fits, one indicator's name covers the words beside it (see `wording`), and no other's
does as well. Names that many lines of work share (完成率, 规范管理率) count only within their line: under its heading,
or behind a figure of it in the same paragraph. It reads no database: it says which figure is meant, not what it is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from weijian.proof.context.modality import PLANNED, REQUIRED
from weijian.proof.document import Document
from weijian.proof.facts import Binding
from weijian.proof.figures.model import Figure
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import LEAST, made_of
from weijian.review.units import Measure, fits, measure
from weijian.review.when import Time
from weijian.review.wording import FILLER, Cover, clean, content, covered, is_generic
from weijian.review.words import Indicator

REACH = 6  # figures looked back to in the paragraph
LONGEST_CLAUSE = 120
# A clause that ends so narrows what follows: 建档立卡贫困人口中，规范管理率…
NARROWS = re.compile(r"(?:中|内|里|之间|其中|方面)$|建档立卡|贫困|脱贫|低保|五保|岁|流动人口|男性|女性")
WISHED = re.compile(r"目标|任务|要求|标准|指标")
SHARE = re.compile(r"占(?:了|约|近)?$")
TOWN = re.compile(r"(?:其中)?(?P<name>(?![全各本])[一-龥]{1,4}?(?:街道|镇|乡))(?![镇村])")
INSTITUTION = re.compile(r"[一-龥](?:医院|卫生院|中心|卫生室|社区|疾控)")
COMPARED = re.compile(
    r"同比|环比|增长|增加|减少|下降|上升|提高|降低|较去年同期|较上年同期|比上年|比去年|去年同期|高于|低于|目标|控制|持平|个?百分点|最高|最低"
)
ABOUT = re.compile(r"工作|情况|方面|建设|开展|推进|加强|服务|及其?")
EXTREME = re.compile(r"最高|最低|居首|居末|排名?第[一二三]|最好|最差")


@dataclass(frozen=True)
class Name:
    """One name of one indicator, ready to be compared."""

    indicator: Indicator
    text: str
    generic: bool
    measure: Measure


@dataclass(frozen=True)
class Match:
    name: Name
    cover: Cover
    area: str = ""


class Binder:
    """The names of a catalogue, by the pairs of signs in them, so that few are compared with each figure."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.indicators = tuple(indicators)
        self.words: dict[str, str] = defaultdict(str)  # of a line of work: its title and all its names
        self.by_code: dict[str, str] = {}
        self.by_pair: dict[str, list[Name]] = defaultdict(list)
        for one in self.indicators:
            texts = [clean(word) for word in one.words]
            self.words[one.line] += "\0".join([clean(one.line_title), *texts, ""])
            self.by_code[one.code] = "\0".join(texts)
            for text in texts:
                name = Name(one, text, is_generic(text) and text != clean(one.name), measure(one.unit))
                for pair in {text[at : at + LEAST] for at in range(len(text) - 1)}:
                    self.by_pair[pair].append(name)

    def bind(self, document: Document, time: Time) -> dict[int, Binding]:
        """The figures that surely state an indicator, by number. `time` is what the document as a whole tells of."""
        return _Reading(self, document, time).bindings()

    def of_line(self, line: str) -> list[Indicator]:
        return [one for one in self.indicators if one.line == line]

    def near(self, own: str) -> Iterator[Name]:
        """The names that share a pair of signs with the words."""
        seen: set[int] = set()
        for at in range(len(own) - 1):
            for name in self.by_pair.get(own[at : at + LEAST], ()):
                if id(name) not in seen:
                    seen.add(id(name))
                    yield name


class _Reading:
    """One walk over the figures of a document; what was bound before is context for what follows."""

    def __init__(self, binder: Binder, document: Document, time: Time) -> None:
        self.binder, self.document = binder, document
        self.passage = Passage(document)
        self.time = time
        self.found: dict[int, Match] = {}

    def bindings(self) -> dict[int, Binding]:
        bound = {}
        for number, figure in enumerate(self.document.figures):
            match = self._match(number, figure)
            if match is None:
                continue
            self.found[number] = match
            one = match.name.indicator
            period = self.time.of(figure, one.shape)
            bound[number] = Binding(one.code, one.name, period, match.area)
        return bound

    def _match(self, number: int, figure: Figure) -> Match | None:
        label, tail = self.passage.labels[number], self.passage.tails[number]
        area, label = _area_of(label)
        own = clean(self._led_by(number) + label)
        if area and not content(EXTREME.sub("", own)):
            return self._same_of(number, figure, area)
        if figure.area and figure.area != area:
            return None
        if SHARE.search(label) or INSTITUTION.search(label) or figure.modality == PLANNED:
            return None
        open_end = self._runs_on(number)
        words = own if open_end else own + "\0" + clean(tail)
        if area == "" and (self._foreign_area(number) or self._narrowed(number)):
            return None
        return self._best(number, figure, words, area)

    def _best(self, number: int, figure: Figure, words: str, area: str) -> Match | None:
        matches: dict[str, Match] = {}
        other = (
            0  # how well the name of a thing in another unit fits: 总面访人次106487人 is no count of persons
        )
        around = self._context(number)
        for name in self.binder.near(words):
            fitting = fits(figure, name.measure)
            if not fitting and figure.is_rate != (name.measure.kind == "rate"):
                continue
            cover = self._cover(number, name, words, around)
            if cover is None:
                continue
            if not fitting:
                other = max(other, cover.own)
                continue
            best = matches.get(name.indicator.code)
            if best is None or _rank(cover) > _rank(best.cover):
                matches[name.indicator.code] = Match(name, cover, area)
        ordered = sorted(matches.values(), key=lambda match: _rank(match.cover), reverse=True)
        if not ordered or (len(ordered) > 1 and _rank(ordered[0].cover) == _rank(ordered[1].cover)):
            return None
        if other > ordered[0].cover.own:
            return None
        is_goal = figure.modality == REQUIRED or WISHED.search(words) is not None
        return None if is_goal and not WISHED.search(ordered[0].name.text) else ordered[0]

    def _context(self, number: int) -> Callable[[str], tuple[int | None, str]]:
        """For a line of work: the figure before this one (see `_before`), and the words to be had from the context."""
        before = self._before(number)
        return cache(lambda line: (before, "" if before is None else self._around(number, before, line)))

    def _cover(
        self, number: int, name: Name, words: str, context: Callable[[str], tuple[int | None, str]]
    ) -> Cover | None:
        before, around = context(name.indicator.line)
        cover = covered(name.text, words, around)
        if cover is None:
            return None
        if (cover.around or name.generic) and not around:
            return None
        same_sentence = before is not None and before >= 0 and self.passage.same_sentence(before, number)
        of_which = "其中" in self.passage.labels[number]
        if (
            same_sentence
            and (of_which or cover.own <= LEAST)
            and not self._continues(before or 0, name, of_which)
        ):
            return None
        return None if of_which and not same_sentence and not self._first_in_sentence(number) else cover

    def _around(self, number: int, before: int, line: str) -> str:
        """The words that a name of this line may borrow from its context; "" where the context is another's."""
        if before >= 0:
            match = self.found.get(before)
            if match is None or match.name.indicator.line != line:
                return ""
            said = self.binder.by_code[match.name.indicator.code]
            return (
                said
                if self.passage.same_sentence(before, number)
                else said + "\0" + self._heading(number, line)
            )
        return self._heading(number, line)

    def _before(self, number: int) -> int | None:
        """The figure before it in the paragraph that says what it counts; -1 for none, None for a stranger's."""
        for earlier in reversed(self.passage.before(number, REACH)):
            if earlier in self.found:
                return earlier
            words = content(COMPARED.sub("", self.passage.labels[earlier] + self.passage.tails[earlier]))
            if words and not self._is_of_heading(number, words):
                return None
        return -1

    def _is_of_heading(self, number: int, words: str) -> bool:
        """Whether the words of an unbound figure belong to the line of work that the heading names."""
        heading = self._headings[number]
        line = next((line for line in self.binder.words if self._names(heading, line)), None)
        return line is not None and made_of(words, self.binder.words[line])

    def _heading(self, number: int, line: str) -> str:
        heading = self._headings[number]
        return clean(heading) if self._names(heading, line) else ""

    def _names(self, heading: str, line: str) -> bool:
        """Whether a heading is about this line of work and nothing else."""
        words = content(ABOUT.sub("", heading))
        return len(words) >= LEAST and made_of(words, self.binder.words[line])

    @cached_property
    def _headings(self) -> list[str]:
        """For each figure the text of the nearest heading above it."""
        texts, headings, at = [], self.document.headings, -1
        for figure in self.document.figures:
            while at + 1 < len(headings) and headings[at + 1].start <= figure.start:
                at += 1
            texts.append(headings[at].text[:LONGEST_CLAUSE] if at >= 0 else "")
        return texts

    def _continues(self, before: int, name: Name, of_which: bool) -> bool:
        """Whether a short mention goes on with the figure before it and does not narrow or leave it."""
        match = self.found.get(before)
        if match is None or match.name.indicator.line != name.indicator.line:
            return False
        between = self.passage.between(before, before + 1)
        if not of_which and between.startswith("、"):
            return True  # members of one list: 门诊1192人次、家庭941人次
        said = self.binder.by_code[name.indicator.code]
        names = self.binder.by_code[match.name.indicator.code].split("\0")
        return any(made_of(content(FILLER.sub("", one)), said) for one in names)

    def _same_of(self, number: int, figure: Figure, area: str) -> Match | None:
        """其中白岩镇最高、为95.28%: the figure before it, of another place."""
        for earlier in reversed(self.passage.before(number, REACH)):
            match = self.found.get(earlier)
            if match is not None:
                near = self.passage.same_sentence(earlier, number) and "；" not in self.passage.between(
                    earlier, number
                )
                return (
                    Match(match.name, match.cover, area)
                    if near and fits(figure, match.name.measure)
                    else None
                )
        return None

    def _led_by(self, number: int) -> str:
        """The figure before it, with its words, where no sign parts them: 96管提取仪3台 counts 96管提取仪."""
        between = self.passage.between(number - 1, number) if number else ""
        joined = between[:1].isalnum() and between == self.passage.labels[number]
        return self.passage.labels[number - 1] + self.passage[number - 1].text if joined else ""

    def _runs_on(self, number: int) -> bool:
        """Whether the words behind the figure lead straight to the next one and so may be that one's."""
        nearby = number + 1 < len(self.passage)
        tail = self.passage.tails[number]
        return nearby and self.passage[number].end + len(tail) == self.passage[number + 1].start

    def _first_in_sentence(self, number: int) -> bool:
        return number == 0 or not self.passage.same_sentence(number - 1, number)

    def _clauses_before(self, number: int) -> str:
        """What the sentence says between the figure before (or its start) and the figure's own clause."""
        figure = self.passage[number]
        start = self.document.sentence_at(figure.start).start
        if number:
            start = max(start, self.passage[number - 1].end)
        label_start = figure.start - len(self.passage.labels[number])
        text = self.document.plain[max(start, label_start - LONGEST_CLAUSE) : label_start]
        return text.rpartition("；")[2]

    def _narrowed(self, number: int) -> bool:
        """Whether a clause before it says of whom the figure is told."""
        return any(
            NARROWS.search(clause) for clause in re.split("[，：]", self._clauses_before(number)) if clause
        )

    def _foreign_area(self, number: int) -> bool:
        """Whether the sentence speaks of one township or institution by name."""
        before = self._clauses_before(number)
        return bool(TOWN.search(before) or INSTITUTION.search(before))


def _area_of(label: str) -> tuple[str, str]:
    """A township named at the beginning of the label, and the label without it."""
    match = TOWN.match(label.lstrip("，、（"))
    if match is None or "乡镇" in match["name"]:
        return "", label
    return match["name"], label.replace(match["name"], "", 1)


def _rank(cover: Cover) -> tuple[int, int]:
    return cover.own, -cover.around
