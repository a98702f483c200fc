"""双字词只剩下一个字。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.pattern import any_of
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT138",
    ERROR,
    "双字词只剩下一个字",
    "“对口支援工稳步推进”里的“工作”、“妇幼健康服持续改善”里的“服务”、“医务人及村医”里的“人员”掉了一个字；前后都接不成词的才指出。",
    "《现代汉语词典》（第7版）",
)
flagged = [
    "对口支援工稳步推进。市人民医院托管以来，派驻人员10名。",
    "家庭医生签约作有序开展。",
    "妇幼健康服持续改善，孕产妇死亡率为0。",
    "慢性病管不断加强，规范管理率71%。",
    "全体医务人及村医共同努力，检查医疗机12家。",
    "高血压患规范管理率达72%，65岁以上老年免费体检一次。",
    "贫困人参保率100%，常住人签约率达72%。",
    "随访高血压患、糖尿病患、慢性阻塞性肺疾患者共1200人。",
    "引进人才12名，全面提医疗服务质量和水平。",
]
silent = [
    "对口支援工作稳步推进，企业复工有序推进，项目竣工、开工顺利推进。",
    "医疗服务持续改善，任务全面完成，业务不断拓展，不断提质增效，全面提标扩面。",
    "医院主管扎实推进改革，齐抓共管有序推进。",
    "乡镇卫生院员工积极开展义诊，合作稳步推进。",
    "医用防护服全面配备，居民满意。",
    "贫困人数减少，贫困人群参保，常住人口签约，流动人员健康管理。",
    "65岁以上老年居民、60岁及以上老年性疾病、老年健康管理，高血压患病管理。",
    "医务人员及村医、工作人手、相关人等，呼吸机12台，癌症患者、肺结核患者、高血压患病率。",
    "晚期血吸虫病人救治任务265人，血吸虫病患者随访，骨关节病人康复。",
]
STEADY = "稳步|扎实|有序|全面|深入|顺利|持续|不断|进一步|稳妥|有力|有效|积极|逐步|明显|取得|得到|圆满"
MOVES = "推进|开展|完成|加强|提升|改善|完善|规范|落实|进展|发展|成效|提高|优化|加快|强化|实施|拓展|见效"
# (what is left, its word, the characters before it with which it makes another word)
LEFT = (
    ("工", "工作", "职员复开施分竣动义社护民手人化军轻加完停返监电罢招用务打做木矿技女总农返雇临基"),
    ("作", "工作", "工操合运协写创制著动当发耕农试劳振看称叫炒下"),
    ("服", "服务", "护征信克说口内外工制军衣佩舒心佩校隔离"),
    ("管", "管理", "监主分协接代托共齐血气尿卵食导插拔城严直试军保看掌包统不总高网药院医水胃主护"),
)

STOP = r"(?=[及和与或、，。；）]|\d)"
# (what is left, its word, what stands before it, what ends the word)
ENDED = (
    (
        "人",
        "人员",
        "医务|医护|护理|工作|技术|卫生|专业技术|管理|从业|监督|执法|公卫|参训|驻村|财务|流动",
        STOP,
    ),
    (
        "人",
        "人口",
        "贫困|常住|户籍|脱贫|流动",
        r"(?=[，。；、]|参保|免费|签约|体检|住院|就诊|医疗|健康|救治|患病|大病|发病|家庭医生|动态)",
    ),
    ("机", "机构", "医疗|卫生|托育|养老|定点医疗|基层医疗|服务|公共卫生", STOP),
    (
        "患",
        "患者",
        "高血压|糖尿病|慢性病|肺结核|结核病|精神障碍|慢阻肺|艾滋病",
        r"(?=[及和与或、，。；）]|规范管理|健康管理|管理率|随访|服药|血压控制|血糖控制|控制率|建档|体检)",
    ),
    (
        "老年",
        "老年人",
        r"\d岁(?:及)?以上(?:的)?(?:常住)?",
        r"(?=[，。；、及和与\d]|免费|体检|健康管理|建档|签约|接种|中医药|随访|管理率|评估|开展|提供|实施)",
    ),
)
# 提 alone has no object of this kind; 提质 and 提标 have one of a single character.
RAISE = re.compile(
    r"(?:全面|不断|有效|切实|着力|持续|逐步|大力|进一步|稳步|整体|努力|显著)(?P<at>提)"
    r"(?=医疗|服务(?!费)|质量|能力|水平|基层|救治|应急|诊疗|中医|妇幼|公共|急救|护理|管理)"
)
# Without its last character the name of a disease is none, and its patients are not called so.
OF_DISEASES = "病症炎癌"
THREE = 3
CALLED_SO = (
    "结核",
    "肿瘤",
    "障碍",
    "出血",
    "感染",
    "综合",
    "不良",
    "梗死",
    "中风",
    "亢进",
    "海默",
    "帕金森",
    "疏松",
    "吸虫",
    "关节",
    "手足口",
)
PATIENTS = "(?:患者|病人|感染者)"


@cache
def _clipped() -> re.Pattern[str]:
    names = {row[0] for row in rows("diseases.tsv")}
    short = {name[:-1] for name in names if name[-1] in OF_DISEASES and len(name) > THREE} - names
    short -= {name for name in short if name.endswith(CALLED_SO)}
    return re.compile(f"(?P<name>{any_of(sorted(short))})(?={PATIENTS}(?![{OF_DISEASES}]))")


def check(document: Document) -> Iterator[Finding]:
    for left, word, others in LEFT:
        pattern = rf"(?<=[\u4e00-\u9fff])(?<![{others}]){left}(?=(?:{STEADY})(?:地)?(?:{MOVES}))"
        for match in re.finditer(pattern, document.plain):
            yield RULE.at(*match.span(), f"“{left}”应为“{word}”，漏了一个字", put=word)
    for left, word, before, behind in ENDED:
        for match in re.finditer(rf"(?:{before})(?P<at>{left}){behind}", document.plain):
            yield RULE.at(*match.span("at"), f"“{left}”应为“{word}”，漏了一个字", put=word)
    for match in RAISE.finditer(document.plain):
        yield RULE.at(*match.span("at"), "“提”应为“提升”，漏了一个字", put="提升")
    for match in _clipped().finditer(document.plain):
        yield RULE.at(*match.span(), f"“{match['name']}”不是病名，漏了一个字", severity=WARNING)
