"""Rates: a part, its whole and the share or rate stated for them, however far apart a report tells the three.

- What words say: `words` reads which two counts a sentence ties to a rate; `lists` which rates stand in a list.
- Both counts beside the rate: `quotients` finds the pair that explains it, `ratio` judges it; `combined` is of several
  parts together, `other_forms` of shares in words, proportions and what is lacking; in lists that answer one another the
  counts are found by their place (`respectively`) or by their names (`by_name`, and of what a sum is made of,
  `of_a_named_part`).
- The base told elsewhere: `definitions` knows which rate is of which base and how each base is called, `bases` tries
  them; `per_thousand` and `of_everybody` are of all the people.
- One of the counts untold: `population` and `implied_parts` say what it must be (the GRIM test; `implied` writes it out,
  `one_matter` says whether the other and the rate go together),
  `agreement` whether bases of one name are the same anywhere, `odd_one` those of one sentence (`of_one_base` where it says
  so).
- Births and deaths are one account of a paragraph (`accounts`), whose rates and numbers `vital` ties, and `births` the parts
  and shares of those born; `too_few_births` doubts shares that so few cannot have.
- What is paid by a rate of a sum right before it: `by_the_rate`.
- What was done of each kind of a list named before: `of_each_in_turn`.
- Last, for rates that nothing ties yet: `by_digits` finds what proves itself, `near_rates` what one slip breaks (it
  weighs the `signs` of words and places together with the `evidence` of digits), `of_the_only_whole` an old one where the
  sentence tells but one number that it may be of; `told_by_name` takes one of the two from another section by its name.
"""
