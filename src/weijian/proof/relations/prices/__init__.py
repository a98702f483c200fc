"""Finders of averages: so much a head, a case, a time."""
