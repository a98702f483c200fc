"""What a paragraph tells of births and deaths, by role: 出生2979人，出生率4.83‰，其中政策内2964人……死亡率3.1‰，自然增长率1.73‰.

How each role is called is knowledge of the field, held as data (`vital.tsv`); this module only reads it. A role told anew
with another number opens another account, of another year or place. What is told beside a role of the year before
(比去年同期（429）) is an account of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.figures.model import OPEN_RATE, Figure
from weijian.proof.relations.passage import Passage

NUMBER = r"(?:总?人(?:口|数)?|(?:总|人)?数)?(?:为|共|有|是|达到?|计|仅|：|\s)*$"
RATE = r"(?:均|率)?(?:为|是|达到?|：|\s)*$"
# What is no plain number of the place: of some of it, of other years, wanted.
OTHERWISE = re.compile(
    r"漏报|流动|流入|流出|缺陷|(?<!性别)比|[较由从与]|平均|年均|上年|去年|同期|预计|控制|目标|指标|超过|低于|高于|抽样|以[内下]"
)
THEN = re.compile(r"(?:比|较|与|同)?(?:上年度?|去年|前年|\d{4}年)(?:同期|同比)?(?:的|为)?(?:（|$)")
YEAR = re.compile(r"^[，；、]?(?:而|到)?\d{4}年(?:度|全年)?(?!\d)(?!末|底)")
NEW_ACCOUNT = frozenset({"births", "deaths", "birth_rate", "death_rate", "growth_rate", "sex_ratio"})
SEXES = frozenset({"boys", "girls"})
COUNTED = frozenset({"人", "名", "例", "个", ""})
RATES_OF_PEOPLE = (("birth_rate", "births"), ("death_rate", "deaths"))
OWN_COUNTS = (*RATES_OF_PEOPLE, ("growth_rate", "grown"))


@dataclass
class Account:
    """The figure of each role; `then` those of the year before."""

    told: dict[str, int] = field(default_factory=dict)
    then: dict[str, int] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)

    def get(self, *roles: str) -> list[int] | None:
        """The figures of these roles, where all are told."""
        known = [self.told[role] for role in roles if role in self.told and role not in self.doubtful]
        return known if len(known) == len(roles) else None


@dataclass(frozen=True)
class Accounts:
    """All of a document. `counted` are the rates whose own numbers are told, so that nothing has to be implied of others,
    and no other number is meant; `then` what is of the year before, which nothing of this year explains.
    """

    all: list[Account]
    counted: dict[int, int]
    then: frozenset[int]


def accounts(passage: Passage) -> Accounts:
    if passage.accounts is None:
        found = list(_accounts(passage))
        rates = [account.get(*pair) for account in found for pair in OWN_COUNTS]
        counted = {pair[0]: pair[1] for pair in rates if pair is not None}
        then = frozenset(number for account in found for number in account.then.values())
        passage.accounts = Accounts(found, counted, then)
    return passage.accounts


def _accounts(passage: Passage) -> Iterator[Account]:
    account, paragraph, area = Account(), -1, ""
    role = ""
    for number, figure in enumerate(passage.figures):
        if passage.paragraphs[number] != paragraph:
            if account.told:
                yield account
            account, paragraph, area, role = Account(), passage.paragraphs[number], figure.area, ""
        if role and _of_then(passage, number):
            account.then.setdefault(role, number)
            continue
        role = role_of(passage, number) or ""
        if not role:
            continue
        known = account.told.get(role)
        again = known is not None and passage[known].amount != figure.amount
        elsewhere = figure.area and figure.area != area
        if account.told and (
            (again and role in NEW_ACCOUNT) or elsewhere or YEAR.search(passage.labels[number])
        ):
            yield account
            account, area = Account(), figure.area
        elif again and role in SEXES:
            account.doubtful |= SEXES
        account.told.setdefault(role, number)
    if account.told:
        yield account


def _of_then(passage: Passage, number: int) -> bool:
    """99.54%，比去年同期（98.37%）: the same a year before, right behind."""
    one, other = passage[number - 1], passage[number]
    alike = one.kind == other.kind or (not other.unit and other.is_count and one.is_count)
    near = passage.same_sentence(number - 1, number) and THEN.search(passage.labels[number])
    return bool(alike and near and other.bound == "exact")


def role_of(passage: Passage, number: int) -> str | None:
    figure, label = passage[number], passage.labels[number]
    if figure.bound != "exact" or figure.modality or OTHERWISE.search(label):
        return None
    kinds = _kinds(figure)
    return next((role for role, kind, words in _roles() if kind in kinds and words.search(label)), None)


def _kinds(figure: Figure) -> set[str]:
    if figure.kind == "percent":
        return {"percent"}
    if figure.kind == "permille" or figure.base == OPEN_RATE:
        return {"rate"}
    kinds = {"count"} if figure.is_count and figure.base in COUNTED else set()
    return kinds | ({"ratio"} if figure.is_count and not figure.unit else set())


@cache
def _roles() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = rows_of(Path(__file__).with_name("vital.tsv"))
    return tuple(
        (role, kind, re.compile(f"(?:{words}){NUMBER if kind == 'count' else RATE}"))
        for role, kind, words, _ in rows
    )
