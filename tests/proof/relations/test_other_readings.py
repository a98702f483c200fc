"""What is broken in one reading and kept in another is not told."""

import pytest

from weijian.proof.api import analyse


def broken(text):
    return [tie for tie in analyse(text).relations if not tie.holds]


@pytest.mark.parametrize(
    "text",
    [
        "全年接诊7689人次，Ⅲ级暴露4762人次，Ⅰ、Ⅱ级合计2927人次。",
        "经费决算37.39万元，较上年45.51万元少花8.12万元，其中车辆维护33.09万元、公务接待4.30万元。",
        "共含整治点528处，上半年销号134处，下半年又销号178处，累计312处，销号率59.1%。",
        "财政安排化债资金3388万元。县中医院化解544万元，妇幼保健院化解471万元，其余2373万元用于县人民医院。",
        "91所学校里配齐校医的52所，教室采光达标的54所，比例依次为57.1%与59.3%。",
        "抽取食用盐300份，碘盐286份，非碘盐14份，碘盐覆盖率95.33%；碘盐中合格的205份，合格率71.68%。",
        "计生特殊家庭468户。签家庭医生的369户，办就医绿卡的371户，覆盖率各为78.8%和79.3%。",
        "17个乡镇卫生院均建有中医馆，其中四级中医馆5个；在186个村卫生所中建成“中医阁”94个，占50.54%。",
    ],
)
def test_another_reading_that_holds_is_taken(text):
    assert broken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年接诊7689人次，Ⅲ级暴露4762人次，Ⅰ、Ⅱ级合计2972人次。",
        "财政安排化债资金3388万元。县中医院化解544万元，妇幼保健院化解471万元，其余2733万元用于县人民医院。",
        "全年引才118人，论学历，硕士11人、本科73人、大专34人；论去向，县级医院62人，乡镇66人。",
    ],
)
def test_of_several_divisions_each_must_add_up(text):
    assert broken(text) != []
