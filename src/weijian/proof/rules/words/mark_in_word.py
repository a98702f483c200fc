"""引号插在词的中间。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import split, stands_alone

RULE = Rule(
    "TXT145",
    WARNING,
    "标号插在词的中间",
    "引号、括号、书名号落在一个词的两个字之间，或者一对引号里什么也没有，是转换格式、删改文字时错了位。",
    "GB/T 15834-2011 4.8",
)
flagged = [
    "加强健康教”育，根“据慢病管理要求，仔细落“”实各项措施。",
    "贫困人口实行先诊疗后付费和一站”式结算。",
    "县级医院开展远程会“诊320例，下派专家12名。",
    "各乡镇全面完成年度目”标任务。",
]
silent = [
    "落实“一站式”结算、“双减”政策，推进“三医”联动和“健康”中国行动。",
    "实行“日”报制、“零”报告，突出“严”字当头，从“实”处着手。",
    "推动“以治病为中心”向“以健康为中心”转变，做到“早”发现。",
    "执业（助理）医师、医（护）士、科（室）主任、县（市）区、区（县）级、疫（菌）苗。",
    "表彰“光荣在党50年”老党员，以“健康同行”为主题，镇街干部、村“两委”成员参加。",
    "建成“人民满意”医院，把“健康细胞”建设纳入考核。",
    "“单独两孩”政策平稳实施，“全面两孩”政策宣传到户。",
]
MARKS = re.compile(r"(?<=[\u4e00-\u9fff])(?P<at>[“”‘’]{1,4}|《|》)(?=[\u4e00-\u9fff])")
EMPTY = re.compile(r"“[ \u3000]{0,3}”")
REACH = 5
LONGEST = 16
QUOTATION = re.compile(r"[“‘《][^“”‘’《》，。；：\n]{1,14}[”’》]")
HAN_BEFORE, HAN_BEHIND = re.compile(r"[\u4e00-\u9fff]+$"), re.compile(r"[\u4e00-\u9fff]+")
ONE_CHARACTER = re.compile(r"[“‘《][\u4e00-\u9fff][”’》]")


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    told: set[int] = set()
    for match in MARKS.finditer(plain):
        start, end = match.span()
        word = _word_across(plain, start, end)
        if (
            word
            and not ONE_CHARACTER.match(plain, end - 1)
            and not ONE_CHARACTER.match(plain, max(0, start - 2))
        ):
            told.add(end)
            yield RULE.at(start, end, f"“{match['at']}”插在“{word}”中间", put="")
    for match in EMPTY.finditer(plain):
        if match.end() not in told:
            yield RULE.at(*match.span(), "引号里没有内容", put="")


def _word_across(plain: str, start: int, end: int) -> str | None:
    """The word that the mark parts, if a character of it is left alone at the mark."""
    before = HAN_BEFORE.search(plain[max(0, start - REACH) : start])
    behind = HAN_BEHIND.match(plain[end : end + REACH])
    if not before or not behind:
        return None
    border = len(before.group())
    for word in split(before.group() + behind.group()):
        if word.start < border < word.start + len(word.text):
            left, right = word.text[: border - word.start], word.text[border - word.start :]
            whole = _is_whole(plain, start, end)
            if whole and len(right) > 1 and next(split(right)).text == right:
                return None  # “单独两孩”政策: a whole quotation, and a whole word behind it
            left_over = [
                rest for rest in (list(split(left))[-1].text, next(split(right)).text) if len(rest) == 1
            ]
            return word.text if any(not (whole and stands_alone(rest)) for rest in left_over) else None
    return None


def _is_whole(plain: str, start: int, end: int) -> bool:
    """The mark opens or closes a quotation that is short and has no stop in it."""
    sign = plain[end - 1]
    if sign in "“‘《":
        return bool(QUOTATION.match(plain, end - 1))
    return any(
        QUOTATION.fullmatch(plain, opened, start + 1) for opened in range(max(0, start - LONGEST), start)
    )
