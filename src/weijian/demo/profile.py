"""Target figures of the demonstration: what each line's figures shall come to, year by year.

title = "…"
population = 520000
[counts]                                  # of a county of that population, scaled to the demo's size
"canc.done" = { 2020 = 5044, 2021 = 5100 }
[rates]                                   # %, ‰, per 100 000, days: not scaled
"htn.std_rate" = { 2020 = 71.5, 2021 = 74.0 }
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from weijian.kernel.quantities import round_half_up

EXAMPLE = Path(__file__).parent / "profiles" / "rural_county.toml"


class ProfileError(ValueError):
    """A profile file that cannot be read; the message is Chinese and names the place."""


@dataclass(frozen=True)
class Profile:
    """Figures by (code, year)."""

    title: str = ""
    population: int = 0
    counts: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    rates: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)

    def figure(self, code: str, year: int, people: int) -> Decimal | None:
        """The figure for a county of so many people, or None when the profile does not name it."""
        if (code, year) in self.rates:
            return self.rates[code, year]
        count = self.counts.get((code, year))
        return None if count is None else round_half_up(count * people / self.population, 0)


def read_profile(path: Path) -> Profile:
    """Raises ProfileError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as missing:
        raise ProfileError(f"读不到画像文件 {path}") from missing
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise ProfileError(f"画像文件 {path.name} 不是合法的TOML：{broken}") from broken
    unknown = sorted(set(table) - {"title", "population", "counts", "rates"})
    if unknown:
        raise ProfileError(f"画像文件 {path.name} 有不认识的项目：{'、'.join(unknown)}")
    population = table.get("population", 0)
    counts = _figures(path, "counts", table.get("counts", {}))
    if not isinstance(population, int) or population < 0 or (counts and not population):
        raise ProfileError(f"画像文件 {path.name} 须写明 population（画像所指县的常住人口，正整数）")
    return Profile(
        str(table.get("title", "")), population, counts, _figures(path, "rates", table.get("rates", {}))
    )


def _figures(path: Path, section: str, table: object) -> dict[tuple[str, int], Decimal]:
    found = {}
    for code, years in table.items() if isinstance(table, dict) else [("", None)]:
        if not isinstance(years, dict):
            raise ProfileError(
                f'画像文件 {path.name} [{section}] 的 {code} 应写作 "代码" = {{ 2020 = 数值 }}'
            )
        for year, value in years.items():
            if not year.isdigit() or isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise ProfileError(f"画像文件 {path.name} [{section}] 的 {code} 在 {year} 处不是年份与数值")
            found[code, int(year)] = Decimal(value)
    return found
