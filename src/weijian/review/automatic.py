"""Facts for the command line: binding always, the ledgers only where they are asked for or plainly concerned.

Loading Django takes more than a second, which a stranger's report must not cost. So the name of our county is read
straight from the database file, and the ledgers are opened only when a title names it with a period.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from weijian.kernel.periods import Period
from weijian.proof.document import Document
from weijian.proof.facts import Binding, Counted, Facts
from weijian.proof.figures.model import Figure
from weijian.review.catalogue_facts import CatalogueFacts
from weijian.review.when import head, told_time

COUNTIES = (
    "SELECT DISTINCT name FROM orgs_areatenure JOIN orgs_area ON orgs_area.id = area_id WHERE level = 1"
)


def counties_of(folder: Path) -> list[str]:
    """The names that the county of a data folder bears or bore; none where there is no database to read."""
    file = folder / "weijian.sqlite3"
    if not file.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return [name for (name,) in database.execute(COUNTIES)]
    except sqlite3.Error:
        return []


class AutomaticFacts:
    """Implements `proof.facts.Facts`, deciding for each document which knowledge it needs."""

    def __init__(
        self,
        prepare: Callable[[], None],
        counties: list[str],
        asked: bool = False,
        unit: str = "",
        period: Period | None = None,
    ) -> None:
        self.prepare, self.counties = prepare, counties
        self.asked, self.unit, self.period = asked, unit, period
        self._facts: Facts = CatalogueFacts()

    def bindings(self, document: Document) -> Mapping[int, Binding]:
        self._facts = self._ledgers() if self._concerns_us(document) else CatalogueFacts()
        return self._facts.bindings(document)

    def _concerns_us(self, document: Document) -> bool:
        if self.asked:
            return True
        title = head(document)
        return any(name in title for name in self.counties) and told_time(title).period is not None

    def _ledgers(self) -> Facts:
        self.prepare()
        from weijian.review.ledger_facts import LedgerFacts

        return LedgerFacts(None, self.unit, self.period)

    def counted(self, binding: Binding) -> Counted | None:
        return self._facts.counted(binding)

    def rows(self, binding: Binding) -> int | None:
        return self._facts.rows(binding)

    def elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        return self._facts.elsewhere(binding, figure)
