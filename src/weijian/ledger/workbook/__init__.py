"""Ledgers as spreadsheets: templates with drop-downs, import with a preview, marked-up errors, exports."""
