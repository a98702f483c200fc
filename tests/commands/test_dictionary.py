def test_dictionary_is_written_and_checked(weijian, tmp_path):
    path = tmp_path / "docs" / "data-dictionary.md"
    assert weijian("dictionary", path, "--check")[0] == 1
    assert weijian("dictionary", path)[0] == 0
    assert "### 高血压随访（`hypertension.hypertensionvisit`）" in path.read_text()
    assert weijian("dictionary", path, "--check")[0] == 0
    path.write_text(path.read_text() + "手工改动\n")
    status, _, err = weijian("dictionary", path, "--check")
    assert (status, "不一致" in err) == (1, True)


def test_dash_prints_it(weijian):
    status, out, _ = weijian("dictionary", "-")
    assert (status, out.startswith("# 数据字典")) == (0, True)
