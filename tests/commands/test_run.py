"""The server starts, answers, and stops cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(*arguments):
    code = "import sys; from weijian.commands import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-W", "error::UserWarning", "-c", code, *arguments]


def answer(port, path):
    """Status and text of a page, once the server is up."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            try:
                connection.request("GET", path)
            except ConnectionError:
                time.sleep(0.2)
                continue
            with connection.getresponse() as response:
                return response.status, response.read().decode()
    raise AssertionError("the server did not answer")


def hears_interrupts():
    """A shell that runs the tests in the background has its children ignore Ctrl-C; the server must hear it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_server_answers_and_stops_cleanly(stop, port, tmp_path):
    environment = {
        **os.environ,
        "WEIJIAN_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "weijian.site.settings",
    }
    subprocess.run(command("prepare"), env=environment, check=True, capture_output=True)
    server = subprocess.Popen(
        command("run", "--port", str(port)),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hears_interrupts,
    )
    try:
        status, page = answer(port, "/sign-in/")
        assert status == 200
        assert "登录" in page
        assert answer(port, "/static/web/style.css")[0] == 200
        server.send_signal(stop)
        output, errors = server.communicate(timeout=30)
    finally:
        server.kill()
        server.communicate()
    assert server.returncode == 0, errors
    assert f"http://127.0.0.1:{port}/" in output
    assert "已停止" in output
    assert "Traceback" not in errors


def test_port_in_use_is_said(port, tmp_path):
    environment = {
        **os.environ,
        "WEIJIAN_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "weijian.site.settings",
    }
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        done = subprocess.run(
            command("run", "--port", str(port)), env=environment, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1
    assert f"无法监听 127.0.0.1:{port}" in done.stdout
