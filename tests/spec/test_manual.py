"""The printed pages are those on file. To print them anew: WEIJIAN_WRITE=1 pytest tests/spec/test_manual.py"""

import os
from pathlib import Path

import pytest
from manual import manual

from weijian.indicators.manual import page

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"indicator-manual.md": manual, "indicators.md": page}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_printed_from_its_source(name):
    file = DOCS / name
    if os.environ.get("WEIJIAN_WRITE"):
        file.write_text(PAGES[name](), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == PAGES[name]()
