"""The words of time expressions by class, and what each means (``data/times_words.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import cast

import yaml


def load(name: str) -> object:
    """A YAML file of the data."""
    return yaml.safe_load(resources.files("dragoman.resolution").joinpath(f"data/{name}").read_text("utf-8"))


@cache
def words() -> dict[str, dict[str, object]]:
    """The word classes: class, form (lower case, perhaps a regular expression), value."""
    loaded = cast("dict[str, dict[str, object]]", load("times_words.yaml"))
    return {name: {str(form): value for form, value in forms.items()} for name, forms in loaded.items()}


@cache
def lookup(kind: str, text: str) -> object:
    """The value of a word of a class.

    Raises:
        KeyError: the text is no form of that class.
    """
    low = re.sub(r"\s+", " ", text.lower())
    for form, value in words()[kind].items():
        if re.fullmatch(form, low):
            return value
    raise KeyError(f"{text!r} is no {kind}")


def fragment(kind: str) -> str:
    """A regular expression for the forms of a word class, longest first."""
    forms = sorted(words()[kind], key=lambda form: (-len(form), form))
    return "(?:" + "|".join(form.replace(" ", r"\s") for form in forms) + ")"
