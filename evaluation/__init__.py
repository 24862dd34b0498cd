"""Quality on data that was not trained on, and the floors below which CI fails."""
