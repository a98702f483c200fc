"""Quantities counted in Chinese numerals: 七家, 三次, 两倍, 三十多天, 四十余万元, 两千三百零五名.

Chinese numerals also stand in set terms, ordinals and turns of phrase, so each unit of units.tsv says in its
column `words` how sure such a count is: `sure` counts; `noun` counts where a thing that can be counted
follows (三个采样点), where the list of things stands beside it, above ten, or at a clause's end (项目三个，);
`span` counts where a time is measured (历时三年); `listed` where the list of the things stands before it
(临江、白岩两县). The rest never does. 一 counts only after a verb.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.figures.bounds import BEHIND_PATTERN, WITHIN, bound_of
from weijian.proof.figures.compounds import compound_at
from weijian.proof.figures.exclusions import Exclusions
from weijian.proof.figures.listing import items_before, listed_items
from weijian.proof.figures.model import Figure
from weijian.proof.figures.numbers import CHINESE, DIGITS, read
from weijian.proof.figures.stated import range_ends, stated
from weijian.proof.figures.units import unit_length, unit_named, word_units

QUANTITY = re.compile(
    rf"(?<![{DIGITS}第几数每\d])(?P<number>{CHINESE})(?:[至到](?P<upper>{CHINESE}))?"
    r"(?P<more>余|多|几)?(?P<scale>[百千]?万|亿|千|百)?(?P<more2>余|多)?"
)
TAIL = re.compile(rf"(?P<more>余(?=[，。；、]))?(?P<behind>{BEHIND_PATTERN}|(?<=[天月时钟周年日]){WITHIN})?")
COUNTING = (
    r"有|共|计|达|为|等|建|设|新增|增设|增加|减少|设立|设置|建成|建立|建设|成立|组建|组成|开设|开办|开展|举办|承办|召开|组织|进行|派出|派驻|抽调"
    r"|选派|选取|选定|选送|配备|配置|配齐|完成|争取|获批|申报|立项|实施|启动|覆盖|涉及|惠及|发现|排查|查处|处理|处置|整改|打造|创建|创成|培育"
    r"|评选|命名|通过|分|分成|剩余|其余|其中|投入|推出|出台|制定|修订|印发|签订|引进|招聘|招录|录用|录取|考取|培养|培训|发展|吸收|转正|纳入"
    r"|报告|收治|发生|开|救治|死亡|治愈|检出|在|对|全县|全市|全区|全州|全旗|我县|我区|我市|域内|辖区|系统"
)
AFTER_COUNTING = re.compile(rf"(?:{COUNTING})了?$")
# 一 counts only after a verb that makes or holds something, or after 均有, 只有…
AFTER_VERB = re.compile(
    r"(?:召开|开展|举办|组织|进行|有|建|建成|派出|组建|成立|配备|设立|新增|报告|收治|发生|开|抽调|达|共)了?$"
)
EVERY = re.compile(r"每(?:个|半|[两三四五六\d]{1,2}个?)?(?:月|周|旬|季度?|年|天|日)[^，。；：、\d]{0,8}$")
ALONE = set("名家所幢栋台辆次间座轮")
INCIDENTS = set("起例件宗")
AFTER_INCIDENT = re.compile(r"(?:发生|报告|处置|查处|接到|接报|出现|新增|确诊|办理|受理)了?$")
# 没有发生一起医闹 and 查处一起、警示一片 count none.
NONE = re.compile(r"(?:没有|未|无|不|零)[^，。；]{0,4}$")
EACH = re.compile(r"每个?(?:行政村|乡镇|街道|社区|村|乡|镇|县|校|旗|团场)(?:至少)?(?:有|设|建|配)?$")
# 六大类49项; 提供七类免费服务, but 覆盖三类人群: groups of people are called by their number.
PROVIDING = re.compile(r"(?:实施|提供|开展|推出|分为|分成|制定|下放|承接|公示|公开|配备|购置)了?共?$")
COUNTED_ON = re.compile(r"，?共?\d{1,4}[项种个条件款]")
GROUPS = re.compile(r"(?:重点|特殊|困难)?的?(?:人|对象|患者|群众|慢|疾?病|家庭|户)")
SOME = re.compile(r"(?<!以)上$")
ONCE_PER = re.compile(r"(?:组建|成立|派出|抽调)了?$")
NOT_BEFORE = re.compile(
    r"(?:最多跑|任何|每|这|那|哪|某|同|另|上|下|任|又|再|新|唯|统|专|之|各|首|头|(?<![先提])前|(?<![先前])后|逐|进|以上|上述|其他|其它|如上|前述|占|当)$"
)
QUOTED = re.compile(r"[“\"][^”\"\n]{1,40}[”\"]")
FOLLOWS_A_NAME = re.compile(r"(?=[获被为是受通取入考晋荣已均因到在参死治])")
# 四项合计3957万元, 两项活动共415场
SUMMED_UP = re.compile(r"[一-龥]{0,4}?(?:合计|共计|总计|共(?=\d))|[均都](?=[超达高低符未])")
# 两厂共检查344人: the things were named before.
TAKEN_TOGETHER = re.compile(r"(?:共|合计|共计|总共)(?:[一-龥]{2,4})?\d")
# What set terms are counted in that a list may lead up to: 两类人群, 三个全覆盖.
LISTED_IN = frozenset("个项类种")
MARKS = frozenset("，。；：、！？“”（）《》\n")
# 两类人群中30种大病患者1851人
AMONG_GROUPS = re.compile(r"(?:人群|对象|人员|家庭|患者)中，?共?(?=\d)")
# 每季度出一期专栏, but not 一期工程
ISSUED = re.compile(r"(?:举办|开办|[举主]办|刊出|出版|更换|编发|印发|出)了?$")
STAGE = re.compile(r"工程|项目|建设|治疗|临床|尘肺|梅毒|规划")
CLAUSE_END = re.compile(r"[，。；、）\n]|$")
NOUN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2}$")
MEASURES_TIME = re.compile(
    r"(?:连续|满|历时|为期|任期|期限|期|不少于|不低于|不超过|超过|近|工龄|持续|长达|达|经过|耗时|坚持|用时|时间|奋战|(?<![使应费启信利作适])用|延长|缩短|提前|至少|最长|最短)了?$"
)


@cache
def _countable() -> dict[str, re.Pattern[str]]:
    """For each measure word, the things it may count, a few words on: not 环节, 方面 and the like."""
    nouns: dict[str, list[str]] = {}
    for noun, measures, _, _ in rows_of(Path(__file__).with_name("countable.tsv")):
        for measure in measures:
            nouns.setdefault(measure, []).append(noun)
    between = r"[^，。；：、！？\n（“”\d]{0,8}?"
    return {measure: re.compile(f"{between}(?:{'|'.join(words)})") for measure, words in nouns.items()}


def word_figures(plain: str, exclusions: Exclusions) -> Iterator[Figure]:
    quoted = [match.span() for match in QUOTED.finditer(plain)]
    position = 0
    for match in QUANTITY.finditer(plain):
        length = unit_length(plain, match.end())
        # A measure word may begin with what looks like the number's end (三千克).
        if not length:
            continue
        while position < len(quoted) and quoted[position][1] <= match.start():
            position += 1
        in_quotes = position < len(quoted) and quoted[position][0] < match.start()
        if in_quotes or (
            exclusions.cover(*match.span("number")) and not _closes_a_list(plain, match, exclusions)
        ):
            continue
        figure = _figure(plain, match, plain[match.end() : match.end() + length])
        if figure is None:
            continue
        upper = read(match["upper"]) if match["upper"] else None
        yield from (
            [figure]
            if upper is None
            else range_ends(figure, plain, match.end("number"), upper, match.span("upper"))
        )


def _closes_a_list(plain: str, match: re.Match[str], exclusions: Exclusions) -> bool:
    """Even a set term counts what is listed right before it: 高血压、糖尿病、肺结核三类人群; or tells whose are counted."""
    start, end = match.span("number")
    if not exclusions.is_term(start, end) or plain[end : end + 1] not in LISTED_IN:
        return False
    if AMONG_GROUPS.match(plain, end + 1):
        return True
    after_a_word = plain[start - 1 : start] not in MARKS and not plain.startswith("制度", end + 1)
    return after_a_word and read(match["number"]) in items_before(plain, start)


def _figure(plain: str, match: re.Match[str], unit: str) -> Figure | None:
    number, scale = _parted(match["number"], match["scale"] or "")
    value = read(number)
    upper = read(match["upper"]) if match["upper"] else None
    if value is None or (match["upper"] and (upper is None or upper <= value)):
        return None
    if not _is_counted(plain, match, unit, value if scale in {"", "十"} else value * 100):
        return None
    if scale and scale not in {"万", "亿"}:
        value, scale = value * unit_named(scale, "").factor, ""
    tail = TAIL.match(plain, match.end() + len(unit))
    assert tail is not None
    more = bool(match["more"] or match["more2"] or tail["more"])
    more = more or (number[0] in "百千万亿" and plain[match.start() - 1 : match.start()] in {"上", "过"})
    bound = bound_of(plain, match.start(), "", more, tail["behind"] or "")
    named = unit_named(scale, unit)
    # 上万人 is a figure as 近万人 is.
    start = match.start() - (number[0] in "百千万亿" and bool(SOME.search(plain, 0, match.start())))
    return stated(plain, start, tail.end(), value, upper, named, bound, match.span("number"))


def _parted(number: str, scale: str) -> tuple[str, str]:
    """三百二十万 is 三百二十 in 万; 一万二千 and 万 alone are numbers without a scale."""
    if not scale and len(number) > 1 and number[-1] in "万亿":
        return number[:-1], number[-1]
    return number, scale


def _is_counted(plain: str, match: re.Match[str], unit: str, value: Decimal) -> bool:
    number, start, end = match["number"], match.start(), match.end()
    sureness = word_units().get(unit, "")
    before = plain[max(0, start - 8) : start]
    more = match["more"] or match["more2"]
    if not sureness or compound_at(plain, end, in_words=True):
        return False
    if number[0] in "百千万亿":
        return bool(more) or before.endswith(("近", "上", "约", "过"))
    if NOT_BEFORE.search(before):
        return False
    if number == "二" and unit in {
        "次",
        "轮",
        "批",
        "期",
        "场",
        "线",
    }:  # 二次报销 is the second, 两次 would be two
        return False
    if sureness == "listed":
        return int(value) in items_before(plain, start) or (
            not plain[start - 1 : start].isalpha()
            and TAKEN_TOGETHER.match(plain, end + len(unit)) is not None
        )
    if sureness == "span":
        if more and number != "一" and plain[end + len(unit) : end + len(unit) + 1] not in {"前", "后"}:
            return True
        return MEASURES_TIME.search(before) is not None or (
            number != "一" and TAIL.match(plain, end + len(unit))["behind"] is not None  # type: ignore[index]
        )
    if number == "一":
        return _one_is_counted(plain, start, end, unit)
    return sureness == "sure" or bool(more) or _is_counted_thing(plain, start, end, unit, value)


def _one_is_counted(plain: str, start: int, end: int, unit: str) -> bool:
    before = plain[max(0, start - 8) : start]
    if unit == "支":
        return ONCE_PER.search(before) is not None
    if unit in INCIDENTS:
        if NONE.search(before) or f"一{unit}、" in before or plain.startswith("、", end + len(unit)):
            return False
        return AFTER_INCIDENT.search(before) is not None
    if unit in {"次", "场"} and EVERY.search(plain, max(0, start - 16), start):
        return True
    if unit == "期":
        return ISSUED.search(before) is not None and STAGE.match(plain, end + 1) is None
    return unit in ALONE and (
        unit in "幢栋名" or EACH.search(before) is not None or AFTER_VERB.search(before) is not None
    )


def _is_counted_thing(plain: str, start: int, end: int, unit: str, value: Decimal) -> bool:
    if value > 10 and unit not in {"类", "大类"}:
        return True
    behind = end + len(unit)
    before = plain[max(0, start - 8) : start]
    if unit in {"类", "大类"} and (COUNTED_ON.match(plain, behind) or PROVIDING.search(before)):
        return GROUPS.match(plain, behind) is None or AMONG_GROUPS.match(plain, behind) is not None
    if unit == "个方面":
        return COUNTED_ON.match(plain, behind) is not None
    if unit in _countable() and _countable()[unit].match(plain, behind):
        return True
    if (
        unit == "人"
        and FOLLOWS_A_NAME.match(plain, behind)
        and (not before or before[-1] in "，。；：、\n中有")
    ):
        return True
    if unit in "项类种者" and SUMMED_UP.match(plain, behind):
        return True
    if CLAUSE_END.match(plain, behind) and NOUN_BEFORE.search(before) and unit not in {"类", "大类"}:
        return True
    if unit == "人" and AFTER_COUNTING.search(before):
        return True
    return int(value) in listed_items(plain, start, behind)
