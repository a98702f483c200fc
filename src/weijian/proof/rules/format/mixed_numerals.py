"""同类数量有的用汉字有的用阿拉伯数字。"""

from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT119",
    HINT,
    "同类数量汉字与阿拉伯数字混用",
    "统计数量在同一份材料里用同一种数字；全文多用阿拉伯数字的，个别汉字数字应当改过来。",
    "GB/T 15835-2011 4.1.1、4.3（同类别同形式）",
)
flagged = [
    "新增7家诊所、5家药店、4家卫生室，另有三家单位整改。",
    "派出医生12名、护士30名、技师8名，培训全科医师五名。",
    "督查10次、约谈4次、通报2次，党委专题研究三次。",
    "查处案件5起、投诉9起、纠纷4起，办结非法行医案两起。",
]
silent = [
    "新增7家诊所、5家药店、4家卫生室。",
    "三家单位整改，五名医师受训，两名护士获奖。",
    "派出医生12名、护士30名、技师8名，开展三个一活动。",
    "督查10次、约谈4次，一次性拨付20万元。",
    "三名医生下沉到三个乡镇，全年义诊36场。",
]
UNITS = frozenset("名家次起例人所件户场期份台")
LEAST = 3


def check(document: Document) -> Iterator[Finding]:
    counted = [figure for figure in document.figures if figure.unit in UNITS]
    digits = Counter(figure.unit for figure in counted if figure.text[:1].isdigit())
    for figure in counted:
        in_words = not any(sign.isdigit() for sign in figure.text)
        if (
            figure.kind == "count"
            and in_words
            and digits[figure.unit] >= LEAST
            and 1 < figure.value < 100
            and figure.bound == "exact"
        ):
            message = f"“{figure.text}”用了汉字，同类数量多用阿拉伯数字"
            yield RULE.at(figure.start, figure.end, message, put=f"{figure.value}{figure.unit}")
