"""Finders of change: from one number to another, by how much, by how many per cent.

- Beside the two: `shifts` (from, to), `steps` (by so many), `growth` (by so many per cent, `growth_by_step` with both;
  `grown` is how it is reckoned), `difference` (points), `multiples`, `of_parts` of a total.
- In any order: `by_roles`, by what each figure is in the telling (`roles`, `stepped`) and so `between` which two a step lies;
  `year_by_year` is in the order of the years.
- In another sentence or section: see `apart`.
- Last: `by_digits` is what digits alone prove, `earlier` what a change implies of a number that nobody states.
"""
