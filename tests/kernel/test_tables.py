from weijian.kernel.tables import rows_of


def test_rows_of_comments_and_empty_lines_are_left_out(tmp_path):
    table = tmp_path / "words.tsv"
    table.write_text("# word\tsource\n\n人次\tGB/T 1\n# more\n家\t\n", encoding="utf-8")
    assert rows_of(table) == [["人次", "GB/T 1"], ["家", ""]]
