"""The command line as a clerk types it."""

import pytest


@pytest.fixture
def weijian(capsys):
    """`weijian("people", "find", "张晓燕")` returns (status, standard output, error output)."""
    from weijian.commands import main

    def call(*words):
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
