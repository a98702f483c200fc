"""One user of each role, with passwords that are drawn anew for each demonstration."""

from dataclasses import dataclass
from typing import Any

from weijian.accounts.models import Role, User
from weijian.demo.county import County
from weijian.ledger.administration import make_password
from weijian.ledger.registry import lines


@dataclass(frozen=True)
class Credentials:
    """What is printed: who, and with what he or she signs in."""

    role: str
    name: str
    username: str
    password: str


def build_users(county: County) -> list[Credentials]:
    """The users of the demonstration. The department user holds the lines of basic public health."""
    dice = county.random("users")
    town = county.townships[0]
    village = town.villages[0]
    public_health = [line.name for line in lines().values() if line.department == "publichealth"]
    plan: list[tuple[Any, str, dict]] = [
        (Role.ADMINISTRATOR, "guanliyuan", {"institution_id": county.bureau_id}),
        (Role.DEPARTMENT, "gongwei", {"institution_id": county.bureau_id, "lines": public_health}),
        (Role.INSTITUTION, "weishengyuan", {"institution_id": town.hospital_id, "area_id": town.area_id}),
        (Role.VILLAGE_DOCTOR, "cunyi", {"institution_id": village.clinic_id, "area_id": village.area_id}),
        (Role.READER, "shenji", {}),
    ]
    made = []
    for role, username, fields in plan:
        name, password = county.name(dice), make_password()
        User.objects.create_user(username=username, password=password, name=name, role=role, **fields)
        made.append(Credentials(str(role.label), name, username, password))
    return made
