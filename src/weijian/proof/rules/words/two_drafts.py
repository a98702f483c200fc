"""改稿时留下的词：两个同义的词挨着，一个动词用了两遍。"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import Word, split
from weijian.proof.rules.words.neighbours import meets

RULE = Rule(
    "TXT172",
    ERROR,
    "两种说法叠在一起",
    "“召开举行”“减轻了降低”“根据按”“对把”：换了一个词，旧的没有删去；“落实制度严格落实”“进社区、进进学校”也是。",
    "GB/T 9704-2012 公文应当准确、简洁；《现代汉语八百词》",
)
flagged = [
    "我局组织召开举行了全县工作会议。",
    "减轻了降低贫困患者的负担。",
    "根据按上级要求，县医院对把急诊科进行了改造。",
    "专项整治使得让秩序明显好转。",
    "上半年完成了完绩效评价。",
    "两台救护车已投入已使用。",
    "各医院严格落实核心制度严格落实，质量提高。",
    "开展健康知识进农村、进社区、进进学校活动。",
    "为了使解决看病远的问题，设立医疗点。",
]
silent = [
    "我局组织召开了全县工作会议，会议举行期间降低了费用。",
    "减轻、降低患者负担，联合组建成立公司，降雪持续不断。",
    "根据按劳分配原则，把对口帮扶抓实，将对急诊科进行改造，将把任务分解。",
    "使得人人满意，让利于民成为常态。",
    "完成了完善制度的任务，已建已用，已开工，已竣工。",
    "落实责任的要求得到落实，严格落实制度，严格落实责任。",
    "进农村、进社区、进进修学校，一户一策、一人一档、一一核对。",
    "18项目标中17项完成或超额完成，综合考核列全市第三位。",
    "为了使解决方案更完善，为使群众满意，以点带面。",
]
# Words of one meaning: the old one and the new one side by side, with 了 between or without.
GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "召开 举行 举办 开办",
        "减轻 降低 减少 缓解 缩小",
        "提高 提升 增强 增进",
        "加强 强化 加大",
        "印发 下发 出台 颁布 制发",
        "成立 设立 组建",
        "完成 做完 办完",
        "使用 采用 运用",
        "购买 购置 采购 购进",
        "获得 荣获 取得 赢得 喜获 受到 得到",
        "发放 分发 散发",
        "根据 按照 按 依据 依照 遵照",
        "由于 因为 因",
        "使得 让 令",
        "从而 进而 因而",
        "因此 所以",
        "但是 然而 不过 可是",
        "进一步 更加",
        "已经 业已",
        "通过 经过",
        "左右 上下",
        "开展 进行",
        "对 把",
        "征求 听取",
        "推行 实行",
    )
)
IN_USE = frozenset(
    {
        ("组建", "成立"),
        ("把", "对"),
        ("开展", "进行"),
        ("进一步", "更加"),
        ("因", "由于"),
        ("经过", "通过"),
    }
)
RUN = re.compile(r"[\u4e00-\u9fff]{3,200}")
# A clause that ends in the verb with which it began.
ROUND = re.compile(
    r"(?P<verb>(?:严格|认真|积极|扎实|全面|深入|大力|切实)?(?:开展|推进|落实|加强|完善|提升|提高|强化|推动|实施|完成|执行|抓好|做好))"
    r"(?![的好])[^，。；、的：]{2,20}(?<![和与及并或额])(?P<at>(?P=verb))(?=[，。；])"
)
ALREADY = re.compile(r"已(?P<one>[\u4e00-\u9fff]{2})(?P<at>已)(?P<other>[\u4e00-\u9fff]{2})")
# 进农村、进社区、进进学校
ITEMS = re.compile(
    r"(?P<verb>(?![一二三四五六七八九十])[\u4e00-\u9fff])[^，。；、]{1,6}、(?P=verb)[^，。；、]{1,6}、(?P<at>(?P=verb)(?P=verb))(?![修一])"
)
# Behind 使 stands who does it, not what is done.
MAKE = re.compile(
    r"为了?(?P<at>使)(?=(?:解决|确保|保证|满足|做好|加快|加大|方便)[^，。；为]{2,24}(?:，|$))(?!解决方案)"
)
MADE = "完开做办建投实组查检印签"
# The old word before the new one; the other way round they may be said.
BEFORE = frozenset(
    {
        ("纳入", "作为"),
        ("列入", "作为"),
        ("列入", "确定"),
        ("纳入", "列入"),
        ("落实", "实行"),
        ("开展", "做好"),
        ("开展", "举办"),
    }
)
TWO = 2


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for run in RUN.finditer(plain):
        yield from _side_by_side(list(split(run.group(), run.start())))
    for match in ROUND.finditer(plain):
        yield RULE.at(*match.span("at"), f"前面已有“{match['verb']}”，句末的“{match['at']}”重复", put="")
    for match in ALREADY.finditer(plain):
        if meets(match["one"], match["other"]):
            yield RULE.at(*match.span("at"), "“已”重复", put="")
    for match in ITEMS.finditer(plain):
        yield RULE.at(*match.span("at"), f"“{match['verb']}”写了两遍", put=match["verb"])
    for match in MAKE.finditer(plain):
        yield RULE.at(*match.span("at"), "“使”后面直接跟动词，缺了主语，或“使”是多余的", severity=WARNING)


@cache
def _of_one_meaning() -> frozenset[tuple[str, str]]:
    return (
        frozenset((one, other) for group in GROUPS for one in group for other in group if one != other)
        - IN_USE
    ) | BEFORE


def _side_by_side(words: list[Word]) -> Iterator[Finding]:
    for number, (one, other) in enumerate(pairwise(words)):
        behind = other
        if other.text == "了" and number + 2 < len(words):
            behind = words[number + 2]
            half = behind.text
            if len(one.text) == 2 and half == one.text[0] and half in MADE:
                yield RULE.at(
                    behind.start, behind.start + 1, f"“{half}”是“{one.text}”写了一半", severity=WARNING
                )
        # 积极开展 is read as one word.
        if (one.text[-TWO:], behind.text) in _of_one_meaning():
            message = f"“{one.text}”“{behind.text}”意思相同，删去一个"
            severity = WARNING if (one.text[-TWO:], behind.text) in BEFORE else ERROR
            yield RULE.at(one.start, behind.start + len(behind.text), message, severity=severity)
