"""The same thing stated twice, differently."""
