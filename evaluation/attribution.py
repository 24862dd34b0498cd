"""Attribution against PolNeAR: ``python -m evaluation.attribution [--by claims|head] [--file F] [--documents N]``.

Speaker, cue and content spans (hulls) and the linked triple, exact and by overlap: of the claims of a reading, as a user
gets them, or of the attribution head alone. Each claim gives one span of each role; claims that differ in the speaker's
actor only give the same spans and count once. Of several annotators of an article the first in the alphabet counts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman import load
from dragoman.analysis.analyser import Analyser
from dragoman.analysis.weights import DATA
from dragoman.ingest import from_text, to_given
from dragoman.pipeline import Reader
from dragoman.types.document import Document
from dragoman.types.record import Quote
from dragoman.types.resolution import Span
from evaluation.corpora import corpora
from training.brat import read_events

ROLES = ("speaker", "cue", "content")
NAMES = ("Source", "Cue", "Content")  # PolNeAR's, in the order of ROLES


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; a role that is not expressed is None. Spans are hulls."""

    speaker: Span | None
    cue: Span | None
    content: Span | None


def read_brat(annotation: str) -> Iterator[Attribution]:
    """Attributions of a brat file in PolNeAR's scheme that have a cue and a content."""
    for event in read_events(annotation):
        speaker, cue, content = (_hull([Span(*stretch) for stretch in event.get(name, ())]) for name in NAMES)
        if content and cue:
            yield Attribution(speaker, cue, content)


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def read_polnear(path: Path, limit: int | None = None) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Id, text and attributions of each article."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            article = json.loads(line)
            annotator = min(article["annotations"])
            yield article["id"], article["text"], list(read_brat(article["annotations"][annotator]))


def head_attributions(text: str, analyser: Analyser) -> list[Attribution]:
    """What the attribution head finds."""
    found = analyser.analyse(Document("polnear", text)).attributions
    return [
        Attribution(Span(*a.speaker) if a.speaker else None, Span(*a.cue), _hull([Span(*c) for c in a.content]))
        for a in found
    ]


def claimed_attributions(text: str, reader: Reader) -> list[Attribution]:
    """The spans of the claims of a reading, in the text as given."""
    document = from_text(text)

    def given(quote: Quote | None) -> Span | None:
        if quote is None:
            return None
        return Span(to_given(document.offsets, quote.start), to_given(document.offsets, quote.end - 1) + 1)

    claims = reader.read_document(document).claims
    return [Attribution(given(c.speaker_span), given(c.cue), given(c.content)) for c in claims]


def score(pairs: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, float]:
    """F1 of each role and of the triple over (gold, found) pairs, exact and by overlap."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        for role in ROLES:
            _count(counts, role, {getattr(a, role) for a in gold} - {None}, {getattr(a, role) for a in found} - {None})
        _count(counts, "triple", set(gold), set(found))
    return {
        f"{role} {how} F1": _f1(counts[role, f"{how} hit"], counts[role, "gold"], counts[role, "found"])
        for role in (*ROLES, "triple")
        for how in ("exact", "overlap")
    }


def _count(counts: Counter[tuple[str, str]], role: str, gold: set[object], found: set[object]) -> None:
    counts[role, "gold"] += len(gold)
    counts[role, "found"] += len(found)
    counts[role, "exact hit"] += len(gold & found)
    free = list(found)
    for item in gold:
        match = next((other for other in free if _overlaps(item, other)), None)
        if match is not None:
            free.remove(match)
            counts[role, "overlap hit"] += 1


def _overlaps(one: object, other: object) -> bool:
    if isinstance(one, Span) and isinstance(other, Span):
        return one.start < other.end and other.start < one.end
    if isinstance(one, Attribution) and isinstance(other, Attribution):
        pairs = [(getattr(one, role), getattr(other, role)) for role in ROLES]
        return all((a is None and b is None) or _overlaps(a, b) for a, b in pairs)
    return False


def _f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found) if hits else 0.0


def attribution_figures(analyser: Analyser, path: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of the attribution head on a PolNeAR file."""
    return score((gold, head_attributions(text, analyser)) for _, text, gold in read_polnear(path, limit))


def claim_figures(reader: Reader, path: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of the claims of readings on a PolNeAR file."""
    return score((gold, claimed_attributions(text, reader)) for _, text, gold in read_polnear(path, limit))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", default="claims", choices=("claims", "head"))
    parser.add_argument("--file", type=Path, default=corpora() / "attribution/polnear-dev.jsonl")
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    options = parser.parse_args()
    analyser = Analyser.load(options.weights)
    if options.by == "head":
        figures = attribution_figures(analyser, options.file, options.documents)
    else:
        figures = claim_figures(replace(load(), analyser=analyser), options.file, options.documents)
    for name, value in figures.items():
        print(f"{name:22s} {value:.3f}")


if __name__ == "__main__":
    main()
