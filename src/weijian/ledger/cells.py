"""What was typed into a cell or a control becomes the field's value, or is refused with reason and advice.

It converts one value of one field; bounds, required fields and rules are checked afterwards on the record
(checks.py), links to persons, institutions and other records are looked up in lookups.py. `reader(item)`
gives the conversion for a whole column: equal cells are read once.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from weijian.kernel import clock, numerals
from weijian.kernel.quantities import round_half_up
from weijian.ledger.fields import Choices, Day, Flag, Moment, Number, Secret, Whole
from weijian.ledger.wordings import codes_text

BLANKS = frozenset({"", "-", "--", "—", "——", "/", "\\", "／", "－"})
UNKNOWN = frozenset({"无", "未测", "未查", "不详", "未知", "拒测", "拒查", "空"})
YES = frozenset({"是", "有", "√", "✓", "对", "1", "Y", "YES", "TRUE", "T"})
NO = frozenset({"否", "无", "×", "✗", "错", "0", "N", "NO", "FALSE", "F", "没有"})
# Excel counts days from here; below 1910 and above 2100 a number in a date column is something else.
EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(3654, 73416)
EXACT_FLOATS = 2**53
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MOMENT = re.compile(rf"{_DAY.pattern}[ T]?(\d{{1,2}})[:时](\d{{1,2}})分?(?::?\d{{1,2}}(?:\.\d+)?秒?)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_PARTED = re.compile(r"[、,，;；|/\n]+")
_CODED = re.compile(r"(\w+?)\s*[=.．、:：]\s*(.+)")


class CellError(ValueError):
    """A cell that cannot be the field's value; the message says what is wrong, `advice` what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


def plain(raw: Any) -> str:
    """The cell as clean text: half-width, one kind of blank, none at the ends."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < EXACT_FLOATS:
        raw = int(raw)
    return " ".join(unicodedata.normalize("NFKC", str(raw)).split())


def is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and plain(raw) in BLANKS)


def read_day(raw: Any) -> date:
    """2020-06-03, 2020.6.3, 2020年6月3日, 20200603, an Excel date or its serial number."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = plain(raw)
    if text.isdecimal():
        return _day_of_digits(text)
    found = _DAY.fullmatch(text.replace(" ", "")) or _MOMENT.fullmatch(text)
    if not found:
        short = re.fullmatch(r"(\d{2}|\d{4})[-/.年]\d{1,2}月?([-/.]\d{1,2})?", text)
        lacking = "，年份须四位，年月日须齐全" if short else ""
        raise CellError(f"“{text}”不是日期{lacking}", "请写作 2020-06-03")
    return _day(*found.groups()[:3])


def _day_of_digits(text: str) -> date:
    if len(text) == 8:
        return _day(text[:4], text[4:6], text[6:])
    if int(text) in SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(text))
    raise CellError(f"“{text}”不是日期", "请写作 2020-06-03")


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellError(f"{year}年{int(month)}月{int(day)}日不存在", "请核对原始记录后改正日期") from None


def read_moment(raw: Any) -> datetime:
    """A date and time; a date alone is refused, because midnight would be invented."""
    if isinstance(raw, datetime):
        return raw if raw.tzinfo else raw.replace(tzinfo=clock.ZONE)
    text = plain(raw)
    found = _MOMENT.fullmatch(text)
    if not found:
        raise CellError(f"“{text}”不是日期时间", "请写作 2020-06-03 14:30")
    hour, minute = int(found[4]), int(found[5])
    if hour > 23 or minute > 59:
        raise CellError(f"“{text}”中的时间不存在", "请写作 2020-06-03 14:30")
    return datetime.combine(_day(found[1], found[2], found[3]), time(hour, minute), clock.ZONE)


def read_number(raw: Any, unit: str = "") -> Decimal:
    """An exact number; with blanks, full-width digits, thousands separators or the field's own unit."""
    if isinstance(raw, (bool, date, datetime, time, timedelta)):
        raise CellError(f"“{raw}”不是数字", "请将单元格格式设为常规或数值后重新录入")
    if isinstance(raw, float):
        return Decimal(f"{raw:.15g}")
    text = plain(raw).replace(" ", "").replace(",", "")
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if unit and text.lower().endswith(unit.lower()):
        text = text[: -len(unit)]
    if "kpa" in text.lower() or "千帕" in text:
        raise CellError(f"“{text}”以千帕为单位", "请换算为 mmHg 后填写数字：1 kPa = 7.5 mmHg")
    if text in UNKNOWN:
        raise CellError(f"“{text}”不是数字", "没有数值请留空")
    if _SCIENTIFIC.fullmatch(text):
        return Decimal(text)
    return _worded_number(text)


def _worded_number(text: str) -> Decimal:
    try:
        return numerals.read_number(text)
    except numerals.NumberError:
        raise CellError(f"“{text}”不是数字", "请只填数字，不写单位和说明") from None


def _whole(item: Any, raw: Any) -> int:
    value = read_number(raw, item.unit)
    if value != value.to_integral_value():
        kilopascal = item.unit == "mmHg" and value < 35
        advice = "疑为千帕(kPa)，请换算为 mmHg：1 kPa = 7.5 mmHg" if kilopascal else "请填整数"
        raise CellError(f"{item.verbose_name}应为整数，现为{value}", advice)
    return int(value)


def _decimal(item: Any, raw: Any) -> Decimal:
    value = read_number(raw, item.unit)
    places = item.decimal_places
    if -value.as_tuple().exponent > places:  # type: ignore[operator]
        if not isinstance(raw, float):
            raise CellError(f"{item.verbose_name}最多{places}位小数，现为{value}", "请四舍五入后填写")
        value = round_half_up(value, places)  # a sheet shows its numbers rounded like this
    if len(value.as_tuple().digits) > item.max_digits:
        raise CellError(f"{item.verbose_name}的数值过大", "请核对单位")
    return value


def read_flag(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    text = plain(raw).upper()
    if text in YES or text in NO:
        return text in YES
    raise CellError(f"“{text}”不能理解为是或否", "请填“是”或“否”")


def _names_code(item: Any, raw: Any) -> bool:
    return raw is not None and plain(raw) in {plain(word) for word in (*item.codes, *item.synonyms)}


def _code(item: Any, raw: Any) -> Any:
    """A code, its wording, or both as forms print them: `1`, `门诊`, `1=门诊`."""
    text = plain(raw)
    by_text = {plain(code): code for code in item.codes}
    by_words = {plain(words): code for words, code in item.synonyms.items()}
    by_words |= {plain(words): code for code, words in item.codes.items()}
    if text in by_words:
        return by_words[text]
    if text in by_text:
        return by_text[text]
    both = _CODED.fullmatch(text)
    if both and both[1] in by_text and by_words.get(both[2]) == by_text[both[1]]:
        return by_text[both[1]]
    raise CellError(f"“{text}”不在{item.verbose_name}的选项内", f"请从下列选项中选择：{codes_text(item, 12)}")


def _several(item: Any, raw: Any) -> str:
    if isinstance(raw, (list, tuple, set)):
        chosen = {_code(item, one) for one in raw}
    else:
        text = plain(str(raw).replace("\n", "、"))
        try:  # a wording may itself hold a separator
            chosen = {_code(item, text)}
        except CellError:
            chosen = {_code(item, part) for part in _PARTED.split(text) if part.strip()}
    return Choices.join([code for code in item.codes if code in chosen])


def _text(item: Any, raw: Any) -> str:
    if isinstance(raw, float) and abs(raw) >= EXACT_FLOATS:
        raise _lost_digits(item)
    if isinstance(raw, str):
        text = "".join(sign for sign in raw if sign == "\n" or unicodedata.category(sign) != "Cc").strip()
    elif isinstance(raw, (date, datetime)):
        text = raw.strftime("%Y-%m-%d")
    else:
        text = plain(raw)
    if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS):
        text = text[1:]  # the apostrophe by which an export keeps a text from running as a formula
    if isinstance(item, Secret) and _SCIENTIFIC.fullmatch(text):
        raise _lost_digits(item)
    if item.max_length and len(text) > item.max_length:
        raise CellError(f"{item.verbose_name}最多{item.max_length}字，现为{len(text)}字", "请缩短")
    return text


def _lost_digits(item: Any) -> CellError:
    return CellError(
        f"{item.verbose_name}成了科学计数法，末几位已丢失", "请将该列设为文本格式后重新录入原号码"
    )


READERS: tuple[tuple[type, Callable[[Any, Any], Any]], ...] = (
    (Choices, _several),
    (Moment, lambda item, raw: read_moment(raw)),
    (Day, lambda item, raw: read_day(raw)),
    (Flag, lambda item, raw: read_flag(raw)),
)


def read_cell(item: Any, raw: Any) -> Any:
    """The value of a field from a cell; None (or "" for texts) when it is blank. Raises CellError."""
    for kind, read in READERS:
        if isinstance(item, kind):
            return _empty(item) if is_blank(raw) or raw == [] else read(item, raw)
    if item.codes:
        # A dash is an empty cell, but not where it is a code: Rh negative.
        return _empty(item) if is_blank(raw) and not _names_code(item, raw) else _code(item, raw)
    if isinstance(item, (Whole, Number)):
        return None if is_blank(raw) else (_whole if isinstance(item, Whole) else _decimal)(item, raw)
    return _empty(item) if raw is None or raw == "" else _text(item, raw)


def _empty(item: Any) -> Any:
    """How a field stays empty: its default where it has one (a flag is no), else None, or "" for texts."""
    if item.has_default():
        return item.get_default()
    return None if item.null or not item.empty_strings_allowed else ""


def reader(item: Any) -> Callable[[Any], Any]:
    """`read_cell` for a column, remembering what equal cells gave; errors are remembered too."""
    known: dict[tuple[type, Any], Any] = {}

    def read(raw: Any) -> Any:
        key = (type(raw), raw)  # True, 1 and 1.0 are equal to Python, not to a clerk
        if key not in known:
            try:
                known[key] = read_cell(item, raw)
            except CellError as error:
                known[key] = error
        value = known[key]
        if isinstance(value, CellError):
            raise value
        return value

    return read
