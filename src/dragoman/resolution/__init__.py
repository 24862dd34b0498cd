"""From the words of a document to what they refer to: who, where, when and how many."""
