"""Finders of change: from one number to another, by how much, by how many per cent."""
