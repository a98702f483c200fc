"""Values and units that cannot be meant."""
