"""Who acts on the command line: the user named there, or the only administrator."""

import os

from weijian.accounts.models import Role, User


class NobodyActs(LookupError):
    """The command line does not say who acts; the message says how to."""


def acting_user(name: str | None) -> User:
    """The active user of that name (or of WEIJIAN_USER), else the only active administrator."""
    name = name or os.environ.get("WEIJIAN_USER")
    active = User.objects.filter(is_active=True)
    if name:
        user = active.filter(username=name).first()
        if user is None:
            raise NobodyActs(f"没有用户“{name}”，或已停用。")
        return user
    administrators = list(active.filter(role=Role.ADMINISTRATOR)[:2])
    if len(administrators) != 1:
        raise NobodyActs("请用 --user 指明以谁的身份办理。")
    return administrators[0]
