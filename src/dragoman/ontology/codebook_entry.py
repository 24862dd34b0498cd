"""One entry of a codebook file, with typed access to its fields; every complaint names file and entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from dragoman.errors import CodebookError
from dragoman.ontology.codebook import Coding

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True)
class Entry:
    """The fields of one entry; ``label`` is its place or name in the file."""

    file: str
    label: str
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, file: str, number: int, fields: object) -> Entry:
        if not isinstance(fields, dict):
            raise CodebookError(f"{file}: entry {number}: expected a mapping, found {fields!r}")
        name = next((fields[key] for key in ("name", "verb", "noun", "adj") if key in fields), None)
        return cls(file, f"entry {number}" + (f" ({name})" if name else ""), fields)

    def fail(self, message: str) -> NoReturn:
        raise CodebookError(f"{self.file}: {self.label}: {message}")

    def allow(self, known: frozenset[str]) -> None:
        unknown = sorted(str(key) for key in self.fields if key not in known)
        if unknown:
            self.fail(f"unknown field {', '.join(unknown)}; known are {', '.join(sorted(known))}")

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            self.fail(f"{key} must be a text, found {value!r}")
        return value

    def optional_text(self, key: str) -> str | None:
        return None if self.fields.get(key) is None else self.text(key)

    def number(self, key: str) -> float:
        value = self.fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(f"{key} must be a number, found {value!r}")
        return float(value)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.fields.get(key, default)
        if not isinstance(value, bool):
            self.fail(f"{key} must be true or false, found {value!r}")
        return value

    def choice(self, key: str, choices: tuple[Choice, ...], default: Choice | None = None) -> Choice:
        value = self.fields.get(key, default)
        for each in choices:
            if value == each:
                return each
        self.fail(f"{key} must be one of {', '.join(choices)}, found {value!r}")

    def optional_choice(self, key: str, choices: tuple[Choice, ...]) -> Choice | None:
        return None if self.fields.get(key) is None else self.choice(key, choices)

    def items(self, key: str) -> list[Any]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(f"{key} must be a list, found {value!r}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        wrong = next((each for each in values if not isinstance(each, str) or not each.strip()), None)
        if wrong is not None or any(each is None for each in values):
            self.fail(f"{key} must hold texts only, found {wrong!r}")
        return tuple(values)

    def words(self, key: str) -> tuple[str, ...]:
        """Texts in lower case, each once."""
        found = self.strings(key)
        upper = next((word for word in found if word != word.lower()), None)
        if upper is not None:
            self.fail(f"{key}: {upper!r} must be in lower case")
        twice = next((word for index, word in enumerate(found) if word in found[:index]), None)
        if twice is not None:
            self.fail(f"{key}: {twice!r} stands twice")
        return found

    def word_set(self, key: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Lemmas (also modifier + head), with "@name" replaced by the words of that class."""
        words: set[str] = set()
        for word in self.words(key):
            if word.startswith("@") and word[1:] not in classes:
                self.fail(f"{key} names unknown class {word!r}")
            if word.count(" ") > 1:
                self.fail(f"{key}: {word!r} must be one lemma, or a modifier and its head")
            words |= classes[word[1:]] if word.startswith("@") else {word}
        return frozenset(words)

    def mapping(self, key: str) -> dict[str, str]:
        value = self.fields.get(key) or {}
        if not isinstance(value, dict) or any(not isinstance(part, str) for pair in value.items() for part in pair):
            self.fail(f"{key} must map texts to texts, found {value!r}")
        return dict(value)


def coding(text: str | None) -> Coding | None:
    """``TYPE`` or ``TYPE/mode``."""
    if text is None:
        return None
    kind, _, mode = text.partition("/")
    return Coding(kind, mode or None)
