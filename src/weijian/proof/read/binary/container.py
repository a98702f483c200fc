"""Opens the OLE container that .doc and .wps files are, and says what else such a container may be.

`olefile` follows the sector chains; the numbers in the header that make it loop are held against the size of
the file first.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import olefile

from weijian.proof.read.unreadable import Unreadable

FOREIGN = {
    "EncryptedPackage": "文件已加密，请先去掉密码",
    "Workbook": "是电子表格，不是报告，请把要校核的文字存为 .docx 或 .txt",
    "Book": "是电子表格，不是报告，请把要校核的文字存为 .docx 或 .txt",
    "PowerPoint Document": "是演示文稿，不是报告，请把要校核的文字存为 .docx 或 .txt",
}
BROKEN = "不是有效的 Word 97—2003 文件：容器损坏"
HEADER = 512


@dataclass(frozen=True)
class Streams:
    word: bytes
    tables: dict[str, bytes]
    data: bytes = b""

    def table(self, name: str) -> bytes:
        if name not in self.tables:
            raise Unreadable("不是有效的 Word 97—2003 文件：缺少表流")
        return self.tables[name]


def open_container(data: bytes) -> Streams:
    _hold_header_against_size(data)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for name, advice in FOREIGN.items():
                if ole.exists(name):
                    raise Unreadable(advice)
            if not ole.exists("WordDocument"):
                raise Unreadable("不是 Word 97—2003 文件，请用原来的软件打开后另存为 .docx")
            tables = {name: ole.openstream(name).read() for name in ("0Table", "1Table") if ole.exists(name)}
            data = ole.openstream("Data").read() if ole.exists("Data") else b""
            return Streams(ole.openstream("WordDocument").read(), tables, data)
    except Unreadable:
        raise
    except Exception as error:  # a broken container fails in many ways inside olefile
        raise Unreadable(BROKEN) from error


def _hold_header_against_size(data: bytes) -> None:
    if len(data) < HEADER:
        raise Unreadable(BROKEN)
    shift, mini_shift = struct.unpack_from("<HH", data, 0x1E)
    fats, minis, difats = (struct.unpack_from("<I", data, place)[0] for place in (0x2C, 0x40, 0x48))
    if shift not in {9, 12} or mini_shift != 6:
        raise Unreadable(BROKEN)
    sectors = len(data) // (1 << shift) + 1
    # One sector of the allocation table stands for 128 or 1,024 sectors of the file.
    if fats > sectors // (1 << (shift - 2)) + 2 or minis > sectors or difats > sectors // 64 + 1:
        raise Unreadable(BROKEN)
