"""Where a report tells its problems."""

import pytest

from weijian.proof.context.problems import Problems
from weijian.proof.document import Document
from weijian.proof.sections import find_headings

REPORT = "一、工作情况\n签约12万人。\n二、存在的问题\n（一）人才短缺。村医仅12人。\n三、下步打算\n招聘15人。"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (REPORT, "12万人", False),
        (REPORT, "村医仅12人", True),
        (REPORT, "招聘", False),
        ("签约12万人。同时也存在一些问题：一是村医仅12人。\n招聘15人。", "村医", True),
        ("签约12万人。同时也存在一些问题：一是村医仅12人。\n招聘15人。", "签约", False),
        ("签约12万人。同时也存在一些问题：一是村医仅12人。\n招聘15人。", "招聘", False),
    ],
)
def test_problems_are_told_under_their_heading_or_behind_their_opening(text, words, told):
    document = Document(text, text, list(range(len(text))), "")
    document.headings = find_headings(document)
    assert Problems(document).at(document.plain.index(words)) is told
