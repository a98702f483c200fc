"""What `weijian proof --format json` promises to other programs, held over every form of file that can be made here."""

import argparse
import json
import re
from numbers import Real

import docx
import pytest

from weijian.commands import proof

LINES = [
    "青溪县卫生健康局2021年工作总结",
    "一、主要工作",
    "全年任务4000人，完成2600人，完成率66.5%；截止目前，资金己经到位3120.5万元，每千人口床位5.6张。",
    "高血压患者12958人，规范管理10366人，规范管理率80%，发病率45.2/10万，婴儿死亡率3.2‰，评分91.5分，建筑面积1200㎡。",
]
ROWS = [
    ["项目", "人数（人）", "比例（%）"],
    ["门诊", "1200", "60"],
    ["住院", "800", "40"],
    ["合计", "2000", "100"],
]
KINDS = {
    "count", "money", "percent", "permille", "per100k", "percentage_points", "area", "volume", "duration", "score",
    "rank", "distance", "other",
}  # fmt: skip
BOUNDS = {"exact", "about", "at_least", "at_most", "over", "under"}
TYPES = {
    "ratio", "sum", "difference", "completion", "duplicate", "order", "rate_per", "unit_price", "growth", "population",
}  # fmt: skip
RULE = re.compile(r"(?:FIG[1-4]|NUM|FMT|TXT|DOC|PII)\d{2,3}")


def write_word(path):
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.save(path)


def write_page(path):
    rows = "".join("<tr>" + "".join(f"<td>{word}</td>" for word in row) + "</tr>" for row in ROWS)
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    path.write_text(f"<!DOCTYPE html><html><body>{paragraphs}<table>{rows}</table></body></html>", "utf-8")


def write_text(path):
    path.write_text("\r\n".join([*LINES, *("\t".join(row) for row in ROWS)]), "utf-8", newline="")


def write_marked(path):
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    path.write_text("\n\n".join(LINES) + "\n\n" + "\n".join([rows[0], "|---|---|---|", *rows[1:]]), "utf-8")


WRITERS = {".docx": write_word, ".html": write_page, ".txt": write_text, ".md": write_marked}


def run(capsys, *words):
    parser = argparse.ArgumentParser()
    proof.add_arguments(parser)
    status = proof.run(parser.parse_args(["--format", "json", "--no-ledger", *map(str, words)]))
    return status, json.loads(capsys.readouterr().out)


@pytest.fixture(params=sorted(WRITERS))
def told(request, tmp_path, capsys):
    """The path, the exit status and the JSON of one file."""
    path = tmp_path / f"report{request.param}"
    WRITERS[request.param](path)
    return path, *run(capsys, path)


def text_of(path, document):
    return path.read_bytes().decode() if path.suffix in {".txt", ".md"} else document["text"]


def is_span(start, end, text):
    return type(start) is int and type(end) is int and 0 <= start <= end <= len(text)


def test_json_whole_and_text(told):
    path, status, body = told
    assert status == 1
    assert body["tool"] == "weijian" and isinstance(body["version"], str)
    [document] = body["documents"]
    assert (document["path"], document["title"]) == (str(path), LINES[0])
    assert ("text" in document) == (path.suffix not in {".txt", ".md"})
    assert document["text_length"] == len(text_of(path, document))


def test_json_figures(told):
    path, _, body = told
    [document] = body["documents"]
    text = text_of(path, document)
    for figure in document["figures"]:
        assert is_span(figure["start"], figure["end"], text)
        assert text[figure["start"] : figure["end"]] == figure["text"]
        assert figure["kind"] in KINDS and figure["bound"] in BOUNDS
        assert isinstance(figure["value"], Real) and isinstance(figure["unit"], str)
        assert all(figure[end] is None or isinstance(figure[end], Real) for end in ("low", "high"))
        assert isinstance(figure["subject"], str)
        assert figure["indicator"] is None or isinstance(figure["indicator"], str)
    found = {
        figure["text"]: (figure["value"], figure["unit"], figure["kind"]) for figure in document["figures"]
    }
    assert found["3120.5万元"] == (3120.5, "万元", "money")
    assert found["45.2/10万"][2] == "per100k" and found["3.2‰"][2] == "permille"
    assert found["1200"] == (1200, "人", "count") and found["40"] == (40, "%", "percent")


def test_json_relations(told):
    [document] = told[2]["documents"]
    numbers = range(len(document["figures"]))
    assert document["relations"]
    for relation in document["relations"]:
        assert relation["type"] in TYPES and type(relation["holds"]) is bool
        assert relation["result"] is None or relation["result"] in numbers
        assert relation["operands"] and all(operand in numbers for operand in relation["operands"])
    assert any(one["type"] == "completion" and not one["holds"] for one in document["relations"])
    assert any(one["type"] == "sum" and one["holds"] for one in document["relations"])


def test_json_findings(told):
    path, _, body = told
    [document] = body["documents"]
    text = text_of(path, document)
    assert {"TXT101", "TXT103"} <= {finding["rule"] for finding in document["findings"]}
    for finding in document["findings"]:
        assert RULE.fullmatch(finding["rule"]) and finding["severity"] in {"error", "warning", "hint"}
        assert is_span(finding["start"], finding["end"], text) and finding["message"]
        assert all(is_span(*span, text) for span in finding["related"])
        if finding["fix"] is not None:
            assert is_span(finding["fix"]["start"], finding["fix"]["end"], text)
            assert isinstance(finding["fix"]["text"], str)


def test_json_exit_status(tmp_path, capsys):
    sound, faulty, broken = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.docx"
    sound.write_text("全年签约21万人。", "utf-8")
    faulty.write_text(LINES[2], "utf-8")
    broken.write_bytes(b"PK\x03\x04broken")
    assert run(capsys, sound)[0] == 0
    assert run(capsys, sound, "--fail-on", "hint")[0] == 0
    assert run(capsys, sound, faulty)[0] == 1
    status, body = run(capsys, tmp_path)
    assert (status, [document["path"] for document in body["documents"]]) == (2, [str(sound), str(faulty)])
    assert body["summary"]["documents"] == 2


def test_json_of_nothing_that_can_be_read(tmp_path, capsys):
    broken = tmp_path / "c.docx"
    broken.write_bytes(b"PK\x03\x04broken")
    status, body = run(capsys, broken)
    assert (status, body["documents"]) == (2, [])


def test_proof_folder_without_anything_to_read_is_told(tmp_path, capsys):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n")
    assert run(capsys, tmp_path)[0] == 2
