"""一个字连着写了两遍。"""

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import is_grammar, is_word, split
from weijian.proof.rules.words.set_terms import phrases

RULE = Rule(
    "TXT146",
    WARNING,
    "一个字连写了两遍",
    "“服务务”“医医院”：词的头一个字或末一个字重复了一遍，重复的字不能单独成词。",
    "《现代汉语词典》（第7版）",
)
flagged = [
    "提升基层服务务能力。",
    "全县共有医医院12家，卫生院20所。",
    "落实各项措施施，加强监监督。",
    "群众满意意度显著提高。",
    "落实犬只驱虫和和粪便无害化处理，工作人员在在基层随访。",
    "用于村卫生室室维修改造，办理行政许可可事项547件。",
    "我们将不不断改进作风，大大力压减会议，资金全部用于于校舍维修。",
    "每千人口床位6.12张张，签约3.2万万人，投入12000元元。",
]
silent = [
    "2021年年底，全县县级医院、各乡乡镇卫生院院长参加会议。",
    "家家户户、人人参与，天天消毒，层层落实。",
    "按照“定临床路径、定定点医院、定收费标准”的要求。",
    "和和美美过日子，为了了解情况，存在在校学生感染，参与与会议，共和和谐，目的的确定。",
    "谢谢大家，常常下乡，刚刚启动，渐渐好转。",
    "县卫健局局长、第三医院院长、村村民小组组长。",
    "传染病病例、用药药品、检查查出、负责责任区、防疫疫苗。",
    "村卫生室室内整洁，乡镇卫生院院内绿化，人民医院院区、行政许可可以网上办理。",
    "会议对扶贫工作作了部署，一张张贺卡、一项项任务，绝不不管不顾，由于于某缺席，扩大大力推进的范围，大大力促进，业已已成，公正正在彰显，不大大增加负担。",
    "旗蒙医医院、县民族医医院、维吾尔医医院达标。",
    "民生实事件件落地，群众诉求事事有回音。",
]
RUN = re.compile(r"[\u4e00-\u9fff]{3,200}")
LONGEST = 12
TWICE = re.compile(r"([\u4e00-\u9fff])\1")
# The last character of one word and the whole of the next: 年底 after 年, 病例 after 病, organs and their heads.
BOTH = frozenset(
    "年月日时省市县区乡镇村组队局院校所站部厅会科室处长人员者家户个次天例万亿一二三四五六七八九十百千两病药品应水"
)
# 民族医医院, 蒙医医院: the healing of a people and its house.
HEALING = frozenset("中西族藏蒙尔苗瑶傣壮彝回土朝维哈牙兽")

MEASURES = re.compile(
    r"(?<=\d)(?:(?P<one>[人名家例份张台户元件项所起场期支条间座床岁个次])(?P=one)(?=[，。；、）（]|$)|(?P<ten>[万亿])(?P=ten)(?=[人元户份]))"
)
# Words of grammar before a word that begins with them; 绝不不管 and 扩大大力 are said, and 由于于 may begin a name.
OF_GRAMMAR = re.compile(
    r"(?<![绝决从并得能无莫岂要])(?P<no>不)(?=不(?:断|少|同|足|够|仅|良|利|便|合|适|当|及时|到位|再|准|得|能|方便|完善|规范|平衡|稳定))"
    r"|(?<=[用位低高大小优处限属至])(?P<at>于)(?=于[\u4e00-\u9fff])|(?<![最扩重强远])(?P<much>大)(?=大力(?![促争挺荐]))"
    r"|(?<![早业而])(?P<done>已)(?=已经)|(?<![公改修反真严])(?P<now>正)(?=正在)|(?P<more>更)(?=更加)"
)
# Words of grammar that never stand twice, where neither belongs to a word; 和和美美 is one.
GRAMMAR = frozenset("和与及的在对为是将被把由于以并从向")
# 对扶贫工作作了部署.
WHAT_IS_DONE = frozenset("了过出好为")
# 实事件件落地: each of them.
EACH_OF_THEM = re.compile(r"([件户个项村家])\1(?=[落有办到都回着清达])")
NAMES_BEGIN, NAMES_END = frozenset("、，（"), frozenset("、等，）")


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for run in RUN.finditer(plain):
        if not TWICE.search(run.group()):
            continue
        for one, other in pairwise(split(run.group(), run.start())):
            sign = other.text[0]
            lengths = sorted((len(one.text), len(other.text)))
            if (one.text == other.text and sign in GRAMMAR and not _is_of_a_pair(plain, other.start + 1)) or (
                one.text[-1] == sign
                and lengths[0] == 1 < lengths[1]
                and not _stands_twice(plain, other.start, sign)
                and not _begins_each_item(plain, other.start - 1)
            ):
                yield RULE.at(other.start - 1, other.start + 1, f"“{sign}”写了两遍", put=sign)
    for match in OF_GRAMMAR.finditer(plain):
        sign = match.group()
        yield RULE.at(match.start(), match.end() + 1, f"“{sign}”写了两遍", put=sign)
    for match in TWICE.finditer(plain):
        if _ends_a_term(plain, match.start()) and not _begins_a_word(plain, match.start() + 1):
            yield RULE.at(*match.span(), f"“{match[1]}”写了两遍", put=match[1])
    for match in MEASURES.finditer(plain):
        sign = match.group()[0]
        yield RULE.at(*match.span(), f"“{sign}”写了两遍", put=sign)


def _begins_each_item(plain: str, place: int) -> bool:
    """定临床路径、定定点医院: the item before begins with the first of the two as well."""
    items = plain[max(0, place - LONGEST) : place].split("、")
    return len(items) > 1 and not items[-1] and items[-2].rpartition("“")[2].startswith(plain[place])


def _ends_a_term(plain: str, place: int) -> bool:
    """村卫生室室: a term is whole with the first of the two, whatever the character may be elsewhere."""
    sign = plain[place]
    return (sign in BOTH or is_grammar(sign)) and any(
        plain[first : place + 1] in phrases() for first in range(max(0, place - LONGEST), place - 2)
    )


def _begins_a_word(plain: str, place: int) -> bool:
    """卫生室室内, 医院院长: the second belongs to what follows."""
    behind = plain[place + 1 : place + 2]
    return not "\u4e00" <= behind <= "\u9fff" or is_word(plain[place : place + 2])


def _is_of_a_pair(plain: str, behind: int) -> bool:
    """和和美美: two characters, each twice; 是是非非."""
    return plain[behind : behind + 1] == plain[behind + 1 : behind + 2]


def _stands_twice(plain: str, place: int, sign: str) -> bool:
    before, behind = plain[max(0, place - 2) : place - 1], plain[place + 1 : place + 2]
    return (
        sign in BOTH
        or is_grammar(sign)
        or (sign == "医" and before in HEALING)
        or (sign == "作" and behind in WHAT_IS_DONE)
        or before.endswith("一")  # 一张张, 一捆捆
        or EACH_OF_THEM.match(plain, place - 1) is not None
        or (behind in NAMES_END and before in NAMES_BEGIN)
    )
