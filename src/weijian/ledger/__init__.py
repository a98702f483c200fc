"""The ledger engine: kinds of record, rules, schedules, states, actions, Excel in and out. It knows no line of work."""
