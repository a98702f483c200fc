"""状语后面的“地”写成“的”。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT141",
    WARNING,
    "状语后面的“地”写成“的”",
    "动词前面的修饰语用“地”（极大地缓解了、清醒地看到），名词前面的用“的”（深刻的认识）。",
    "《现代汉语八百词》的、地；《现代汉语词典》（第7版）",
)
flagged = [
    "极大的缓解了偏远乡镇群众看病难问题。",
    "在肯定成绩的同时，我们也清醒的看到差距。",
    "有效的遏制了疫情蔓延，充分的调动了村医积极性。",
    "各单位要深刻的认识到防控形势的严峻。",
    "更好的服务群众，切实的减轻了患者负担。",
]
silent = [
    "极大地缓解了看病难问题，我们也清醒地看到差距。",
    "形成了有效的控制措施，对形势有深刻的认识。",
    "享受更好的服务，得到充分的保障和全面的提升。",
    "取得了极大的成效，采取严格的管理办法。",
    "群众认真的态度感染了大家，切实的举措看得见。",
]
MANNER = (
    "极大|大大|清醒|深刻|有效|切实|充分|积极|认真|及时|更好|很好|全面|扎实|稳步|深入|严格|广泛|圆满|顺利|有力|显著|明显"
    "|进一步|最大限度|主动|自觉|真正|不断|持续|迅速|快速|准确|科学|合理|逐步|成功|较好|有序"
)
VERB = (
    "看到|认识|缓解|提高|提升|改善|推进|推动|促进|完成|解决|落实|开展|加强|保障|发挥|调动|减轻|满足|控制|遏制|防止|降低|增强"
    "|方便|激发|保证|掌握|了解|处置|实施|执行|扭转|改变|维护|增加|减少|优化|规范|化解|消除|阻断|带动|体现|反映|展示|丰富|拓展|弥补|缩短"
)
WRONG = [
    wrong(rf"(?:{MANNER})(?P<at>的)(?=(?:{VERB})[了到着])", "动词前面用“地”", "地"),
    wrong(r"(?:极大|大大|清醒|最大限度)(?P<at>的)(?=" + f"(?:{VERB}))", "动词前面用“地”", "地"),
    wrong(
        r"更好(?P<at>的)(?=(?:服务|满足|保障|推动|促进|发挥|适应|落实|开展|完成|推进)(?:群众|人民|患者|居民|广大|全县|老年|各项|工作|作用|自身))",
        "动词前面用“地”",
        "地",
        HINT,
    ),
]


def check(document: Document) -> Iterator[Finding]:
    told: set[int] = set()
    for finding in objections(RULE, document, WRONG):
        if finding.start not in told:
            told.add(finding.start)
            yield finding
