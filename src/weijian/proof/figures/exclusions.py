"""Numbers that are no quantities: dates, ages, document numbers, list numbers, versions, telephone numbers.

Each pattern is named after what it takes out; all of them are tried at once, from left to right. Set terms
(三会一课, 15分钟就医圈) are in terms.tsv, each with its source.
"""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of

DASH = r"[-~～—–至到]{1,2}"
YEAR = r"(?:19|20)\d{2}"
WORD = r"[一二三四五六七八九十]"
DIGIT = r"[一二三四五六七八九]"
ORDINAL = (
    r"条|款|章|号|届|版|期|批|轮|次|季度|个|类|医院|附属|责任"
    r"|人民|代|季|阶段|党|支部|中学|小学|道|方面|部分|产业"
)
# What awareness days are for.
THEME = "病|毒|健康|卫生|免疫|接种|护士|医师|眼|烟|残疾|献血|宣传|环境|气象|教师"
# 隔离14日 and the like measure; 14日 alone is a date.
LASTING = "".join(rf"(?<!{word})" for word in ("隔离", "连续", "为期", "历时", "观察", "公示"))
NAMED = {
    # 1982.0/10万 is a rate: the signs of a date are the same.
    "time_stamp": r"\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?",
    "clock": r"\d{1,2}[:：时]\d{2}(?:[:：分]\d{0,2})?|\d{1,2}时(?!长)|(?<=[早晚午晨夜])\d{1,2}(?:点|:\d{2})[半整]?",
    "years": rf"{YEAR}年?{DASH}(?:19|20)?\d{{2}}年度?|{YEAR}\n?(?:年度?|届|级|版)"
    r"|民国\d{1,2}年|(?<!\d)\d{2}年(?=\d{1,2}月|[底末初]|度)|(?:健康|愿景|行动|规划)[\u4e00-\u9fff]{0,4}20[2-6]\d(?!\d)",
    # The nineteenth century and 09年 are no durations; a bare year after 比 ends a line that was cut.
    "old_year": r"(?<![\d.])1[78]\d{2}年|(?<![\d.])0\d年(?!代)|(?<=比)20[012]\d(?=[ 　]{0,4}(?:\n|$))",
    "decade": r"(?<![\d.])\d{1,3}0年代",
    "months": rf"\d{{1,2}}月?(?:份)?{DASH}\d{{1,2}}月(?:份|底|末|初)?(?:\d{{1,2}}[日号]?)?",
    "month_and_day": rf"\d{{1,2}}月(?:份|底|末|初|中旬|上旬|下旬)?(?:\d{{1,2}}(?:{DASH}\d{{1,2}})?[日号]?)?",
    "day": rf"\d{{1,2}}{DASH}\d{{1,2}}[日号]|{LASTING}(?<![\d.])\d{{1,2}}[日号](?!门|楼|线|间|均|产|服|内)",
    "awareness_day": r"\d{1,2}[.·]\d{1,2}"
    rf"(?=[”\"]|世界|国际|全国|[^\d，。；万亿%]{{0,8}}(?:{THEME})[^\d，。；]{{0,2}}[日节])",
    "age": rf"(?<![\d.])\d{{1,4}}(?:{DASH}\d{{1,3}})?(?:余|多)?(?:周岁|岁|月龄|个月龄)",
    "months_to_years": rf"\d{{1,2}}个月(?:以上)?{DASH}\d{{1,3}}(?:周岁|岁)"
    rf"|(?<=生后)\d{{1,2}}(?:{DASH}\d{{1,2}})?个月(?=[初接]种)",
    "months_of_age": rf"\d{{1,2}}{DASH}\d{{1,2}}个月(?=婴|儿|幼|龄)"
    r"|\d{1,2}(?:个月|月)(?=以[上下内]?婴|以[上下内]儿|龄|婴幼)",
    "age_in_words": rf"{WORD}{{1,3}}(?:周岁|岁)",
    # 比去年同期（1980）多: the count of then, for no report is as old as that.
    "year_of_then": r"(?<=同期)（(?:199\d|20[0-3]\d)）",
    "document_number": rf"(?<!同期)[〔\[【（](?:{YEAR}[〕\]】）](?:第?\d{{0,4}}号)?|\d{{4}}[〕\]】）]第?\d{{0,4}}号)"
    r"|\d{1,4}号(?:文|令|公告)?",
    "meeting": r"届[\d一二三四五六七八九十]{1,3}次",
    "article": rf"第[\d一二三四五六七八九十百]{{1,4}}(?:{ORDINAL})",
    "list_number": r"(?<![^\n。；：！？”])[ 　]{0,80}[（(]?\d{1,2}(?:[、)）]|[.．](?!\d)|[.．](?=\d{4}年))",
    "bracketed_number": r"（\d{1,2}）",
    "title_in_marks": r"《[^《》\n]{1,80}》",
    "sum_of_digits": r"\d{1,2}(?:[+＋][\dxXnN]{1,2}){1,4}",
    "proportion": r"\d{1,3}[:∶：]\d{1,3}(?!\d)|1[:∶：]\d{4,5}(?!\d)",
    "per_so_many": r"(?<=每)\d{1,3}[千万](?=人|名|活产|居民|常住)",
    "address": r"\d{1,4}(?:栋|幢|号楼)\d{1,4}(?:室|号)?|\d{3,4}室|K\d{1,4}\+\d{1,4}",
    "with_letters": r"[A-Za-z]{1,12}-?\d{1,12}(?![\d台张套辆例名份])(?:[.-]\d{1,12}){0,4}[A-Za-z]{0,12}(?:级|型|期)?",
    "policy": r"\d{3}(?:[、和]\d{3}){0,2}政策",
    "significance": r"[PpRrtTFχ][²2]?[=<>]\d(?:\.\d{1,6})?",
    "before_letters": r"\d+(?:\.\d+)?(?!permil|[Ll]u?x|CFU/|MPN/)[A-Za-z](?!次|份|/)(?<![mMLlkKcU])[A-Za-z]{0,12}",
    "version": r"\d{1,6}(?:\.\d{1,6}){1,4}(?=系统|版|平台|时代|模式|以上版)|\d{1,2}\.0(?=系统|版|平台|时代|模式)",
    "kind_or_grade": rf"\d{{1,2}}(?:{DASH}\d{{1,2}})?(?:型|级|价|届|代|版|号|路|楼|周(?=龄|岁|前)|月"
    r"|期(?=糖|尘|工程|项目|肺|临床|建设))",
    "hot_line": r"(?<!\d)(?:110|119|120|122|12320|12345|12356|12369|12315|96120)"
    r"(?=急救|热线|政务|政府|公开|电话|平台|指挥|调度|救护|投诉|便民|院前|心理|[”])",
    "telephone": r"(?<!\d)0\d{2,3}-\d{7,8}|(?<![\d.])1[3-9]\d{9}(?![\d.\u4e00-\u9fff%])"
    r"|(?:电话|手机|QQ|微信|联系方式)(?:号码)?[:：]?\d{5,}(?![\d.万余多个次人件])|(?<![\d.])\d{7,}(?![\d.%\u4e00-\u9fffmMlL㎡])",
    "product": r"84(?=消毒)|211(?=工程|高校|院校)|985(?=工程|高校|院校)",
    "plan": rf"[一二三]?十{DIGIT}五(?=规划|时期|期间|发展|末|开局|收官)|“十{DIGIT}五”",
    "page": r"第? ?\d{1,4} ?页[ ，,/]*共? ?\d{1,4} ?页|[Pp]age ?\d{1,4}",
    "types": r"\d{1,2}(?:[、和及]\d{1,2}){1,8}型",
    "mixed_tests": r"\d{1,2}合\d{1,2}|\d{1,2}混\d|\d{1,2}人/\d{1,2}人(?=混)|\d{1,2}孔板",
    "round_the_clock": r"7[×xX*✕]24(?:小时)?|24[×xX*]7",
    "slogan_of_wholes": r"[一二三四五六七八九十两\d]{1,2}个(?:100%|百分之百|百分百)",
    "class_of_size": rf"\d{{1,4}}(?:张?{DASH}\d{{1,4}})?张(?:及?以[上下内])?(?=(?:床位|床)?的?(?:综合|专科)?医院)",
    "model": r"\d{1,3}(?:孔|通道|导|排|层)(?=[^，。；、\d]{0,6}(?:扩增|提取|离心|检测仪|分析仪|酶标|心电图?机|CT|螺旋|彩超))",
    "zero_dose": r"(?<![\d.])0(?:剂次|次剂|剂)(?=儿童|人员|人群|者|对象)",
    "letters_after_hyphen": r"(?<=[A-Za-z]-)\d+",
    "clinical_value": r"\d+(?:/\d+)?(?:\.\d+)?(?:mmHg|mmol|umol|μmol"
    r"|(?:μg|ug|mg)(?!/(?:[Kk]g|L|l|m[3³]|升|千克|公斤))|kcal|IU|Hz)(?:/[A-Za-z]+)?",
    "slogan_of_doubling": r"[一二三四五六七八九两\d]个翻番",
    "slogan": r"1[人户案例院村县乡校企事患]1[\u4e00-\u9fff]|(?<!\d)\d对\d(?!\d)",
    "called_number": r"(?:拨打|邮编|邮政编码|编号|号码|代码|[账卡]号|传真|密码|热线)[:： ]?\d{3,}(?![\d.万余多个次人件起例通条])",
    "attachment": r"(?:(?<![\u4e00-\u9fff])|(?<=[见如附和及的]))(?:附件|附表|表|图|附录|专栏)\d{1,2}(?:-\d{1,2})?(?![\d.%])",
}
# The signs any of these may begin with: most of a text is passed over at a glance.
BEGINNINGS = (
    r"届\da-zA-Zχ 　“《（(〔\[【第一二两三四五六七八九十健愿行规电手微联拨邮编号代账卡传密热附表图专民"
)
EXCLUDED = re.compile(
    rf"(?=[{BEGINNINGS}])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in NAMED.items()) + ")"
)
# Life expectancy is stated in years of age and is a figure all the same.
MEASURED_AGE = re.compile(r"(?:寿命|平均年龄|均龄)[^\d，。；\n]{0,8}$|最[小大低高](?:年龄)?[者的]?[为是]?$")


@cache
def _terms() -> re.Pattern[str]:
    terms = [row[0] for row in rows_of(Path(__file__).with_name("terms.tsv"))]
    return re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)))


class Exclusions:
    """The stretches of a text whose numbers are no figures."""

    def __init__(self, plain: str) -> None:
        named = EXCLUDED.finditer(plain)
        self.patterns = _Spans([match.span() for match in named if not _is_measured_age(plain, match)])
        self.terms = _Spans([match.span() for match in _terms().finditer(plain)])

    def cover(self, start: int, end: int) -> bool:
        return self.patterns.cover(start, end) or self.is_term(start, end)

    def is_term(self, start: int, end: int) -> bool:
        return self.terms.cover(start, end)


class _Spans:
    """Stretches in reading order that do not overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.starts = [start for start, _ in spans]

    def cover(self, start: int, end: int) -> bool:
        number = bisect_right(self.starts, end - 1) - 1
        return number >= 0 and self.spans[number][1] > start


def _is_measured_age(plain: str, match: re.Match[str]) -> bool:
    return match.lastgroup == "age" and bool(
        MEASURED_AGE.search(plain[max(0, match.start() - 16) : match.start()])
    )
