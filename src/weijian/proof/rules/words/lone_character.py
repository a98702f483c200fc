"""词语里剩下的一个字，单独不成词。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.personal.surnames import SURNAMES
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.dictionary import frequency, split, stands_alone
from weijian.proof.rules.words.free_places import is_of_a_chain

RULE = Rule(
    "TXT147",
    HINT,
    "单独的字不成词",
    "前后都是完整的词，中间剩下一个平时不单用的字，多半是漏了另一个字，或者写成了别的字。",
    "《现代汉语词典》（第7版）",
)
flagged = [
    "严重精神障患者规范管理率达95%。",
    "完善应急储制度，落实医院染管理规范。",
    "健全医疗纠调解机制，落实首诊负责制。",
    "开展突发事件演活动，疫情蔓势头得到遏制。",
    "落实慰制度，走访贫困群众。",
]
silent = [
    "严重精神障碍患者规范管理率达95%。",
    "驻川部队、赴鄂医疗队、瑶医科列为重点专科。",
    "党员吕海生、覃水平参加，抓党建促脱贫。",
    "加强针累计接种12万剂，开展鼠密度调查，一张蓝图绘到底。",
    "石磙庙村、塔什镇、榆甸县卫生院。",
    "由县医院对卫生院按季考核，绩效统起来管。",
    "保供应稳价格，抓项目扩投资。",
]
RUN = re.compile(r"[\u4e00-\u9fff]{3,200}")
RARE = 3000
# Provinces and peoples in one character.
SHORT_NAMES = frozenset(
    # What names of persons end in.
    "鹏斌婷莹磊娟霞燕萍玲琴莉倩琳雯薇淼鑫昊轩翔娜媛婧嫣妍瑛瑜璐琦琪璇彬彪煜炜焕熙烨晖晔昕晟菊蓉芬芝芸茜茹楠桐"
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇黔蜀壮满回苗彝侗瑶白傣黎佤羌畲汉维哈"
)
# What a verb of one character is said of without a noun.
COUNTED = frozenset({"一点", "一批", "一下", "一些", "一次", "一遍", "一把"})
# What is named, measured and named after in the field.
FIELD = frozenset(
    "针绘筑促统鼠粗籽缸铸谋护兜锻固惠享扬育聚抬拧紧扛悟炼磷铅汞氟碘钙肺鼻肝胃肾课款荒免逾抠抓纲脾胆肠腮喉眶颈脑髓证险券稳扩惠庇犬牛羊孕伴患仪库氏症债机纯嗅鼻耳眼"
)


def check(document: Document) -> Iterator[Finding]:
    rare = {sign for sign in set(document.plain) if _is_left_over(sign)}
    for run in RUN.finditer(document.plain):
        if rare.isdisjoint(run.group()):
            continue
        words = list(split(run.group(), run.start()))
        for number, (before, word, behind) in enumerate(zip(words, words[1:], words[2:], strict=False), 1):
            between = len(before.text) > 1 and len(behind.text) > 1
            counted = between and behind.text in COUNTED  # 社会募一点
            if between and word.text in rare and not counted and not is_of_a_chain(words, number):
                yield RULE.at(word.start, word.start + 1, f"“{word.text}”单独不成词，疑漏字或有错字")


def _is_left_over(sign: str) -> bool:
    return (
        "\u4e00" <= sign <= "\u9fff"
        and not stands_alone(sign)
        and frequency(sign) < RARE
        and sign not in SURNAMES
        and sign not in SHORT_NAMES
        and sign not in FIELD
    )
