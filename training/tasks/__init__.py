"""One file a task: which rows make a batch, and what the network loses on it."""
