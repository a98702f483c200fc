"""Indicators: each figure defined once, computed live by area, institution and period, and traced to its rows."""
