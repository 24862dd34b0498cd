"""Facts as rows of HTML tables, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.export.markup import DIM, WHOLE, table, tag, tint, words
from dragoman.export.wording import (
    STATUS_MARKS,
    document_words,
    parties_words,
    party_words,
    relation_words,
    stance_words,
    time_words,
    wrong_words,
)
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.types.document import Document

Entry = EventEntry | ClaimEntry | RelationEntry | DocumentEntry
SENTENCE = 400


def entries_table(entries: Sequence[Entry], origins: bool = True) -> str:
    """Entries of one kind as a table; ``origins``: with the reports they are from."""
    first = entries[0] if entries else None
    if isinstance(first, EventEntry):
        return event_rows([entry for entry in entries if isinstance(entry, EventEntry)], origins)
    if isinstance(first, ClaimEntry):
        return _claim_rows([entry for entry in entries if isinstance(entry, ClaimEntry)], origins)
    if isinstance(first, RelationEntry):
        return _relation_rows([entry for entry in entries if isinstance(entry, RelationEntry)], origins)
    return _document_rows([entry for entry in entries if isinstance(entry, DocumentEntry)])


def event_rows(entries: Iterable[EventEntry], origins: bool = True, numbered: bool = False) -> str:
    rows = []
    for number, entry in enumerate(entries, start=1):
        event, (mark, _) = entry.event, STATUS_MARKS[entry.event.status]
        kind = "/".join((event.type, *event.modes)) + (f" to {event.planned_type}" if event.planned_type else "")
        who = words(parties_words(entry.actors) or "somebody")
        whom = f" → {words(parties_words(entry.recipients))}" if entry.recipients else ""
        where = f"<br>in {words(entry.place.name)}" if entry.place else ""
        said = f"<br>claimed by {words(parties_words(entry.claimed_by))}" if entry.claimed_by else ""
        wrong = f"<br>{words(wrong_words(entry.wrong))}" if entry.wrong else ""
        rows.append((
            *((str(number),) if numbered else ()), tag("span", words(time_words(event.time)), WHOLE),
            tag("span", words(kind), tint(event.quad)), tag("span", words(f"{mark} {event.status}"), WHOLE),
            f"{who}{whom}{where}{said}{wrong}", _sentences(entry.evidence, entry.document, origins),
        ))  # fmt: skip
    return table((*(("#",) if numbered else ()), "when", "what", "status", "who → whom", "evidence"), rows)


def _claim_rows(entries: Iterable[ClaimEntry], origins: bool) -> str:
    rows = [
        (
            words(party_words(entry.speaker)), words(stance_words(entry.claim.stance, entry.speaker)),
            words(party_words(entry.against)) if entry.against else "", words(parties_words(entry.disputed_by)),
            _sentences(entry.evidence, entry.document, origins),
        )
        for entry in entries
    ]  # fmt: skip
    return table(("who says", "stance", "against", "disputed by", "evidence"), rows)


def _relation_rows(entries: Iterable[RelationEntry], origins: bool) -> str:
    rows = [
        (
            words(f"{party_words(entry.subject)} – {party_words(entry.object)}"), words(relation_words(entry.relation)),
            _sentences(entry.evidence, entry.document, origins),
        )
        for entry in entries
    ]  # fmt: skip
    return table(("between", "relation", "evidence"), rows)


def _document_rows(entries: Iterable[DocumentEntry]) -> str:
    rows = [
        (words(document_words(entry.document)), str(entry.events), str(entry.claims), str(entry.relations))
        for entry in entries
    ]  # fmt: skip
    return table(("report", "events", "claims", "relations"), rows, frozenset({1, 2, 3}))


def _sentences(sentences: Sequence[str], document: Document, origin: bool) -> str:
    text = " … ".join(sentences)
    shown = words(text if len(text) <= SENTENCE else text[:SENTENCE] + "…")
    return shown + (f"<br>{tag('span', '— ' + words(document_words(document)), DIM)}" if origin else "")
