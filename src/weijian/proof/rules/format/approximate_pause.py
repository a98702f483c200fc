"""表示概数的两个数字之间用了顿号。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT121",
    WARNING,
    "表示概数的两个数字之间用了顿号",
    "相邻两个数字连用表示概数，中间不用顿号（三四个月）；概数用汉字，不用阿拉伯数字。",
    "GB/T 15834-2011 4.5.3.4；GB/T 15835-2011 4.2.2",
)
flagged = [
    "每个村卫生室配备两、三名乡村医生。",
    "整改工作持续了三、四个月。",
    "患者平均等候七、八天，近的只有五、六公里。",
    "每年外出进修的有3、4名医生。",
]
silent = [
    "每个村卫生室配备两三名乡村医生。",
    "第三、四个月集中整改，一、二级医院全部达标。",
    "三、四季度督导两次，二、三产业协调发展。",
    "2、3个乡镇分别派出5名、6名医生。",
    "一、二、三名获奖。",
]
PAIRS = "一、二|二、三|两、三|三、四|四、五|五、六|六、七|七、八|八、九"
DIGITS = "1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9"
UNIT = r"(?:个(?!百分)|名|家|天|年(?!级)|次|人|例|件|间|万|百|千|十|岁|公里|小时|分钟|倍|成|辆|台)"
WRONG = [
    wrong(rf"(?<![第、百千十零\d，。；：\n])(?P<at>(?:{PAIRS}))(?={UNIT})", "概数的两个数字之间不用顿号"),
    wrong(
        rf"(?<![第、\d\n，。；：.])(?P<at>(?:{DIGITS}))(?=[名位]医|个月(?!龄))",
        "概数用汉字，两个数字之间不用顿号",
    ),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
