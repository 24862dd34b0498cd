"""Settings: a flag is stronger than the environment, that than ``dragoman.toml`` here, that than the user's file.

- ``record`` (``DRAGOMAN_RECORD``): the record that commands use when ``--record`` is not given.
- ``actors`` (``DRAGOMAN_ACTORS``, paths parted as in ``PATH``): files of your own actors, a path or a list of them.
- ``codebooks`` (``DRAGOMAN_CODEBOOKS``, likewise): fitted codebooks of your own.
- ``colour`` (``DRAGOMAN_COLOUR``): ``auto`` (on a terminal, unless NO_COLOR is set), ``always`` or ``never``.
- ``max_characters`` (``DRAGOMAN_MAX_CHARACTERS``): the most that is read of one document.

The user's file is ``$XDG_CONFIG_HOME/dragoman/config.toml`` (``~/.config`` where that is not set). A relative path of
a record, of actors or of codebooks in a file starts at that file's folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from dragoman.errors import ConfigError

Colour = Literal["auto", "always", "never"]
PROJECT_FILE = "dragoman.toml"
PREFIX = "DRAGOMAN_"
PATH_LISTS = ("actors", "codebooks")


@dataclass(frozen=True, slots=True)
class Config:
    record: str | None = None
    actors: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    colour: Colour = "auto"
    max_characters: int | None = None


def load_config(flags: Mapping[str, object], environment: Mapping[str, str], folder: Path) -> Config:
    """The settings for a command in ``folder``; flags that are None count as not given. Raises ConfigError."""
    known = {field.name for field in fields(Config)}
    layers = (
        _read(_user_file(environment)),
        _read(folder / PROJECT_FILE),
        _from_environment(environment, known),
        {name: value for name, value in flags.items() if value is not None},
    )
    settings: dict[str, Any] = {}
    for layer in layers:
        settings |= layer
    unknown = sorted(settings.keys() - known)
    if unknown:
        raise ConfigError(f"there is no setting {unknown[0]!r}; the settings are {', '.join(sorted(known))}")
    return _checked(settings)


def _from_environment(environment: Mapping[str, str], known: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {n: environment[PREFIX + n.upper()] for n in known if environment.get(PREFIX + n.upper())}
    return found | {name: found[name].split(os.pathsep) for name in PATH_LISTS if name in found}


def _user_file(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", "~")).expanduser() / ".config"
    return Path(base) / "dragoman" / "config.toml"


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as TOML: {error}") from error
    record = settings.get("record")
    if isinstance(record, str) and "://" not in record:
        settings["record"] = _beside(path, record)
    for name in PATH_LISTS:
        given = settings.get(name)
        if isinstance(given, str):
            settings[name] = [_beside(path, given)]
        elif isinstance(given, list):
            settings[name] = [_beside(path, each) if isinstance(each, str) else each for each in given]
    return settings


def _beside(path: Path, other: str) -> str:
    """A path that a file of settings gives: a relative one starts at the file's folder."""
    return str(path.parent / Path(other).expanduser())


def _checked(settings: dict[str, Any]) -> Config:
    if settings.get("colour", "auto") not in get_args(Colour):
        raise ConfigError(f"colour is {settings['colour']!r}; it can be {', '.join(get_args(Colour))}")
    if not isinstance(settings.get("record", ""), str):
        raise ConfigError(f"record is {settings['record']!r}; give a path in quotation marks")
    settings = settings | {name: _paths(name, settings.get(name, ())) for name in PATH_LISTS}
    if "max_characters" in settings:
        settings = settings | {"max_characters": _positive("max_characters", settings["max_characters"])}
    return Config(**settings)


def _paths(name: str, paths: object) -> tuple[str, ...]:
    if isinstance(paths, Sequence) and all(isinstance(path, str) and path for path in paths):
        return tuple(paths)
    raise ConfigError(f"{name} is {paths!r}; give a path in quotation marks, or a list of such paths")


def _positive(name: str, value: object) -> int:
    text = str(value)
    if isinstance(value, int | str) and text.isdecimal() and int(text) > 0:
        return int(text)
    raise ConfigError(f"{name} is {value!r}; give a whole number above 0")
