"""Normalising twice as much text takes twice as long, also where the text is all damage.

Repeat: .venv/bin/python benchmarks/normalise_speed.py
The last column is the time of the longer text against the shorter, four times as long: 4 is linear, 16 would be
quadratic.
"""

import time

from weijian.proof.normalise import normalise

SHORT, TIMES = 100_000, 4
PIECES = {
    "sound": "全县共建档3120份，完成率95.6％。",
    "traditional, with readings": "衛(wèi)生健康統(tǒng)計，",
    "GBK read as Western": "ÎÀÉú½¡¿µ",
    "UTF-8 read as GBK": "鍗\ue0a4敓鍋ュ悍",
    "begins like damage": "鍋鎮銆锛",
    "slips of scanning": "1O0入次，尚末达标",
    "blanks": "1 234 ",
    "brackets": "卫（",
    "table": "甲\t12\n",
}


def seconds(text: str) -> float:
    started = time.perf_counter()
    normalise(text)
    return time.perf_counter() - started


def main() -> None:
    normalise("卫（wei）ÎÀÉú")  # loads the tables
    print(f"{'text':30}{'s per 100,000':>15}{'growth':>8}")
    for name, piece in PIECES.items():
        once = piece * (SHORT // len(piece))
        short, long = min(seconds(once) for _ in range(3)), min(seconds(once * TIMES) for _ in range(2))
        print(f"{name:30}{short:15.3f}{long / short:8.1f}")


if __name__ == "__main__":
    main()
