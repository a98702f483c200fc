"""Invented names of persons and places, from tables of our own with the frequencies a rural county shows."""

import random
from datetime import date
from itertools import accumulate

# Share of each surname in per mille; what is left over goes to the rarer ones at the end.
SURNAMES = {
    "张": 62, "李": 58, "刘": 56, "王": 52, "陈": 48, "向": 44, "杨": 42, "田": 40, "彭": 36, "吴": 35,
    "周": 34, "黄": 32, "唐": 28, "罗": 26, "胡": 24, "谢": 22, "邓": 21, "曾": 20, "龙": 19, "瞿": 18,
    "覃": 17, "滕": 16, "舒": 15, "宋": 15, "米": 14, "肖": 14, "何": 13, "郭": 12, "蒋": 12, "尹": 11,
    "石": 11, "朱": 10, "余": 10, "谭": 9, "全": 9, "赵": 9, "孙": 8, "许": 8, "单": 3, "欧阳": 4,
    "夏": 7, "梁": 7, "符": 6, "鲁": 6, "熊": 6, "易": 5, "汪": 5, "戴": 5, "申": 4, "钟": 4, "侯": 3,
}  # fmt: skip

# First and second character of given names by (sex, last birth year of the cohort).
GIVEN_NAMES: dict[tuple[int, int], tuple[str, str]] = {
    (1, 1955): ("德国正明光宗志永家世文大云先昌", "华清生祥云富贵才银发成林山高全"),
    (1, 1975): ("建国卫志文明永忠新小光春长元兴", "军华平强明生国林民兵辉勇云文良"),
    (1, 1995): ("志海小建文永俊晓立继云飞宏绍亚", "勇伟华军杰辉斌鹏波林涛峰亮平强"),
    (1, 9999): ("子浩宇俊梓奕嘉一思志家天博明泽", "轩宇涵豪杰睿辰洋然霖阳博凯航恒"),
    (2, 1955): ("桂秀玉金凤春兰菊冬银月翠水莲香", "英兰珍莲香秀梅娥姣云花莲凤贞翠"),
    (2, 1975): ("小秋春冬玉爱红金秀桂建美云满菊", "英梅兰红香华莲芳燕云平珍群娥菊"),
    (2, 1995): ("小晓海丽春艳红秋雪金玉慧美燕彩", "燕丽芳霞敏娟艳玲萍英兰梅琴平花"),
    (2, 9999): ("梓子欣雨思诗语佳一奕可若嘉雅静", "涵萱怡妍彤琪瑶轩琳诺婷悦馨玥雯"),
}  # fmt: skip
ONE_CHARACTER_SHARE = {1955: 0.05, 1975: 0.17, 1995: 0.28, 9999: 0.12}
COHORTS = (1955, 1975, 1995, 9999)

COUNTY_NAME = "岚溪县"
COUNTY_CODE = "431299"  # no county bears it: 怀化市 uses 02, 21 to 30 and 81

TOWN_NAMES = [
    "城关镇", "石桥镇", "柳湾镇", "枫木镇", "双江镇", "大坪镇", "龙泉镇", "茶亭镇", "白岩镇", "黄土镇", "太平镇",
    "观音乡", "竹山乡", "三角乡", "长冲乡", "清塘乡", "马鞍乡", "云盘乡", "高峰乡", "凉水乡", "杉木乡", "新田乡",
    "岩口乡", "桐木乡", "青山乡", "银坑乡", "麻溪乡", "水口乡",
]  # fmt: skip
NEW_TOWN_NAME = "望云乡"
VILLAGE_FIRST = (
    "上下大小新老东西南北前后中桃李梅竹松柏杨柳枫樟桂茶桐杉石岩龙凤马牛羊鹤金银铜铁青白黄红清长高双三五七九"
)
VILLAGE_SECOND = "湾坪冲溪塘坡岭桥井坳田垅洞江河洲山冈坝田园寨沟潭峰源"


def _cumulative(table: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(table), list(accumulate(table.values()))


_SURNAMES, _SURNAME_WEIGHTS = _cumulative(SURNAMES)
# Earlier characters of a list are commoner.
_WEIGHTS = {length: list(accumulate(range(length + 4, 4, -1))) for length in range(1, 40)}


def person_name(dice: random.Random, sex: int, birth: date | int) -> str:
    """An invented name such as that sex and birth year would bear."""
    year = birth if isinstance(birth, int) else birth.year
    cohort = next(last for last in COHORTS if year <= last)
    first, second = GIVEN_NAMES[sex, cohort]
    surname = dice.choices(_SURNAMES, cum_weights=_SURNAME_WEIGHTS)[0]
    given = dice.choices(second, cum_weights=_WEIGHTS[len(second)])[0]
    if dice.random() >= ONE_CHARACTER_SHARE[cohort]:
        given = dice.choices(first, cum_weights=_WEIGHTS[len(first)])[0] + given
    return surname + given


def village_names(dice: random.Random, count: int) -> list[str]:
    """So many different village names, in an order of chance."""
    pairs = sorted({first + second for first in VILLAGE_FIRST for second in VILLAGE_SECOND})
    dice.shuffle(pairs)
    if count > len(pairs):
        raise ValueError(f"only {len(pairs)} village names can be invented, {count} were asked for")
    return [f"{pair}村" for pair in pairs[:count]]
