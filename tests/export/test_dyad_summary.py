from __future__ import annotations

from dragoman.export.dyad_summary import DyadCount, count_dyads
from dragoman.store.entries import Entries
from dragoman.types.resolution import Actor
from tests.builders import make_document, make_event, make_reading, make_resolution

ACTORS = (
    Actor("PER", "Peru", "state", "PER"),
    Actor("ECU", "Ecuador", "state", "ECU"),
    Actor("ECU/MIL", "Ecuador’s army", "organisation", "ECU"),
    Actor("UNO", "United Nations", "organisation", "UNO"),
    Actor("IGO/bloc", "The bloc", "bloc", "IGO"),
    Actor("REB/x", "Rebels", "group", None),
)


def dyads(*events):
    document = make_document()
    made = tuple(make_event(document, **event) for event in events)
    reading = make_reading(document, resolution=make_resolution(document, actors=ACTORS), events=made)
    return count_dyads(Entries(reading).event(event) for event in made)


def test_both_directions_are_one_pair_and_members_count_for_their_state():
    found = dyads(
        {"actors": ("ECU/MIL",), "recipients": ("PER",), "quad": "material conflict"},
        {"actors": ("PER",), "recipients": ("ECU",), "quad": "verbal cooperation"},
        {"actors": ("PER", "ECU"), "recipients": (), "status": "planned"},
    )
    assert found == (DyadCount(("ECU", "PER"), cooperation=1, conflict=1, unsettled=1),)


def test_an_event_counts_once_for_a_pair():
    assert dyads({"actors": ("ECU", "ECU/MIL"), "recipients": ("PER",)})[0].total == 1


def test_bodies_and_groups_stand_for_themselves():
    found = dyads({"actors": ("UNO", "IGO/bloc"), "recipients": ("REB/x",)})
    assert [dyad.pair for dyad in found] == [("Rebels", "The bloc"), ("Rebels", "United Nations")]


def test_inner_affairs_are_no_dyad():
    assert dyads({"actors": ("ECU",), "recipients": ("ECU/MIL",)}) == ()


def test_the_most_frequent_pair_comes_first():
    found = dyads(
        {"actors": ("ECU",), "recipients": ("PER",)},
        {"actors": ("PER",), "recipients": ("UNO",)},
        {"actors": ("UNO",), "recipients": ("PER",)},
    )
    assert [dyad.total for dyad in found] == [2, 1]


def test_events_of_the_users_own_types_are_not_counted_twice():
    both = {"actors": ("ECU",), "recipients": ("PER",)}
    assert dyads(both, both | {"type": "port-call", "codebook": "desk", "quad": None, "score": None})[0].total == 1
