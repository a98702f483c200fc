"""Finders of order: a part is not more than its whole, what was reached not less than the goal said to be reached.

By words in the sentence: `of_which` (其中), `of_those_before` (a clause, a bracket), `among` (中有, 这些人里),
`containers` (18家工厂28个铅作业点), `totals`, `visits`. By one name: `subsets` (people and matters), `places`, `nesting` (rates).
By knowledge of the field, held in tables: `groups` (read by `named_groups`), `courses` (`course_steps`, `sure_steps`), `staff`.
By time: `over_time`. By what a text claims of two numbers: `extremes`, `claims`, `goals`, `goals_beside`; `targets` of the
plan, wherever it stands, `outcomes` of items told in fields. Of a sum that words name again: `in_that_sum`.
Behind all others: `follows` for what nothing ties yet, `companions` for what comes with a tie. `ordered` is what all share.
"""
