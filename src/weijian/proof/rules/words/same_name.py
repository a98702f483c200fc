"""同一个单位前后名称不一。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT132",
    WARNING,
    "同一个单位前后名称不一",
    "同一个单位在一份材料里用同一个名称；“县中医院”与“县中医医院”混用，或前面有“县”后面没有，读者会当作两个单位。",
    "《党政机关公文处理工作条例》第十九条：使用规范的简称",
)
flagged = [
    "县中医医院新设病区，县中医医院扩建门诊，县中医院整体搬迁。",
    "县人民医院新楼启用。继续推进人民医院现代医院管理制度试点。",
    "县妇幼保健院开展筛查，县妇幼保健院培训人员，县妇保院组织义诊。",
    "县疾控中心派员采样，督促县疾控完成检测。",
    "县卫健局牵头，县卫健局会同公安排查，县卫健委组织培训。",
]
silent = [
    "县中医医院新设病区，县中医医院扩建门诊。",
    "县人民医院新楼启用，与市第一人民医院、省人民医院建立协作。",
    "市中医院帮扶县中医医院，市卫健委督导，县卫健局落实，自治区卫健委调研。",
    "县疾病预防控制中心（以下简称县疾控中心）派员采样，县疾控中心完成检测。",
    "区疾控、区卫监、区妇幼联合督导，区疾控中心负责采样，市疾控、区疾控联合流调。",
    "县人民医院承办，平川县人民医院协办。",
]
AREA = r"(?P<area>[县市区州])"
VARIANTS = (
    (rf"{AREA}中医医院", rf"{AREA}中医院"),
    (rf"{AREA}妇幼保健院", rf"{AREA}妇(?:保|幼)院"),
    (rf"{AREA}妇幼保健计划生育服务中心", rf"{AREA}妇幼(?:保健)?院"),
    (rf"{AREA}中西医结合医院", rf"{AREA}中西结合医院"),
)
# Short for the centre, as organs are called in a list of such: 县疾控、卫监和妇幼. Only where it stands alone is it told,
# and never the name in full, which may well stand once.
CENTRE = re.compile(rf"{AREA}疾控中心")
CLIPPED = re.compile(
    r"(?<![县市区州](?:疾控|妇幼|卫监|中医)[、和与及])(?P<area>[县市区州])疾控(?!中心|[机系工人部体局能]|[、和与及](?:[县市区州乡镇]|妇幼|卫监|监督|中医|卫生))"
)
# A county's health authority is a bureau (局) or a commission (委), not both; its short and full name may stand side by side.
AUTHORITY = re.compile(r"(?P<area>[县旗])(?:卫健|卫生健康)(?P<kind>局|委)")
FULL = re.compile(r"[县市区州](?P<name>人民医院|中医医院|妇幼保健院|疾控中心)")
BARE = re.compile(
    r"(?:参与|推进|督促|组织|支持|配合|指导|帮助|依托|[，。；]由|[，。；]在)(?P<at>人民医院|中医医院|妇幼保健院|疾控中心)(?!集团|等)"
)


def check(document: Document) -> Iterator[Finding]:
    for one, other in VARIANTS:
        yield from _mixed(document.plain, re.compile(one), re.compile(other))
    yield from _two_kinds(document.plain)
    yield from _clipped(document.plain)
    full = {named["name"]: named.group() for named in FULL.finditer(document.plain)}
    for match in BARE.finditer(document.plain):
        if match["at"] in full:
            message = f"“{match['at']}”没有写明是哪一级的，别处写作“{full[match['at']]}”"
            yield RULE.at(*match.span("at"), message, severity=HINT)


def _clipped(plain: str) -> Iterator[Finding]:
    full = {match["area"]: match for match in reversed(list(CENTRE.finditer(plain)))}
    for match in CLIPPED.finditer(plain):
        if usual := full.get(match["area"]):
            message = f"“{match.group()}”别处写作“{usual.group()}”，应当统一"
            yield RULE.at(*match.span(), message, severity=HINT, related=(usual.span(),))


def _two_kinds(plain: str) -> Iterator[Finding]:
    for area in "县旗":
        found = [match for match in AUTHORITY.finditer(plain) if match["area"] == area]
        kinds = {kind: [match for match in found if match["kind"] == kind] for kind in "局委"}
        if all(kinds.values()):
            rare, usual = sorted(kinds.values(), key=len)
            for match in rare:
                message = f"“{match.group()}”别处写作“{usual[0].group()}”，应当统一"
                yield RULE.at(*match.span(), message, related=(usual[0].span(),))


def _mixed(plain: str, one: re.Pattern[str], other: re.Pattern[str]) -> Iterator[Finding]:
    """The rarer of two names of one unit of the same level."""
    names: dict[str, list[re.Match[str]]] = {}
    for pattern in (one, other):
        for match in pattern.finditer(plain):
            names.setdefault(match.group(), []).append(match)
    for area in "县市区州":
        both = [found for name, found in names.items() if name.startswith(area)]
        if len(both) == 2:
            usual, rare = sorted(both, key=len, reverse=True)
            for match in rare if len(rare) < len(usual) else rare[:1]:
                message = f"“{match.group()}”别处写作“{usual[0].group()}”，应当统一"
                yield RULE.at(*match.span(), message, related=(usual[0].span(),))
