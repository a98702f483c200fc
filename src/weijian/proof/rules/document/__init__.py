"""Placeholders, leftovers and the document as a whole."""
