"""Packages, so that modules of one name in different folders do not clash."""
