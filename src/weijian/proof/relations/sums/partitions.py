"""Names that divide a whole: whoever is one is not the other, and some of them are all there are.

高级, 中级 and 初级 exclude one another; 男 and 女 are besides all there are; 新生儿 are among 婴儿 (`partitions.tsv`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from weijian.kernel.tables import rows_of

ALL, APART, MOSTLY, OPPOSITE, WITHIN = "all", "apart", "mostly", "opposite", "within"
TWO = 2
Names = tuple[re.Pattern[str], ...]

# A case is one of one disease: 《中华人民共和国传染病防治法》 art. 3, with the names in common use.
DISEASE = re.compile(
    r"鼠疫|霍乱|病毒性肝炎|[甲乙丙丁戊]型?肝炎?|未分型肝炎|肺结核|肝炎|痢疾|伤寒|副伤寒|猩红热|布鲁?氏?菌?病|梅毒|淋病|艾滋病|HIV|麻疹|百日咳|流脑|乙脑"
    r"|流行性脑脊髓膜炎|流行性乙型脑炎|出血热|狂犬病|钩端?螺旋?体病|血吸虫病|疟疾|登革热|炭疽|白喉|破伤风|新冠肺炎|新型冠状病毒\S{0,4}|非典|脊髓灰质炎|禽流感"
    r"|猴痘|流行性感冒|流感|流行性腮腺炎|流腮|腮腺炎|风疹|急性出血性结膜炎|红眼病|麻风病|斑疹伤寒|黑热病|包虫病|丝虫病|其[它他]感染性腹泻\S{0,2}|感染性腹泻|手足口病"
    r"|水痘|恙虫病|森林脑炎"
)
# 城关镇卫生院, 县疾控中心: what one is told of is none of another's.
PLACE = re.compile(
    r"^(?:[、，和及与：（]|其中)*(?P<name>"
    r"[一-龥]{0,10}?(?:医院|卫生院|保健院|疾控中心|控制中心|服务中心|监督所|学校|宾馆|酒店)|[一-龥]{2,4}?(?:[镇乡县]|街道))[一-龥]{0,8}$"
)
# Kinds of places, of which one may be of another kind as well; where people come from and go to.
OF_A_KIND = re.compile(
    r"级|[公私民]立|[公民]办|民营|社会|乡镇|城镇|各|等|其[他它余]|城区|定点|综合|专科|基层|[^县市区]?中心卫生院|一般|[转至到在从往赴去]|达标|示范"
)
LEADS = re.compile(r"^(?:[、，和及与：（]|其中)+")
# 有证, 无证; 村医养老保险已参, 未参; 定向, 非定向; 20年以上, 20年以下.
IS_SO = re.compile(r"[有已](?P<what>[一-龥]{1,4})的?$")
IS_NOT_SO = re.compile(r"(?:尚|仍|还)?(?:无|没有?|未)(?P<what>[一-龥]{1,4})的?$")
OF_THEM = ("中", "的", "有", "为", "是")
OF_NO_SUCH_KIND = re.compile(r"非(?P<what>[一-龥]{2,6})$")
AND_ABOVE = re.compile(r"(?P<bar>\d+(?:\.\d+)?[岁年元天张人个月]{1,2})及?以上")
AND_BELOW = re.compile(r"(?P<bar>\d+(?:\.\d+)?[岁年元天张人个月]{1,2})以下")
LED = re.compile(r"医共体|牵头|医联体")
TELLS_OF_ITSELF = re.compile(r"非(?=[一-龥])")


def exclude_one_another(labels: list[str]) -> bool:
    """Every label bears another name of one partition."""
    return any(_fits(names, labels) for names in _borne(labels[0], ALL, APART)) or _other_diseases(labels)


def mostly_exclude(labels: list[str]) -> bool:
    """The same, of what some may be counted in twice."""
    return any(_fits(names, labels) for names in _borne(labels[0], MOSTLY))


def one_within_another(labels: list[str]) -> bool:
    """5岁以下, 婴儿, 新生儿: two labels bear names of which the second is among the first."""
    return any(_names_of(names, labels) > 1 for names in _of_kind(WITHIN))


def _names_of(names: Names, labels: list[str]) -> int:
    return sum(any(name.search(label) for label in labels) for name in names)


def _other_diseases(labels: list[str]) -> bool:
    """病毒性肝炎117例、痢疾7例: each tells cases of another disease, by its whole name and no more."""
    names = {match.group() for label in labels if (match := DISEASE.search(label))}
    return len(names) == len(labels) > 1


def are_all_there_are(labels: list[str]) -> bool:
    """Every label bears another name of one partition, and no name is left over; or they are one thing and what is not."""
    by_names = any(len(labels) == len(names) and _fits(names, labels) for names in _borne(labels[0], ALL))
    return by_names or (len(labels) == TWO and _one_and_not(*labels)) or _members(labels)


def _one_and_not(one: str, other: str) -> bool:
    """建制乡镇卫生院, 非建制乡镇卫生院; 确诊者中牧民, 非牧民; 有证, 无证; 已参, 未参; 工龄20年以上, 20年以下."""
    one, other = (LEADS.sub("", label) for label in (one, other))
    bare = TELLS_OF_ITSELF.sub("", other, count=1)
    if len(one) > 1 and bare == one != other:
        return True
    return _named_and_not_so(one, other) or _above_and_below(one, other) or _above_and_below(other, one)


def _named_and_not_so(one: str, other: str) -> bool:
    so, not_so = IS_SO.search(one), IS_NOT_SO.match(other)
    if so and not_so and so["what"] == not_so["what"]:
        return True
    kind = OF_NO_SUCH_KIND.match(other)
    if kind is None or one.startswith(kind["what"]):
        return kind is not None
    # 确诊者中牧民, 非牧民; but 合格碘盐 and 非碘盐 leave the others untold
    named = one.removesuffix(kind["what"])
    return named != one and named.endswith(OF_THEM)


def _above_and_below(one: str, other: str) -> bool:
    above, below = AND_ABOVE.search(one), AND_BELOW.search(other)
    return above is not None and below is not None and above["bar"] == below["bar"]


def _members(labels: list[str]) -> bool:
    """县人民医院医共体14家、县中医医院医共体9家: of two that lead, each with its own."""
    return all(LED.search(label) for label in labels) and named_apart(labels)


def named_apart(labels: list[str]) -> bool:
    """城关镇8人、河口镇9人; 县人民医院1500管、县疾控中心1000管: places by names of their own."""
    places = [PLACE.match(label) for label in labels]
    names = {place["name"] for place in places if place and not OF_A_KIND.search(place["name"])}
    return len(names) == len(labels) > 1


def are_opposites(one: str, other: str) -> bool:
    """合格, 不合格: each bears one name of a pair, and they do not bear the same."""
    pairs = ((names[0], names[1]) for names in _borne(one, OPPOSITE, ALL) if len(names) == TWO)
    return any(
        _fits_first(*pair, one=one, other=other) or _fits_first(*pair, one=other, other=one) for pair in pairs
    )


def _fits_first(first: re.Pattern[str], second: re.Pattern[str], one: str, other: str) -> bool:
    return bool(first.search(one) and second.search(other) and not first.search(other))


def _fits(names: Names, labels: list[str]) -> bool:
    taken: list[int] = []
    for label in labels:
        # 执业助理医师 is an assistant: the last name that fits is the closest.
        fits = [place for place, name in enumerate(names) if place not in taken and name.search(label)]
        if not fits:
            return False
        taken.append(fits[-1])
    return True


@lru_cache(maxsize=4096)
def _borne(label: str, *kinds: str) -> list[Names]:
    """The partitions of which a label bears a name."""
    return [one.names for one in _partitions() if one.kind in kinds and one.any_name.search(label)]


@cache
def _of_kind(*kinds: str) -> list[Names]:
    return [one.names for one in _partitions() if one.kind in kinds]


class _Partition(NamedTuple):
    names: Names
    any_name: re.Pattern[str]
    kind: str


@cache
def _partitions() -> list[_Partition]:
    listed = ((row[0].split(" "), row[1]) for row in rows_of(Path(__file__).with_suffix(".tsv")))
    return [
        _Partition(tuple(map(re.compile, names)), re.compile("|".join(names)), kind) for names, kind in listed
    ]
