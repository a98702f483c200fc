"""The report on paper: a .docx laid out to GB/T 9704-2012, and reading its figures back.

It draws no red head and no seal: a report is typed paper, and the seal is the office's.

`layout` holds the standard's measures, `parts/` the parts that are the same in every report (styles,
numbering, settings, footers), `inline` the runs and content controls, `blocks` headings, paragraphs and
tables, `writer` the order of the elements, `package` the file. `read_back` opens a file that Word or
LibreOffice may have saved since.
"""
