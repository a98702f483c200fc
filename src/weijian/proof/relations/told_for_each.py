"""A number told once for several that are named: 妇幼保健院、疾控中心、卫生监督所各1家 are three.

It does not say what they come to: `sums.each_alike` ties them to a sum of their own; of a longer list they are as many
parts as are named (`sums.parts`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.figures.model import Figure

NAME = r"[一-龥“”]{1,16}?(?:（[^（），。；]{1,6}）)?"
# 各采集饮用水水样44份: the deed first, then what there are so many of. 各街道44个 are of each street.
DEED = (
    r"(?:自|有|设[立置]?|[新改扩]?建成?|完成|承担|发放|补助|筛查|采[集样]|抽[检查样]|检[测查]|监测|开展|举办|组织|召开"
    r"|购置|配备|投入|安排|培训|招聘|引进|派出|选派|新增|为|达)"
)
EACH_OF_THOSE = re.compile(
    rf"(?P<names>{NAME}(?:(?:、|和|与|及|以及){NAME}){{1,6}})各(?:{DEED}[一-龥]{{0,10}}?)?(?:每[人对户例])?$"
)
JOINT = re.compile(r"、|以及|[和与及]")
# The names of seven stand within so many signs, and 各 is followed by no more than so many.
SAID, NEAR = 90, 16


def named_before(said: str) -> tuple[int, str]:
    """How many the words in front of a number name for each of which it is told, and their names; 1 of one alone."""
    match = EACH_OF_THOSE.search(said) if "各" in said[-NEAR:] else None
    return (1, "") if match is None else (len(JOINT.findall(match["names"])) + 1, match["names"])


def as_often_as_named(figure: Figure, said: str) -> Figure:
    """The figure as many times as the words in front of it name."""
    many, _ = named_before(said)
    if many == 1:
        return figure
    text = f"{figure.text}×{many}"
    return replace(
        figure, value=figure.value * many, low=figure.low * many, high=figure.high * many, text=text
    )
