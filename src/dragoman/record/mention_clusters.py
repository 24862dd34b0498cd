"""Which mentions of events in many documents tell one event: the way from words to groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.errors import AnalysisError
from dragoman.record.average_link import average_link
from dragoman.record.mention_features import Mentions, columns, mentions_of, pairs_of
from dragoman.record.mention_input import Given, Located, given_documents, located
from dragoman.record.mention_scores import MentionWeights, probabilities, turned
from dragoman.record.mention_words import mention_words
from dragoman.record.report_likeness import Background
from dragoman.types.word_reader import WordReader, provided


def cluster(
    documents: Any,  # noqa: ANN401
    mentions: Sequence[Any],
    reader: WordReader | None = None,
    weights: MentionWeights | None = None,
) -> list[list[Any]]:
    """Given mentions of events in many documents, which of them tell one event.

    ``documents``: a mapping from names to documents or a sequence of them (named 0, 1, …). A document is a list of
    sentences, each a list of words; or a text; a ``Document`` or ``Reading`` counts as its text. ``mentions``: tuples
    (document, sentence, first word, one past the last), counted from 0 as in ``reader.coreference``; (document, sentence,
    [words]) for those that are interrupted; (document, start, end) in code points for texts; or mappings or objects with
    fields of these names (``document``, ``sentence``, ``start``, ``end``, ``words``).

    Returns all mentions, as they were given, each in one cluster (alone where nothing else tells its event); clusters in
    the order of their first mentions. The documents are compared with each other, so the answer depends on all of them.

    ``reader`` gives trees and states of words; by default the package's own analysis, loaded once.

    Raises:
        ValueError: a mention lies in no document, sentence or word.
        AnalysisError: the weights are missing, damaged or do not belong together.
    """
    words = provided() if reader is None else reader
    table = MentionWeights.load() if weights is None else weights
    if table.model != words.model:
        raise AnalysisError("fusion was fitted to other analysis weights; run python -m training.fusion --write")
    names, given = given_documents(documents, words)
    numbers = {name: number for number, name in enumerate(names)}
    places = [located(mention, numbers, given) for mention in mentions]
    groups = group_mentions(read_mentions(given, places, words, table.background), table)
    clusters: dict[int, list[Any]] = {}
    for group, mention in zip(groups, mentions, strict=True):
        clusters.setdefault(group, []).append(mention)
    return list(clusters.values())


def read_mentions(
    documents: Sequence[Given], places: Sequence[Located], reader: WordReader, background: Background
) -> Mentions:
    """The mentions with all that is known of their words."""
    reports = [[reader.read(sentence) for sentence in document.sentences] for document in documents]
    told = [mention_words(p.document, p.sentence, reports[p.document][p.sentence], p.words) for p in places]
    return mentions_of(reports, told, reader.meaning, background)


def group_mentions(mentions: Mentions, weights: MentionWeights) -> list[int]:
    """The number of the event of each mention; a pair that is no candidate counts as certainly different."""
    count = len(mentions.words)
    if not count:
        return []
    first, second = pairs_of(mentions)
    likeness = np.zeros((count, count))
    values = columns(mentions, turned(mentions.states, weights), first, second)
    likeness[first, second] = likeness[second, first] = probabilities(values, weights)
    return average_link(likeness, float(weights.least))
