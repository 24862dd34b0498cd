"""Pairs that the rules code in unlabelled reports: ``python -m training.pair_silver --help``.

Noisy, but many: the pair network begins with them. The file that is written holds sentences of the corpus, so it goes to
``training/out`` and not into git.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.pipeline import Reader
from dragoman.types.record import Event, Reading
from training.pair_material import SILVER
from training.paths import BULK, CORPORA

LONGEST = 330  # characters of a sentence; those of PLV are shorter
# How sure the rules must be: less where they code few. Not yet retrained with; before confidence was calibrated these
# were 0.85 and 0.7 of a table of priors.
LEAST, LEAST_RARE = 0.65, 0.5
RARE = frozenset("AGREE CONSULT SUPPORT COOPERATE AID MOBILIZE".split())
# What has not happened is of its own type only where the codebook says so.
PLANNED = frozenset("AGREE CONCEDE THREATEN".split())
Span = tuple[int, int]
Row = dict[str, object]


def pairs_in(reading: Reading) -> Iterator[Row]:
    """A pair for each event with two parties in its sentence, and one of a party with somebody who has no part in it."""
    places: dict[str, list[Span]] = {}
    for mention in reading.resolution.mentions:
        for actor in mention.actors:
            places.setdefault(actor, []).append((mention.start, mention.end))
    for event in reading.events:
        evidence = event.evidence[0]
        here = (evidence.start, evidence.end)
        found = _parties(event, places, here)
        if evidence.part != "text" or len(evidence.text) > LONGEST or not _is_sure(event) or found is None:
            continue
        yield _row(evidence.text, here[0], found, event.type)
        others = _bystanders(reading, event, places, here)
        if others and sum(e.evidence[0].start == here[0] for e in reading.events) == 1:
            yield _row(evidence.text, here[0], (found[len(evidence.text) % 2], others[0]), "NONE")


def _is_sure(event: Event) -> bool:
    statuses = {"happened", "ongoing"} | ({"planned"} if event.type in PLANNED else set())
    return event.status in statuses and event.confidence >= (LEAST_RARE if event.type in RARE else LEAST)


def _parties(event: Event, places: dict[str, list[Span]], here: Span) -> tuple[Span, Span] | None:
    """The mentions of the actor and the recipient (of two actors where all act) that are nearest to the trigger."""
    found: list[Span] = []
    for side in (event.actors[0:1], event.recipients[0:1] or event.actors[1:2]):
        spans = [span for actor in side for span in places.get(actor, ()) if _within(span, here)]
        spans = [span for span in spans if not any(_meet(span, other) for other in found)]
        if not spans:
            return None
        trigger = (event.trigger.start, event.trigger.end)
        found.append(min(spans, key=lambda span: max(span[0] - trigger[1], trigger[0] - span[1])))
    return found[0], found[1]


def _bystanders(reading: Reading, event: Event, places: dict[str, list[Span]], here: Span) -> list[Span]:
    taken = [span for a in (*event.actors, *event.recipients, *event.third_parties) for span in places.get(a, ())]
    spans = ((m.start, m.end) for m in reading.resolution.mentions if m.kind != "pronoun")
    return [span for span in spans if _within(span, here) and not any(_meet(span, other) for other in taken)]


def _within(span: Span, here: Span) -> bool:
    return here[0] <= span[0] and span[1] <= here[1]


def _meet(left: Span, right: Span) -> bool:
    return left[0] < right[1] and left[1] > right[0]


def _row(text: str, start: int, parties: tuple[Span, Span], kind: str) -> Row:
    actor, recipient = ([first - start, last - start] for first, last in parties)
    return {"text": text, "actor": actor, "recipient": recipient, "type": kind}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bulk", type=Path, default=CORPORA / BULK, help="a report a line, its text in the field text")
    parser.add_argument("--reports", type=int, default=16000, help="how many reports to read")
    parser.add_argument("--most", type=int, default=300, help="pairs of one type")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--to", type=Path, default=SILVER)
    options = parser.parse_args()
    lines = options.bulk.read_text(encoding="utf-8").splitlines()
    random.Random(options.seed).shuffle(lines)
    reader = Reader.load()
    count: Counter[str] = Counter()
    options.to.parent.mkdir(parents=True, exist_ok=True)
    with options.to.open("w", encoding="utf-8") as out:
        for line in lines[: options.reports]:
            try:
                rows = list(pairs_in(reader.read(json.loads(line)["text"])))
            except (DragomanError, LookupError):  # what the reader cannot read, by design or by a fault, teaches nothing
                continue
            for row in rows:
                count[str(row["type"])] += 1
                if count[str(row["type"])] <= options.most:
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(json.dumps({"written": str(options.to), **{kind: min(n, options.most) for kind, n in count.items()}}))


if __name__ == "__main__":
    main()
