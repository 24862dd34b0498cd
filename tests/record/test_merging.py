"""When two tellings are one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.drafts import Draft
from dragoman.record.merging import Timed, group
from dragoman.record.parties import Parties
from dragoman.types.record import EventTime
from tests.record.scenes import CHILE, ECUADOR, MINISTER, PERU, SENATOR, draft

PARTIES = Parties({actor.id: actor for actor in (PERU, CHILE, ECUADOR, MINISTER)}, {}, {})


def on(day: str | None, basis: Any = "explicit") -> EventTime:
    return EventTime(day, day, "day", None, basis)


def one(first: Draft, second: Draft, times: tuple[EventTime | None, EventTime | None] = (None, None)) -> bool:
    return len(group((Timed(first, times[0]), Timed(second, times[1])), PARTIES)) == 1


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (draft("shell"), True),
        (draft("shell", actors="PER/GOV/minister"), True),  # of one country
        (draft("shell", actors="ECU"), False),
        (draft("shell", recipients="ECU"), False),
        (draft("expel"), False),
        (draft("shell", status="planned"), False),
        (draft("shell", status="alleged"), True),
        (draft("shell", planned_type="AID"), False),
        (draft("raid", "noun", recipients=""), True),  # the noun takes it up and leaves the target out
        (draft("shell", recipients=""), False),
    ],
)
def test_parties_type_and_reality_decide(second: Draft, expected: bool) -> None:
    assert one(draft("attack"), second) is expected


def test_modes_may_be_left_out_but_not_differ() -> None:
    plain, destroyed, aerial = draft("attack"), draft("attack", mode="destroy"), draft("attack", mode="aerial")
    assert one(plain, destroyed)
    assert not one(destroyed, aerial)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (on("2019-06-10"), on("2019-06-10"), True),
        (on("2019-06-10"), on("2019-06-11"), False),
        (on("2019-06"), on("2019-06-11"), True),
        (on("2018"), on("2019-06-11"), False),
        (on("2019-06-10"), None, True),
        (on("2019-06-10"), on("2019-06-12", "publication"), True),
        (on(None), on("2019-06-11"), True),
    ],
)
def test_times_agree_as_far_as_both_are_precise(first: EventTime, second: EventTime | None, expected: bool) -> None:
    assert one(draft(), draft(), (first, second)) is expected
    assert one(draft(), draft(), (second, first)) is expected  # type: ignore[arg-type]


def test_two_speech_acts_are_one_only_on_the_same_matter() -> None:
    denied = draft("deny", sentence=0, speech=True)
    assert not one(denied, draft("reject", sentence=1, speech=True))
    assert one(denied, draft("reject", sentence=0, speech=True))
    assert one(denied, draft("deny", sentence=1, speech=True))
    assert one(denied, draft("reject", sentence=1, speech=True, implied=True))


def test_the_fullest_telling_comes_first() -> None:
    bare, full = draft("raid", "noun", recipients=""), draft("attack", sentence=1)
    assert group((Timed(bare, None), Timed(full, None)), PARTIES) == ((Timed(full, None), Timed(bare, None)),)


def test_of_equally_full_tellings_the_dated_one_comes_first() -> None:
    undated = Timed(draft(), on("2019-06-12", "publication"))
    dated = Timed(draft(sentence=1), on("2019-06-10"))
    assert group((undated, dated), PARTIES) == ((dated, undated),)


TELLINGS = st.lists(
    st.builds(
        lambda word, actors, recipients, sentence, day: Timed(
            replace(draft(word, actors=actors, recipients=recipients), candidate=draft(word, sentence=sentence).candidate),
            on(day) if day else None,
        ),
        st.sampled_from(["attack", "shell", "visit"]),
        st.sampled_from(["PER", "CHL"]),
        st.sampled_from(["ECU", ""]),
        st.integers(0, 3),
        st.sampled_from([None, "2019-06-10", "2019-06-11"]),
    ),
    max_size=6,
).map(tuple)


@given(TELLINGS)
def test_no_telling_is_lost_or_doubled(tellings: tuple[Timed, ...]) -> None:
    grouped = [id(telling) for event in group(tellings, PARTIES) for telling in event]
    assert sorted(grouped) == sorted(map(id, tellings))


@given(TELLINGS)
def test_a_group_grouped_again_stays_one(tellings: tuple[Timed, ...]) -> None:
    for event in group(tellings, PARTIES):
        assert group(event + event, PARTIES)[0][0] == event[0]
    assert group(tellings, PARTIES) == group(tellings, PARTIES)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("PER/GOV/minister", "PER/LEG/senator", False),
        ("PER/GOV/minister", "PER/GOV/minister", True),
        ("PER/GOV/minister", "PER", True),  # the state may stand for its minister
    ],
)
def test_other_persons_who_are_asked_are_other_questions(first: str, second: str, expected: bool) -> None:
    parties = Parties({actor.id: actor for actor in (PERU, CHILE, MINISTER, SENATOR)}, {}, {})
    told = [draft("urge", actors="CHL", recipients=asked, speech=True) for asked in (first, second)]
    groups = group(tuple(Timed(each, None) for each in told), parties)
    assert (len(groups) == 1) is expected
