"""Finders of sums: wholes and the parts that are all there is of them.

A whole and its parts (`sum`), broken (`broken`, of the `lists` behind it) or so but for one slip (`near_sums`,
`whole_and_list`); totals behind their parts (`summed_up`, `called_totals` where words count the parts); a whole divided
clauses, sentences or sections later (`divisions`, `breakdowns`, `by_years`, `kinds`, with what `partitions` knows of
names) or told of both its kinds (`named_kinds`); so much for each of several (`each_alike`); shares of all there is
(`shares`); a number and the list it counts, of names (`listed_names`; `listed_wholly` where they are whole) or of
figures (`listed_figures`); what is done and what is left (`leftover`, `left_of_known` of what rates and sums say),
lacking or beyond (`remainder`), what came and what went (`balances`, `stock` with what there was and is in the end;
`given_up` is what of a task could not be done); lists of two numbers for each item (`columns`); those that several
lead, and all of them (`members`); kinds that another sentence counts (`kinds_together`), items under their headings
(`sections_counted`), who pays how much of a standard (`of_a_standard`);
lists whose whole stands sentences before (`a_sentence_away`),
lists and far totals that digits alone prove (`by_digits`, `far_sums`).
Behind all others: `companions` for how many parts a sum has, and what each of them did. `parts` says which figures may be
parts of which, `list_ends` where a list ends, `rows` which figures stand in a row.
"""
