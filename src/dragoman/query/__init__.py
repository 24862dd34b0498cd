"""What users ask of a record."""
