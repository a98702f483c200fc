"""前一分句的关联词与后一分句的关联词配错。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT171",
    ERROR,
    "关联词语配错",
    "“不仅”与“而且”、“无论”与“都”、“虽然”与“但是”、“只有”与“才”、“只要”与“就”成对使用；换成另一对的后一半，前后两句的关系就错了。",
    "《现代汉语八百词》各词条",
)
flagged = [
    "这项工作不仅关系群众利益，而是关系发展大局。",
    "不管今年各项工作取得了一定成效，但是差距不小。",
    "无论工作多忙，驻村干部却坚持每月走访。",
    "虽然人员不足，所以工作进展较慢。由于经费紧张，但是任务仍然完成。",
    "只有加强基层队伍建设，就能提升服务水平。",
    "只要群众满意，我们的工作才算到位。即使任务再重，就要按时完成。",
    "既方便了群众，而且减轻了负担。",
]
silent = [
    "这项工作不仅关系群众利益，而且关系发展大局。质量不仅仅是指标，而是生命。",
    "尽管今年取得了一定成效，但是差距不小；不管用药多少，都要登记。",
    "无论工作多忙，驻村干部都坚持每月走访。不论职务高低，一律参加。",
    "虽然人员不足，但是工作进展较快。由于经费紧张，所以任务未完成。",
    "由于服务不仅便民，而且惠民，但凡参加的都满意。只有一条，就是落实。",
    "重点人群应管尽管一个不漏，因此病情平稳。",
    "只有加强基层队伍建设，才能提升服务水平；只有县医院达标，就诊病人增多。",
    "只要群众满意，我们的工作就算到位。即使任务再重，也要按时完成。",
    "既方便了群众，又减轻了负担；既定目标已经实现，而且提前完成。",
]
BUT = "但是|但(?![愿凡])|可是|然而"
SO = "所以|因此|因而"
SAY = "“{one}”与“{at}”不能配对，应为"
# A clause and its comma, without the word that would answer rightly.
PAIRS = [
    wrong(
        rf"(?P<one>不仅(?![仅是])|不但|不光(?!是))[^，。；：]{{2,30}}，(?P<at>而是|{BUT}|却|{SO})",
        SAY + "“而且”“还”",
    ),
    wrong(
        rf"(?P<one>不管(?![用事理])|无论|不论(?!述))[^，。；：]{{2,30}}，(?P<at>{BUT}|{SO})",
        "“{one}”与“{at}”不能配对，应为“虽然……但是”或“不管……都”",
    ),
    wrong(
        r"(?P<one>不管(?![用事理])|无论|不论(?!述))[^，。；：]{2,30}，[^，。；：都也总均]{0,6}(?P<at>却)(?!步|之)",
        SAY + "“都”“也”",
        severity=WARNING,
    ),
    wrong(
        rf"(?P<one>虽然|(?<!管)尽管(?!如此)|虽说)[^，。；：但却]{{2,30}}，(?P<at>{SO}|而且|于是|从而)", SAY + "“但是”"
    ),
    wrong(
        rf"(?:^|(?<=[，。；]))(?P<one>由于)[^，。；：]{{2,30}}，(?P<at>{BUT})(?=[^，。；]{{2,20}}[。；])",
        SAY + "“所以”“因此”",
        severity=WARNING,
    ),
    wrong(
        r"(?P<one>只有)(?![\d一二三四五六七八九十两几])[^，。；：才]{2,30}，(?P<at>就)(?=能|可|会|要|必|不会|没)",
        SAY + "“才”",
    ),
    wrong(
        r"(?P<one>只要)[^，。；：]{2,30}，[^，。；：就都便也]{0,6}(?P<at>才)(?=能|可|会|算|有|是|不)",
        SAY + "“就”",
    ),
    wrong(
        r"(?P<one>即使|即便|哪怕)[^，。；：也还仍都]{2,30}，[^，。；：也还仍都]{0,6}(?P<at>就(?![是业医诊近地])|才(?=能|会|可)|所以|因此)",
        SAY + "“也”",
        severity=WARNING,
    ),
    wrong(
        rf"(?P<one>既)(?![然往定有是得成可])[^，。；：又也]{{2,20}}，(?P<at>而且|并且|{BUT})",
        SAY + "“又”“也”",
        severity=WARNING,
    ),
    wrong(rf"(?P<one>如果|假如|倘若)[^，。；：就那便]{{2,30}}，(?P<at>{SO}|但是|然而)", SAY + "“就”“那么”", severity=WARNING),
    wrong(rf"(?P<one>之所以)[^，。；：]{{2,30}}，(?P<at>{SO})", SAY + "“是因为”", severity=WARNING),
]  # fmt: skip


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, PAIRS)
