"""人数、次数带了小数，少了“万”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.subjects import label_of, tail_of

RULE = Rule(
    "FMT131",
    ERROR,
    "人数、次数不能有小数",
    "人、人次、例、户、份只能数出整数，“97.2人次”漏了“万”。平均数、比率之类由计算得来的不论。",
    "GB/T 15835-2011 数字用法；卫生统计调查制度：人数、人次数为计数",
)
flagged = [
    "全年诊疗只有97.2人次，占全县的36.2%。",
    "累计接种新冠疫苗38.35剂次。",
    "建立居民电子健康档案21.6份，签约6.21人。",
]
silent = [
    "全年诊疗97.2万人次，接种38.35万剂次。",
    "平均每个团队服务162.6人，医师人均每日担负诊疗8.4人次。",
    "每千人口医师2.36人、护士3.00人，每万人口全科医生分别为2.1人、2.3人。",
    "户均3.2人，床位使用率86.4%，日均门诊312.5人次。",
    "折合全日制人员12.5人，平均住院日8.6天。",
    "住院每床日诊疗1.8人次，全市为2.1人次。",
]
COUNTED = {"人", "名", "人次", "例", "户", "户次", "份", "剂次", "剂", "起", "宗", "家次", "对", "台次"}
WORKED_OUT = re.compile(r"均|每|折合|折算|系数|比例|之比|负担|担负|率|密度|/|换算|估算|标准|预测|指数")
REACH = 60


def check(document: Document) -> Iterator[Finding]:
    for number, figure in enumerate(document.figures):
        whole = figure.value == int(figure.value) or figure.factor != 1 or "." not in figure.text
        if whole or figure.unit not in COUNTED or document.in_table(figure.start):
            continue
        sentence = document.sentence_at(figure.start)
        said = document.plain[max(sentence.start, figure.start - REACH) : figure.start]
        if not WORKED_OUT.search(said + label_of(document, number) + tail_of(document, number)[:2]):
            message = f"{figure.unit}数不能有小数，“{figure.text}”漏了“万”"
            put = f"{figure.text.removesuffix(figure.unit)}万{figure.unit}"
            yield RULE.at(figure.start, figure.end, message, put=put)
