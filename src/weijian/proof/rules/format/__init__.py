"""Signs and forms of official documents."""
