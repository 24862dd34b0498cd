"""Readings for other eyes: one file per format."""
