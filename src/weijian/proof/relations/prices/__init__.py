"""Finders of what each gets and what all get: so much a head, a case, a month.

- Stated: `unit_price` with sum and heads right before it, `in_a_row` behind one another, `how_long` for so many months;
  `paid_at_standard` is to the last digit, `by_size` of several sizes,
  `of_several` of several kinds at several prices.
- Averages: `averages`, `averages_of_time`, `days_of_stay`; `of_the_only_two` breaks those that nothing else can explain.
- Last: `by_standard` where those paid are told elsewhere;
  `unstated` prices, and those that one slip or 万 or 亿 would make true (`near_prices`);
  and whatever one slip would make true in its sentence (`by_slip`).
"""
