"""Score event coreference over documents on ECB+: ``python -m evaluation.event_coreference [--topics 1 2 …] [--all]``.

Gold mentions; all topics chosen are clustered together, as if they were one day's news. The weights of the package have
seen the topics that are here, so these figures guard the code; how good it is on topics that it has not seen says
``python -m training.fusion``. Baselines: each mention alone; the same lemma; the same lemma in reports of one story.
``--all``: also mentions in sentences that were not annotated in full. ``--plain``: without what stands alone in the gold.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from dragoman.record.fusion import cluster
from dragoman.record.mention_clusters import read_mentions
from dragoman.record.mention_features import Mentions
from dragoman.record.mention_input import Given, Located
from dragoman.record.mention_scores import MentionWeights
from dragoman.types.word_reader import provided
from evaluation.corpora import corpora
from evaluation.event_scores import event_scores
from training.ecbplus import DEV, EcbPlus, read_ecbplus

FAIRLY = 1  # which of the stories of ``ReportLikeness``
BASELINES: dict[str, Callable[[Mentions], Sequence[Hashable]]] = {
    "each alone": lambda mentions: range(len(mentions.words)),
    "same lemma": lambda mentions: [mention.lemma for mention in mentions.words],
    "same lemma in one story": lambda mentions: _in_story(mentions),
}


def _in_story(mentions: Mentions) -> list[tuple[int, str]]:
    story = mentions.likeness.stories[FAIRLY].argmax(axis=1)  # the first report of the story stands for it
    return [(int(story[mention.report]), mention.lemma) for mention in mentions.words]


def baseline_labels(corpus: EcbPlus) -> dict[str, list[Hashable]]:
    """What each baseline makes of the mentions of a corpus."""
    names = {name: number for number, name in enumerate(corpus.documents)}
    given = [Given(tuple(tuple(row) for row in rows)) for rows in corpus.documents.values()]
    places = [Located(names[m.document], m.sentence, m.words) for m in corpus.mentions]
    mentions = read_mentions(given, places, provided(), MentionWeights.load().background)
    return {name: list(find(mentions)) for name, find in BASELINES.items()}


def cluster_labels(corpus: EcbPlus) -> list[Hashable]:
    """What ``cluster`` makes of them, called as a user calls it."""
    places = [
        {"document": m.document, "sentence": m.sentence, "words": m.words, "number": number}
        for number, m in enumerate(corpus.mentions)
    ]
    groups = cluster(corpus.documents, places)
    home = {mention["number"]: number for number, members in enumerate(groups) for mention in members}
    return [home[number] for number in range(len(places))]


def event_figures(corpus: EcbPlus, found: Sequence[Hashable], plain: bool = False) -> dict[str, float]:
    """The figures of ``event_scores``; ``plain`` leaves out the mentions whose event is told once."""
    gold = [m.event for m in corpus.mentions]
    often = Counter(gold)
    kept = [(g, f) for g, f in zip(gold, found, strict=True) if not plain or often[g] > 1]
    return event_scores([g for g, _ in kept], [f for _, f in kept])


def gate_figures() -> dict[str, float]:
    """``cluster`` on the topics that others keep for choosing."""
    corpus = read_ecbplus(corpora()).part(DEV)
    return event_figures(corpus, cluster_labels(corpus))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", nargs="*", default=sorted(DEV, key=int))
    parser.add_argument("--all", action="store_true", help="also sentences that were not annotated in full")
    parser.add_argument("--plain", action="store_true", help="score without the events told once")
    options = parser.parse_args()
    corpus = read_ecbplus(corpora()).part(frozenset(options.topics), not options.all)
    print(f"{len(corpus.documents)} documents, {len(corpus.mentions)} mentions")
    labels = {**baseline_labels(corpus), "cluster": cluster_labels(corpus)}
    for name, found in labels.items():
        figures = event_figures(corpus, found, options.plain)
        print(f"{name:24s} " + " ".join(f"{key} {value:.1f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
