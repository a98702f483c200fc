"""Finders of the same quantity told again."""
