"""The figures of an invented county, by code; each may be taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from weijian.kernel.periods import Period
from weijian.reports.document import FigureIdentity
from weijian.reports.sentences.facts import Fact

# code -> name, unit, places, better
CATALOGUE: dict[str, tuple[str, str, int | None, int]] = {
    "htn.managed": ("在管高血压患者数", "人", 0, 1),
    "htn.men": ("在管男性高血压患者数", "人", 0, 0),
    "htn.women": ("在管女性高血压患者数", "人", 0, 0),
    "htn.std_rate": ("规范管理率", "%", 2, 1),
    "htn.ctl_rate": ("血压控制率", "%", 2, 1),
    "cc.done": ("两癌检查人数", "人", 0, 1),
    "cc.found": ("检出病变例数", "例", 0, 0),
    "cc.cin1": ("CIN1级例数", "例", 0, 0),
    "cc.cin2": ("CIN2-3级例数", "例", 0, 0),
    "mch.death_rate": ("孕产妇死亡率", "/10万", 2, -1),
    "mch.deaths": ("孕产妇死亡数", "例", 0, -1),
    "mch.child_rate": ("婴儿死亡率", "‰", 2, -1),
    "fund.paid": ("发放资金", "元", None, 1),
    "train.people": ("培训人次", "人次", 0, 1),
}
FIRST_HALF = Period.half(2021, 1)


@dataclass
class County:
    """Facts of 平川县 in the first half of 2021, from plain numbers."""

    now: Mapping[str, str | None]
    before: Mapping[str, str] = field(default_factory=dict)
    target: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    unit_code: str = "431299"
    period: Period = FIRST_HALF
    area_name: str = "平川县"
    base: Decimal | None = None

    def fact(self, code: str, value: str | None, unit_code: str = "", place: str = "平川县") -> Fact:
        name, unit, places, better = CATALOGUE[code]
        identity = FigureIdentity(code, unit_code or self.unit_code, self.period.code, 7)
        return Fact(
            name, None if value is None else Decimal(value), unit, places, identity, better, place, self.base
        )

    def figure(self, code: str) -> Fact | None:
        return self.fact(code, self.now[code]) if code in self.now else None

    def versus(self, code: str, basis: str) -> Fact | None:
        values = self.target if basis == "目标" else self.before
        return self.fact(code, values[code]) if code in values else None

    def among(self, code: str, level: str) -> Sequence[Fact]:
        units = enumerate(self.units.get(code, {}).items())
        return [self.fact(code, value, f"4312991{number:02}", place) for number, (place, value) in units]


@pytest.fixture(scope="session")
def county() -> type[County]:
    return County
