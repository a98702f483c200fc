"""The columnar copy of every ledger, which indicators read; it never holds a name or an ID number."""
