"""Relations that events open and close."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record.event_relations import closed, opened
from dragoman.record.relation_drafts import RelationDraft
from dragoman.types.record import Event, EventTime
from tests.record.scenes import stage
from tests.record.test_whereabouts import event

SCENE = stage("Peru _ PROPN 2 nsubj\nsigned sign VERB 0 root\ntruce _ NOUN 2 obj\nwith _ ADP 5 case\nChile _ PROPN 2 obl")
HALT = stage("Peru _ PROPN 2 nsubj\nhalted halt VERB 0 root\ndeportations _ NOUN 2 obj\nto _ ADP 5 case\nChile _ PROPN 2 obl")


def told(type_: str, mode: str, status: str = "happened", day: str | None = "2020-03-01") -> Event:
    time = EventTime(day, day, "day", None, "explicit") if day else None
    return replace(event(type_, 0, None), modes=(mode,), status=status, recipients=("CHL",), time=time)  # type: ignore[arg-type]


def test_a_ceasefire_opens_on_the_day_that_it_is_declared() -> None:
    (draft,) = opened([told("CONCEDE", "ceasefire")], SCENE.analysis, SCENE.parties)
    assert (draft.kind, draft.subject, draft.object, draft.start) == ("ceasefire", "PER", "CHL", "2020-03-01")


def test_one_that_is_planned_or_asked_for_opens_nothing() -> None:
    events = [told("CONCEDE", "ceasefire", "planned"), told("REQUEST", "ceasefire"), told("AGREE", "visit")]
    assert list(opened(events, SCENE.analysis, SCENE.parties)) == []


def test_a_halt_of_something_else_is_no_ceasefire() -> None:
    assert list(opened([told("CONCEDE", "ceasefire")], HALT.analysis, HALT.parties)) == []


def test_a_withdrawal_ends_an_occupation_of_the_same_two() -> None:
    held = RelationDraft("occupation", "PER", "CHL", 0, 0)
    other = RelationDraft("occupation", "CHL", "PER", 0, 0)
    ended = list(closed([held, other], [told("RETREAT", "withdraw")], SCENE.parties))
    assert [draft.end for draft in ended] == ["2020-03-01", None]
