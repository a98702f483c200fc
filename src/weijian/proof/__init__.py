"""Proof-reads Chinese county health reports: recomputes what they state and checks the form they stand in.

It does not judge style, does not know a database, and does not guess: where several readings are possible
it stays silent unless all of them fail.

The pipeline, one package or module a step:
    read       file -> text, with positions that lead back to Word runs
    normalise  text -> plain text (simplified, half-width digits, no blanks in numbers), offsets kept
    sections   headings and list numbers at every level
    figures    quantities: value, unit, kind, bound, and the interval that their printed precision allows
    subjects   what each figure counts
    context    of what time and place it is, and whether it is reached or aimed at
    topics     its name in content words, where that says what it is of
    relations  ties between figures, judged by interval arithmetic
    rules      one module a rule; findings
    ignores    marks by which a writer lets a finding stand
    settings   which rules speak, and how loudly
    output     terminal, JSON, SARIF, HTML page, Word comments, repaired copies
`weijian.proof.api` joins them. `weijian.proof.batch` holds several reports of one county against one another,
`weijian.proof.compare` two versions of one report.
"""
