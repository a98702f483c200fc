"""Indicators: each figure defined once, computed live by unit and period, and traced to its rows."""
