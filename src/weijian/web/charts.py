"""Small charts drawn on the server as SVG: twelve months of one figure, beside the year before and the target.

It gives coordinates only; the template draws, the style sheet colours. No script and no inline style is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 48, 16, 22, 28
STEPS = 4


@dataclass(frozen=True)
class Point:
    """A month: its label, its value as a number (None: no data) and as people read it."""

    label: str
    value: Decimal | None
    text: str


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    label_x: float
    point: Point
    last: bool


@dataclass(frozen=True)
class Chart:
    """`bars` for counts; `line` and `before` are the points attribute of a polyline."""

    bars: tuple[Bar, ...]
    line: str
    before: str
    dots: tuple[tuple[float, float, Point], ...]
    grid: tuple[tuple[float, str], ...]
    target_y: float | None
    width: int = WIDTH
    height: int = HEIGHT
    bottom: int = HEIGHT - BOTTOM
    left: int = LEFT
    right: int = WIDTH - RIGHT


def draw(
    points: Sequence[Point], before: Sequence[Point] = (), target: Decimal | None = None, *, bars: bool
) -> Chart:
    """A chart whose scale begins at zero: a bar cut off at its foot would lie about proportions."""
    known = [point.value for point in (*points, *before) if point.value is not None]
    top = ceiling(max([*known, target or Decimal(0), Decimal(0)]))
    slot = (WIDTH - LEFT - RIGHT) / max(len(points), 1)
    centres = [LEFT + slot * (index + 0.5) for index in range(len(points))]
    placed = [
        (x, height_of(point.value, top), point)
        for x, point in zip(centres, points, strict=True)
        if point.value is not None
    ]
    earlier = [
        (x, height_of(point.value, top))
        for x, point in zip(centres, before, strict=False)
        if point.value is not None
    ]
    return Chart(
        bars=tuple(_bar(x, y, slot, point, point is points[-1]) for x, y, point in placed) if bars else (),
        line="" if bars else " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in placed),
        before=" ".join(f"{x:.1f},{y:.1f}" for x, y in earlier),
        dots=() if bars else tuple((round(x, 1), round(y, 1), point) for x, y, point in placed),
        grid=tuple(_grid(top)),
        target_y=round(height_of(target, top), 1) if target is not None else None,
    )


def _bar(x: float, y: float, slot: float, point: Point, last: bool) -> Bar:
    width = slot * 0.6
    height = HEIGHT - BOTTOM - y
    return Bar(
        round(x - width / 2, 1), round(y, 1), round(width, 1), round(height, 1), round(x, 1), point, last
    )


def height_of(value: Decimal | None, top: Decimal) -> float:
    """The y of a value; negative values stand on the axis."""
    share = float(max(value or Decimal(0), Decimal(0)) / top)
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(share, 1.0))


def ceiling(value: Decimal) -> Decimal:
    """The next 1, 2, 2.5, 4, 5 or 8 times a power of ten, so that the grid's numbers are easy to read."""
    if value <= 0:
        return Decimal(1)
    power = Decimal(10) ** (value.adjusted())
    return next(
        step * power for step in map(Decimal, ("1", "2", "2.5", "4", "5", "8", "10")) if step * power >= value
    )


def _grid(top: Decimal) -> list[tuple[float, str]]:
    marks = [top * step / STEPS for step in range(STEPS + 1)]
    return [(round(height_of(mark, top), 1), f"{mark.normalize():f}") for mark in marks]
