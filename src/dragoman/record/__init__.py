"""From what the words refer to, to the facts of the record: events, claims, relations."""
