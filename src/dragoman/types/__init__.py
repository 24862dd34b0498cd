"""Frozen values that travel between the stages. No I/O, no identity beyond their content."""
