import pytest

from weijian.proof.naming import GROUP, name_of, vocabulary, words_of_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("在管高血压患者", "高血压病人健康管理"),
        ("全县共管理严重精神障碍患者", "重性精神病患者在管人数"),
        ("建立居民健康档案", "居民健康档案建立"),
        ("65岁及以上老年人健康管理", "管理65岁以上老年人"),
        ("0-6岁儿童健康管理人数", "7岁以下儿童健康管理数"),
        ("农村贫困人口参保", "全部参保的建档立卡贫困人口"),
    ],
)
def test_name_of_one_thing_in_other_words_has_the_same_words(one, other):
    assert name_of(one).words == name_of(other).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高血压患者管理", "高血压患者规范管理"),
        ("高血压患者管理", "糖尿病患者管理"),
        ("新增高血压患者", "高血压患者"),
        ("3岁以下儿童系统管理", "5岁以下儿童系统管理"),
        ("60岁以上老年人", "65岁以上老年人"),
        ("贫困人口签约", "重点人群签约"),
        ("乡镇卫生院", "建制乡镇卫生院"),
        ("男性患者服药", "患者服药"),
        ("宫颈癌早诊", "乳腺癌早诊"),
        ("患者服药", "患者规律服药"),
        ("执业医师", "执业（助理）医师"),
        ("接种新冠疫苗", "接种疫苗"),
        ("医疗卫生机构", "医疗机构"),
        ("县域内住院", "县域内就诊"),
        ("编制床位", "开放床位"),
    ],
)
def test_name_of_other_things_has_other_words(one, other):
    assert name_of(one).words != name_of(other).words


def test_words_of_kind_are_told_in_order():
    assert words_of_kind("管理高血压患者和糖尿病患者", GROUP) == ["高血压", "糖尿病"]


def test_vocabulary_has_a_source_for_every_word_and_one_kind_for_every_form():
    kinds = {}
    for canonical, kind in vocabulary().values():
        assert kinds.setdefault(canonical, kind) == kind
