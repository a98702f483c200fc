"""The catalogue of figures as a page: docs/indicators.md is printed from the figures themselves."""

from weijian.indicators.catalogue import LESS, MORE, Figure, catalogue, line_of
from weijian.kernel.quantities import format_number
from weijian.ledger.registry import lines

BETTER = {MORE: "越高越好", LESS: "越低越好"}


def page() -> str:
    """All figures by line of work, as Markdown."""
    text = [
        "# 指标目录",
        "",
        "由各业务的 indicators.py 生成：`weijian manual`。算式的含义见[指标算式手册](indicator-manual.md)。",
        "",
    ]
    for line in lines().values():
        own = [figure for figure in catalogue() if line_of(figure) == line.name]
        if own:
            text += [f"## {line.title}", ""]
            for figure in own:
                text += entry(figure)
    return "\n".join(text).rstrip() + "\n"


def entry(figure: Figure) -> list[str]:
    """One figure."""
    facts = [f"单位：{figure.unit}"]
    if figure.better in BETTER:
        facts.append(BETTER[figure.better])
    if figure.target is not None:
        facts.append(f"默认年度目标：{format_number(figure.target)}{figure.unit}")
    lines = [f"### {figure.name} `{figure.code}`", "", figure.definition, "", "；".join(facts) + "。"]
    ledgers = "、".join(str(ledger.declaration.title) for ledger in figure.ledgers)
    if ledgers:
        lines.append(f"取自台账：{ledgers}。")
    if figure.says:
        lines.append(f"报告中又称：{'、'.join(figure.says)}。")
    if figure.source:
        lines.append(f"依据：{figure.source}。")
    return [*lines, ""]
