"""The list of a ledger's rows; one view serves all ledgers."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse

from weijian.ledger import access
from weijian.ledger.listing import PAGE_SIZES, Listing
from weijian.ledger.models import Doubt
from weijian.web.pages import Request, ledger_or_404, line_title, render_list

SEEN_AT_ONCE = ("period", "person", "area", "state", "open")


class Counted(list):
    """Rows of one page beside a number that stands for all of them, as Django's paginator asks for."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def __len__(self) -> int:
        return self._count


def page_of_listing(listing: Listing) -> Page:
    """The listing's page in the form that the pager's template reads."""
    return Paginator(Counted(listing.count), listing.size).get_page(listing.page)


def ledger_list(request: Request, code: str) -> HttpResponse:
    declaration = ledger_or_404(request, code)
    listing = Listing.from_params(declaration, request.scope, request.GET)
    rows = listing.rows()
    found = Doubt.objects.filter(ledger=code, answered_at=None, record_id__in=[row.record.pk for row in rows])
    context = {
        "declaration": declaration,
        "line_title": line_title(declaration),
        "listing": listing,
        "rows": rows,
        "page": page_of_listing(listing),
        "sizes": PAGE_SIZES,
        "headings": [(column, heading_order(listing, column.sort)) for column in listing.columns],
        "orders": {column.name: listing.sort_query(column) for column in listing.columns},
        "doubtful": set(found.values_list("record_id", flat=True)),
        "first_filters": [one for one in listing.filters if one.name in SEEN_AT_ONCE],
        "more_filters": [one for one in listing.filters if one.name not in SEEN_AT_ONCE],
        "more_active": any(one.active for one in listing.filters if one.name not in SEEN_AT_ONCE),
        "may_write": request.scope.may_write and access.may_open(request.scope, declaration),
    }
    return render_list(request, "ledger", context)


def heading_order(listing: Listing, sort: str) -> str:
    """The value of aria-sort for a column."""
    if not sort or listing.sort.removeprefix("-") != sort:
        return ""
    return "descending" if listing.sort.startswith("-") else "ascending"
