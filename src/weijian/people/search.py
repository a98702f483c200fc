"""Finding people by what a clerk types: name, pinyin initials, last four or all of the ID number.

It does not decide who may be found (ledger.access) and it never searches sealed text: ID numbers are met by
their blind index only. `condition` reads the typed text; `rank` puts the likeliest first.
"""

import re
import unicodedata
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from weijian.kernel.id_card import IdNumber, IdNumberError
from weijian.people.encryption import blind_index
from weijian.people.models import Person

NOBODY = Q(pk__in=[])


def typed(text: str) -> str:
    """Half-width, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text or "").strip()


def id_number_of(text: str) -> str | None:
    """The 18 characters when the text is a valid ID number (15 or 18), else None."""
    try:
        return IdNumber.parse(text).number
    except IdNumberError:
        return None


def condition(text: str, prefix: str = "") -> Q:
    """Persons that the text may mean, as a condition on Person, or on a link to it: `prefix="person__"`."""
    text = typed(text)
    if not text:
        return Q()
    number = id_number_of(text)
    if number:
        return Q(**{f"{prefix}id_index": blind_index(number)})
    found = Q(**{f"{prefix}name__startswith": text})
    if re.fullmatch(r"[0-9]{3}[0-9Xx]", text):
        found |= Q(**{f"{prefix}id_tail_index": blind_index(text.upper())})
    if re.fullmatch(r"[A-Za-z]{1,12}", text):
        # Initials are stored as |zxy|cxy|: every usual reading is met from its beginning.
        found |= Q(**{f"{prefix}initials__contains": f"|{text.lower()}"})
    if len(text) >= 2 and not text.isascii():
        found |= Q(**{f"{prefix}name__contains": text})
    return found


def rank(text: str) -> Case:
    """To order by: exact number or name, then exact initials or tail, then beginnings, then the rest."""
    text = typed(text)
    number = id_number_of(text)
    branches = [
        When(id_index=blind_index(number), then=Value(0)) if number else None,
        When(name=text, then=Value(1)),
        When(initials__contains=f"|{text.lower()}|", then=Value(2)) if text.isascii() and text else None,
        When(id_tail_index=blind_index(text.upper()), then=Value(2))
        if re.fullmatch(r"\w{4}", text)
        else None,
        When(name__startswith=text, then=Value(3)),
    ]
    return Case(*[one for one in branches if one], default=Value(4), output_field=IntegerField())


def find(persons: Any, text: str, limit: int = 20) -> list[Person]:
    """The likeliest persons of a query set, best first; none for an empty text."""
    if not typed(text):
        return []
    found = (
        persons.filter(condition(text)).annotate(rank=rank(text)).order_by("rank", "name", "birth_date", "pk")
    )
    return list(found.prefetch_related("residences__area__tenures")[:limit])
