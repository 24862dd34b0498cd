"""The settings of this run: flags, environment, files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from dragoman.config import Config


def settings(
    context: typer.Context,
    record: str | None = None,
    actors: list[str] | None = None,
    codebooks: list[str] | None = None,
) -> Config:
    """``context`` carries the options given before the command."""
    from dragoman.config import load_config

    colour = (context.find_root().params or {}).get("colour")
    flags = {"record": record, "actors": actors or None, "codebooks": codebooks or None, "colour": colour}
    return load_config(flags, os.environ, Path.cwd())


def record_of(config: Config) -> str:
    if config.record is None:
        raise ConfigError("which record? give --record FILE, or set DRAGOMAN_RECORD")
    return config.record
