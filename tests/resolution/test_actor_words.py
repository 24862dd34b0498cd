from __future__ import annotations

from dataclasses import fields

import pytest

from dragoman.errors import DragomanError
from dragoman.resolution.actor_words import ActorWords, actor_words, parse


def test_the_lists_of_the_package_are_read() -> None:
    words = actor_words()
    assert "travel" in words.motion_verbs
    assert all(getattr(words, field.name) for field in fields(ActorWords))


@pytest.mark.parametrize("text", ["", "motion_verbs: [go]", "- a", "nonsense: [go]"])
def test_lists_missing_or_unknown_are_refused(text: str) -> None:
    with pytest.raises(DragomanError):
        parse(text)


def test_words_must_be_lower_case_strings() -> None:
    names = [field.name for field in fields(ActorWords)]
    good = "\n".join(f"{name}: [word]" for name in names)
    assert parse(good).motion_verbs == frozenset({"word"})
    for bad in ("Word", "on", "3"):  # a bare "on" is a truth value in YAML
        with pytest.raises(DragomanError):
            parse(good.replace("motion_verbs: [word]", f"motion_verbs: [{bad}]"))
