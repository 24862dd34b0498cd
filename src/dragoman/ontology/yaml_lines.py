"""YAML whose values know their line, so that a complaint can name it. Every scalar is the text that stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import NoReturn

import yaml

from dragoman.errors import CodebookError

MOST_VALUES = 200_000


@dataclass(frozen=True, slots=True)
class Value:
    """A text, a list or a mapping of a file; ``line`` counts from 1."""

    file: str
    line: int
    content: str | tuple[Value, ...] | dict[str, Value]

    def fail(self, message: str) -> NoReturn:
        raise CodebookError(f"{self.file}, line {self.line}: {message}")

    def text(self, what: str) -> str:
        """Its text on one line; it must have one."""
        if not isinstance(self.content, str) or not self.content.strip():
            self.fail(f"{what} must be a text; write it after the colon or the hyphen, in quotation marks if YAML stumbles")
        return " ".join(self.content.split())

    def items(self, what: str) -> tuple[Value, ...]:
        if not isinstance(self.content, tuple):
            self.fail(f"{what} must be a list; begin each of its lines with a hyphen")
        return self.content

    def fields(self, what: str, known: tuple[str, ...]) -> dict[str, Value]:
        if not isinstance(self.content, dict):
            self.fail(f"{what} must have fields ({', '.join(known)}), each on a line like «{known[0]}: …»")
        for name, value in self.content.items():
            if name not in known:
                value.fail(f"{what} has no field {name!r}; its fields are {', '.join(known)}")
        return self.content

    def plain(self) -> object:
        """The value as YAML itself would read it into texts, lists and mappings."""
        if isinstance(self.content, tuple):
            return [item.plain() for item in self.content]
        if isinstance(self.content, dict):
            return {name: value.plain() for name, value in self.content.items()}
        return {"true": True, "false": False}.get(self.content, self.content)


def read_yaml(text: str, file: str) -> Value:
    """The value of a YAML document. Raises CodebookError with the line where it is none."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError as error:
        raise CodebookError(f"{file}: brackets or lists are nested too deeply; write a flat file") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(
            f"{file}, line {line}: not valid YAML ({error.problem}); a text with a colon, or one that begins with a "
            "bracket, quotation mark or star, must stand in quotation marks"
        ) from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{file}: not valid YAML: {error}") from error
    if node is None:
        raise CodebookError(f"{file}, line 1: the file is empty; it must have «codebook: name» and «types:»")
    return _value(node, file, (), count(1))


def _value(node: yaml.Node, file: str, above: tuple[int, ...], numbers: Iterator[int]) -> Value:
    line = node.start_mark.line + 1
    if next(numbers) > MOST_VALUES:
        raise CodebookError(f"{file}, line {line}: more than {MOST_VALUES:,} values; aliases (*) of aliases make so many")
    if id(node) in above:
        raise CodebookError(f"{file}, line {line}: an alias (*) that contains itself; write its content out")
    above = (*above, id(node))
    if isinstance(node, yaml.SequenceNode):
        return Value(file, line, tuple(_value(item, file, above, numbers) for item in node.value))
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Value] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                raise CodebookError(f"{file}, line {key.start_mark.line + 1}: {name!r} stands twice; keep one")
            fields[name] = _value(value, file, above, numbers)
        return Value(file, line, fields)
    return Value(file, line, str(node.value))
