"""What every store must do with ``event_keys``: it is the join of the parties of events with their codes, whatever came when."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from dragoman.types.resolution import Actor
from tests.builders import make_document, make_event, make_reading
from tests.contracts.store_contract import add

HELD = text("SELECT key, event, role FROM event_keys ORDER BY key, event, role")
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]  # the store fills up, and has a class for each kind
JOIN = text(
    "SELECT DISTINCT actor_keys.key, event_parties.event, event_parties.role FROM event_parties "
    "JOIN actor_keys ON actor_keys.actor = event_parties.actor ORDER BY 1, 2, 3"
)
PARTIES = ("PER", "ECU", "ORG/guard")
# The same body is of a state in one report and of none in another; the same address carries one revision after the other.
steps = st.lists(
    st.tuples(
        st.sampled_from(["https://example.org/1", "https://example.org/2"]),
        st.sampled_from(["First", "Second", "Third"]),
        st.sampled_from(["model-test", "model-2"]),
        st.sampled_from(PARTIES),
        st.sampled_from(PARTIES),
        st.sampled_from([None, "PER", "CHL"]),
    ),
    min_size=1,
    max_size=6,
)


def told(url, title, model, actor, recipient, country):
    document = make_document(url=url, title=title)
    event = make_event(document, actors=(actor,), recipients=(recipient,))
    reading = make_reading(document, events=(event,))
    guard = Actor("ORG/guard", "the guard", "group", country, (), None, None, ())
    actors = (*(each for each in reading.resolution.actors if each.id != guard.id), guard)
    return replace(reading, model=model, resolution=replace(reading.resolution, actors=actors))


class KeysContract:
    @settings(max_examples=25, deadline=None, suppress_health_check=SHARED)
    @given(steps=steps)
    def test_an_event_is_found_under_the_codes_of_its_parties(self, store, steps):
        for step in steps:
            add(store, told(*step))
            with store.writer() as writer:
                connection = writer._connection
                assert connection.execute(HELD).all() == connection.execute(JOIN).all() != []
                connection.rollback()
