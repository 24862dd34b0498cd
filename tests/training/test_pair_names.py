"""States exchanged for others."""

import random

from training.pair_names import renamed, state_names
from training.pairs import PairSentence


def test_a_state_is_the_same_other_state_wherever_it_stands() -> None:
    pair = PairSentence(("France", "and", "French", "allies", "sued", "Chad"), (1, 0, 0, 0, 0, 2), ("ACCUSE",))
    forms = state_names().forms
    other = renamed(pair, random.Random(4))
    words = " ".join(other.words)
    name, adjective = next(form for form in forms if words.startswith(form[0] + " and"))
    assert f"{name} and {adjective} allies sued" in words
    assert "Chad" not in words
    assert len(other.words) == len(other.roles)
    assert {word for word, role in zip(other.words, other.roles, strict=True) if role == 1} == set(name.split())
    assert other.types == pair.types


def test_what_names_no_state_stays() -> None:
    pair = PairSentence(("Rebels", "shelled", "a", "port"), (1, 0, 2, 2), ("ASSAULT",))
    assert renamed(pair, random.Random(1)) == pair


def test_states_have_their_own_adjectives() -> None:
    forms = dict(state_names().forms)
    assert (forms["United Kingdom"], forms["France"], forms["United States"]) == ("British", "French", "American")
