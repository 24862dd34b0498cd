"""What an annotation and a reading say of one report, in a common form that can be matched.

An annotation (``evaluation/gold/NN.json``) quotes the sentences that carry an item; ``|`` parts quotations. Countries
are ISO-3166 alpha-3 codes, ``*`` is a party of no one country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.types.record import Reading

Range = tuple[int, int]
Items = dict[str, list["Item"]]
# A sentence ends at a full stop, question or exclamation mark before a blank, or with its line.
SENTENCE_END = re.compile(r"[.!?][\"”]?(?=\s)|\n|\Z")
# Stances that coders cannot tell apart count as one.
STANCE_GROUPS = {
    "asserts": "say", "confirms": "say", "predicts": "say", "promises": "say", "denies": "deny", "rejects": "deny",
    "accuses": "blame", "condemns": "blame", "praises": "praise", "demands": "ask", "threatens": "threat",
}  # fmt: skip
# Evidence longer than this points nowhere.
LONGEST_EVIDENCE = 600


@dataclass(frozen=True)
class Item:
    """An event, claim or quantity: where it stands, and what must agree for a match.

    ``labels`` are acceptable types of an event, stance groups of a claim, the unit of a quantity; ``parties`` the
    actors of an event or the speaker of a claim; ``start`` is when an event began (YYYY, YYYY-MM or YYYY-MM-DD), "" where
    the annotation or the reading does not say.
    """

    ranges: tuple[Range, ...]
    labels: frozenset[str]
    parties: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    value: float | None = None
    words: str = ""
    start: str = ""


def sentence_around(text: str, start: int, end: int) -> Range:
    """The sentence, or sentences, that hold ``text[start:end]``."""
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, start) if m.end() <= start and m.group()), default=0)
    last = SENTENCE_END.search(text, end)
    return first, last.end() if last else len(text)


def annotated_items(annotation: dict[str, Any], text: str) -> Items:
    """Items of a gold file; raises ValueError where a quotation is not in the text."""

    def where(item: dict[str, Any]) -> tuple[Range, ...]:
        return tuple(_quoted(text, quotation) for quotation in item["in"].split("|"))

    return {
        "events": [
            Item(where(e), frozenset(e["type"]), frozenset(e["actors"]), frozenset(e["recipients"]),
                 frozenset(e["status"]), words=e["in"], start=e.get("start") or "")
            for e in annotation["events"]
        ],
        "claims": [
            Item(where(c), stance_groups(c["stance"]), frozenset((c["source"],)), words=c["in"])
            for c in annotation["claims"]
        ],
        "quantities": [
            Item(where(q), frozenset((q["unit"],)), value=float(q["value"]), words=q["in"])
            for q in annotation["quantities"]
        ],
    }  # fmt: skip


def read_items(reading: Reading) -> Items:
    """Items of a reading."""
    country = {actor.id: actor.country or "*" for actor in reading.resolution.actors}
    text = reading.document.text

    def codes(parties: Iterable[str]) -> frozenset[str]:
        return frozenset(country.get(party, "*") for party in parties)

    events = [
        Item(
            tuple((p.start, p.end) for p in e.evidence if p.end - p.start <= LONGEST_EVIDENCE),
            frozenset((e.type, e.planned_type or e.type) if e.type in ("AGREE", "CONCEDE") else (e.type,)),
            codes(e.actors), codes(e.recipients), frozenset((e.status,)), words=e.trigger.text,
            start=(e.time.start or "") if e.time else "",
        )
        for e in reading.events
    ]  # fmt: skip
    claims = [
        Item(
            tuple((q.start, q.end) for q in (c.content, c.cue) if q is not None),
            stance_groups((c.stance,)), codes((c.speaker,)), words=c.content.text,
        )
        for c in reading.claims
    ]  # fmt: skip
    quantities = [
        Item(((q.start, q.end),), frozenset((q.unit or "",)), value=q.value, words=text[q.start : q.end])
        for q in reading.resolution.quantities
    ]
    return {"events": events, "claims": claims, "quantities": quantities}


def stance_groups(stances: Iterable[str]) -> frozenset[str]:
    return frozenset(STANCE_GROUPS[stance] for stance in stances)


def _quoted(text: str, quotation: str) -> Range:
    start = text.find(quotation)
    if start < 0:
        raise ValueError(f"not in the report: {quotation!r}")
    return sentence_around(text, start, start + len(quotation))
