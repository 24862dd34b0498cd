"""The whole way of a report: the same reading however it is read."""

from __future__ import annotations

import json
import pickle
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.analysis.own_fit import fit
from dragoman.ingest import from_text
from dragoman.ontology.own_codebook_reader import own_codebook
from dragoman.pipeline import Reader
from dragoman.types.document import Document
from dragoman.types.record import Reading
from dragoman.types.serialise import reading_to_dict
from tests.ontology.own_types import MYCODES

pytestmark = pytest.mark.weights

TEXTS = (
    "Kenya and Tanzania opened talks on a shared port in Mombasa on Tuesday. Tanzania said Kenya had seized two boats, "
    "which Kenya denied.",
    "The Finnish prime minister will travel to Lisbon next week for a two-day visit.",
    "",
    "Canada imposed sanctions on three banks in Belarus, and Minsk called the step hostile.",
    "Deutschland und Frankreich haben sich am Montag auf ein neues Abkommen geeinigt, sagte die Ministerin in Berlin. "
    "Die Verhandlungen hatten drei Wochen gedauert.",
)


def documents() -> list[Document]:
    return [from_text(text, published=date(2018, 4, 11)) for text in TEXTS]


def written(reader: Reader, **options: int) -> list[str]:
    return [json.dumps(reading_to_dict(reading)) for reading in reader.pipe(documents(), **options)]


def test_pipe_gives_what_read_gives(reader: Reader) -> None:
    alone = [json.dumps(reading_to_dict(reader.read_document(document))) for document in documents()]
    assert written(reader) == alone
    assert any(reader.read_document(document).events for document in documents())


def test_a_reading_does_not_depend_on_what_was_read_before(reader: Reader) -> None:
    forwards = [json.dumps(reading_to_dict(reading)) for reading in reader.pipe(documents())]
    backwards = [json.dumps(reading_to_dict(reading)) for reading in reader.pipe(documents()[::-1])]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("batch_size", [1, 3])
def test_two_processes_give_what_one_gives(reader: Reader, batch_size: int) -> None:
    assert written(reader, processes=2, batch_size=batch_size) == written(reader)


def test_pipe_takes_texts_and_is_lazy(reader: Reader) -> None:
    def texts():
        yield TEXTS[1]
        raise AssertionError("read ahead")

    first = next(iter(reader.pipe(texts())))
    assert first == reader.read(TEXTS[1])


def test_a_pickled_reader_is_loaded_again(reader: Reader) -> None:
    pickled = pickle.dumps(reader)
    assert len(pickled) < 200
    assert pickle.loads(pickled).read(TEXTS[0]) == reader.read(TEXTS[0])


@pytest.mark.parametrize("text", [TEXTS[2], " \n\t", TEXTS[4]], ids=["empty", "blank", "German"])
def test_what_cannot_be_read_has_no_facts_and_says_why(reader: Reader, text: str) -> None:
    reading = reader.read(text, published=date(2018, 4, 11))
    assert reading.events == reading.claims == reading.relations == ()
    assert reading.resolution.actors == reading.resolution.quantities == ()
    assert reading.document.warnings


def test_every_party_of_an_event_is_listed(reader: Reader) -> None:
    for document in documents():
        reading = reader.read_document(document)
        known = {actor.id for actor in reading.resolution.actors}
        for event in reading.events:
            assert known >= {*event.actors, *event.recipients, *event.third_parties}


ACTORS = """
[[actor]]
name = "Sierra Shield"
country = "PER"
sectors = ["PRM"]
bare = ["Shield"]

[[actor]]
name = "Tomás Quilla"
country = "PER"
sectors = ["PRM"]
aliases = ["Comandante Quilla"]
offices = [{office = "Commander", start = 2019-01-01}]
"""
RAID = (
    "Fighters of the Sierra Shield attacked an army post near Ayacucho on Monday, the Peruvian defence ministry said. "
    "Comandante Quilla denied that his men had taken part. Peru accused Quilla of lying. "
    "The Shield threatened new attacks on Peru."
)


@pytest.fixture(scope="module")
def informed(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader that was told of two actors by a file that is gone since."""
    path = tmp_path_factory.mktemp("actors") / "mine.toml"
    path.write_text(ACTORS, encoding="utf-8")
    reader = dragoman.load(actors=path)
    path.unlink()
    return reader


def test_actors_of_the_user_are_used(reader: Reader, informed: Reader) -> None:
    reading = informed.read(RAID, published=date(2025, 5, 7))
    known = {actor.id: actor for actor in reading.resolution.actors}
    told = {(event.type, *event.actors, *event.recipients) for event in reading.events}
    doers = {(event.type, event.actors) for event in reading.events}
    assert known["PER/PRM/tomas-quilla"].office == "Commander" and known["PER/PRM/sierra-shield"].sectors == ("PRM",)
    assert {("ASSAULT", ("PER/PRM/sierra-shield",)), ("THREATEN", ("PER/PRM/sierra-shield",))} <= doers
    assert ("ACCUSE", "PER", "PER/PRM/tomas-quilla") in told
    denials = [claim.speaker for claim in reading.claims if claim.stance == "denies"]
    assert denials == ["PER/PRM/tomas-quilla"]
    assert reading.gazetteer == informed.gazetteer.hash != reader.gazetteer.hash
    uninformed = {actor.id for actor in reader.read(RAID, published=date(2025, 5, 7)).resolution.actors}
    assert not uninformed & {"PER/PRM/sierra-shield", "PER/PRM/tomas-quilla"}


def test_actors_of_the_user_are_resolved(informed: Reader) -> None:
    day = date(2025, 5, 7)
    for phrase, expected in (("the Sierra Shield", "PER/PRM/sierra-shield"), ("Quilla", None),
                             ("Comandante Quilla", "PER/PRM/tomas-quilla")):  # fmt: skip
        actor = informed.resolve(phrase, day)
        assert (actor and actor.id) == expected, phrase


def test_a_pickled_reader_and_its_processes_know_them_too(informed: Reader) -> None:
    document = from_text(RAID, published=date(2025, 5, 7))
    alone = informed.read_document(document)
    assert pickle.loads(pickle.dumps(informed)).read_document(document) == alone
    assert list(informed.pipe([document, document], processes=2, batch_size=1)) == [alone, alone]


@pytest.mark.weights
def test_a_fault_costs_one_document_its_facts(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = Reader.read_document

    def failing(self: Reader, document: Document) -> Reading:
        if "Lima" in document.text:
            raise KeyError("quarter")
        return reads(self, document)

    monkeypatch.setattr(Reader, "read_document", failing)
    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)
    texts = ["Kenya invaded Peru.", "Lima thanked Kenya.", "Peru thanked Kenya."]
    first, second, third = reader.pipe(texts)
    assert first.events and third.events and not second.events
    assert second.document.text == texts[1] and "KeyError" in second.document.warnings[0]


def test_codebooks_of_ones_own_add_events_and_change_no_other(reader: Reader, tmp_path: Path) -> None:
    fitted, _ = fit(reader.analyser, own_codebook(MYCODES, "m.yaml"))
    (tmp_path / "mycodes.fit").write_bytes(fitted.to_bytes())
    own = dragoman.load(codebooks=tmp_path / "mycodes.fit")
    text = "Iceland expelled two Libyan diplomats on Monday. Tunisia accused Malta of deporting its fishermen."
    plain, read = reader.read(text), own.read(text)
    found = [e for e in read.events if e.codebook == "ferry-desk"]
    assert tuple(e for e in read.events if e.codebook is None) == plain.events
    assert [(e.type, e.status, e.actors) for e in found] == [
        ("expulsion", "happened", ("ISL",)), ("expulsion", "alleged", ("MLT",)),
    ]  # fmt: skip
    assert found[1].id in next(claim for claim in read.claims if claim.stance == "accuses").events
    assert read.own_codebooks == (("ferry-desk", fitted.hash),) and "own_codebooks" not in plain.to_dict()["made_by"]
    again = [reading_to_dict(reading) for reading in own.pipe([text, text], processes=2, batch_size=1)]
    assert again == [reading_to_dict(read)] * 2 == [reading_to_dict(pickle.loads(pickle.dumps(own)).read(text))] * 2
