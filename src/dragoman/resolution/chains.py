"""The chains of the coreference head, by the words that head their mentions."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.resolution.noun_phrases import top
from dragoman.types.analysis import Analysis

Chains = dict[tuple[int, int], int]


def chains_by_head(analysis: Analysis) -> Chains:
    """(sentence, token that heads a mention) → number of its chain; of nested mentions with one head the longest counts."""
    starts = [sentence.start for sentence in analysis.sentences]
    spans = [(end - start, start, end, chain) for chain, spans in enumerate(analysis.chains) for start, end in spans]
    found: Chains = {}
    for _, start, end, chain in sorted(spans):
        sentence = analysis.sentences[bisect_right(starts, start) - 1]
        inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start and token.end <= end]
        if inside:
            found[sentence.index, top(sentence, inside[0], inside[-1])] = chain
    return found
