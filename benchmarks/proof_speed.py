"""Time and memory of the proof-reader: start, a 20-page Word report, texts up to 10 MB, and one piece repeated.

Repeat: .venv/bin/python benchmarks/proof_speed.py [--largest 10]
Each size is measured in a process of its own, so that its memory is its own. The limits it is held against: 20 pages
in one second; the time per 1,000 characters at 10 MB against that at 0.1 MB of the same text.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

from weijian.proof.api import proofread, proofread_file

SENTENCES = Path(__file__).parents[1] / "tests" / "proof" / "sound_sentences.txt"
PAGE = 28 * 22  # characters on a page of GB/T 9704-2012
PAGES = 20
SIZES = (0.1, 1.0, 10.0)  # MB of UTF-8
SENTENCE = "全县高血压患者100人，其中管理80人，管理率80%。\n"
STARTS = 10
REPEATED = (
    "1%",
    "由1人",
    "其中1人",
    "（1人",
    "管理率1%，",
    "1人，2人，",
    "《",
    "1.",
    "\t1\t2\n",
    "专人责负核对。",
    "县医院综合楼（1平方米）。",
)


def report_text(characters: int) -> str:
    """Headings and paragraphs of sound sentences in changing order and with changing figures."""
    chooser = random.Random(1)
    lines = [
        line
        for line in SENTENCES.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    parts: list[str] = []
    length = 0
    while length < characters:
        paragraph = "".join(chooser.sample(lines, 5)) + "\n"
        parts.append(paragraph)
        length += len(paragraph)
    return "".join(parts)[:characters]


def word_file(folder: Path, text: str) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    path = folder / "report.docx"
    document.save(str(path))
    return path


def measure_one(megabytes: float) -> None:
    """Prints seconds, characters, figures, findings and peak memory in MB, for the process that asked."""
    text = report_text(int(megabytes * 1024 * 1024 / 2.8))
    started = time.process_time()
    report = proofread(text)
    taken = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(taken, len(text), len(report.figures), len(report.findings), peak)


def in_its_own_process(megabytes: float) -> list[float]:
    command = [sys.executable, __file__, "--one", str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(value) for value in done.stdout.split()]


def twenty_pages() -> None:
    text = report_text(PAGES * PAGE)
    proofread(text[:PAGE])  # compiles the expressions
    with tempfile.TemporaryDirectory() as folder:
        path = word_file(Path(folder), text)
        started = time.perf_counter()
        report = proofread_file(path)
        inside = time.perf_counter() - started
        started = time.perf_counter()
        command = [str(Path(sys.executable).parent / "weijian"), "proof", str(path)]
        subprocess.run(command, capture_output=True, check=False)
        whole = time.perf_counter() - started
    print(f"{PAGES} pages in Word ({len(text)} characters, {len(report.figures)} figures):")
    print(
        f"  read and proof-read {inside:.2f} s; the whole command, start included, {whole:.2f} s (limit 1 s)"
    )


def starts(times: int) -> None:
    """The command on one sentence and on 20 pages: with nothing kept of its expressions, then with them kept."""
    print(f"the whole command, processor time, least of {times}:")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("one sentence", SENTENCE), (f"{PAGES} pages of text", report_text(PAGES * PAGE))):
            path = Path(folder) / "report.txt"
            path.write_text(text, encoding="utf-8")
            cold = min(_time_of_command(path, Path(folder) / f"{name} {number}") for number in range(times))
            warm = min(_time_of_command(path, Path(folder) / f"{name} 0") for _ in range(times))
            print(f"  {name}: cold {cold:.2f} s, warm {warm:.2f} s")


def _time_of_command(path: Path, cache: Path) -> float:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else the compiling of our modules is measured
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "weijian.commands", "proof", str(path)]
    subprocess.run(command, capture_output=True, check=False, env=environment)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - started


def growing(largest: float) -> None:
    first = 0.0
    for megabytes in SIZES:
        if megabytes > largest:
            break
        taken, characters, figures, findings, peak = in_its_own_process(megabytes)
        rate = taken / characters * 1e6
        first = first or rate
        print(
            f"{megabytes:>5} MB, {figures:.0f} figures, {findings:.0f} findings: {taken:.1f} s, {peak:.0f} MB,"
            f" {rate:.2f} ms per 1000 characters, x{rate / first:.2f} of the smallest"
        )


def repeated() -> None:
    for piece in REPEATED:
        text = (piece * 20_000)[:20_000]
        started = time.process_time()
        proofread(text)
        print(f"  20000 characters of {piece!r}: {(time.process_time() - started) * 50:.1f} ms per 1000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--largest", type=float, default=max(SIZES), help="largest text, MB")
    parser.add_argument("--starts", type=int, default=STARTS, help="how often the command is started")
    parser.add_argument("--one", type=float, help="measure one size here (used by the command itself)")
    arguments = parser.parse_args()
    if arguments.one is not None:
        measure_one(arguments.one)
        return
    twenty_pages()
    starts(arguments.starts)
    growing(arguments.largest)
    repeated()


if __name__ == "__main__":
    main()
