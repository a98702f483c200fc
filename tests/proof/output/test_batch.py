from weijian.proof.api import proofread
from weijian.proof.batch import read_together
from weijian.proof.output.batch import batch_keys, batch_lines

HALF = proofread("青溪县卫生健康局2020年上半年工作总结\n\n截至6月30日，在管高血压患者12958人。")
YEAR = proofread("青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。")
BATCH = read_together([HALF, YEAR])


def test_batch_lines_tell_contradictions_with_their_place():
    first, second = batch_lines(BATCH)
    assert first == "几份文件之间 1 处："
    assert second.startswith("青溪县卫生健康局2020年工作总结:2: 警告[FIG204]")


def test_batch_lines_below_the_threshold_are_left_out():
    assert list(batch_lines(BATCH, "error")) == []


def test_batch_keys_places_are_numbers_of_documents():
    keys = batch_keys(BATCH)
    assert keys["summary"]["findings"] == {"hint": 0, "warning": 1, "error": 0}
    [finding] = keys["cross_document"]
    assert [place["document"] for place in finding["places"]] == [1, 0]
