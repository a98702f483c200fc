"""区划与机构: the tree and the institutions as they stood on a day, their tenures, and the forms that change them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from weijian.kernel import clock
from weijian.ledger.checks import Refused
from weijian.ledger.tenures import latest
from weijian.orgs.models import INSTITUTION_KINDS, Area, AreaLevel, Institution, InstitutionTenure
from weijian.orgs.tree import AreaTree, Node, Snapshot
from weijian.web import place_forms
from weijian.web.pages import Request, page_of, render_list
from weijian.web.views.administration import require_administrator

Deeds = dict[str, type[place_forms.PlaceForm]]


def read_day(request: Request) -> date:
    """The day asked for; today when it cannot be read."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


def places(request: Request) -> HttpResponse:
    require_administrator(request)
    day, text = read_day(request), request.GET.get("q", "").strip()
    snapshot = AreaTree.load().at(day)
    context = {
        "day": day,
        "text": text,
        "county": snapshot.county if snapshot.nodes else None,
        "towns": towns_of(snapshot, text) if snapshot.nodes else [],
        "ended": Area.objects.filter(tenures__until__lt=day)
        .exclude(Q(tenures__until__isnull=True) | Q(tenures__until__gte=day))
        .distinct()
        .prefetch_related("tenures", "successor__tenures"),
    }
    return render_list(request, "places", context)


def towns_of(snapshot: Snapshot, text: str) -> list[tuple[Node, list[Node]]]:
    """Townships with their villages; with a text those that bear it, or hold a village that does."""
    found = []
    for town in snapshot.children(snapshot.county.id):
        villages = snapshot.children(town.id)
        if text not in town.name and not town.code.startswith(text):
            villages = [one for one in villages if text in one.name or one.code.startswith(text)]
            if not villages:
                continue
        found.append((town, villages))
    return found


def institutions(request: Request) -> HttpResponse:
    require_administrator(request)
    day, text = read_day(request), request.GET.get("q", "").strip()
    kind = request.GET.get("kind", "")
    ended = request.GET.get("ended") == "1"
    open_then = Q(until__isnull=True) | Q(until__gte=day)
    later = InstitutionTenure.objects.filter(institution=OuterRef("institution"), since__gt=OuterRef("since"))
    found = InstitutionTenure.objects.filter(
        ~Exists(later) & Q(until__lt=day) if ended else open_then & Q(since__lte=day)
    ).select_related("institution")
    if text:
        found = found.filter(Q(name__contains=text) | Q(institution__code__startswith=text.upper()))
    if kind in INSTITUTION_KINDS:
        found = found.filter(kind=kind)
    context = {
        "day": day,
        "text": text,
        "kind": kind,
        "kinds": place_forms.KINDS,
        "ended": ended,
        "page": page_of(
            request,
            found.order_by("institution__code").prefetch_related("area__tenures", "superior__tenures"),
        ),
    }
    return render_list(request, "institutions", context)


def area(request: Request, area_id: int) -> HttpResponse:
    """One area: its tenures, what lies in it today, what may be done."""
    require_administrator(request)
    found = get_object_or_404(Area, pk=area_id)
    snapshot = AreaTree.load().at(clock.today())
    last = latest(found)
    context = {
        "area": found,
        "last": last,
        "level": AreaLevel(found.level).label,
        "tenures": found.tenures.select_related("parent")
        .prefetch_related("parent__tenures")
        .order_by("-since"),
        "children": snapshot.children(found.pk),
        "merged": found.predecessors.prefetch_related("tenures"),
        "deeds": titles(area_deeds(found)),
    }
    return render(request, "web/places/area.html", context)


def institution(request: Request, institution_id: int) -> HttpResponse:
    require_administrator(request)
    found = get_object_or_404(Institution, pk=institution_id)
    tenures = found.tenures.select_related("area", "superior").prefetch_related(
        "area__tenures", "superior__tenures"
    )
    context = {
        "institution": found,
        "last": latest(found),
        "tenures": tenures.order_by("-since"),
        "deeds": titles(institution_deeds(found)),
    }
    return render(request, "web/institutions/institution.html", context)


def titles(deeds: Deeds) -> list[tuple[str, str]]:
    return [(name, form.title) for name, form in deeds.items()]


def area_deeds(found: Area) -> Deeds:
    """What may be done; a county is neither moved nor merged here."""
    if latest(found).until is not None:
        return {**place_forms.ENDED_AREA_DEEDS}
    county = found.level == AreaLevel.COUNTY
    return {
        name: form
        for name, form in place_forms.AREA_DEEDS.items()
        if not (county and name in ("move", "merge"))
        and not (found.level == AreaLevel.TOWNSHIP and name == "move")
    }


def institution_deeds(found: Institution) -> Deeds:
    ended = latest(found).until is not None
    return {**(place_forms.ENDED_INSTITUTION_DEEDS if ended else place_forms.INSTITUTION_DEEDS)}


def area_new(request: Request) -> HttpResponse:
    return add(request, place_forms.AreaForm, "parent", "area")


def area_change(request: Request, area_id: int, deed: str) -> HttpResponse:
    require_administrator(request)
    found = get_object_or_404(Area, pk=area_id)
    return change(request, found, area_deeds(found), deed, "area")


def institution_new(request: Request) -> HttpResponse:
    return add(request, place_forms.InstitutionForm, "area", "institution")


def institution_change(request: Request, institution_id: int, deed: str) -> HttpResponse:
    require_administrator(request)
    found = get_object_or_404(Institution, pk=institution_id)
    return change(request, found, institution_deeds(found), deed, "institution")


def add(request: Request, form: type[place_forms.PlaceForm], within: str, page: str) -> HttpResponse:
    """A new place; the address may name what it lies in."""
    require_administrator(request)
    bound = form(None, request.POST or None, initial={within: request.GET.get(within)})
    return carry_out(request, bound, None, page)


def change(request: Request, place: Any, deeds: Deeds, deed: str, page: str) -> HttpResponse:
    if deed not in deeds:
        raise Http404("没有这样的操作，或现在不能办理。")
    form = deeds[deed](place, request.POST if request.method == "POST" else None)
    return carry_out(request, form, place, page)


def carry_out(request: Request, form: place_forms.PlaceForm, place: Any, page: str) -> HttpResponse:
    """Show the form, or run its action; what is refused comes back in the form, what is odd as a message."""
    if form.is_bound and form.is_valid():
        action = form.action()
        try:
            done = action.run(request.user)
        except Refused as refused:
            form.take(refused.problems)
        else:
            messages.success(request, f"“{form.title}”已办理。")
            if done._state.adding or not type(done).objects.filter(pk=done.pk).exists():
                return redirect("places" if page == "area" else "institutions")
            for text in action.warnings():
                messages.warning(request, text)
            return redirect(page, done.pk)
    context = {"form": form, "place": place, "page": page}
    return render(request, "web/places/form.html", context, status=422 if form.is_bound else 200)
