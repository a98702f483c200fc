"""句子太长。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT142",
    HINT,
    "句子太长",
    "一句话两百来字还没有句号、分号，读者找不到主语；宜断成几句。用分号、冒号分项列举的不算。",
    "《党政机关公文处理工作条例》第十九条：表述准确，文字精练",
)
CLAUSE = "组织县疾控中心、各乡镇卫生院对辖区内的集中式供水单位开展监督检查，"
flagged = [
    CLAUSE * 7 + "确保群众饮水安全。",
    "全县" + "各医疗机构严格落实预检分诊和首诊负责制度，不断完善就诊流程，" * 8 + "成效明显。",
    "一是" + "加强人才引进和培养，争取上级专家下沉指导，提高基层服务能力和水平，" * 7 + "群众满意。",
]
silent = [
    CLAUSE * 2 + "确保群众饮水安全。",
    (CLAUSE * 2)[:-1] + "；" + (CLAUSE * 3)[:-1] + "；" + (CLAUSE * 2)[:-1] + "。",
    "主要工作如下：" + "县医院义诊12场；县中医院义诊8场；" * 12 + "合计20场。",
    (CLAUSE + "达标率95%。") * 8,
    "县医院\t" + "内科、外科、妇科、儿科、" * 20,
]
LONG, CLAUSES = 200, 6
PARTED = re.compile("[；：]")


def check(document: Document) -> Iterator[Finding]:
    for sentence in document.sentences:
        if sentence.end - sentence.start <= LONG or document.in_table(sentence.start):
            continue
        words = document.slice(sentence)
        if words.count("，") >= CLAUSES and not PARTED.search(words):
            message = f"这句话有{len(words)}字，宜断成几句"
            yield RULE.at(sentence.start, sentence.start + min(len(words), 12), message)
