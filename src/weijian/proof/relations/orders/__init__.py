"""Finders of order: a part is not more than its whole, what was reached not less than the goal said to be reached."""
