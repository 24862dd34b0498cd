"""Alerts of relations and disputes that no report told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.export.wording import parties_words, party_words, stance_words
from dragoman.ontology.standing import load_standing
from dragoman.query.disputes import disputed
from dragoman.store.base import View
from dragoman.store.entries import ClaimEntry, Entries, Party, RelationEntry
from dragoman.store.filters import ClaimFilter, RelationFilter
from dragoman.watch.alert import Added, Alert, covers
from dragoman.watch.rules import DisputeRule, RelationRule

DISPUTE_DAYS = 14


def relation_alerts(rule: RelationRule, view: View, added: Added) -> Iterator[Alert]:
    """New is what no report had told in the time for which a report of its kind is trusted."""
    trusted = timedelta(load_standing()[rule.kind])
    for reading in added.readings:
        entries = Entries(reading)
        for relation in reading.relations:
            entry = entries.relation(relation)
            if relation.kind != rule.kind or relation.subject == relation.object or not _fits(rule, (entry.subject, entry.object)):
                continue
            day, pair = added.day(entry.document), sorted((relation.subject, relation.object))
            if not _told_before(view, entry, day - trusted, added):
                text, documents = _relation_words(entry), (entry.document,)
                yield Alert((rule.kind, *pair), day, text, documents, entry.evidence, day.isoformat())


def _told_before(view: View, entry: RelationEntry, since: date, added: Added) -> bool:
    wanted = RelationFilter(between=(entry.subject.id, entry.object.id), kinds=(entry.relation.kind,))
    return any(
        other.document.id not in added.documents and added.day(other.document) >= since
        for other in view.relations(wanted)
    )


def _relation_words(entry: RelationEntry) -> str:
    claimed = f", according to {parties_words(entry.claimed_by)}" if entry.claimed_by else ""
    return f"new {entry.relation.kind}: {party_words(entry.subject)} and {party_words(entry.object)}{claimed}"


def dispute_alerts(rule: DisputeRule, view: View, added: Added) -> Iterator[Alert]:
    """Claims that their report says are disputed, or that another report contradicts, where one of them is new."""
    if not added.readings:
        return
    days = [added.day(reading.document) for reading in added.readings]
    around = timedelta(DISPUTE_DAYS)
    new = added.documents
    wanted = ClaimFilter(since=min(days) - around, until=max(days) + around)
    for dispute in disputed(view, wanted):
        claim = dispute.claim
        others = [found.other for found in dispute.elsewhere if {found.other.document.id, claim.document.id} & new]
        if claim.document.id not in new and not others:
            continue
        sides_ = (claim.speaker, *claim.disputed_by, *(other.speaker for other in others))
        if _fits(rule, (*sides_, *((claim.against,) if claim.against else ()))):
            yield _dispute(claim, others, added)


def _dispute(claim: ClaimEntry, others: Sequence[ClaimEntry], added: Added) -> Alert:
    """The same pair of speakers on the same day is one dispute, whoever reports it and however it is edited."""
    deniers = {party.id: party for party in (*claim.disputed_by, *(other.speaker for other in others))}
    day = added.day(claim.document)
    said = f"{party_words(claim.speaker)} {stance_words(claim.claim.stance, claim.speaker)}"
    text = f"new dispute: {said}; disputed by {parties_words(tuple(deniers.values()))}"
    documents = {entry.document.id: entry.document for entry in (claim, *others)}
    about = (*sorted({claim.speaker.id, *deniers}), day.isoformat())
    sentences = tuple(dict.fromkeys(text for entry in (claim, *others) for text in entry.evidence))
    return Alert(about, day, text, tuple(documents.values()), sentences)


def _fits(rule: RelationRule | DisputeRule, parties: Sequence[Party]) -> bool:
    between = rule.between is None or all(covers(code, parties) for code in rule.between)
    return between and covers(rule.country, parties)
