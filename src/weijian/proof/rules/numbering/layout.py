"""同级标题的排法不一。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.heading import Heading
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM110",
    HINT,
    "同级标题的排法不一",
    "同一级标题，多数与正文接排（或单独成行），个别的排法不同，应当统一。",
    "GB/T 9704-2012 7.3.3",
)
BODY = "正文说明工作开展的情况和取得的成效，并列出主要数据。"
flagged = [
    f"（一）抓防控。{BODY}\n（二）抓扶贫。{BODY}\n（三）抓党建。\n{BODY}\n（四）抓安全。{BODY}",
    f"（一）疫情防控\n{BODY}\n（二）健康扶贫\n{BODY}\n（三）医疗安全。{BODY}\n（四）队伍建设\n{BODY}",
    f"1.签约服务。{BODY}\n2.大病救治。{BODY}\n3.慢病管理\n{BODY}\n4.先诊疗后付费。{BODY}",
    f"一、工作情况\n{BODY}\n二、存在问题。{BODY}\n三、下步打算\n{BODY}\n四、有关建议\n{BODY}",
]
silent = [
    f"（一）抓防控。{BODY}\n（二）抓扶贫。{BODY}\n（三）抓党建。{BODY}",
    f"（一）疫情防控\n{BODY}\n（二）健康扶贫\n{BODY}",
    f"（一）疫情防控\n{BODY}\n（二）健康扶贫。{BODY}",
    f"一、工作情况\n（一）疫情防控。{BODY}\n二、下步打算\n{BODY}",
    "（一）疫情防控\n（二）健康扶贫\n（三）妇幼保健",
    f"1.签约服务。{BODY}\n2.大病救治。{BODY}\n3.表彰3人：张敏、李华、王强。\n4.先诊疗后付费。{BODY}",
]
LEAST = 4
FEW = 3
LONG = 24


def check(document: Document) -> Iterator[Finding]:
    family: list[tuple[Heading, bool]] = []
    for heading in document.headings:
        if family and heading.level < family[-1][0].level:
            yield from _odd(family)
            family = []
        if family and heading.level > family[0][0].level:
            continue
        family.append((heading, _runs_on(heading)))
    yield from _odd(family)


def _runs_on(heading: Heading) -> bool:
    return "。" in heading.text[:-1] and len(heading.text) > LONG


def _is_a_sentence(heading: Heading) -> bool:
    """Text with a number before it rather than a heading by itself."""
    return heading.text.endswith("。") and ("，" in heading.text or "：" in heading.text)


def _odd(family: list[tuple[Heading, bool]]) -> Iterator[Finding]:
    run_on = sum(runs for _, runs in family)
    if len(family) < LEAST or not 0 < min(run_on, len(family) - run_on) * FEW < len(family):
        return
    usual = 2 * run_on > len(family)
    for heading, runs in family:
        if runs != usual and not (usual and _is_a_sentence(heading)):
            message = "同级标题多与正文接排，此处单独成行" if usual else "同级标题多单独成行，此处与正文接排"
            yield RULE.at(heading.start, heading.end, message)
