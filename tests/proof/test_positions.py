from weijian.proof.api import proofread

WHOLE = "全县应检老年人12345人，体检10234人，体检率为85.2%；高血压规范管理率达72，服务水平不断题高。"


def test_finding_within_mojibake_offers_no_repair_but_that_of_the_mojibake():
    report = proofread(WHOLE.encode("gbk").decode("latin-1"))
    rules = {finding.rule: finding for finding in report.findings}
    assert {"DOC103", "FIG101", "FMT104"} <= set(rules)
    assert rules["DOC103"].fix.text.startswith("全县应检")
    assert rules["FMT104"].fix.text == "%"  # the number itself was not damaged
    assert [finding.fix for finding in report.findings if "题" in finding.message] == [None]


def test_finding_beside_mojibake_keeps_its_repair():
    report = proofread("规范管理率达72。" + "全县完成体检".encode("gbk").decode("latin-1"))
    (finding,) = [finding for finding in report.findings if finding.rule == "FMT104"]
    assert finding.fix.text == "%"
