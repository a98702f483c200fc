"""Stated figures that do not follow from one another."""
