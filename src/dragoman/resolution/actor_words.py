"""The word lists that actor resolution decides by (data/actor_words.yaml), checked as they are read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

import yaml

from dragoman.errors import DragomanError


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Sets of lower-case lemmas; what each is for stands beside it in the file."""

    motion_verbs: frozenset[str]
    motion_nouns: frozenset[str]
    place_verbs: frozenset[str]
    urban_nouns: frozenset[str]
    political_nouns: frozenset[str]
    party_prepositions: frozenset[str]
    of_nouns: frozenset[str]
    city_predicates: frozenset[str]
    agent_verbs: frozenset[str]
    party_object_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    group_heads: frozenset[str]
    group_modifiers: frozenset[str]
    state_heads: frozenset[str]
    country_heads: frozenset[str]
    side_heads: frozenset[str]
    person_heads: frozenset[str]
    body_heads: frozenset[str]
    backing_participles: frozenset[str]
    leading_participles: frozenset[str]
    relational_heads: frozenset[str]
    abstract_heads: frozenset[str]
    dispatch_verbs: frozenset[str]
    membership_heads: frozenset[str]
    expert_heads: frozenset[str]
    equipment_heads: frozenset[str]
    crowd_heads: frozenset[str]
    partitive_heads: frozenset[str]
    headship: frozenset[str]
    civil_generals: frozenset[str]
    bare_headship: frozenset[str]
    voice_heads: frozenset[str]
    any_body_nouns: frozenset[str]
    american_signs: frozenset[str]
    georgian_signs: frozenset[str]
    american_offices: frozenset[str]
    american_states: frozenset[str]
    region_modifiers: frozenset[str]
    meeting_heads: frozenset[str]
    body_modifiers: frozenset[str]
    power_modifiers: frozenset[str]
    camp_modifiers: frozenset[str]
    abstract_of_heads: frozenset[str]
    award_modifiers: frozenset[str]
    expatriate_heads: frozenset[str]
    foreign_verbs: frozenset[str]
    world_regions: frozenset[str]
    place_heads: frozenset[str]
    town_verbs: frozenset[str]


def parse(text: str) -> ActorWords:
    """Raises DragomanError where a list is missing, unknown or holds anything but lower-case words."""
    lists = yaml.safe_load(text)
    expected = {field.name for field in fields(ActorWords)}
    if not isinstance(lists, dict) or set(lists) != expected:
        raise DragomanError(f"actor_words.yaml must hold exactly these lists: {', '.join(sorted(expected))}")
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word == word.lower() for word in words):
            raise DragomanError(f"actor_words.yaml: {name} must be a list of lower-case words")
    return ActorWords(**{name: frozenset(words) for name, words in lists.items()})


@lru_cache(maxsize=1)
def actor_words() -> ActorWords:
    """The package's own lists."""
    return parse((files("dragoman.resolution") / "data" / "actor_words.yaml").read_text(encoding="utf-8"))
