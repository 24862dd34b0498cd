from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.query.network import network
from dragoman.store.sqlite import SqliteStore
from dragoman.types.record import EventTime
from dragoman.types.resolution import Actor
from tests.builders import make_document, make_event, make_reading, make_relation, make_resolution
from tests.contracts.store_contract import add
from tests.query.record import ATTACK, small_record

STATES = {code: Actor(code, code, "state", code) for code in ("AAA", "BBB", "CCC", "DDD", "EEE")}
BODY = Actor("IGO/pact", "the Pact", "bloc", "IGO")
DAYS = {"war": 180, "ceasefire": 60, "office": 730}


def deals(pair, number, **fields):
    """So many talks of a pair in May 2024, each in a document of its own."""
    for n in range(number):
        document = make_document(url=f"{pair}{n}", published=date(2024, 5, 20))
        event = make_event(
            document, actors=pair[:1], recipients=pair[1:], place=None,
            time=EventTime("2024-05-10", "2024-05-10", "day", "on Friday", "relative"), **fields,
        )  # fmt: skip
        resolution = make_resolution(document, actors=(*STATES.values(), BODY))
        yield make_reading(document, resolution=resolution, events=(event,))


def war(one, other, day="2024-05-20"):
    document = make_document(url=f"war {one} {other}", published=date.fromisoformat(day))
    relation = replace(make_relation(document, kind="war"), subject=one, object=other)
    return make_reading(document, resolution=make_resolution(document, actors=tuple(STATES.values())), relations=(relation,))


@pytest.fixture(scope="module")
def view():
    store = SqliteStore(":memory:")
    add(
        store,
        *deals(("AAA", "BBB"), 4), *deals(("AAA", "CCC"), 3), *deals(("AAA", "DDD"), 2, **ATTACK),
        *deals(("BBB", "CCC"), 1), *deals(("AAA", "IGO/pact"), 5), war("DDD", "EEE"), war("AAA", "DDD"),
    )  # fmt: skip
    with store.view() as view:
        yield view


def of_may(view, **options):
    return network(view, DAYS, since=date(2024, 5, 1), until=date(2024, 5, 31), **options)


def test_pairs_of_states_with_what_happened_and_what_stands(view):
    found = of_may(view)
    assert [(edge.pair, edge.cooperation, edge.conflict, edge.score, edge.relations) for edge in found.edges] == [
        (("AAA", "BBB"), 4, 0, 4.0, ()),
        (("AAA", "CCC"), 3, 0, 4.0, ()),
        (("AAA", "DDD"), 0, 2, -9.0, ("war",)),
        (("BBB", "CCC"), 1, 0, 4.0, ()),
        (("DDD", "EEE"), 0, 0, None, ("war",)),
    ]
    assert [(node.id, node.degree, node.strength, node.conflict) for node in found.nodes][:2] == [
        ("AAA", 3, 9, 2), ("BBB", 2, 5, 0),
    ]  # fmt: skip
    assert (found.nodes_left_out, found.edges_left_out) == (0, 0)


def test_only_the_strongest_edges_and_of_each_party(view):
    few = of_may(view, most=2)
    assert [edge.pair for edge in few.edges] == [("AAA", "BBB"), ("AAA", "CCC")]
    assert (few.nodes_left_out, few.edges_left_out) == (2, 3)
    spread = of_may(view, most_of_node=1)
    assert [edge.pair for edge in spread.edges] == [("AAA", "BBB"), ("DDD", "EEE")]
    assert spread.nodes[0].degree == 3 and spread.nodes[0].shown == 1


def test_around_a_country_all_its_edges_and_those_among_its_parties(view):
    found = of_may(view, country="BBB")
    assert [edge.pair for edge in found.edges] == [("AAA", "BBB"), ("AAA", "CCC"), ("BBB", "CCC")]
    bound = of_may(view, country="BBB", most_of_node=1)
    assert [edge.pair for edge in bound.edges] == [("AAA", "BBB"), ("BBB", "CCC")]


def test_bodies_only_where_wanted(view):
    assert of_may(view, bodies=True).edges[0].pair == ("AAA", "IGO/pact")


def test_nothing_stands_where_the_time_has_no_end(view):
    assert {edge.relations for edge in network(view, DAYS, since=date(2024, 5, 1)).edges} == {()}


def test_what_is_only_said_is_unsettled():
    with small_record().view() as view:
        (edge,) = network(view, DAYS, since=date(2024, 4, 1), until=date(2024, 4, 30)).edges
    assert (edge.pair, edge.conflict, edge.unsettled) == (("ECU", "PER"), 1, 1)
