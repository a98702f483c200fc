"""重复的句子和词语。"""

import re
from collections.abc import Iterator
from itertools import pairwise, product

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT104",
    ERROR,
    "重复的句子或词语",
    "同一个分句紧接着又出现一次，或词语、助词连写了两遍，是粘贴、删改时留下的。",
    "GB/T 9704-2012 公文应当准确、简洁",
)
flagged = [
    "落实均衡发展，积极应对人口老龄化。积极应对人口老龄化，推进医养结合。",
    "各单位要认真认真落实责任制的的要求。",
    "加强基层卫生服务能力建设，加强基层卫生服务能力建设，提升水平。",
    "全县实行药品采购、配送、结算“三统一”。全县实行药品采购、配送、结算“三统一”。",
    "共接种乙肝疫苗（含村级）共2512人，累计发放宣传资料共计3.2万份。",
    "储备口罩、防护服，确保物资充足，确保物资充足。",
    "县疾控中心组织了组织饮用水监测48份。",
    "各乡镇开展了开展健康教育讲座。",
    "储备防护眼镜1494个、防护医用防护口罩5080个。",
    "救治体系其中县医院、县医院、疾控中心均已达标。",
    "成立专班，组织自查自纠、签订承诺书，组织自查自纠、签订承诺书，办结全部工单。",
    "配备消毒手部消毒液300瓶。购置口罩；隔离一次性隔离衣120件。",
]
silent = [
    "指标名称 目标值 完成值 完成率\n建档人数 3200 3150 98.44%",
    "积极应对人口老龄化，推进医养结合。",
    "研究研究再决定，大家商量商量。",
    "发现一例、报告一例、救治一例。",
    "为达到目的的活动，进行了了解，鼓励参与与支持。",
    "早发现、早报告、早隔离。早发现是关键。",
    "组织了组织部门牵头的座谈，建立了建立健全制度的台账。",
    "公共卫生服务共12项，共检查医院、诊所等共36家，累计共120人，共培训12期共360人。",
    "（一）卫生保健领域 领域内指标完成40项。",
    "对贫困户逐户逐人核查。",
    "早发现、早报告，早发现、早处置，甲乡、乙乡，丙乡、乙乡均已完成。",
    "一个乡镇、一个乡镇地过，北县医院、县医院均已达标。",
    "县疾控中心中心实验室通过评审。守好门。守好门。市区流行流行性感冒，合计计算。医联体联体不联心。",
    "一个乡镇一个乡镇地过，一户一户地查。",
    "为21名百岁老人每人每月发放保健金300元，密接和次密接人员535人。",
    "联合县残疾人联合会为315名残疾人提供评估，慰问县慰问点86户，救援县救援队队员12人。",
    "县医院次均费用下降，住院患者平均住院日8.4天。",
    "储备医用防护口罩5080个、培训村医培训师12人，管理规范管理患者300人。",
]
CLAUSE = re.compile(r"[^，。；：！？、\n“”（）]+")
TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
PARTICLE = re.compile(
    r"(?<=已经)已(?=[完建开全纳实投启竣通落])|(?<=正在)在(?=[推建开进办])|(?<=以及)及|(?<=和)及(?!时|早|格|其)|(?<=将会)将|(?<=均)都(?=已)|(?<![目标])的的(?!确)|了了(?!解|结|断)|将将"
)
# A verb set down again after its 了: 开展了开展.
VERB_TWICE = re.compile(
    r"(开展|进行|组织|完成|实施|推进|召开|举办|印发|下发|加强|落实)了\1(?!部|者|人|单|健全)"
)
# 防护医用防护口罩5080个: an item of a list that begins with a word which it holds again before its last noun.
AROUND = re.compile(
    r"(?:(?<=[，、；。：（])|^)(?P<at>(?P<word>[\u4e00-\u9fff]{2}))(?P<rest>[\u4e00-\u9fff]{2,4}(?P=word)[\u4e00-\u9fff]{1,3})(?=[（(]|\d)",
    re.MULTILINE,
)
# 县医院、县医院、疾控中心: one item of a list set down twice, where another was meant.
ITEM_TWICE = re.compile(
    r"(?:(?<=[，：；。、（])|(?<=其中)|(?<=包括)|^)(?P<item>(?!一)[\u4e00-\u9fff]{3,12})、(?P<at>(?P=item))(?=[、和及，。；）])",
    re.MULTILINE,
)
# 共接种疫苗共2512人: all told twice before one number.
ALL_TOLD = re.compile(
    r"(?<![公医])(?:共|共计|总共|累计)(?![同有性享青鸣识建和济产])(?P<rest>[\u4e00-\u9fff（）]{2,16}?)(?P<at>共计|共|总计)(?=\d)"
)
JOINS = re.compile(r"[和与及或]")
# Behind the first an organ or a place begins, so that it is a verb: 联合县残疾人联合会.
OF_A_PLACE = re.compile(r"[县市省区州旗乡镇村]")
# What is counted is itself called so, or several are named and then counted.
GROUPS = re.compile("公共|医共|等|其中|累计|共有|各|和|与|及")
DOING = re.compile(
    "管理|接种|检查|监督|培训|服务|检测|体检|筛查|治疗|宣传|随访|建设|教育|报告|监测|登记|签约|采集|发放|配备|购置|储备|开展|完成|组织|落实"
    "|联合|会同|协同|协调|邀请|配合|委托|依托|支持|支援|帮助|帮扶|慰问|走访|资助|聘请|组建|对接|康复|采购|供应|合作|志愿|慈善"
    "|救治|评估|指导|救助|奖励|补助|新增|改造|投入|规范|审核|审批|办理|处理|处置|整改|排查|建立|实施|参加|覆盖|应急|累计|全县|全市|全区|死亡|发病|出生|健康"
)
# Words said twice on purpose.
ON_PURPOSE = re.compile(
    r"^(?:一[\u4e00-\u9fff]{1,4}|研究|商量|讨论|考虑|学习|休息|打扫|一个|一天|一步|一点|一件|一项|年年|天天|处处|人人|时时|层层|家家|户户|点滴|许许|多多|实实|在在|方方|面面|千千|万万|口口|声声|世世|代代|家家户户)$"
)
# 县疾控中心中心实验室
CENTRAL = re.compile("实验室|血站|血库|卫生院|机房|供氧|药房")
PARTED = re.compile(r"[\u4e00-\u9fff][ \u3000]{1,40}[\u4e00-\u9fff]")
SHORTEST = 7
SHORTEST_CLAUSE = 6
MEMBER, NO_MEMBER = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[^\u4e00-\u9fff]+")
PAUSES, MOST_MEMBERS = frozenset("、，"), 6


def check(document: Document) -> Iterator[Finding]:
    yield from _clauses(document)
    yield from _members(document)
    yield from _sentences(document)
    for match in TWICE.finditer(document.plain):
        word = match.group(1)
        if (
            not ON_PURPOSE.match(word)
            and len(set(word)) > 1
            and not document.plain.startswith(("性", f"不{word[0]}"), match.end())  # 医联体联体不联心
            and not word.endswith(("每", "逐"))
            and not (word == "中心" and CENTRAL.match(document.plain, match.end()))
            and not _parted(document, *match.span())
        ):
            yield RULE.at(*match.span(), f"“{word}”重复", severity=WARNING, put=word)
    for match in VERB_TWICE.finditer(document.plain):
        verb = match.group(1)
        yield RULE.at(*match.span(), f"“{verb}”重复", put=f"{verb}了")
    for match in AROUND.finditer(document.plain):
        told = (
            "平均" in match["rest"]
            or "占" in match["rest"]  # 基金结余仅占基金总额的7.0%
            or DOING.search(match["word"])
            or JOINS.search(match["rest"])
            or OF_A_PLACE.match(match["rest"])
        )
        if not told:
            message = f"“{match['word']}”在“{match['word']}{match['rest']}”里写了两遍"
            yield RULE.at(*match.span("at"), message, severity=WARNING, put="")
    for match in ITEM_TWICE.finditer(document.plain):
        yield RULE.at(*match.span("at"), f"“{match['item']}”列了两遍，其中一个可能是别的名称")
    for match in ALL_TOLD.finditer(document.plain):
        if not GROUPS.search(match["rest"]):
            yield RULE.at(*match.span("at"), f"前面已有“共”，“{match['at']}”重复", severity=WARNING, put="")
    for match in PARTICLE.finditer(document.plain):
        yield RULE.at(*match.span(), f"“{match.group()[0]}”重复", severity=WARNING, put=match.group()[0])


def _parted(document: Document, start: int, end: int) -> bool:
    """A blank stands among them: a heading ends in the word that the sentence behind it begins with, or the cells of
    a table's row are parted by blanks (目标值 完成值 完成率).
    """
    return PARTED.search(document.source(start, end)) is not None


def _clauses(document: Document) -> Iterator[Finding]:
    last = None
    for match in CLAUSE.finditer(document.plain):
        text = match.group().strip()
        if last is not None and text == last.group().strip() and len(text) >= SHORTEST_CLAUSE:
            between = document.plain[last.end() : match.start()]
            if len(between) <= 2 and "、" not in between and "\n" not in between:
                message = f"“{text[:16]}”重复出现"
                yield RULE.at(match.start(), match.end(), message, related=(last.span(),))
        last = match


def _members(document: Document) -> Iterator[Finding]:
    """组织自查自纠、签订承诺书，组织自查自纠、签订承诺书: several members of a sentence that stand twice in a row."""
    members = list(MEMBER.finditer(document.plain))
    texts = [member.group() for member in members]
    taken = 0
    for first, size in product(range(len(members)), range(2, MOST_MEMBERS + 1)):
        again, end = first + size, first + 2 * size
        if first < taken or end > len(members) or texts[first:again] != texts[again:end]:
            continue
        start, stop = members[first].start(), members[end - 1].end()
        one_breath = all(marks in PAUSES for marks in NO_MEMBER.findall(document.plain[start:stop]))
        if one_breath and sum(map(len, texts[first:again])) >= SHORTEST:
            taken = end
            twice = members[again].start(), members[end - 1].end()
            message = f"“{document.plain[start : members[again - 1].end()]}”重复出现"
            yield RULE.at(*twice, message, related=((start, members[again - 1].end()),))


def _sentences(document: Document) -> Iterator[Finding]:
    """A sentence of several clauses that stands twice in a row."""
    for before, sentence in pairwise(document.sentences):
        text = document.slice(sentence)
        twice = before.end == sentence.start and text == document.slice(before)
        if twice and len(text) >= SHORTEST and CLAUSE.fullmatch(text[:-1]) is None:
            first = (before.start, before.end)
            yield RULE.at(sentence.start, sentence.end, f"“{text[:16]}”重复出现", related=(first,), put="")
