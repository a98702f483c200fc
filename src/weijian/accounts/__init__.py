"""Users, roles, scope (whose rows a user sees), sign-in safety and the audit trail."""
