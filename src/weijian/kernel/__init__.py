"""The ground floor: periods, quantities, ID numbers, work days, the clock, pinyin.

It does not know Django, databases or any line of work: everything here is pure Python on values.
Modules stand alone, apart from `periods` (reads text through `period_text`) and `quantities` (reads words
through `numerals`).
"""
