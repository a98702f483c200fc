"""The lines of work: one folder per department, in it one folder per line. See docs/architecture.md."""
