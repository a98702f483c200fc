"""Names that divide a whole: whoever is one is not the other, and some of them are all there are.

高级, 中级 and 初级 exclude one another; 男 and 女 are besides all there are.
"""

import re

# (names in order, whether together they are all there are)
PARTITIONS = [
    (("高级|副高|正高", "中级", "初级(?:职称)?及以下|无职称"), True),
    (("高级|副高|正高", "中级", "初级"), False),
    (("博士", "硕士|研究生", "本科", "(?:大专|专科|中专)及以下"), True),
    (("硕士|研究生", "本科", "(?:大专|专科|中专)及以下"), True),
    (("本科及以上|大学及以上", "大专|专科", "中专及以下|高中及以下"), True),
    (("男", "女"), True),
    (("红码", "黄码", "绿码"), False),
    (("城镇|城市", "农村|乡村"), True),
    (("博士", "硕士|研究生", "本科", "大专|专科", "中专"), False),
    (("硕士|研究生", "本科", "大专|专科"), True),
    (("轻度", "中度", "重度"), True),
    (("一级", "二级", "三级", "四级"), False),
    (("公立|公办", "民营|民办|私立|社会办"), True),
    (("竣工|完工", "在建", "前期"), True),
    (("死亡家庭|子女死亡", "伤残家庭|子女伤残", "并发症"), True),
    (("低级别", "高级别"), True),
    (("固定", "流动"), True),
    (("团体", "街头|个人"), True),
    (("在编", "编外|聘用|临聘|合同"), True),
    (("一孩", "二孩", "三孩|多孩"), True),
    (("一般程序|普通程序", "简易程序|当场"), True),
    (("中央", "省级|省财政|省", "县级|县财政|市县|县"), True),
    (("执业医师", "助理医师", "乡村医生"), True),
    (("门诊", "住院"), True),
    (("乙类", "丙类"), False),
    (("新发|新增", "复治|复发"), True),
    (("上转", "下转"), True),
    (("县级|县直", "乡级|乡镇|镇级", "村级|村卫生"), False),
    (("中央", "省级|省财政|省", "市级|市财政|州级", "县级|县财政|区级", "自筹|单位|社会"), False),
    (("甲类", "乙类", "丙类"), True),
]
# A case is one of one disease: 《中华人民共和国传染病防治法》 art. 3, with the names in common use.
DISEASE = re.compile(
    r"鼠疫|霍乱|病毒性肝炎|[甲乙丙丁戊]型?肝炎?|未分型肝炎|肺结核|肝炎|痢疾|伤寒|副伤寒|猩红热|布鲁?氏?菌?病|梅毒|淋病|艾滋病|HIV|麻疹|百日咳|流脑|乙脑"
    r"|流行性脑脊髓膜炎|流行性乙型脑炎|出血热|狂犬病|钩端?螺旋?体病|血吸虫病|疟疾|登革热|炭疽|白喉|破伤风|新冠肺炎|新型冠状病毒\S{0,4}|非典|脊髓灰质炎|禽流感"
    r"|猴痘|流行性感冒|流感|流行性腮腺炎|流腮|腮腺炎|风疹|急性出血性结膜炎|红眼病|麻风病|斑疹伤寒|黑热病|包虫病|丝虫病|其[它他]感染性腹泻\S{0,2}|感染性腹泻|手足口病"
    r"|水痘|恙虫病|森林脑炎"
)
COMPILED = [(tuple(re.compile(name) for name in names), whole) for names, whole in PARTITIONS]


def exclude_one_another(labels: list[str]) -> bool:
    """Every label bears another name of one partition."""
    return any(_fits(names, labels) for names, _ in COMPILED) or _other_diseases(labels)


def _other_diseases(labels: list[str]) -> bool:
    """病毒性肝炎117例、痢疾7例: each tells cases of another disease, by its whole name and no more."""
    names = {match.group() for label in labels if (match := DISEASE.search(label))}
    return len(names) == len(labels) > 1


def are_all_there_are(labels: list[str]) -> bool:
    """Every label bears another name of one partition, and no name is left over."""
    return any(
        all_there_are and len(labels) == len(names) and _fits(names, labels)
        for names, all_there_are in COMPILED
    )


def _fits(names: tuple[re.Pattern[str], ...], labels: list[str]) -> bool:
    taken = []
    for label in labels:
        # 执业助理医师 is an assistant: the last name that fits is the closest.
        fits = [place for place, name in enumerate(names) if name.search(label) and place not in taken]
        if not fits:
            return False
        taken.append(fits[-1])
    return True
