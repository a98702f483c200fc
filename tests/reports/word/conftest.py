"""Snapshots of XML: what is written must be, to the letter, what was reviewed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture
def matches_snapshot() -> Callable[[str, etree._Element], None]:
    """Compare with `snapshots/<name>.xml`; WEIJIAN_UPDATE_SNAPSHOTS=1 writes the files anew, for review."""

    def compare(name: str, element: etree._Element) -> None:
        copy = etree.fromstring(etree.tostring(element))
        etree.cleanup_namespaces(copy)
        etree.indent(copy)
        text = etree.tostring(copy, encoding="unicode") + "\n"
        path = SNAPSHOTS / f"{name}.xml"
        if os.environ.get("WEIJIAN_UPDATE_SNAPSHOTS"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare
