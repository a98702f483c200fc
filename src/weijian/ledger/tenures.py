"""Dated validity of areas and institutions: the old tenure is closed the day before, never overwritten.

It decides nothing about levels, parents or kinds (places.py, institutions.py). A tenure that begins on the very day
of a change is replaced: that is how a mistake of the same day, or in a name first put on file, is mended.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import ProtectedError

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger.administration import Administer
from weijian.ledger.checks import refuse
from weijian.orgs.models import Area, Institution
from weijian.orgs.tree import AreaTree

EARLIEST = date(1949, 10, 1)
# A change is decided at most so long before it takes effect; later days are slips of the year.
DAYS_AHEAD = 366
DOCUMENT_LENGTH = 120
MOST_NAMED = 5  # in a message; of more it says 等


@dataclass(frozen=True)
class PlaceAction(Administer):
    """Base of what is done to areas and institutions; the area tree is read afresh, also after a refusal."""

    def run(self, user: User) -> Any:
        try:
            return super().run(user)
        finally:
            AreaTree.forget()

    def warnings(self) -> list[str]:
        """What looks odd and is done nevertheless."""
        return []

    def trail(self, result: Area | Institution) -> dict[str, Any]:
        said = {
            name: value.isoformat() if isinstance(value, date) else getattr(value, "code", value)
            for name, value in vars(self).items()
            if value not in (None, "") and not isinstance(value, dict)
        }
        return {**subject_of(result), **said}


@dataclass(frozen=True)
class RemovePlace(PlaceAction):
    """Base of deleting a place that was entered by mistake and to which nothing refers."""

    place: Any

    def perform(self, user: User) -> Any:
        number = self.place.pk
        remove(self.place)
        self.place.pk = number  # the audit trail names what is gone
        return self.place

    def trail(self, result: Area | Institution) -> dict[str, Any]:
        return subject_of(result)


def subject_of(place: Area | Institution) -> dict[str, Any]:
    """Which place it is, as the audit trail names it."""
    subject = "area" if isinstance(place, Area) else "institution"
    return {"subject": subject, "subject_id": place.pk, "of": place.code}


def require_new_code(model: type[Area] | type[Institution], code: str, field: str) -> None:
    if known := model.objects.filter(code=code).first():
        refuse(f"代码{code}已登记为“{known}”；代码不可重复使用", field)


def check_day(day: date) -> None:
    if day < EARLIEST:
        refuse(f"生效日期不能早于{EARLIEST:%Y-%m-%d}", "since")
    if (day - clock.today()).days > DAYS_AHEAD:
        refuse("生效日期在一年以后，请核对年份", "since")


def check_text(text: str, length: int, title: str, field: str) -> None:
    if not text.strip():
        refuse(f"{title}不能为空", field)
    if len(text) > length:
        refuse(f"{title}不能超过{length}个字", field)


def check_document(document: str) -> None:
    if len(document) > DOCUMENT_LENGTH:
        refuse(f"依据文件不能超过{DOCUMENT_LENGTH}个字", "document")


def first_names(names: Sequence[str]) -> str:
    return "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")


def latest(place: Area | Institution) -> Any:
    """The last tenure, planned ones included."""
    return place.tenures.order_by("since").last()


def changing(place: Area | Institution, day: date) -> Any:
    """The tenure that a change on that day follows or replaces."""
    check_day(day)
    last = latest(place)
    if last.until is not None:
        refuse(f"“{last.name}”到{last.until:%Y-%m-%d}为止，已撤销或并入他处，不能再变更", "since")
    if day < last.since:
        refuse(f"“{last.name}”的现状自{last.since:%Y-%m-%d}起，生效日期不能早于这一天", "since")
    return last


def require_standing(place: Area | Institution, day: date, title: str, field: str) -> None:
    """What another place is put under, or merged into, exists on the day and is not about to end."""
    first, last = place.tenures.order_by("since").first(), latest(place)
    if first.since > day:
        refuse(f"{title}“{last.name}”自{first.since:%Y-%m-%d}起才设立", field)
    if last.until is not None:
        refuse(f"{title}“{last.name}”到{last.until:%Y-%m-%d}为止", field)


def renew(last: Any, day: date, **changes: Any) -> None:
    """Put a tenure with the changes on file from the day on."""
    fresh = copy(last)
    fresh.pk, fresh.since, fresh.until = None, day, None
    fresh._state = type(last._state)()
    for name, value in changes.items():
        setattr(fresh, name, value)
    if last.since == day:
        # A new row, not an update: the stamp of the area tree in other processes sees it by its number.
        last.delete()
    else:
        _close(last, day)
    fresh.save()


def end(place: Area | Institution, day: date) -> None:
    """The place exists no longer from the day on."""
    last = changing(place, day)
    if last.since < day:
        _close(last, day)
    elif place.tenures.count() > 1:
        last.delete()
    else:
        refuse(f"“{last.name}”{day:%Y-%m-%d}当天才设立；如系误录，请删除", "since")


def _close(last: Any, day: date) -> None:
    last.until = day - timedelta(days=1)
    last.save()


def reopen(place: Area | Institution) -> None:
    """Take an ending back, as if it had never been put on file."""
    last = latest(place)
    if last.until is None:
        refuse(f"“{last.name}”没有撤销或并入他处", "since")
    last.until = None
    last.save()
    place.successor = None
    place.save()


def remove(place: Area | Institution) -> None:
    """Delete what was entered by mistake; anything that refers to it forbids that."""
    name = latest(place).name
    if place.predecessors.exists():
        refuse(f"已有区划或机构并入“{name}”，不能删除", "since")
    try:
        place.delete()
    except ProtectedError as error:
        titles = {str(row._meta.verbose_name) for row in error.protected_objects}
        refuse(f"“{name}”已用于{'、'.join(sorted(titles))}，不能删除；请按撤并办理", "since")


def check_no_circle(place: Area | Institution, following: Any, title: str, field: str) -> None:
    """Successors lead on, never back."""
    while following is not None:
        if following.pk == place.pk:
            refuse(f"{title}绕回到了自己，请核对", field)
        following = following.successor
