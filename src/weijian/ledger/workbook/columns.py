"""Which columns a ledger's sheet has, and by which headings each is recognised.

Template, import, marked-up errors and export read the same list. A person takes several columns (name, ID number,
birth date, ...); two fields that sheets write in one cell (`pairs` of the declaration) have a joint column too,
which is read but not offered by the template.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from weijian.ledger import wordings
from weijian.ledger.declaration import Declaration
from weijian.ledger.fields import Resident

NAME, ID_NUMBER, SEX, BIRTH, HOME, PHONE = "name", "id", "sex", "birth", "home", "phone"
PERSON_PARTS = {
    ID_NUMBER: ("身份证号", ("身份证号码", "公民身份号码", "证件号码", "身份证", "证件号")),
    SEX: ("性别", ()),
    BIRTH: ("出生日期", ("出生年月日", "生日", "出生年月")),
    HOME: ("居住地", ("现居住地", "居住村", "村（居）", "村(社区)", "所在村", "村名", "村")),
    PHONE: ("联系电话", ("电话", "手机号", "手机号码", "电话号码")),
}
INSTITUTION = "institution"
PAIR = "pair"


@dataclass(frozen=True)
class SheetColumn:
    """`key` is the field's name; `part` says which column of a person, or PAIR; `names` are accepted headings."""

    key: str
    heading: str
    field: Any = None
    part: str = ""
    required: bool = False
    unit: str = ""
    names: tuple[str, ...] = ()
    sign: str = ""

    @cached_property
    def title(self) -> str:
        """What the template prints: 收缩压（mmHg）*."""
        return self.heading + (f"（{self.unit}）" if self.unit else "") + ("*" if self.required else "")

    @property
    def is_text(self) -> bool:
        """Whether a spreadsheet must keep the cell as text, because it would destroy a long number."""
        return self.part in (ID_NUMBER, PHONE) or getattr(self.field, "personal", False)


def heading_key(text: Any) -> str:
    """A heading as it is compared: half-width, without blanks, marks, and a unit or remark in brackets at the end."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text or "")))
    plain = re.sub(r"[*:]+", "", plain).lower()
    return re.sub(r"(?<=.)[(\[【].*[)\]】]$", "", plain)


def sheet_columns(declaration: Declaration) -> list[SheetColumn]:
    """The columns of a ledger's sheet, in the order of its form; a service's enrolment is found, not typed."""
    entered = {item.name: item for item in declaration.entered if item.name != "enrolment"}
    named = [name for _, names in declaration.sections for name in names if name in entered]
    order = [*dict.fromkeys([*(["person"] if "person" in entered else []), *named, *entered])]
    labels = {str(item.verbose_name) for item in entered.values()}
    found: list[SheetColumn] = []
    for name in order:
        item = entered[name]
        if isinstance(item, Resident):
            found.extend(_person_columns(item, labels))
        else:
            found.append(_column(declaration, item))
    if INSTITUTION not in entered:
        found.append(SheetColumn(INSTITUTION, "记录机构", names=("录入机构", "填报单位", "机构名称")))
    return found


def _column(declaration: Declaration, item: Any) -> SheetColumn:
    label = str(item.verbose_name)
    aliases = list(declaration.aliases.get(item.name, ()))
    if label.endswith("日期"):
        aliases.append(label.removesuffix("日期") + "时间")
    return SheetColumn(
        item.name,
        label,
        item,
        required=wordings.required(item),
        unit=getattr(item, "unit", ""),
        names=(item.name, *aliases),
    )


def _person_columns(item: Any, labels: set[str]) -> Iterator[SheetColumn]:
    """姓名 and 身份证号 of the person; of any other resident the label stands before: 母亲身份证号."""
    label = str(item.verbose_name)
    own = item.name == "person"
    need = wordings.required(item)
    yield SheetColumn(
        item.name, label, item, NAME, need, names=("姓名", "患者姓名", "居民姓名") if own else ()
    )
    base = label.removesuffix("姓名") or ""
    for part, (words, aliases) in PERSON_PARTS.items():
        # A ledger that has 出生日期 as a field of its own keeps that heading for it.
        plain = own and words not in labels
        heading = words if plain else f"{base or '本人'}{words}"
        yield SheetColumn(
            item.name,
            heading,
            item,
            part,
            names=aliases if plain else tuple(base + one for one in aliases if base),
        )


def pair_columns(declaration: Declaration) -> list[SheetColumn]:
    """Joint columns that are understood when a sheet has them: 血压 140/90."""
    return [
        SheetColumn(f"{first}+{second}", heading, None, PAIR, sign=sign)
        for first, second, heading, sign in declaration.pairs
    ]


def columns_by_heading(declaration: Declaration) -> dict[str, SheetColumn]:
    """Every accepted heading; a label always wins over another column's alias."""
    columns = [*sheet_columns(declaration), *pair_columns(declaration)]
    found = {heading_key(name): column for column in reversed(columns) for name in column.names}
    found.update({heading_key(column.heading): column for column in reversed(columns)})
    # A label in brackets (总数（人）) is also met in full.
    found.update({_in_full(column.heading): column for column in columns})
    return found


def _in_full(text: Any) -> str:
    return re.sub(r"[\s*:]+", "", unicodedata.normalize("NFKC", str(text or ""))).lower()


def recognise(table: dict[str, SheetColumn], heading: Any) -> SheetColumn | None:
    """The column of a heading, first as written, then without what stands in brackets."""
    return table.get(_in_full(heading)) or table.get(heading_key(heading))
