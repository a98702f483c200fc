"""Headings and lists: numbers missing, doubled or in another form."""
