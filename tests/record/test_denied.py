"""What everybody denies has not happened; what the reporter says himself is nobody's claim."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.pipeline import Reader
from dragoman.types.record import Event
from tests.record.denial_sentences import DEEDS, DENIALS, PARTIES, REPORTS, Deed, sentence

pytestmark = pytest.mark.weights
SPEECH = {"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "THREATEN"}
MANY = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told(templates: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One to three sentences, each of parties and a deed of its own."""
    parties = st.permutations(PARTIES).map(lambda order: order[:2])
    one = st.builds(lambda t, d, ab: sentence(t, d, *ab), st.sampled_from(templates), st.sampled_from(DEEDS), parties)
    return st.lists(one, min_size=1, max_size=3).map("\n\n".join)


def events(reader: Reader, text: str) -> tuple[Event, ...]:
    return reader.read(text, published=date(2024, 3, 6)).events


@MANY
@given(text=told(DENIALS))
def test_where_everything_is_denied_only_the_speech_acts_happened(reader: Reader, text: str) -> None:
    happened = [e for e in events(reader, text) if e.status in ("happened", "ongoing") and e.type not in SPEECH]
    assert happened == []


@MANY
@given(text=told(REPORTS))
def test_what_the_reporter_states_is_not_alleged(reader: Reader, text: str) -> None:
    assert [e for e in events(reader, text) if e.status in ("alleged", "denied") or e.claimed_by] == []


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.bare)
def test_each_deed_is_an_event_where_the_reporter_states_it(reader: Reader, deed: Deed) -> None:
    (event,) = events(reader, sentence(REPORTS[0], deed, "Peru", "Ecuador"))
    assert (event.status, event.actors[0][:3]) == ("happened", "PER")
