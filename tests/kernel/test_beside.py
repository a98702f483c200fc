"""Work done beside comes to the same as work done here, whatever becomes of the other process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from weijian.kernel import beside

SOURCES = Path(beside.__file__).parents[2]
# Each in a process of its own: a test must not be copied.
PROGRAM = """
import os, sys
from weijian.kernel import beside
beside._processors = lambda: {processors}
beside.begin()
here = os.getpid()
def work():
    {work}
told = beside.beside(work)
print("meanwhile")
print(told())
"""


def said(work: str, processors: int = 2) -> tuple[list[str], str]:
    program = PROGRAM.format(work=work, processors=processors)
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment
    )
    return done.stdout.splitlines(), done.stderr


def test_work_is_done_in_another_process():
    assert said("return os.getpid() != here") == (["meanwhile", "True"], "")


def test_with_one_processor_it_is_done_here():
    assert said("return os.getpid() != here", processors=1) == (["meanwhile", "False"], "")


def test_long_results_come_back_whole():
    assert said("return '卫' * 300_000") == (["meanwhile", "卫" * 300_000], "")


@pytest.mark.parametrize(
    "ends",
    [
        "os.kill(os.getpid(), 9)",
        "os._exit(3)",
        "raise ValueError('nobody hears')",
        "return lambda: 1  # no pickle",
    ],
)
def test_where_the_other_process_says_nothing_the_work_is_done_here(ends):
    told, complaint = said(f"if os.getpid() == here: return 'here'\n    {ends}")
    assert told == ["meanwhile", "here"]
    assert complaint == ""


def test_what_the_work_raises_is_raised_here():
    told, complaint = said("raise ValueError('why')")
    assert told == ["meanwhile"]
    assert "ValueError: why" in complaint


def test_nothing_is_copied_unless_a_command_says_so():
    assert not beside._may_fork
    process = os.getpid()
    assert beside.beside(os.getpid)() == process
