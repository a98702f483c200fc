"""Which documents are versions of one another, and which findings are the same in them.

Versions go by the file's name without what people add to it (（2）, 修改稿, v3, 20210705). A finding is the same when its
rule objects to the same words in the same sentence; of these only a fingerprint is kept.
"""

import hashlib
import re
from functools import cache
from pathlib import PurePath

import weijian
from weijian.people.encryption import blind_index
from weijian.proof.findings import Finding
from weijian.proof.rules import rule_modules

PASTED = "粘贴的文字.txt"
ADDED = re.compile(
    r"(?:[\s_\-—.·]+|[（(](?:\d{1,3}|[一-龥]{0,4}稿|副本|最终版?)[）)]|\d{8}|20\d\d[.\-]\d{1,2}[.\-]\d{1,2}"
    r"|[vV]\d+(?:\.\d+)?|第?[一二三四五六七八九十\d]稿|初稿|草稿|修改稿?|修订稿?|送审稿|征求意见稿|定稿|终稿|最终版?|副本|批注|校核)$"
)
SENTENCE_END = "。！？\n"
LONGEST_SENTENCE = 300
LONGEST_NAME = 200


def plain_name(name: str) -> str:
    """A file's name as it may be kept and shown: without folders and signs that steer a terminal or page."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip()[-LONGEST_NAME:] or "未命名"


def document_of(name: str, title: str = "") -> str:
    """The name under which all versions of a document are one; a pasted text goes by its title."""
    stem = title if name == PASTED and title else PurePath(name).stem
    while (shorter := ADDED.sub("", stem)) and shorter != stem:
        stem = shorter
    return stem[:LONGEST_NAME]


def fingerprint(text: str, finding: Finding) -> str:
    """The same for the same objection to the same words of the same sentence."""
    start = max(
        text.rfind(sign, max(0, finding.start - LONGEST_SENTENCE), finding.start) for sign in SENTENCE_END
    )
    start = max(start + 1, finding.start - LONGEST_SENTENCE)
    ends = [
        at
        for sign in SENTENCE_END
        if (at := text.find(sign, finding.end, finding.end + LONGEST_SENTENCE)) >= 0
    ]
    sentence = "".join(text[start : min(ends, default=finding.end)].split())
    return blind_index("\n".join([finding.rule, sentence, text[finding.start : finding.end]]))


@cache
def rules_version() -> str:
    """The program's version, and a mark that changes whenever a rule is added, withdrawn or worded anew."""
    said = repr([(module.rule, module.flagged, module.silent) for module in rule_modules()])
    return f"{weijian.__version__}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
