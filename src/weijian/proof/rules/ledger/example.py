"""An invented county for the examples of this theme: 在管高血压患者 479 in 2021 and 430 in 2020, a rate, and no visits."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from weijian.kernel.periods import Period
from weijian.proof.document import Document
from weijian.proof.facts import Binding, Counted
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets

YEAR = Period.year(2021)
NAMES = {"高血压患者": "htn.managed", "规范管理率": "htn.std_rate", "随访": "htn.visits"}
COUNTED = {
    ("htn.managed", "2021"): "479",
    ("htn.managed", "2020"): "430",
    ("htn.std_rate", "2021"): "65.76",
    ("htn.std_rate", "2020"): "61.20",
}
UNITS = {"htn.managed": "人", "htn.std_rate": "%", "htn.visits": "人次"}


class ExampleFacts:
    """Implements `proof.facts.Facts` over the table above."""

    def bindings(self, document: Document) -> Mapping[int, Binding]:
        found = {}
        for number, figure in enumerate(document.figures):
            code = next((code for name, code in NAMES.items() if name in figure.subject), None)
            if code is not None and UNITS[code] == figure.unit:
                found[number] = Binding(code, figure.subject, YEAR)
        return found

    def counted(self, binding: Binding) -> Counted:
        return self._counted(binding.code, binding.period or YEAR)

    def rows(self, binding: Binding) -> int:
        return 479

    def elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        other = self._counted(binding.code, Period.year(2020))
        return other if other.interval and meets(figure, other.interval) else None

    def _counted(self, code: str, period: Period) -> Counted:
        name = next(name for name, known in NAMES.items() if known == code)
        value = COUNTED.get((code, period.code))
        interval = None if value is None else (Decimal(value), Decimal(value))
        return Counted(name, "平川县", period, interval, f"{value}{UNITS[code]}", "期末在管的人数。")


EXAMPLE = ExampleFacts()
