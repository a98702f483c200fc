"""Persons who may stand in the index twice, with the reason, likeliest first.

Equal ID numbers cannot be doubled (the database forbids it). What remains: the same name and birth date, numbers
that differ in one digit under one name, and a number that stands among a nameless row's other documents. It only
lists; merging.py merges when somebody has decided.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Q

from weijian.accounts.scope import Scope
from weijian.ledger import access
from weijian.people import search
from weijian.people.encryption import blind_index
from weijian.people.models import Person

OTHER_DOCUMENT, SIMILAR_NUMBER, ONE_WITHOUT_NUMBER, SAME_NAME_AND_BIRTH = range(4)
REASONS = {
    OTHER_DOCUMENT: "一行的其他证件号就是另一行的身份证号",
    SIMILAR_NUMBER: "姓名相同，身份证号只差一位",
    ONE_WITHOUT_NUMBER: "姓名和出生日期相同，其中有人没有身份证号",
    SAME_NAME_AND_BIRTH: "姓名和出生日期相同，身份证号不同",
}
CHECK_DIGIT = 17


@dataclass(frozen=True)
class Double:
    """Two rows that may be one person; `rank` 0 is the likeliest."""

    first: Person
    second: Person
    rank: int

    @property
    def reason(self) -> str:
        return REASONS[self.rank]


def find_doubles(scope: Scope, limit: int = 200) -> list[Double]:
    """Likely doubles of whom at least one lives in the scope."""
    found: dict[tuple[int, int], Double] = {}
    for double in (*_by_other_document(scope), *_by_name(scope)):
        pair = (double.first.pk, double.second.pk)
        if pair not in found or double.rank < found[pair].rank:
            found[pair] = double
    return sorted(found.values(), key=lambda one: (one.rank, one.first.name, one.first.pk))[:limit]


def _double(one: Person, other: Person, rank: int) -> Double:
    first, second = sorted((one, other), key=lambda person: person.pk)
    return Double(first, second, rank)


def _by_other_document(scope: Scope) -> Iterator[Double]:
    for person in access.persons(scope).filter(id_index__isnull=True).exclude(other_document=None):
        number = search.id_number_of(person.other_document or "")
        if number:
            for other in Person.objects.current().filter(id_index=blind_index(number)):
                yield _double(person, other, OTHER_DOCUMENT)


def _by_name(scope: Scope) -> Iterator[Double]:
    """Compared within a name only: a county has one name often, but few people under it."""
    mine = set(access.persons(scope).values_list("pk", flat=True)) if not scope.whole_county else None
    shared = Person.objects.current().values("name").annotate(count=Count("pk")).filter(count__gt=1)
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in (
        Person.objects.current().filter(Q(name__in=shared.values("name"))).iterator(chunk_size=2000)
    ):
        groups[person.name].append(person)
    for people in groups.values():
        for one, other, rank in _within(people):
            if mine is None or one.pk in mine or other.pk in mine:
                yield _double(one, other, rank)


def _within(people: list[Person]) -> Iterator[tuple[Person, Person, int]]:
    by_birth: dict[object, list[Person]] = defaultdict(list)
    # Numbers that agree when one place is blotted out; the check digit follows from the others.
    by_blotted: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_birth[person.birth_date].append(person)
        if person.id_number:
            first17 = person.id_number[:CHECK_DIGIT]
            for place in range(CHECK_DIGIT):
                by_blotted[f"{first17[:place]}?{first17[place + 1 :]}"].append(person)
    for group in by_blotted.values():
        for one, other in combinations(group, 2):
            yield one, other, SIMILAR_NUMBER
    for group in by_birth.values():
        for one, other in combinations(group, 2):
            both = one.id_number and other.id_number
            yield one, other, SAME_NAME_AND_BIRTH if both else ONE_WITHOUT_NUMBER
