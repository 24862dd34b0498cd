"""What the faces share: the names that users type, the JSON of answers, and what a running server holds."""
