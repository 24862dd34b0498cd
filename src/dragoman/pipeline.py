"""The whole way of one report, on one page: document → analysis → resolution → claims, events, relations."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context

from dragoman.analysis.analyser import Analyser, Scheme
from dragoman.analysis.heads.attribution import Attribution as WordAttribution
from dragoman.analysis.own_words import FEATURES, own_words
from dragoman.ingest import from_text
from dragoman.ontology.codebook import Codebook
from dragoman.ontology.cues import CueLexicon
from dragoman.ontology.fitted import CodebookFiles, FittedCodebook, read_fitted
from dragoman.ontology.status import StatusCues
from dragoman.record.claims import find_claims
from dragoman.record.disputes import link_disputes
from dragoman.record.events import Told, told_events
from dragoman.record.explaining import explained
from dragoman.record.linking import with_events
from dragoman.record.own_events import find_own_events
from dragoman.record.relations import find_relations
from dragoman.record.speaker_actors import with_speakers
from dragoman.resolution.candidates_of_name import Explanation, explain
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.own_actors import OwnActor
from dragoman.resolution.own_files import ActorFiles, read_actors
from dragoman.resolution.phrases import framed
from dragoman.resolution.places import PlaceTable
from dragoman.resolution.resolver import resolve, resolve_phrase
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.explanation import EventExplanation, PartyReason
from dragoman.types.record import Claim, Event, Quote, Reading
from dragoman.types.resolution import Actor, Resolution


@dataclass(frozen=True)
class Reader:
    """Reads reports. Everything it holds is loaded once and never changed, so threads may share it."""

    analyser: Analyser
    gazetteer: Gazetteer
    places: PlaceTable
    codebook: Codebook
    status_cues: StatusCues
    claim_cues: CueLexicon
    own_codebooks: tuple[FittedCodebook, ...] = ()

    @classmethod
    def load(cls, actors: ActorFiles = None, codebooks: CodebookFiles = None) -> Reader:
        """The reader with the package's own weights, gazetteer and codebook.

        ``actors`` are files of the user's own, ``codebooks`` files that ``dragoman codebook fit`` wrote.
        """
        own = read_actors(actors)
        analyser = Analyser.load()
        return _with(analyser, own, read_fitted(codebooks, analyser.model, FEATURES))

    def __reduce__(self) -> tuple[Callable[..., Reader], tuple[Sequence[OwnActor], tuple[FittedCodebook, ...]]]:
        return _reader, (self.gazetteer.own, self.own_codebooks)

    def read(
        self,
        text: str,
        published: date | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """The reading of one report. ``published`` is its date; without one it is inferred where the text allows."""
        return self.read_document(from_text(text, title=title, publisher=publisher, url=url, published=published))

    def read_document(self, document: Document) -> Reading:
        """The reading of a document; one that cannot be read has no facts, and its warnings say why."""
        return self._facts(document, self.analyse(document))

    def _read_surely(self, document: Document) -> Reading:
        """``read_document`` for long runs: a fault of ours costs one document its facts, and its warnings say so."""
        try:
            return self.read_document(document)
        except Exception as error:
            if os.environ.get("DRAGOMAN_DEBUG"):
                raise
            return self.unread(document, f"not read: {fault(error)}")

    def unread(self, document: Document, warning: str) -> Reading:
        """The reading of a document that is left unread: no facts, and ``warning`` before its other warnings."""
        told = replace(document, warnings=(warning, *document.warnings))
        return self._facts(told, Analysis(document.id, (), (), self.analyser.model))

    def _facts(self, document: Document, analysis: Analysis) -> Reading:
        resolution, claims, told = self._told(document, analysis)
        coded = tuple(each.event for each in told)
        events = (*coded, *self._own_events(document, analysis, resolution, claims))
        relations = find_relations(document, analysis, resolution, claims, coded)
        return Reading(
            document, self._with_states(resolution, events), events, with_events(claims, events), relations,
            analysis.model, self.gazetteer.hash, self.codebook.hash,
            tuple((own.name, own.hash) for own in self.own_codebooks),
        )  # fmt: skip

    def _own_events(
        self, document: Document, analysis: Analysis, resolution: Resolution, claims: tuple[Claim, ...]
    ) -> tuple[Event, ...]:
        """The events of each of the user's codebooks, after PLOVER's."""
        found: list[Event] = []
        for own in self.own_codebooks:
            words = own_words(analysis, own, self.analyser.vectors)
            found += find_own_events(
                document, analysis, resolution, claims, self.codebook, self.status_cues, own, words
            )
        return tuple(found)

    def _told(
        self, document: Document, analysis: Analysis
    ) -> tuple[Resolution, tuple[Claim, ...], tuple[Told, ...]]:
        """Parties, claims, and events with what they were made of."""
        found = resolve(document, analysis, self.gazetteer, self.places)
        drafts = find_claims(document, analysis, found, self.claim_cues)
        resolution = with_speakers(found, drafts)
        claims = link_disputes(drafts, analysis, resolution)
        vouching = tuple(claim for claim in claims if claim.kind != "deed")
        return resolution, claims, told_events(document, analysis, resolution, vouching, self.codebook, self.status_cues)

    def explain_events(self, document: Document) -> tuple[EventExplanation, ...]:
        """Why each event of a document was read as it was, in the order of ``read_document(document).events``.
        Events of the user's own codebooks are left out: their file and the fit say why.

        The document is read once more, by the code that reads it anyway. ``pair`` is left out (see ``explain_event``).
        """
        analysis = self.analyse(document)
        resolution, claims, told = self._told(document, analysis)
        shown = self._with_states(resolution, tuple(each.event for each in told))
        return tuple(explained(t, document, analysis, shown, claims, self.codebook, self.status_cues) for t in told)

    def explain_event(self, document: Document, event: str) -> EventExplanation | None:
        """Why an event (by its id) was read as it was, with what the pair network says of its parties.

        None where the document, read now, has no such event.
        """
        found = next((each for each in self.explain_events(document) if each.event.id == event), None)
        return None if found is None else self.with_pair(document, found)

    def with_pair(self, document: Document, explanation: EventExplanation) -> EventExplanation:
        """The explanation with the answer of ``code_pair`` where the sentence names one actor and one recipient."""
        spans = pair_of(explanation.parties)
        pair = None if spans is None else self.code_pair(document.text, *((q.start, q.end) for q in spans))
        return replace(explanation, pair=pair)

    def _with_states(self, resolution: Resolution, events: tuple[Event, ...]) -> Resolution:
        """Adds the states that events name by a place only ("landed in Moscow"), so that every party is listed."""
        known = {actor.id for actor in resolution.actors}
        named = (party for event in events for party in (*event.actors, *event.recipients, *event.third_parties))
        missing = dict.fromkeys(party for party in named if party not in known)
        states = (self.gazetteer.state(code) for code in missing)
        added = tuple(Actor(s.id, s.name, s.kind, s.country, s.sectors, None, s.wikidata) for s in states if s)
        return replace(resolution, actors=(*resolution.actors, *added))

    def pipe(
        self, documents: Iterable[Document | str], batch_size: int = 8, processes: int = 1
    ) -> Iterator[Reading]:
        """Readings in the order of ``documents`` (texts or Documents), the same whatever the number of processes.

        ``processes`` > 1 starts that many workers, each with its own reader; ``batch_size`` documents travel at once.
        A document that Dragoman fails on has no facts and a warning, and the run goes on (``DRAGOMAN_DEBUG=1``: it fails).
        """
        prepared = (from_text(d) if isinstance(d, str) else d for d in documents)
        if processes <= 1:
            yield from map(self._read_surely, prepared)
            return
        with get_context("spawn").Pool(processes, _load_worker, (self.gazetteer.own, self.own_codebooks)) as pool:
            yield from pool.imap(_read_in_worker, prepared, chunksize=batch_size)

    def resolve(self, name: str, on: date | None = None) -> Actor | None:
        """The party that a name or any other phrase ("a Kenyan court") denotes on a date; None if it is none known."""
        document, analysis = self._framed(name, on)
        return resolve_phrase(name, document, analysis, self.gazetteer, self.places, on) if analysis.sentences else None

    def explain(self, name: str, on: date | None = None) -> Explanation:
        """What ``resolve`` answers, how it came to that, and all whom the gazetteer knows by the name."""
        document, analysis = self._framed(name, on)
        return explain(name, document, analysis, self.gazetteer, self.places, on)

    def _framed(self, name: str, on: date | None) -> tuple[Document, Analysis]:
        document = from_text(framed(name), published=on)
        return document, self.analyse(document, coreference=False)

    def analyse(self, text: str | Document, coreference: bool = True) -> Analysis:
        """Everything that the model sees in a text; nothing for a document that cannot be read."""
        document = from_text(text) if isinstance(text, str) else text
        if not document.readable:
            return Analysis(document.id, (), (), self.analyser.model)
        return self.analyser.analyse(document, coreference)

    def parse(self, sentences: list[list[str]]) -> list[list[tuple[int, str, str, str]]]:
        """For given tokens (head, relation, UPOS, lemma) each; head 0 is the root, else 1-based."""
        return self.analyser.parse(sentences)

    def entities(self, sentences: list[list[str]], scheme: Scheme = "worldwide") -> list[list[tuple[int, int, str]]]:
        """For given tokens the entity mentions (first, one past last, type) of a scheme."""
        return self.analyser.entities(sentences, scheme=scheme)

    def coreference(self, sentences: list[list[str]]) -> list[list[tuple[int, int, int]]]:
        """Who is who in a document of given tokens: chains of (sentence, first word, one past the last)."""
        return self.analyser.coreference(sentences)

    def attributions(
        self, sentences: list[list[str]], paragraphs: list[int] | None = None
    ) -> list[WordAttribution]:
        """Who says what in a document of given tokens: cue, speaker and pieces of content as ranges of its words."""
        return self.analyser.attributions(sentences, paragraphs)

    def factuality(self, sentences: list[list[str]], predicates: list[list[int]]) -> list[list[float]]:
        """For each predicate (its word in its sentence) how sure it is that it happened: -3 (no) to 3 (yes)."""
        return self.analyser.factuality(sentences, predicates)

    def code_pair(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Probabilities of the 16 PLOVER types and NONE for what ``actor`` does to ``recipient`` (code points)."""
        return self.analyser.code_pair(text, actor, recipient)


def fault(error: Exception) -> str:
    """An error that nobody raised on purpose, in words for the user."""
    return f"a fault of Dragoman ({type(error).__name__}: {error}); please report it"


def pair_of(parties: Sequence[PartyReason]) -> tuple[Quote, Quote] | None:
    """The words of the only actor and the only recipient, or of the two actors of a meeting; None without two."""
    actors, recipients = ([p for p in parties if p.side == side] for side in ("actor", "recipient"))
    two = (*actors, *recipients) if len(actors) == 1 or not recipients else ()
    words = [party.words for party in two if party.words is not None]
    if len(two) != 2 or len(words) != 2 or words[0].end > words[1].start and words[1].end > words[0].start:
        return None
    return words[0], words[1]


_WORKER: dict[str, Reader] = {}


def _reader(own: Sequence[OwnActor], codebooks: tuple[FittedCodebook, ...] = ()) -> Reader:
    """A reader that knows the user's actors and codebooks as read, so that a worker needs no file."""
    return _with(Analyser.load(), own, codebooks)


def _with(analyser: Analyser, own: Sequence[OwnActor], codebooks: tuple[FittedCodebook, ...]) -> Reader:
    return Reader(
        analyser, Gazetteer.load(own), PlaceTable.load(), Codebook.load(), StatusCues.load(), CueLexicon.load(), codebooks
    )


def _load_worker(own: Sequence[OwnActor], codebooks: tuple[FittedCodebook, ...]) -> None:
    _WORKER["reader"] = _reader(own, codebooks)


def _read_in_worker(document: Document) -> Reading:
    return _WORKER["reader"]._read_surely(document)
