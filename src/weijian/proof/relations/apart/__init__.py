"""Ties whose figures stand apart: a clause says what is left, the step, the gap or the growth of a matter, and its two numbers
are told in another sentence or section. Words name the matter (`matters`), so that the pair best named counts; a broken tie is
told only where a slip of the pen explains it, and is never firm.

- What is left: `left` of what was set and done (`left_said` knows how that is said), `left_again` told twice; `wanting` is how
  many a rate is short of its goal.
- What changed: `step` and `growth`, or where what it was stands beside, `step_from_then` and `growth_from_then`.
- `gap` is how far two rates are apart.
"""
