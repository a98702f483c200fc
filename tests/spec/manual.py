"""Prints docs/indicator-manual.md from the cases: `python tests/spec/manual.py > docs/indicator-manual.md`."""

from chapters import counts, places, rates, statements, stocks
from drawing import Case

CHAPTERS = (counts, stocks, rates, places, statements)


def cases() -> list[Case]:
    return [case for chapter in CHAPTERS for case in chapter.CASES]


def table(lines: list[str]) -> list[str]:
    """A drawn table as Markdown."""
    heading, header, *rows = lines
    return [f"`{heading}`", "", header, "|" + "---|" * (header.count("|") - 1), *rows, ""]


def printed(case: Case) -> list[str]:
    lines = [f"### {case.title}", ""]
    for block in case.drawn.strip().split("\n\n"):
        lines += table([line.strip() for line in block.splitlines()])
    lines += ["```python", case.expression, "```", "", "| 期间 | 单位 | 得 |", "|---|---|---|"]
    lines += [f"| {period} | {unit} | {total} |" for period, unit, total in case.gives]
    return [*lines, "", *([case.note, ""] if case.note else [])]


def manual() -> str:
    lines = [
        "# 指标算式手册",
        "",
        "本页由 tests/spec 的用例生成，每个用例都在三个引擎上核对：列存副本、台账记录、逐行计算。",
        "村庄：溪口镇有柳湾村、枫林村，石桥乡有竹山村、茶亭村。未注明居住地的人住柳湾村。",
        "",
    ]
    for chapter in CHAPTERS:
        lines += [f"## {(chapter.__doc__ or '').strip().rstrip('。')}", ""]
        for case in chapter.CASES:
            lines += printed(case)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(manual(), end="")
