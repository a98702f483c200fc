"""The generated pages of docs/ are committed; they must say what the code says."""

from pathlib import Path

from weijian.commands.document import pages

DOCS = Path(__file__).parents[2] / "docs"


def test_generated_pages_are_those_of_the_code(db):
    stale = [
        name for name, page in pages(DOCS).items() if (DOCS / name).read_text(encoding="utf-8") != page()
    ]
    assert not stale, f"run `weijian document`: {stale}"


def test_check_fails_on_a_page_that_was_changed_by_hand(db, tmp_path, weijian):
    (tmp_path / "glossary-terms.tsv").write_text((DOCS / "glossary-terms.tsv").read_text("utf-8"), "utf-8")
    assert weijian("document", tmp_path)[0] == 0
    assert weijian("document", tmp_path, "--check")[0] == 0
    (tmp_path / "glossary.md").write_text("changed", "utf-8")
    status, _, said = weijian("document", tmp_path, "--check")
    assert status == 1
    assert "glossary.md" in said


def test_every_page_of_the_documentation_is_in_its_contents():
    contents = (DOCS.parent / "mkdocs.yml").read_text("utf-8")
    missing = [page.name for page in DOCS.glob("*.md") if page.name not in contents]
    assert not missing
