"""Answers as they are shown where there is no terminal: HTML for notebooks, plots."""
