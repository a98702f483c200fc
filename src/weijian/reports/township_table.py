"""The attachment of a county's report: the main rates by township, so that a reader sees every place at once.

It chooses nothing by name: the rates are those whose extremes the lines' sentences ask for by township.
"""

from weijian.reports.document import Attachment, Runs, Table, Text
from weijian.reports.live_facts import LiveFacts
from weijian.reports.outline import Chapter
from weijian.reports.sentences.facts import Fact

TITLE = "各乡镇主要指标完成情况表"
MOST = 6  # rates that fit across an upright page beside the name


def township_attachments(told: list[Chapter], facts: LiveFacts) -> tuple[Attachment, ...]:
    """One attachment, or none where there are no townships below or nothing to show."""
    columns = _columns(told, facts)
    if not columns:
        return ()
    header = ("乡镇", *(f"{fact.name}（{fact.unit}）" for fact in columns))
    rows: dict[str, list[Runs]] = {}
    for fact in columns:
        for place in facts.among(fact.identity.code, "乡镇"):
            rows.setdefault(place.place, [(Text(place.place),)]).append(_cell(place))
    complete = tuple(tuple(row) for row in rows.values() if len(row) == len(header))
    own: tuple[Runs, ...] = ((Text("全县"),), *(_cell(fact) for fact in columns))
    return (Attachment(TITLE, (Table("", header, (own, *complete)),)),) if len(complete) > 1 else ()


def _columns(told: list[Chapter], facts: LiveFacts) -> list[Fact]:
    codes = [
        expression.code
        for chapter in told
        for template in chapter.lines
        for expression in template.work.expressions
        if expression.filter == "extremes" and expression.argument == "乡镇"
    ]
    found = (facts.figure(code) for code in dict.fromkeys(codes))
    return [fact for fact in found if fact and fact.value is not None and fact.unit == "%"][:MOST]


def _cell(fact: Fact) -> Runs:
    if fact.value is None:
        return (Text("—"),)
    return (fact.run(fact.text.removesuffix(fact.unit), "n"),)
