"""Standing facts between two parties: partnerships, wars, trade ranks and the like, from patterns over noun phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.ontology.relation_patterns import load_relation_patterns
from dragoman.record.ceasefires import ceasefires
from dragoman.record.deed_relations import deeds, described
from dragoman.record.disputed_lands import disputed_lands
from dragoman.record.event_relations import closed, opened
from dragoman.record.evidence import evidence
from dragoman.record.identity import content_id
from dragoman.record.mediations import mediations
from dragoman.record.named_relations import named_relations
from dragoman.record.parties import Parties
from dragoman.record.presences import presences
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft
from dragoman.record.role_relations import roles
from dragoman.record.standing import memberships, occupations, recognitions, sanctions
from dragoman.record.trade_relations import trade_ranks, trade_volumes
from dragoman.record.validity import dated
from dragoman.record.war_relations import torn_states, wars
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, Relation
from dragoman.types.resolution import STATELESS, Resolution

Finder = Callable[[Surroundings], Iterator[RelationDraft]]
# What tells of a quarrel comes first: who mediates, and whose soldiers are guests, depends on it.
QUARRELS: tuple[Finder, ...] = (named_relations, disputed_lands, wars, torn_states, ceasefires, roles, deeds)
FINDERS: tuple[Finder, ...] = (
    *QUARRELS, trade_ranks, trade_volumes, mediations, occupations, recognitions, described, presences, sanctions,
    memberships,
)  # fmt: skip
QUARRELLING = frozenset({"war", "ceasefire", "tension", "occupation"})
# Either side may stand first; they are put in the order of the text's first mention.
SYMMETRIC = frozenset({"partnership", "alliance", "war", "ceasefire", "tension", "trade-volume"})


def find_relations(
    document: Document, analysis: Analysis, resolution: Resolution, claims: Sequence[Claim], events: Sequence[Event] = ()
) -> tuple[Relation, ...]:
    """The relations a document states, in text order; one that several sentences state has them all as evidence.

    ``events`` are those of the document: some open a relation or close one.
    """
    patterns = load_relation_patterns()
    parties = Parties.of(resolution)
    states = tuple(a.id for a in resolution.actors if a.kind == "state")
    text = document.text.lower()
    lands = tuple(land for land in patterns.lands if any(name in text for name in land.names))
    places = [
        Surroundings(s, parties, resolution, patterns, resolution.published, states, lands=lands) for s in analysis.sentences
    ]
    conflicts = _conflicts((draft for here in places for finder in QUARRELS for draft in finder(here)), parties)
    drafts = [
        draft
        for here in places
        for finder in FINDERS
        for found in finder(replace(here, conflicts=conflicts))
        if (draft := dated(here, found)) is not None
    ]
    drafts = list(closed([*drafts, *opened(events, analysis, parties)], events, parties))
    merged = [_relation(document, analysis, group, claims) for group in _grouped(drafts)]
    return tuple(sorted(merged, key=lambda r: (r.evidence[0].start, r.kind, r.subject, r.object, r.value or 0.0)))


def _conflicts(drafts: Iterable[RelationDraft], parties: Parties) -> tuple[tuple[str, str], ...]:
    """The pairs of countries that are told to quarrel."""
    sides = [(parties.country(d.subject), parties.country(d.object)) for d in drafts if d.kind in QUARRELLING]
    found = [(one, other) for one, other in sides if one and other and not {one, other} & STATELESS]
    return tuple(dict.fromkeys((min(pair), max(pair)) for pair in found))


def _grouped(drafts: Iterable[RelationDraft]) -> list[list[RelationDraft]]:
    """Drafts that say the same: same kind, pair, value and label; a bare one joins a labelled one of its pair."""
    groups: dict[tuple[str, tuple[str, ...], float | None, str], list[RelationDraft]] = {}
    for draft in sorted(drafts, key=lambda d: (not d.label, d.sentence, d.token)):
        sides: tuple[str, ...] = (draft.subject, draft.object)
        sides = tuple(sorted(sides)) if draft.kind in SYMMETRIC else sides
        key = (str(draft.kind), sides, draft.value, draft.label)
        if not draft.label:
            key = next((k for k in groups if k[:3] == key[:3]), key)
        groups.setdefault(key, []).append(draft)
    return [sorted(group, key=lambda d: (d.sentence, d.token)) for group in groups.values()]


def _relation(
    document: Document, analysis: Analysis, group: Sequence[RelationDraft], claims: Sequence[Claim]
) -> Relation:
    first = group[0]
    label = max(draft.label for draft in group)
    sentences = sorted({draft.sentence for draft in group})
    carriers = tuple(evidence(document, s) for s in analysis.sentences if s.index in sentences)
    spans = [(e.start, e.end) for e in carriers]
    tokens = [analysis.sentences[d.sentence].tokens[d.token] for d in group]
    # Said by somebody only where nobody but speakers say it; the reporter's own word is enough.
    saying = [[c.id for c in claims if c.content.start <= t.start and t.end <= c.content.end] for t in tokens]
    claimed_by = tuple(sorted({c for ids in saying for c in ids})) if all(saying) else ()
    return Relation(
        id=content_id("relation", first.kind, document.id, spans[0], first.subject, first.object, label),
        kind=first.kind, subject=first.subject, object=first.object, value=first.value, unit=first.unit,
        start=next((d.start for d in group if d.start and d.label == label), None),
        end=next((d.end for d in group if d.end), None),
        claimed_by=claimed_by, evidence=carriers,
    )  # fmt: skip
