"""Standing facts between two parties: partnerships, wars, trade ranks and the like, from patterns over noun phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.ontology.relation_patterns import RelationPatterns, load_relation_patterns
from dragoman.record.event_relations import closed, opened
from dragoman.record.evidence import evidence
from dragoman.record.identity import content_id
from dragoman.record.named_relations import named_relations
from dragoman.record.parties import Parties
from dragoman.record.relation_context import RelationDraft, Surroundings
from dragoman.record.standing import mediations, memberships, occupations, recognitions, sanctions
from dragoman.record.supports import rivalries, supports
from dragoman.record.trade_relations import trade_ranks, trade_volumes
from dragoman.record.war_relations import ceasefires, wars
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, Relation
from dragoman.types.resolution import Resolution

Finder = Callable[[Surroundings], Iterator[RelationDraft]]
FINDERS: tuple[Finder, ...] = (
    named_relations, wars, ceasefires, trade_ranks, trade_volumes, memberships, mediations, occupations, recognitions,
    supports, rivalries, sanctions,
)  # fmt: skip
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
    drafts = [
        _dated(draft, sentence, resolution)
        for sentence in analysis.sentences
        for draft in _in_sentence(sentence, parties, resolution, patterns)
    ]
    drafts = list(closed([*drafts, *opened(events, analysis, parties)], events, parties))
    merged = [_relation(document, analysis, group, claims) for group in _grouped(drafts)]
    return tuple(sorted(merged, key=lambda r: (r.evidence[0].start, r.kind, r.subject, r.object, r.value or 0.0)))


def _in_sentence(
    sentence: Sentence, parties: Parties, resolution: Resolution, patterns: RelationPatterns
) -> Iterator[RelationDraft]:
    states = tuple(a.id for a in resolution.actors if a.kind == "state")
    here = Surroundings(sentence, parties, resolution, patterns, resolution.published, states)
    for finder in FINDERS:
        yield from finder(here)


def _dated(draft: RelationDraft, sentence: Sentence, resolution: Resolution) -> RelationDraft:
    """With the start that "since …" gives, if the same sentence gives one."""
    if draft.start is not None:
        return draft
    for time in resolution.times:
        if time.sentence != sentence.index or time.type != "DATE" or time.first is None:
            continue
        marks = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(time.head, "case", "mark")}
        if "since" in marks:
            return replace(draft, start=time.value if _is_iso(time.value) else time.first.isoformat())
    return draft


def _is_iso(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    except ValueError:
        return False
    return True


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
