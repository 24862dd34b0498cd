"""Attacks that leave unsaid who attacked."""

from dragoman.record.attackers import REACH, with_attackers
from dragoman.record.drafts import Draft
from tests.record.scenes import draft, stage

PARTIES = stage("Peru _ PROPN 2 nsubj\nwaited wait VERB 0 root").parties


def sides(*drafts: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    last = with_attackers(drafts, PARTIES)[-1]
    return last.sides.actors, last.sides.recipients


def test_victims_of_the_same_state_were_hit_by_the_same_attacker() -> None:
    assert sides(draft(), draft(actors="", sentence=1)) == (("PER",), ("CHL",))
    assert sides(draft(), draft(actors="", recipients="ECU", sentence=1)) == ((), ("ECU",))


def test_an_attack_without_parties_is_the_one_told_before() -> None:
    assert sides(draft(), draft(actors="", recipients="", sentence=1)) == (("PER",), ("CHL",))


def test_what_was_told_long_ago_or_did_not_happen_is_not_taken_up() -> None:
    assert sides(draft(), draft(actors="", sentence=REACH + 1)) == ((), ("CHL",))
    assert sides(draft(status="denied"), draft(actors="", sentence=1)) == ((), ("CHL",))
