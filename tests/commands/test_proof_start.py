"""`weijian proof` as processes of their own: what they keep of their expressions changes nothing of what they say."""

import os
import subprocess
import sys
from pathlib import Path

TEXT = """平川县卫生健康局2021年工作总结
全县高血压患者1000人，由张三丰管理800人，管理率85%；做好慢病随仿工作。
本年接种疫苗3.2万剂次，同比增长12%，上年为2.5万剂次。
"""


# As `-m weijian.commands`, but on a machine that can have no second process.
ALONE = "import os, sys; del os.fork; from weijian.commands import main; sys.exit(main())"


def said(
    file: Path, cache: Path, start: tuple[str, str] = ("-m", "weijian.commands")
) -> tuple[str, str, int]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, *start, "proof", "--format", "json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.stdout, done.stderr, done.returncode


def test_proof_says_the_same_cold_warm_and_where_nothing_can_be_kept(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    cold, warm = said(file, tmp_path / "cache"), said(file, tmp_path / "cache")
    assert cold == warm == said(file, file)
    assert "TXT101" in cold[0] and cold[2] == 1
    (kept,) = (tmp_path / "cache" / "weijian").iterdir()
    assert "张三丰".encode() not in kept.read_bytes()
    assert str(tmp_path).encode() not in kept.read_bytes()


def test_proof_says_the_same_with_its_rules_of_words_in_a_process_of_their_own(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    beside, alone = said(file, tmp_path / "cache"), said(file, tmp_path / "cache", ("-c", ALONE))
    assert beside == alone
    assert "TXT101" in beside[0] and "FIG102" in beside[0]
