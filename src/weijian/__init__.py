"""Weijian (卫健): the working ledgers, indicators, reports and proof-reader of a county health bureau."""

__version__ = "0.1.0"
