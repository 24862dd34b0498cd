"""Data that the package carries: the JSON Schema of a reading and the example report."""
