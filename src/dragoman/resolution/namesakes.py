"""Names of states that here mean a part of another state: Georgia in the United States, Lebanon in Pennsylvania."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.names import Name
from dragoman.types.analysis import Sentence

_COUNTRY = "USA"
_GEORGIA = "GEO"


def read_namesakes(names: Iterable[Name], sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names with those of American towns and the American Georgia made divisions of their country."""
    words = [token.text.lower() for sentence in sentences for token in sentence.tokens]
    known = actor_words()
    score = sum(word in known.american_signs for word in words) - sum(word in known.georgian_signs for word in words)
    return tuple(_read(name, sentences[name.sentence], score) for name in names)


def _read(name: Name, sentence: Sentence, score: int) -> Name:
    if name.kind != "state" or not name.entries or name.entries[0].country == _COUNTRY:
        return name
    if _is_town(name, sentence):
        return _division(name)
    if name.entries[0].id == _GEORGIA and sentence.tokens[name.first].text.lower() == "georgia":
        american = _beside(name, sentence)
        if american or (american is None and score > 0):
            return _division(name)
    return name


def _division(name: Name) -> Name:
    return replace(name, kind="division", entries=(), bare=(), code=_COUNTRY)


def _is_town(name: Name, sentence: Sentence) -> bool:
    """ "Lebanon, Pennsylvania": the name of one of the United States stands after a comma."""
    after = [token.text.lower() for token in sentence.tokens[name.last + 1 : name.last + 4]]
    division = after[1:2] and (after[1] in actor_words().american_states or " ".join(after[1:3]) in _two_words())
    return bool(after[:1] == [","] and division and not _is_listed(name, sentence))


def _is_listed(name: Name, sentence: Sentence) -> bool:
    """Whether the comma only parts the members of a list ("Peru, Washington and Moscow")."""
    after = sentence.tokens[name.last + 2 : name.last + 5]
    return any(token.text.lower() in {"and", "or"} for token in after)


def _two_words() -> frozenset[str]:
    return frozenset(state for state in actor_words().american_states if " " in state)


def _beside(name: Name, sentence: Sentence) -> bool | None:
    """What the words right beside a name say of it: American, not American, or nothing."""
    tokens = sentence.tokens
    words = actor_words()
    after = tokens[name.last + 1].text.lower() if name.last + 1 < len(tokens) else ""
    before = [token.text.lower() for token in tokens[max(0, name.first - 3) : name.first]]
    if after in words.american_offices or (before[-1:] == ["of"] and set(before) & words.american_offices):
        return True
    if before[-1:] == [","] and len(before) > 1 and before[-2] in words.american_signs:
        return True
    return None
