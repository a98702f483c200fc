"""Managed across sections: people under management here, people registered and the management rate there.

在管严重精神障碍患者N人 in one section, 登记M人……管理率P% in another: N / M should give P. The two may have
other dates, so a broken tie is never firm.
"""

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import bases
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.wording import stem_of

# Those who are managed by their disease, as `bases.tsv` names them.
DISEASES = ("mental", "hypertension", "diabetes", "tuberculosis")
MANAGED = re.compile(r"在管|管理")
REGISTERED = re.compile(r"建档|登记|录入|检出|报告|患者数|病人数|患病")


def find(passage: Passage) -> Iterator[Relation]:
    managed = _managed(passage)
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or stem_of(passage.labels[rate]).lstrip("患者的") not in {
            "管理",
            "健康管理",
            "在管",
        }:
            continue
        base = _registered(passage, rate)
        if base is None:
            continue
        sentence = passage.said_around(base)
        for group, names in _diseases():
            part = managed.get(group)
            if (
                part is not None
                and names.search(sentence)
                and passage.paragraphs[part] != passage.paragraphs[base]
            ):
                yield from _ties(passage, rate, part, base)


def _diseases() -> Iterator[tuple[str, re.Pattern[str]]]:
    return ((group, names) for group in DISEASES if (names := bases()[group].told) is not None)


def _managed(passage: Passage) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        if (
            figure.unit in {"人", "名", "例"}
            and figure.bound == "exact"
            and "规范" not in label
            and MANAGED.search(label)
        ):
            for group, names in _diseases():
                if names.search(label) and not REGISTERED.search(label):
                    found.setdefault(group, number)
    return found


def _registered(passage: Passage, rate: int) -> int | None:
    """The registered people of the rate's sentence; only rates may stand between."""
    for number in reversed(passage.before(rate, 4)):
        if passage[number].is_rate:
            continue
        fits = passage.same_sentence(number, rate) and passage[number].unit in {"人", "名", "例"}
        return number if fits and REGISTERED.search(passage.labels[number]) else None
    return None


def _ties(passage: Passage, rate: int, part: int, base: int) -> Iterator[Relation]:
    if passage[part].amount > passage[base].amount:
        return
    holds = meets_rate(passage[rate], passage[part], passage[base])
    yield quotient_relation(passage, "ratio", rate, part, base, holds, firm=False)
    value = passage[part].amount
    yield Relation("order", part, (base,), passage[base].amount, value, True)
