"""How a report comes back to the writer: terminal messages, JSON, Word comments. Each module is one form."""
