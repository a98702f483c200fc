"""What the report says against what the ledgers count; silent where no ledgers are at hand."""
