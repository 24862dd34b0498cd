"""What is said of states instead of their names: "the landlocked country", "the Gulf state", "the kingdom"."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

from dragoman.errors import DragomanError

CODE = 3  # letters of a state's code


def parse(text: str) -> dict[str, frozenset[str]]:
    """Trait in lower case → codes. Raises DragomanError where a trait or a code is not written as it should be."""
    table = yaml.safe_load(text)
    if not isinstance(table, dict):
        raise DragomanError("state_traits.yaml must map traits to lists of codes")
    for trait, codes in table.items():
        well = isinstance(codes, list) and all(isinstance(c, str) and c.isupper() and len(c) == CODE for c in codes)
        if not well or not isinstance(trait, str) or trait != trait.lower():
            raise DragomanError(f"state_traits.yaml: {trait!r} must be lower case with a list of alpha-3 codes")
    return {trait: frozenset(codes) for trait, codes in table.items()}


@lru_cache(maxsize=1)
def state_traits() -> dict[str, frozenset[str]]:
    """The package's own table."""
    return parse((files("dragoman.resolution") / "data" / "state_traits.yaml").read_text(encoding="utf-8"))


def states_with(words: tuple[str, ...]) -> frozenset[str] | None:
    """The states that a phrase can mean by all the traits in its words (lower case); None where it names no trait."""
    traits, pairs = state_traits(), [" ".join(pair) for pair in zip(words, words[1:], strict=False)]
    found = [traits[pair] for pair in pairs if pair in traits]
    paired = {word for pair in pairs if pair in traits for word in pair.split()}
    found += [traits[word] for word in words if word in traits and word not in paired]
    return frozenset.intersection(*found) if found else None
