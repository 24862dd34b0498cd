"""The tools, by what they ask: lists, summaries, single reports and names."""
