"""Entries of the record → the shapes of answers: codes and numbers on one side, words of reports on the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.mcp import shapes as s
from dragoman.mcp.caps import Caps
from dragoman.mcp.words import cut
from dragoman.query.dyad_turns import DyadTurn
from dragoman.query.dyads import DyadPeriod
from dragoman.store.comparisons import Dispute
from dragoman.store.entries import ClaimEntry, EventEntry, Party, RelationEntry
from dragoman.store.fused import FusedEvent
from dragoman.store.summaries import EventGroup, OfficeSeen, Standing
from dragoman.types.document import Document
from dragoman.types.record import EventTime
from dragoman.types.serialise import CONFIDENCE_DIGITS

DOCUMENTS = "dragoman://documents/"
LABEL, NAMES, TOLD_IN, UNIT = 300, 30, 20, 30


@dataclass(frozen=True)
class Shaper:
    """``stored``: whether the documents are those of the record, and so have a resource each."""

    caps: Caps
    stored: bool = True

    def event(self, entry: EventEntry, fused: FusedEvent | None = None) -> s.EventShape:
        event, place = entry.event, entry.place
        parties = (*entry.actors, *entry.recipients, *entry.third_parties, *entry.claimed_by)
        named = (*parties, Party(place.id, place.name, place.country)) if place else parties
        return s.EventShape(
            id=event.id, type=event.type, planned_type=event.planned_type, modes=list(event.modes),
            contexts=list(event.contexts), quad=event.quad, score=event.score, status=event.status,
            confidence=round(event.confidence, CONFIDENCE_DIGITS), actors=_ids(entry.actors),
            recipients=_ids(entry.recipients), third_parties=_ids(entry.third_parties),
            claimed_by=_ids(entry.claimed_by), time=_when(event.time), place=place.id if place else None,
            place_country=place.country if place else None, fused=self._together(fused), source=self.source(entry.document),
            marked_wrong=entry.wrong is not None, untrusted_text=self._words(entry.document, entry.evidence, named),
        )  # fmt: skip

    def claim(self, entry: ClaimEntry) -> s.ClaimShape:
        claim, against = entry.claim, entry.against
        parties = (entry.speaker, *((against,) if against else ()), *entry.disputed_by)
        return s.ClaimShape(
            id=claim.id, speaker=entry.speaker.id, stance=claim.stance, against=against.id if against else None, kind=claim.kind,
            direct=claim.direct, confidence=round(claim.confidence, CONFIDENCE_DIGITS),
            disputed_by=_ids(entry.disputed_by), events=list(claim.events), source=self.source(entry.document),
            untrusted_text=self._words(entry.document, entry.evidence, parties, claim.content.text),
        )  # fmt: skip

    def relation(self, entry: RelationEntry) -> s.RelationShape:
        relation, parties = entry.relation, (entry.subject, entry.object, *entry.claimed_by)
        return s.RelationShape(
            id=relation.id, kind=relation.kind, subject=entry.subject.id, object=entry.object.id, value=relation.value,
            unit=cut(relation.unit, UNIT), start=relation.start, end=relation.end, claimed_by=_ids(entry.claimed_by),
            source=self.source(entry.document), untrusted_text=self._words(entry.document, entry.evidence, parties),
        )  # fmt: skip

    def dispute(self, dispute: Dispute) -> s.DisputeShape:
        elsewhere = [s.Contradicting(ground=c.ground, claim=self.claim(c.other)) for c in dispute.elsewhere]
        return s.DisputeShape(claim=self.claim(dispute.claim), disputed_in=elsewhere)

    def held(self, held: Standing) -> s.Held:
        relation = self.relation(held.entry)
        return s.Held(reports=held.reports, last_reported=held.last_reported, relation=relation)

    def office(self, seen: OfficeSeen) -> s.OfficeShape:
        words = s.Words(names=_names((seen.holder,)), said=cut(seen.office, LABEL))
        at = s.Source(document=seen.document_id, resource=DOCUMENTS + seen.document_id, published=seen.last)
        return s.OfficeShape(
            holder=seen.holder.id, country=seen.holder.country, documents=seen.documents, last=seen.last, source=at,
            untrusted_text=words,
        )  # fmt: skip

    def group(self, group: EventGroup) -> s.Group:
        event, score = self.event(group.entry), round(group.score, 2)
        return s.Group(documents=group.documents, texts=group.texts, mean_score=score, event=event)

    def source(self, document: Document) -> s.Source:
        resource = DOCUMENTS + document.id if self.stored else None
        return s.Source(document=document.id, resource=resource, published=iso(document.published))

    def _together(self, fused: FusedEvent | None) -> s.Together | None:
        if fused is None:
            return None
        documents = dict.fromkeys(telling.document.id for telling in fused.tellings)
        return s.Together(
            documents=fused.documents, publishers=fused.publishers, first_report=iso(fused.first_report),
            last_report=iso(fused.last_report), disputed=fused.disputed,
            told_in=[DOCUMENTS + document for document in list(documents)[:TOLD_IN]],
        )  # fmt: skip

    def label(self, document: Document) -> s.Words:
        """The report without its text."""
        return self._words(document, (), ())

    def _words(
        self, document: Document, sentences: Sequence[str], parties: Iterable[Party], said: str | None = None
    ) -> s.Words:
        most = self.caps.sentence
        return s.Words(
            title=cut(document.title, LABEL), publisher=cut(document.publisher, LABEL), url=cut(document.url, LABEL),
            sentences=[cut(sentence, most) or "" for sentence in sentences[:5]], said=cut(said, most),
            names=_names(parties),
        )  # fmt: skip


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def period(period: DyadPeriod) -> s.PeriodShape:
    return s.PeriodShape(
        period=period.period, verbal_cooperation=period.verbal_cooperation,
        material_cooperation=period.material_cooperation, verbal_conflict=period.verbal_conflict,
        material_conflict=period.material_conflict, unsettled=period.unsettled, score=period.score,
    )  # fmt: skip


def turn(turn: DyadTurn) -> s.TurnShape:
    return s.TurnShape(
        period=turn.period, earliest=turn.earliest, latest=turn.latest, series=turn.series, kind=turn.kind,
        before=turn.before, after=turn.after, strength=turn.strength,
    )  # fmt: skip


def _when(time: EventTime | None) -> s.When | None:
    if time is None:
        return None
    return s.When(start=time.start, end=time.end, granularity=time.granularity, basis=time.basis)


def _ids(parties: Iterable[Party]) -> list[str]:
    return [party.id for party in parties]


def _names(parties: Iterable[Party]) -> dict[str, str]:
    named = {party.id: cut(party.name, LABEL) or "" for party in parties}
    return dict(list(named.items())[:NAMES])
