"""Finders of rates: a part, its whole and their quotient, whichever of them is stated."""
