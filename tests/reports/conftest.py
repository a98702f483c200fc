"""One invented report that has everything a report may have, and its figures."""

from datetime import date

import pytest

from weijian.reports.document import (
    Attachment,
    FigureIdentity,
    FigureRun,
    Heading,
    Paragraph,
    Report,
    Table,
    Text,
)


def figure(text: str, code: str = "htn.managed", unit: str = "431299", form: str = "") -> FigureRun:
    return FigureRun(text, FigureIdentity(code, unit, "2021H1", 812004, form), "在管高血压患者数（平川县）")


@pytest.fixture
def report() -> Report:
    paragraph = Paragraph(
        (
            Text("截至2021年6月30日，全县在管高血压患者"),
            figure("45182人"),
            Text("，同比增长"),
            figure("12.3%", form="v:去年同期"),
            Text("；其中溪口镇“最高”、为"),
            figure("83.10%", "htn.std_rate", "431299102"),
            Text("。"),
        )
    )
    table = Table(
        "各乡镇高血压患者管理情况",
        ("乡镇", "在管患者", "备注"),
        (
            ((Text("溪口镇"),), (figure("3402人", unit="431299102"),), ()),
            (
                (Text("石桥乡"),),
                (figure("1206人", unit="431299103"),),
                (Text("随访欠及时，须在第三季度补齐"),),
            ),
        ),
    )
    return Report(
        title="平川县卫生健康局2021年上半年工作总结\n及下半年工作计划",
        organ="平川县卫生健康局",
        signed_on=date(2021, 7, 5),
        document_number="平卫健发〔2021〕16号",
        addressee="县人民政府",
        blocks=(
            Heading(1, (Text("基本公共卫生服务"),)),
            paragraph,
            Heading(2, (Text("重点人群"),)),
            Heading(3, (Text("高血压患者"),)),
            Heading(4, (Text("随访 & 转诊"),)),
            paragraph,
            table,
            Heading(1, (Text("医疗服务"),)),
            Heading(2, (Text("质量"),)),
            paragraph,
        ),
        attachments=(
            Attachment("主要指标完成情况表", (Heading(1, (Text("说明"),)), paragraph)),
            Attachment("重点工作任务表"),
        ),
    )
