"""What every template knows: the system's day, and the sections of the site that this user may open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weijian.accounts.models import Role
from weijian.kernel import clock
from weijian.orgs.tree import AreaTree


@dataclass(frozen=True)
class Section:
    """An entry of the navigation; `current` when the page lies under it."""

    title: str
    icon: str
    address: str
    current: bool


# (title, icon, url name); the first four stand on the phone's bar.
DAILY = (
    ("工作台", "bench", "bench"),
    ("台账", "ledger", "lines"),
    ("人员", "person", "people"),
    ("指标", "chart", "board"),
    ("报告", "report", "reports"),
    ("校核", "check", "proof"),
)
OFFICE = (("数据字典", "book", "dictionary"), ("导入批次", "upload", "imports"), ("使用帮助", "help", "help"))
OVERSIGHT = (("审计记录", "eye", "audit"),)
ADMINISTRATION = (
    ("用户管理", "users", "users"),
    ("参数设置", "sliders", "parameters"),
    ("区划与机构", "place", "places"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    context: dict[str, Any] = {"today": clock.today(), "clock_is_set": clock.differs()}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return context
    office = [*OFFICE]
    if may_audit(user):
        office += OVERSIGHT
    if user.role == Role.ADMINISTRATOR:
        office += ADMINISTRATION
    return {
        **context,
        "daily": sections(request.path, DAILY),
        "office": sections(request.path, tuple(office)),
        "county_name": county_name(),
        "territory": territory(user),
    }


def may_audit(user: Any) -> bool:
    return user.role in (Role.ADMINISTRATOR, Role.READER)


def sections(path: str, entries: tuple[tuple[str, str, str], ...]) -> list[Section]:
    found = []
    for title, icon, name in entries:
        address = reverse(name)
        current = path == address if address == "/" else path.startswith(address)
        found.append(Section(title, icon, address, current))
    return found


def county_name() -> str:
    """The county's name today; empty before any area is on file."""
    snapshot = AreaTree.load().at(clock.today())
    return snapshot.county.name if snapshot.nodes else ""


def territory(user: Any) -> str:
    """What the user answers for, in a few words for the head of the page."""
    if user.institution_id:
        return str(user.institution)
    return str(user.area) if user.area_id else "全县"
