"""The floor of reports: sentences and figures become a document that an office signs, on paper and on the
page.

It does not compute figures: they come, with their identity, from the floors below.

`sentences` turns the report.md of a line of work and its facts into blocks; `document` is what a report
consists of; `word` and `html` put it on paper and on the page; `word.read_back` finds the figures in a
file again.
"""
