import pytest

from weijian.proof.api import proofread


@pytest.fixture
def orders():
    """The ties of order of a text as (kept, the figures they tie), the figures as written; ⏎ parts paragraphs."""

    def found(text):
        report = proofread(text.replace("⏎", "\n"))
        return {
            (
                relation.holds,
                frozenset(report.figures[n].text for n in [relation.result, *relation.operands]),
            )
            for relation in report.relations
            if relation.type == "order"
        }

    return found
