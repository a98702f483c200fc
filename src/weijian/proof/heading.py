"""One heading or list item, as `sections` finds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    start: int
    end: int
    level: int
    number: int
    form: str
    mark: str
    text: str
