from weijian.proof.api import analyse, proofread

TOWNS = ["白岩镇", "青石镇", "柳河镇", "松林镇", "沙坪镇", "石桥镇", "双河镇", "新华镇", "龙泉镇", "清溪镇"]


def section(head, done):
    return head + "".join(f"{town}卫生院{done}{10 + number}次。" for number, town in enumerate(TOWNS))


PARAGRAPHS = (
    "平川县卫生健康局2021年工作总结和2022年工作计划",
    "2021年，在县委、县政府的正确领导下，我局坚持以人民健康为中心，各项工作取得较好成效。现将有关情况总结如下：",
    "一、主要工作情况",
    section("（一）医疗服务能力稳步提升。", "组织病历质量检查"),
    section("（二）公共卫生服务扎实推进。", "组织医务人员入村随访"),
    section("（三）妇幼健康工作有力有序。", "邀请县级专家到院指导"),
    section("（四）健康教育工作成效明显。", "面向群众举办健康讲座"),
    "二、2022年工作计划",
    "（一）持续抓好疫情防控。严格落实各项要求，加快推进疫苗接种，全程接种率达到95%以上。",
    "平川县卫生健康局",
    "2021年12月20日",
)


def test_paragraphs_of_a_text_without_line_ends_begin_at_its_headings():
    document = analyse("".join(PARAGRAPHS))
    assert [document.slice(one) for one in document.paragraphs] == list(PARAGRAPHS)
    assert [heading.mark for heading in document.headings] == [
        "一、",
        "（一）",
        "（二）",
        "（三）",
        "（四）",
        "二、",
        "（一）",
    ]
    assert document.title == PARAGRAPHS[0]


def test_findings_of_a_text_without_line_ends_are_those_of_its_paragraphs():
    wrong = [line.replace("（三）", "（五）").replace("二、2022年", "二、2021年") for line in PARAGRAPHS]
    with_ends, without = proofread("\n".join(wrong)), proofread("".join(wrong))
    told = [(one.rule, one.message) for one in with_ends.findings]
    assert {"NUM101", "DOC104"} <= {rule for rule, _ in told}
    assert [(one.rule, one.message) for one in without.findings] == told


def test_paragraphs_with_line_ends_stay_whole():
    text = "\n".join(
        [*PARAGRAPHS, "各地要做到以下几点。（一）加强领导；（二）落实责任；（三）强化督导；（四）严肃纪律。"]
    )
    assert [analyse(text).slice(one) for one in analyse(text).paragraphs] == text.split("\n")
