"""Signed-in clients by role."""

import sys
from pathlib import Path

import pytest
from django.test import Client

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def clients(users):
    """A signed-in client by role; `anonymous` has not signed in."""
    made = {"anonymous": Client()}
    for role, user in users.items():
        made[role] = Client()
        made[role].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.fixture
def office(clients):
    """The administrator's client."""
    return clients["administrator"]
