"""Plain sentences of reports, filled with figures that agree, must pass in silence; one slip of the pen must be seen.

Each line of the two .tsv files is one template. A figure is `{name:rule form}`. The rule draws it (`count`, `40-80`,
`part of w`, …) or says what arithmetic makes of the others (`p/w`, `a+b+c`); `at least` and `at most` do both, and
`a+b or more` is a sum whose list need not be complete, so that only parts above the whole are proof. A name alone
tells the figure again. The form is how it is printed: `.2` two places, `~2` at most two, `%1` a hundredfold with one,
`‰2` a thousandfold with two. `any` is drawn in each of the sizes in the second column; `⏎` ends a paragraph.

Templates whose slips are not all seen wait in `plain_sentences_open.tsv`, of which only silence is demanded.
"""

import itertools
import random
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from weijian.proof.api import proofread

FILLINGS, RESULT_SLIPS, OPERAND_SLIPS = 16, 5, 2
FIGURE = re.compile(r"\{(?P<name>\w+)(?::(?P<rule>[^{}]*?)(?: (?P<form>[.~%‰])(?P<places>\d))?)?\}")
DRAWN = {"tens": "12-98", "hundreds": "120-980", "thousands": "1200-9800", "count": "300-9000"}
SHARES = {"part of": (40, 99), "few of": (3, 30), "more than": (103, 130), "fewer than": (70, 97)}
BOUNDS = {"at most": (40, 99), "at least": (101, 140)}
SCALES = {"%": 100, "‰": 1000}
# 1.5 in a formula: exact, as the figures are.
BROKEN_NUMBER = re.compile(r"(?<![\w.])\d+\.\d+")


@dataclass(frozen=True)
class Figure:
    """One figure as the template has it."""

    name: str
    rule: str
    form: str
    places: int

    @property
    def bound(self):
        if self.rule.endswith("or more"):
            return "at least"
        return next((bound for bound in BOUNDS if self.rule.startswith(bound)), "")

    @property
    def formula(self):
        """What the figure is held against; empty where it is only drawn."""
        if self.bound:
            return self.rule.removeprefix(self.bound).removesuffix("or more")
        return "" if self.rule.startswith(tuple(SHARES)) or not self.needs else self.rule

    @property
    def needs(self):
        return set(re.findall(r"\b[A-Za-z]\b", self.rule))

    @property
    def unit(self):
        return Decimal(1).scaleb(-self.places)

    def value(self, formula, values):
        exact = BROKEN_NUMBER.sub(r'Decimal("\g<0>")', formula)
        return Decimal(eval(exact, {"Decimal": Decimal}, values)) * SCALES.get(self.form, 1)

    def draw(self, values, chance):
        if self.formula and not self.rule.startswith(tuple(BOUNDS)):
            return self.value(self.formula, values)
        for words, (low, high) in (SHARES | BOUNDS).items():
            if self.rule.startswith(words):
                whole = self.value(self.rule.removeprefix(words), values)
                return whole * Decimal(chance.uniform(low, high)) / 100
        low, _, high = DRAWN.get(self.rule, self.rule).partition("-")
        least, most = (int(Decimal(end).scaleb(self.places)) for end in (low, high))
        return chance.randint(least, most) * self.unit

    def printed(self, value):
        text = str(value.quantize(self.unit, ROUND_HALF_UP))
        return text.rstrip("0").rstrip(".") if self.form == "~" and "." in text else text


class Template:
    """A sentence with figures in it, in one size."""

    def __init__(self, line, size):
        self.line = line
        self.pieces, self.figures = [], []
        known, end = {}, 0
        for match in FIGURE.finditer(line.replace("⏎", "\n")):
            rule = (match["rule"] or "").replace("any", size)
            figure = Figure(match["name"], rule, match["form"] or "", int(match["places"] or 0))
            self.pieces.append(match.string[end : match.start()])
            self.figures.append(known.setdefault(figure.name, figure))
            end = match.end()
        self.pieces.append(line.replace("⏎", "\n")[end:])
        names = [figure.name for figure in self.figures]
        self.told_again = {name for name in names if names.count(name) > 1}
        self.results = [
            n for n, figure in enumerate(self.figures) if figure.formula or figure.name in names[:n]
        ]
        self.operands = [n for n in range(len(names)) if n not in self.results]

    def filled(self, chance):
        """The figures as printed. A formula takes the others as they are printed, as its reader must."""
        values, figures = {}, dict.fromkeys(self.figures)
        for _ in figures:
            for figure in figures:
                # What a rule needs may stand later in the sentence.
                if figure.name not in values and figure.needs <= values.keys():
                    values[figure.name] = Decimal(figure.printed(figure.draw(values, chance)))
        return [figure.printed(values[figure.name]) for figure in self.figures]

    def sentence(self, numbers):
        return "".join(itertools.chain(*zip(self.pieces, numbers, strict=False))) + self.pieces[-1]

    def provable(self, numbers, slipped):
        """Whether no rounding and no cutting off of the figures could still make them agree."""
        if self.figures[slipped].name in self.told_again:
            return True
        told = dict(zip((figure.name for figure in self.figures), numbers, strict=True))
        ranges = [allowed(number) for number in told.values()]
        corners = [dict(zip(told, corner, strict=True)) for corner in itertools.product(*ranges)]
        for figure in self.figures:
            if figure.formula:
                values = [figure.value(figure.formula, corner) for corner in corners]
                slack = figure.unit if figure.form else 0
                below = Decimal(told[figure.name]) < min(values) - slack
                above = Decimal(told[figure.name]) > max(values) + slack
                if (below and figure.bound != "at most") or (above and figure.bound != "at least"):
                    return True
        return False

    def slip(self, place, chance):
        """Numbers that agree, and the same with one slip at a place, which arithmetic proves wrong."""
        for _ in range(200):
            numbers = self.filled(chance)
            wrong = [
                [*numbers[:place], number, *numbers[place + 1 :]]
                for number in slips_of_the_pen(numbers[place])
            ]
            wrong = [changed for changed in wrong if self.provable(changed, place)]
            if wrong:
                return numbers, chance.choice(wrong)
        raise ValueError(f"no slip at figure {place} could be proved: {self.line}")


def allowed(number):
    """The least and the most that may have been printed so: a whole number is what was counted."""
    value, unit = Decimal(number), Decimal(1).scaleb(-len(number.partition(".")[2]))
    return (value - unit / 2, value + unit) if "." in number else (value,)


def slips_of_the_pen(number):
    """Another digit, or two neighbours changed about; the last of three and more is left: it may be rounding."""
    places = [n for n, sign in enumerate(number) if sign.isdigit()]
    places = places if len(places) < 3 else places[:-1]
    slips = [number[:n] + digit + number[n + 1 :] for n in places for digit in "0123456789"]
    slips += [number[:n] + number[n + 1] + number[n] + number[n + 2 :] for n in places if n + 1 in places]
    return [slip for slip in slips if slip != number and slip.startswith("0") == number.startswith("0")]


def spoken(sentence):
    return [
        finding.rule + finding.message
        for finding in proofread(sentence).findings
        if finding.rule.startswith("FIG") and finding.severity != "hint"
    ]


def templates(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(lines[1:], 2):
        kind, sizes, line = row.split("\t")
        for size in sizes.split():
            yield pytest.param(Template(line, size), id=f"{name}:{number} {kind} {size}".removesuffix(" -"))


CLOSED, OPEN = list(templates("plain_sentences.tsv")), list(templates("plain_sentences_open.tsv"))


def unseen(template, places, times):
    for place in places:
        for n in range(times):
            right, wrong = template.slip(place, random.Random(f"{template.line} {place} {n}"))
            if not spoken(sentence := template.sentence(wrong)):
                yield f"{right[place]} → {wrong[place]}: {sentence}"


@pytest.mark.parametrize(
    ("line", "numbers", "slipped", "expected"),
    [
        ("应签约{w:count}人，已签约{p:part of w}人，签约率{r:p/w %1}%。", ["3000", "2000", "66.6"], 2, False),
        ("应签约{w:count}人，已签约{p:part of w}人，签约率{r:p/w %1}%。", ["3000", "2000", "66.4"], 2, True),
        ("培训{S:a+b}人（县级{a:tens}人、乡级{b:tens}人）。", ["60", "20", "30"], 1, True),
        ("培训{S:a+b or more}人，其中县级{a:tens}人、乡级{b:tens}人。", ["60", "20", "30"], 1, False),
        ("培训{S:a+b or more}人，其中县级{a:tens}人、乡级{b:tens}人。", ["60", "40", "30"], 1, True),
        (
            "全县{w:20-90 .2}万人，床位{p:count}张，每千人{r:p/w/10 .1}张。",
            ["50.00", "1000", "2.1"],
            2,
            False,
        ),
        ("门诊{a:count}人次。⏎全县门诊{a}人次。", ["3000", "3001"], 1, True),
    ],
)
def test_template_provable_is_what_neither_rounding_nor_an_open_list_explains(
    line, numbers, slipped, expected
):
    assert Template(line, "-").provable(numbers, slipped) is expected


@pytest.mark.parametrize("template", CLOSED + OPEN)
def test_plain_sentence_agreeing_is_passed_in_silence(template):
    fillings = [template.filled(random.Random(f"{template.line} {n}")) for n in range(FILLINGS)]
    assert [
        (said, template.sentence(one)) for one in fillings if (said := spoken(template.sentence(one)))
    ] == []


@pytest.mark.parametrize("template", CLOSED)
def test_plain_sentence_slip_in_the_result_is_seen(template):
    assert list(unseen(template, template.results, RESULT_SLIPS)) == []


@pytest.mark.parametrize("template", CLOSED)
def test_plain_sentence_slip_in_an_operand_is_seen(template):
    assert list(unseen(template, template.operands, OPERAND_SLIPS)) == []
