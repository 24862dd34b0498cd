"""The targets by name, with their seeds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fuzz import targets

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Target:
    name: str
    run: Callable[[bytes], None]
    words: tuple[bytes, ...]
    seeds: tuple[bytes, ...]


def names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(targets.__path__))


def load(name: str) -> Target:
    module = importlib.import_module(f"fuzz.targets.{name}")
    seeds = tuple(path.read_bytes() for path in sorted((CORPUS / name).iterdir()))
    return Target(name, module.run, module.DICTIONARY, seeds)
