"""Measures that are told without their taker."""

from dataclasses import replace

from dragoman.record.drafts import Draft
from dragoman.record.measures import with_takers
from tests.record.scenes import draft, stage

PARTIES = stage("Peru _ PROPN 2 nsubj\nwaited wait VERB 0 root").parties


def tariffs(actors: str = "", recipients: str = "CHL", **fields: object) -> Draft:
    return replace(draft("expel", actors=actors, recipients=recipients), mode="discontinue", **fields)  # type: ignore[arg-type]


def takers(*drafts: Draft) -> tuple[str, ...]:
    return with_takers(drafts, PARTIES)[-1].sides.actors


def test_measures_against_one_state_were_taken_by_who_was_told_to_take_them() -> None:
    assert takers(tariffs("PER"), tariffs()) == ("PER",)
    assert takers(tariffs("ECU"), tariffs("PER"), tariffs()) == ("PER",)
    assert takers(tariffs("PER"), tariffs(recipients="ECU")) == ()


def test_what_was_denied_or_is_only_feared_has_no_taker() -> None:
    assert takers(tariffs("PER", status="denied"), tariffs()) == ()
    assert takers(tariffs("PER"), tariffs(status="hypothetical")) == ()


def test_measures_of_other_kinds_are_left_alone() -> None:
    assert takers(tariffs("PER"), replace(tariffs(), mode="expel")) == ()


LISTED = """
    Peru      _       PROPN 2 nsubj
    published publish VERB  0 root
    a         a       DET   4 det
    list      list    NOUN  2 obj
    of        of      ADP   6 case
    goods     good    NOUN  4 nmod
    expelled  expel   VERB  4 acl
"""


def test_whose_list_it_is() -> None:
    scene = stage(LISTED)
    told = next(d for d in scene.drafts() if d.type == "SANCTION")
    bare = replace(told, mode="discontinue", sides=tariffs().sides)
    assert with_takers((bare,), scene.parties)[0].sides.actors == ("PER",)
