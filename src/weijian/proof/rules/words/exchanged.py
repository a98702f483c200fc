"""词语的各部分颠倒了位置。"""

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from weijian.kernel import kept
from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows
from weijian.proof.rules.words.dictionary import common_words
from weijian.proof.rules.words.set_terms import terms

RULE = Rule(
    "TXT136",
    ERROR,
    "词语的各部分颠倒了位置",
    "“类风湿关节患者炎”“慎始如终”“综合防控”与“防控综合”之类：字都在，次序错了；"
    "词语见 terms.tsv、diseases.tsv、idioms.tsv，由它们推出颠倒的写法。",
    "diseases.tsv、idioms.tsv、terms.tsv 各条所注",
)
flagged = [
    "规范化管理慢阻肺患者14人、类风湿关节患者炎65人。",
    "随访高血患者压1200人，糖尿病人病340人。",
    "以慎始如终的态度抓好疫情防控，营造清风气正的政治生态。",
    "巩固国家慢性病防控综合示范区创建成果。",
    "家庭签约医生服务覆盖率达76%。",
    "坚持各其司职，做到有可章循。",
]
silent = [
    "规范化管理类风湿关节炎患者65人，糖尿病患者病情稳定。",
    "以慎终如始的态度抓好疫情防控，营造风清气正、风正气清的政治生态。",
    "巩固国家慢性病综合防控示范区创建成果，加强综合监管。",
    "落实应检尽检应收尽收，做到牢记使命、不忘初心。",
    "推进卫生医疗机构整合，结核病人病区改造完成。",
    "晚期血吸虫病人救治任务265人，人员转为安全人员，学科防治能力提升。",
]
PATIENTS = ("患者", "病人", "病例", "感染者")
FOUR, EIGHT = 4, 8
# Pairs of words that stand in either order.
EITHER_ORDER = frozenset(
    {"医疗卫生", "预防保健", "监测预警", "健康教育", "防治知识", "妇女儿童", "指导培训", "检查督导", "诊断治疗",
     "统筹协调", "组织领导", "安全生产", "监督检查", "预防控制", "宣传教育", "卫生健康", "改革深化", "管理服务", "电子健康",
     "优质服务"}
)  # fmt: skip


@kept.value
def _idioms() -> dict[str, str]:
    """Every wrong order of a phrase's four characters; with its halves exchanged it may still be said."""
    right = {row[0] for row in rows("idioms.tsv")} | {
        word for row in rows("idioms.tsv") for word in row[1].split()
    }
    found = {}
    for phrase, *_ in rows("idioms.tsv"):
        for order in permutations(phrase):
            written = "".join(order)
            halves = {written[:2], written[2:]}  # 病人救治 is two words of reports, not 治病救人
            if written not in right and halves != {phrase[:2], phrase[2:]} and not halves <= common_words():
                found[written] = phrase
    return found


@cache
def _diseases() -> dict[str, str]:
    """The patient put into the name of the disease."""
    found = {}
    for name, _ in rows("diseases.tsv"):
        for patient in PATIENTS:
            found[name[:-1] + patient + name[-1]] = name + patient
    return found


@kept.value
def _terms() -> dict[str, str]:
    """Two neighbouring words of a long term exchanged."""
    found = {}
    for term in terms():
        if len(term) < EIGHT - 1:
            continue
        for place in range(len(term) - 3):
            one, other = term[place : place + 2], term[place + 2 : place + 4]
            written = term[:place] + other + one + term[place + 4 :]
            if one != other and one + other not in EITHER_ORDER and written not in terms():
                found[written] = term
    return found


@kept.value
def _by_head() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for written, right in (_diseases() | _terms()).items():
        found.setdefault(written[:3], []).append((written, right))
    return found


@kept.value
def _beginnings() -> frozenset[str]:
    return frozenset({idiom[:3] for idiom in _idioms()} | _by_head().keys())


def check(document: Document) -> Iterator[Finding]:
    plain, idioms, heads = document.plain, _idioms(), _by_head()
    taken = 0
    begun = _beginnings()
    for place in range(len(plain) - 3):
        if place < taken or plain[place : place + 3] not in begun:
            continue
        right = idioms.get(plain[place : place + FOUR])
        if right and not _stands_near(plain, place, right):
            taken = place + FOUR
            message = f"“{plain[place:taken]}”应为“{right}”"
            yield RULE.at(place, taken, message, severity=WARNING, put=right)
            continue
        for written, right in heads.get(plain[place : place + 3], ()):
            if plain.startswith(written, place) and not _goes_on(plain, place + len(written), written):
                taken = place + len(written)
                severity = ERROR if written in _diseases() else WARNING
                yield RULE.at(place, taken, f"“{written}”应为“{right}”", severity=severity, put=right)
                break


def _stands_near(plain: str, place: int, right: str) -> bool:
    """The phrase itself overlaps the place: 应检尽检应收尽收."""
    return right in plain[max(0, place - 3) : place + FOUR + 3]


def _goes_on(plain: str, end: int, written: str) -> bool:
    """糖尿病人病情, 结核病人病区: the last character begins another word."""
    return (
        written in _diseases()
        and "\u4e00" <= plain[end : end + 1] <= "\u9fff"
        and plain[end] not in "共和及等达"
    )
