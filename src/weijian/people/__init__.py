"""The resident index: one row a person, ID numbers encrypted, doubles merged without losing a record."""
