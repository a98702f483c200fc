"""Words that begin with a measure word and make it none: 家庭, 所有, 分别, 门诊 (compounds.tsv).

Some do so behind Chinese numerals only: 一次通过 is a way of passing, 2次通过 are two times.
"""

import re
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of


@cache
def _pattern(in_words: bool) -> re.Pattern[str]:
    rows = rows_of(Path(__file__).with_name("compounds.tsv"))
    words = [(word, parting) for word, parting, numerals, _ in rows if in_words or numerals == "all"]
    return re.compile("|".join(f"{word}(?![{parting}])" if parting else word for word, parting in words))


def compound_at(plain: str, start: int, in_words: bool = False) -> bool:
    """Whether what stands here is such a word and not a measure word."""
    return _pattern(in_words).match(plain, start) is not None
