"""The steps from one schema of the SQLite record to the next: ``0001.sql`` makes a new record, in order from there."""
