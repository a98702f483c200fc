"""Personal data that does not belong in a published report."""
