"""日期的写法。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT120",
    WARNING,
    "日期的写法不规范",
    "年份写全称，月、日不编虚位；正文里用“年、月、日”而不用点和横线；“〇”不写成字母；成文日期用阿拉伯数字。",
    "GB/T 9704-2012 7.3.5.4；GB/T 15835-2011 4.1.3、5.1.4",
)
flagged = [
    "20年6月，县医院新楼启用。",
    "截至2021.6.30，签约21万人。",
    "会议于2020年03月05日召开。",
    "平川县卫生健康局\n二〇二一年七月二日",
    "二0二一年工作总结已经上报。",
    "二O二〇年工作已经完成，二零二一年工作正在谋划。",
    "5月至6月份组织采血3次，1月份至6月份接诊2万人。",
    "8月15号开展义诊。",
    "全县工作取得成效。\n中心卫生院公共卫生科\n201043",
    "各项指标全部达标。\n平川县卫生健康局\n20210702",
]
silent = [
    "2020年6月，县医院新楼启用，历时20年3个月。",
    "截至2021年6月30日，签约21万人。",
    "会议于2020年3月5日召开，10月12日复查。",
    "平川县卫生健康局\n2021年7月2日",
    "5至6月份组织采血3次，印发8月15号令。",
    "软件版本2021.6.30已升级，时间：2022-02-07 15:02:37。",
    "全县工作取得成效。\n平川县卫生健康局\n2021",
    "接种疫苗\n202104\n完成率\n98%",
]
YEAR = "(?:19|20)\\d{2}"
WRONG = [
    wrong(
        r"(?<![\d.—～~至-])(?P<at>(?P<y>[12]\d))年(?=(?:1[0-2]|[1-9])月(?!龄))",
        "年份应写全称“20{y}”",
        "20{y}",
    ),
    wrong(
        rf"(?<![\d.版本：号])(?:{YEAR})(?P<dot>[.-])\d{{1,2}}(?P=dot)\d{{1,2}}(?![\d.:版]| \d)",
        "正文里的日期应写作某年某月某日",
        severity=HINT,
    ),
    wrong(r"(?<=年)0(?=[1-9]月)|(?<=\d月)0(?=[1-9]日)", "月、日不编虚位", ""),
    wrong(
        r"^ {0,80}[二一][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日 {0,80}$",
        "成文日期用阿拉伯数字",
        severity=HINT,
    ),
    wrong(r"二零[〇零一二三四五六七八九]{2}年", "年份里的“零”应为“〇”，或改用阿拉伯数字", severity=HINT),
    wrong(
        r"(?<!\d)(?P<a>1?\d)月份?(?P<to>[至到—～-])(?P<b>1?\d)月份",
        "两个月份的写法应当一致，月份只说一次：“{a}{to}{b}月”",
        "{a}{to}{b}月",
        HINT,
    ),
    wrong(
        rf"(?<=[局院所会科委站办室府])\s{{1,6}}(?P<at>{YEAR}(?:0[1-9]|1[0-2]|[1-9])\d{{1,2}})\s{{0,9}}\Z",
        "成文日期缺“年”“月”“日”",
    ),
    wrong(
        r"(?<=\d月)(?P<d>\d{1,2})号(?![令文楼]|公告|线|卫生|病)", "“{at}”在书面语里应为“{d}日”", "{d}日", HINT
    ),
]

# As it stands: in the plain text each of these is a 〇 already.
IN_SOURCE = [
    wrong(
        r"[二一][O0oＯ○〇零一二三四五六七八九]{0,2}[O0oＯ][O0oＯ○〇零一二三四五六七八九]{0,2}年",
        "年份里的“〇”写成了字母或别的符号",
    ),
]


def check(document: Document) -> Iterator[Finding]:
    yield from objections(RULE, document, WRONG)
    yield from objections(RULE, document, IN_SOURCE, in_source=True)
