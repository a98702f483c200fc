from pathlib import Path

import pytest

from weijian.proof.api import proofread
from weijian.proof.settings import (
    Settings,
    SettingsError,
    find_settings,
    read_settings,
    settings_of_words,
)

DOCS = Path(__file__).parents[2] / "docs"
TEXT = "截止目前，全年任务4000人，共完成2600人，完成率66.5%，资金己经到位。"


def written(folder, body, name="weijian-proof.toml"):
    path = folder / name
    path.write_text(body, encoding="utf-8")
    return path


def rules(settings):
    return {finding.rule: finding.severity for finding in proofread(TEXT, settings=settings).findings}


def test_settings_usual_ones_change_nothing():
    assert rules(Settings()) == {"TXT103": "hint", "FIG101": "error", "TXT101": "error"}


def test_settings_select_and_ignore_by_prefix_and_the_longer_counts():
    assert set(rules(Settings(select=("FIG",)))) == {"FIG101"}
    assert set(rules(Settings(ignore=("TXT",)))) == {"FIG101"}
    assert set(rules(Settings(select=("TXT103",), ignore=("TXT",)))) == {"TXT103"}
    assert set(rules(Settings(select=("TXT",), ignore=("TXT103",)))) == {"TXT101"}


def test_settings_severity_is_overridden():
    assert rules(Settings(severity={"TXT": "warning", "TXT101": "hint"})) == {
        "TXT103": "warning", "FIG101": "error", "TXT101": "hint",
    }  # fmt: skip


def test_settings_hold_for_ignored_findings_too():
    text = "截止目前，完成3次【校核忽略 TXT103：引用原文】。"
    assert len(proofread(text).ignored) == 1
    assert proofread(text, settings=Settings(ignore=("TXT103",))).ignored == []


def test_read_settings_file_with_chinese_comments(tmp_path):
    body = '# 只查数据\nselect = ["fig", "TXT101"]\nfail-on = "warning"\n[severity]\nTXT101 = "hint"\n'
    settings = read_settings(written(tmp_path, body))
    assert settings.select == ("FIG", "TXT101")
    assert settings.fail_on == "warning"
    assert settings.severity == {"TXT101": "hint"}


def test_read_settings_table_of_its_own(tmp_path):
    assert read_settings(written(tmp_path, '[proof]\nignore = ["TXT"]\n')).ignore == ("TXT",)


def test_for_file_patterns_lay_over_the_rest(tmp_path):
    body = 'ignore = ["TXT103"]\n[files."附件*.txt"]\nignore = ["NUM"]\n[files."上报/*"]\nselect = ["FIG"]\n'
    settings = read_settings(written(tmp_path, body))
    assert settings.for_file(Path("某/附件一.txt")).ignore == ("TXT103", "NUM")
    assert settings.for_file(Path("/某/上报/报告.docx")).select == ("FIG",)
    assert settings.for_file(Path("报告.txt")).ignore == ("TXT103",)


def test_find_settings_nearest_above_the_document(tmp_path):
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    written(tmp_path, 'ignore = ["TXT"]')
    assert find_settings(inner / "报告.txt").ignore == ("TXT",)
    assert find_settings(inner).path == tmp_path / "weijian-proof.toml"
    written(tmp_path / "甲", 'ignore = ["NUM"]')
    other = tmp_path / "甲" / "丙"
    other.mkdir()
    assert find_settings(other / "报告.txt").ignore == ("NUM",)


def test_find_settings_none_is_the_usual(tmp_path):
    assert find_settings(tmp_path / "报告.txt") == Settings()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('selct = ["FIG"]', "没有“selct”这一项，是否为“select”？"),
        ('select = ["FGI101"]', "没有规则“FGI101”，是否为“FIG101”？"),
        ('select = "FIG"', "select 应为列表"),
        ("ignore = [101]", "规则代码应写作"),
        ('[severity]\nTXT103 = "hnit"', "只能是 error、warning、hint"),
        ('[severity]\nTXT1O3 = "hint"', "没有规则“TXT1O3”，是否为“TXT103”？"),
        ('severity = "hint"', "severity 应写作"),
        ('fail-on = "all"', "fail-on 只能是"),
        ('files = ["a"]', "files 应写作"),
        ('[files."a*"]\nfail-on = "hint"', "没有“fail-on”这一项"),
        ("select = [", "写法有误"),
        ("a = 1\nselect = [ = ]\n", "第2行第12列附近写法有误"),
        ('proof = "x"', "proof 应写作"),
    ],
)
def test_read_settings_faults_are_told_with_the_nearest_right_name(tmp_path, body, told):
    path = written(tmp_path, body)
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert told in str(error.value)
    assert str(error.value).startswith(str(path))


def test_read_settings_example_of_the_manual():
    settings = read_settings(DOCS / "weijian-proof.toml")
    assert settings.for_file(Path("附件1.docx")).ignore == ("FMT105", "NUM")


def test_read_settings_missing_or_wrongly_encoded_file(tmp_path):
    with pytest.raises(SettingsError, match="无法打开"):
        read_settings(tmp_path / "none.toml")
    path = tmp_path / "gbk.toml"
    path.write_bytes('# 只查数据\nselect = ["FIG"]'.encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(path)


def test_settings_of_words_as_typed():
    settings = settings_of_words(["FIG,num", "TXT101"], ["TXT103，FMT"], ["TXT=hint", "FIG1=warning"])
    assert settings.select == ("FIG", "NUM", "TXT101")
    assert settings.ignore == ("TXT103", "FMT")
    assert settings.severity == {"TXT": "hint", "FIG1": "warning"}


@pytest.mark.parametrize(
    "words", [{"select": ["XYZ"]}, {"severity": ["TXT103"]}, {"severity": ["TXT103=low"]}]
)
def test_settings_of_words_faults_are_told(words):
    with pytest.raises(SettingsError):
        settings_of_words(**{"select": [], "ignore": [], "severity": [], **words})
