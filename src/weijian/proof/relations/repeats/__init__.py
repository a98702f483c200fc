"""Finders of one quantity told twice.

- Under one name: `duplicate` tries what `restated`, `echoes`, `rounding`, `other_units`, `places`, `stale` and
  `standing` know; `quantities` says under which words a county counts one number. `per_head` is of a thousand people.
- In other words: `retold` weighs what speaks for one quantity (`neighbours`, `nouns`) against what speaks for two (`parted`);
  `recounted` finds the same number, `mistold` one that a slip parts (`prints`) from what arithmetic confirms. How much a
  shared word says, `rare_words` tells.
- In brackets: `facts_in_brackets` knows the floor area or the beds of a building by its name.
- Among problems: `states` is how many are in a state, 尚有11个行政村由邻村医生兼管.
- Among plans: `from_today` is what a plan starts from.
- By arithmetic: `again` ties rates to the numbers of their section, `rates_retold` knows them by their whole names, `proven`
  shows which of two tellings is right.
"""
