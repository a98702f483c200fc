"""由人数和比率推算出的总数前后矛盾。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG203",
    WARNING,
    "推算出的总数前后矛盾",
    "几组人数和比率按规定用的是同一个总数（如老年人健康管理率、体检率的分母都是65岁及以上常住居民数），推算出来却相差两成以上，"
    "或与写明的总数相差两成以上，其中必有一个数有误，或者口径没有写明。",
    "国家基本公共卫生服务规范（第三版）考核指标；全国妇幼健康统计调查制度",
)
flagged = [
    "65岁以上老年人管理3520人，管理率31.5%；中医药健康管理服务65岁及以上居民2410人，管理率52.3%。",
    "3岁以下儿童系统管理1205人，系统管理率93.2%。\n0-36个月儿童中医药健康管理1180人，管理率62.4%。",
    "孕产妇系统管理612人，系统管理率95.2%。\n新生儿访视430人，访视率96.8%。",
    "全县65岁及以上老年人21600人。\n65岁以上老年人体检9100人，体检率70.2%。",
    "活产数1240人。\n住院分娩1010人，住院分娩率99.7%。",
]
silent = [
    "65岁以上老年人管理3520人，管理率71.5%；中医药健康管理服务65岁及以上居民2610人，管理率52.3%。",
    "高血压患者健康管理5200人，管理率71.5%；规范管理3100人，规范管理率52.3%。",
    "2019年，老年人体检9100人，体检率70.2%。\n2020年，老年人体检9700人，体检率55.2%。",
    "河口镇老年人体检910人，体检率70.2%。\n全县老年人体检9700人，体检率68.2%。",
    "为65岁及以上老年人21600人免费体检。\n65岁以上老年人体检9100人，体检率70.2%。",
    "贫困老年人体检910人，体检率91.3%。\n老年人体检9700人，体检率68.2%。",
    "65岁以上老年人健康管理3520人，体检率71.5%。\n老年人体检2500人，体检率71%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "population"):
        if relation.computed is not None:
            yield object_to(RULE, document, relation, f"推算出的总数前后矛盾：{relation.working}")
