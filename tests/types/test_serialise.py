"""Readings to JSON and back: nothing of the contract is lost, whatever the values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import StoreError
from dragoman.types.deserialise import reading_from_dict
from dragoman.types.document import OffsetMap
from dragoman.types.record import EventTime, Evidence
from dragoman.types.resolution import Mention
from dragoman.types.serialise import number, reading_to_dict
from tests.builders import ECUADOR, PERU, full_reading, make_document, make_event, make_reading, make_resolution

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
IDS = st.lists(TEXTS, max_size=3, unique=True).map(tuple)


def test_the_way_back_gives_the_same_json():
    data = reading_to_dict(full_reading())
    assert reading_to_dict(reading_from_dict(data)) == data


def test_the_way_back_gives_the_same_facts():
    reading = full_reading()
    back = reading_from_dict(reading_to_dict(reading))
    assert (back.document, back.events, back.claims, back.relations) == (
        reading.document,
        reading.events,
        reading.claims,
        reading.relations,
    )
    assert back.resolution.actors == reading.resolution.actors
    assert back.resolution.places == reading.resolution.places


@given(
    text=TEXTS, title=st.none() | TEXTS, types=IDS, parties=IDS, score=st.floats(-10, 10), confidence=st.floats(0, 1)
)
def test_any_event_of_any_document(text, title, types, parties, score, confidence):
    document = make_document(text + " arrived.", title=title)
    event = make_event(document, modes=types, actors=parties, score=score, confidence=confidence)
    data = reading_to_dict(make_reading(document, events=(event,)))
    assert reading_to_dict(reading_from_dict(data)) == data
    trigger = data["events"][0]["trigger"]
    assert data["document"]["text"][trigger["start"] : trigger["end"]] == trigger["text"] == "arrived"


def test_every_span_carries_its_text():
    data = reading_to_dict(full_reading())
    text = data["document"]["text"]
    spans = [item["span"] for kind in ("quantities", "times", "places", "inconsistencies") for item in data[kind]]
    spans += [mention for actor in data["actors"] for mention in actor["mentions"]]
    assert len(spans) == 2 + 1 + 1 + 1 + 3
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_a_phrase_for_two_parties_stands_under_both_and_comes_back_as_one():
    document = make_document("Both countries agreed.")
    both = Mention(0, 14, 3, 1, (PERU.id, ECUADOR.id), "nominal")
    resolution = make_resolution(document, mentions=(both,))
    data = reading_to_dict(make_reading(document, resolution=resolution))
    under = [actor["id"] for actor in data["actors"] if actor["mentions"]]
    assert under == [PERU.id, ECUADOR.id]
    (back,) = reading_from_dict(data).resolution.mentions
    assert (back.start, back.end, back.actors, back.kind) == (0, 14, both.actors, "nominal")


def test_an_offset_map_is_given_only_where_the_text_was_changed():
    document = make_document()
    assert "offset_map" not in reading_to_dict(make_reading(document))["document"]
    changed = replace(document, offsets=OffsetMap((0, 3), (0, 4)))
    data = reading_to_dict(make_reading(changed))
    assert data["document"]["offset_map"] == {"canonical": [0, 3], "given": [0, 4]}
    assert reading_from_dict(data).document.offsets == changed.offsets


def test_evidence_in_the_title_says_so():
    document = make_document()
    title, text = Evidence(document.id, 0, 5, "title", "Visit"), Evidence(document.id, 0, 20, "text", document.text[:20])
    event = make_event(document, evidence=(title, text))
    data = reading_to_dict(make_reading(document, events=(event,)))
    assert data["events"][0]["evidence"] == [{"start": 0, "end": 5, "in": "title"}, {"start": 0, "end": 20}]
    assert reading_from_dict(data).events[0].evidence == event.evidence


@pytest.mark.parametrize(("value", "shown"), [(102.0, 102), (0.5, 0.5), (None, None), (1e300, 1e300)])
def test_whole_numbers_have_no_point(value, shown):
    assert number(value) == shown and type(number(value)) is type(shown)


def test_a_time_without_bounds():
    document = make_document()
    event = make_event(document, time=EventTime(None, None, "day", "one day", "explicit"))
    data = reading_to_dict(make_reading(document, events=(event,)))
    assert data["events"][0]["time"]["start"] is None
    assert reading_from_dict(data).events[0].time == event.time


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.update(schema="dragoman/reading/9"),
        lambda data: data.pop("document"),
        lambda data: data["events"][0].pop("trigger"),
        lambda data: data["document"].update(published="yesterday"),
        lambda data: data.update(claims=[None]),
    ],
)
def test_what_is_no_reading_is_refused(damage):
    data = reading_to_dict(full_reading())
    damage(data)
    with pytest.raises(StoreError, match="schema dragoman/reading/1"):
        reading_from_dict(data)


def test_events_of_the_users_own_types_come_back_and_others_name_no_codebook():
    document = make_document()
    own = make_event(document, type="port-call", codebook="desk", quad=None, score=None)
    reading = replace(make_reading(document, events=(own, make_event(document))), own_codebooks=(("desk", "abc"),))
    data = reading_to_dict(reading)
    assert [event.get("codebook", "none") for event in data["events"]] == ["desk", "none"]
    assert data["made_by"]["own_codebooks"] == {"desk": "abc"}
    back = reading_from_dict(data)
    assert (back.events, back.own_codebooks) == (reading.events, reading.own_codebooks)
    assert "own_codebooks" not in reading_to_dict(full_reading())["made_by"]
