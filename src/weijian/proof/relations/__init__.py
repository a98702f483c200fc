"""Finds the ties between stated figures, kept or broken.

It does not decide what to report: a finder says which figures a sentence ties together, whether the tie holds
by interval arithmetic, and how firm the tie is; the rules speak.

`passage` shows the finders where figures stand. Each finder is one module with `find(passage)`, in a folder for what
it ties: `rates`, `sums`, `orders`, `changes`, `prices`, `repeats`, `apart`, `tables`, `by_sign` and `cued`; beside
the finders stands what several of them share (`quotients`, `parts`, `ordered`). They are asked in six rounds: what
words tie; what the digits alone prove (`chance` says how likely an accident is); rates told again; what would hold but
for one slip (`doubted`); near misses, only for figures that
no other tie explains; and what else is seen of what nothing ties yet. Where two find the same tie the first counts;
what a stronger tie says already is dropped (`superseded`), and so is what another reading of its sentence explains
(`other_readings`).
"""

from collections.abc import Iterable

from weijian.proof.document import Document
from weijian.proof.relations import apart, by_sign, cued, doubted, tables
from weijian.proof.relations.changes import by_digits as changes_by_digits
from weijian.proof.relations.changes import (
    by_roles,
    difference,
    earlier,
    growth,
    growth_of_the_named,
    multiples,
    near_growths,
    near_points,
    near_steps,
    of_parts,
    ranks,
    shifts,
    steps,
    times_of_the_named,
    told_in_turn,
    year_by_year,
)
from weijian.proof.relations.changes import near_beside as changes_near_beside
from weijian.proof.relations.changes.steps_of_growth import with_steps_of_growth
from weijian.proof.relations.mentions import ties_of_mentions
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders import (
    among,
    claims,
    containers,
    courses,
    extremes,
    follows,
    goals,
    goals_beside,
    goals_said,
    groups,
    in_that_sum,
    nesting,
    of_those_before,
    of_which,
    outcomes,
    over_time,
    places,
    staff,
    subsets,
    targets,
    totals,
    visits,
)
from weijian.proof.relations.orders.companions import with_companions, with_each_part, with_floors, with_steps
from weijian.proof.relations.other_readings import without_other_readings
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices import (
    at_the_standard,
    averages,
    averages_of_time,
    by_size,
    by_slip,
    by_standard,
    days_of_stay,
    in_a_row,
    named_averages,
    near_prices,
    of_several,
    of_the_only_two,
    paid_at_standard,
    per_visit,
    so_many_days,
    unit_price,
    unstated,
)
from weijian.proof.relations.prices import near_beside as prices_near_beside
from weijian.proof.relations.rates import (
    bases,
    births,
    by_name,
    by_the_rate,
    combined,
    decimal_point,
    implied_parts,
    near_rates,
    occupancy,
    of_a_named_part,
    of_a_total_said,
    of_done_and_left,
    of_each_in_turn,
    of_everybody,
    of_one_population,
    of_the_first_few,
    of_the_only_whole,
    of_what_was_set,
    on_the_base_said,
    opposites,
    other_forms,
    over_groups,
    per_ten_thousand,
    per_thousand,
    population,
    ratio,
    reckoned_by,
    respectively,
    sex_ratios,
    told_by_name,
    told_elsewhere,
    too_few_births,
    vital,
)
from weijian.proof.relations.rates import by_digits as rates_by_digits
from weijian.proof.relations.rates import near_beside as rates_near_beside
from weijian.proof.relations.repeats import (
    again,
    duplicate,
    facts_in_brackets,
    from_today,
    mistold,
    parts_in_full,
    per_head,
    proven,
    rates_retold,
    recounted,
    reminded,
    retold,
    states,
    taken_up,
    unfinished,
)
from weijian.proof.relations.sums import (
    a_sentence_away,
    balances,
    breakdowns,
    by_cause,
    by_years,
    called_totals,
    closed_lists,
    columns,
    deducted,
    disease_classes,
    divisions,
    each_alike,
    far_sums,
    given_up,
    income_and_spending,
    kinds,
    kinds_together,
    left_beside,
    left_of_known,
    leftover,
    listed_figures,
    listed_names,
    listed_wholly,
    living,
    members,
    named_kinds,
    named_together,
    near_sums,
    of_a_standard,
    on_top_of,
    place_kinds,
    remainder,
    scores,
    sections_counted,
    shares,
    shares_of_all,
    steps_of_parts,
    stock,
    sum,
    together_with,
    whole_and_list,
)
from weijian.proof.relations.sums import by_digits as sums_by_digits
from weijian.proof.relations.sums.companions import (
    with_counted_parts,
    with_totals_beside,
    with_what_parts_did,
)
from weijian.proof.relations.superseded import implied_orders, without_superseded
from weijian.proof.relations.tables import beside

SUMS_AND_RATES = (
    by_sign,
    respectively,
    by_name,
    by_the_rate,
    told_in_turn,
    growth,
    ratio,
    shifts,
    of_parts,
    multiples,
    sum,
    divisions,
    breakdowns,
    by_years,
    kinds,
    kinds_together,
    named_kinds,
    listed_names,
    listed_wholly,
    listed_figures,
    leftover,
    each_alike,
    difference,
    steps,
    ranks,
    on_top_of,
    remainder,
    by_roles,
    year_by_year,
    shares,
    stock,
    of_a_standard,
    balances,
    income_and_spending,
    named_together,
    scores,
    sections_counted,
    together_with,
)
ORDERS = (
    extremes,
    over_time,
    of_those_before,
    among,
    in_that_sum,
    of_which,
    nesting,
    courses,
    containers,
    goals,
    goals_beside,
    goals_said,
    outcomes,
    groups,
    places,
    staff,
    subsets,
    targets,
    totals,
    visits,
    claims,
)
BASES_AND_PRICES = (
    combined,
    other_forms,
    opposites,
    births,
    sex_ratios,
    vital,
    per_thousand,
    per_ten_thousand,
    unit_price,
    averages,
    averages_of_time,
    days_of_stay,
    by_size,
    per_visit,
    paid_at_standard,
    at_the_standard,
    unstated,
    of_a_total_said,
    bases,
    implied_parts,
    occupancy,
    population,
    tables,
)
# Of a tie that several find the first counts.
FINDERS = (*SUMS_AND_RATES, duplicate, facts_in_brackets, from_today, per_head, *ORDERS, *BASES_AND_PRICES)
# Asked for what the words leave open, where digits prove it.
BY_DIGITS = (rates_by_digits, changes_by_digits, sums_by_digits, far_sums)
# What is told again has been explained where it was told first; what is wanting, by what was reached.
AGAIN = (again, apart, place_kinds)
# Asked again about figures that nothing explains yet, as they would be without a slip.
DOUBTING = (doubted,)
# Asked last: what they say of a figure counts only where no other tie gives it.
NEAR_MISSES = (
    near_sums,
    columns,
    members,
    given_up,
    shares_of_all,
    steps_of_parts,
    called_totals,
    closed_lists,
    by_cause,
    disease_classes,
    deducted,
    living,
    near_steps,
    near_points,
    near_growths,
    growth_of_the_named,
    times_of_the_named,
    reckoned_by,
    of_done_and_left,
    of_each_in_turn,
    over_groups,
    near_rates,
    of_what_was_set,
    of_one_population,
    of_the_first_few,
    on_the_base_said,
    decimal_point,
    of_everybody,
    told_elsewhere,
    too_few_births,
    of_the_only_whole,
    in_a_row,
    named_averages,
    near_prices,
    of_several,
    of_the_only_two,
    by_slip,
    by_standard,
    so_many_days,
    proven,
    retold,
    parts_in_full,
    mistold,
    recounted,
    states,
    rates_retold,
    taken_up,
    unfinished,
    beside,
)


# What the sums and rates found so far say of figures beside them.
BESIDE_KNOWN = ((whole_and_list,), (left_of_known,), (left_beside,), (of_a_named_part,))
# What nothing else ties.
LAST = (
    follows,
    earlier,
    reminded,
    a_sentence_away,
    cued,
    told_by_name,
    rates_near_beside,
    prices_near_beside,
    changes_near_beside,
)


def find_relations(document: Document) -> tuple[list[Relation], list[Relation]]:
    """Every tie once, in the order of the figures they end in; then what these say already: orders, and
    ties of other mentions of their figures.
    """
    passage = Passage(document)
    found: dict[object, Relation] = {}
    told = Told()
    fresh: list[Relation] = []

    def keep(relations: Iterable[Relation]) -> None:
        for relation in relations:
            if found.setdefault(relation.key, relation) is relation:
                fresh.append(relation)

    for finder in FINDERS:
        keep(finder.find(passage))
    for stage in (BY_DIGITS, AGAIN, DOUBTING, NEAR_MISSES, *BESIDE_KNOWN, LAST):
        for relation in fresh:
            told.learn(relation)
        fresh.clear()
        for by_numbers in stage:
            keep(by_numbers.find(passage, told))
    for with_more in (
        with_each_part,
        with_companions,
        with_steps,
        with_floors,
        with_counted_parts,
        with_what_parts_did,
        with_totals_beside,
        with_steps_of_growth,
        again.with_rates_told_wrongly,
    ):
        keep(with_more(passage, list(found.values())))
    told_once = without_superseded(found.values(), passage.paragraphs)
    implied = implied_orders(found.values(), told_once)
    told_once = sorted(without_other_readings(told_once, passage), key=_place)
    known = {relation.key for relation in (*told_once, *implied)}
    again_told = {
        tie.key: tie for tie in ties_of_mentions(passage, (*told_once, *implied)) if tie.key not in known
    }
    return told_once, sorted((*implied, *again_told.values()), key=_place)


def _place(relation: Relation) -> int:
    return relation.result if relation.result is not None else max(relation.operands)


__all__ = ["Relation", "find_relations"]
