"""The invented county: people, units and two years of work, so that everything can be tried and measured.

No county bears its name or GB/T 2260 code, and no person, number or record is real. It does not know any line
of work; each line's `demo.py` does its own work through a `County`.

`build.build()` puts it together: places, people, every line, users, targets, duties, columnar copy. The same
seed, size and profile give the same rows; only encryption nonces and passwords differ.
"""
