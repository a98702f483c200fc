"""The language of report.md: facts in order; what has no data is not said; what is compared is asked for
by name.

It does not look figures up and does not lay pages out: facts are asked of the caller (`facts.Facts`),
blocks of `reports.document` come out. It is no template language: there are no conditions and no loops.

`template` reads the Markdown and finds its mistakes at load; `filters` turns a fact into words, with
`comparisons` and `rankings` for those that set it beside others; `clauses` drops what cannot be said and
mends what is left; `render` joins the three. Arithmetic is done on figures as printed, so that a reader
who recomputes it agrees.
"""
