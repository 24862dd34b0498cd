"""Problems that a readable codebook may still have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.ontology.codebook import Codebook, Coding, Context, LightVerb, Predicate
from dragoman.ontology.codebook_lint import check

BASE = Codebook.load()
SINK = Predicate("ASSAULT", "verb", "scuttle-test", actor=("subj",), recipient=("obj",), file="predicates/assault.yaml")


def with_frames(*frames: Predicate) -> Codebook:
    return replace(BASE, predicates=BASE.predicates + frames)


@pytest.mark.parametrize(
    ("frames", "problem"),
    [
        ((SINK, replace(SINK, type="AID")), "the same frame stands in"),
        ((replace(SINK, contexts=("weather",)),), "unknown context weather"),
        ((replace(SINK, planned_type="REST"),), "unknown planned_type REST"),
        ((replace(SINK, object=frozenset({"a"}), not_object=frozenset({"a"})),), "not_object forbids every object"),
        ((replace(SINK, modifier=frozenset({"a"}), not_modifier=frozenset({"a"})),), "forbids every modifier"),
        ((replace(SINK, when=frozenset({"a"}), not_when=frozenset({"a"})),), "not_when forbids every hint"),
        ((replace(SINK, symmetric=True),), "symmetric, yet with recipient slots"),
    ],
)
def test_finds_faulty_frames(frames: tuple[Predicate, ...], problem: str) -> None:
    (found,) = check(with_frames(*frames))
    assert problem in found and "scuttle-test" in found


def test_finds_modes_without_words() -> None:
    silent = replace(BASE, predicates=tuple(one for one in BASE.predicates if one.mode != "curfew"))
    assert check(silent) == ["types: COERCE/curfew has no predicate"]
    assert check(replace(silent, model_only=frozenset({"COERCE/curfew"}))) == []


def test_finds_dangling_references() -> None:
    assault = replace(BASE.types["ASSAULT"], ended_as=Coding("PEACE"))
    assert check(replace(BASE, types={**BASE.types, "ASSAULT": assault})) == ["types: ASSAULT: unknown type PEACE"]
    sea = Context("sea", "The sea.", ("ship",), ("ship",), (Coding("AID", "boat"),))
    problems = check(replace(BASE, contexts={**BASE.contexts, "sea": sea}))
    assert problems == ["contexts: sea: unknown mode AID/boat", "contexts: sea: both cue and hint: ship"]


def test_finds_light_verbs_with_two_effects() -> None:
    held = LightVerb("hold-test", None, None, "obj", "happened", "actor", False, frozenset())
    light = {**BASE.light_verbs, "hold-test": (held, replace(held, effect="ended"))}
    assert check(replace(BASE, light_verbs=light)) == ["light_verbs: hold-test + obj: both happened and ended"]
