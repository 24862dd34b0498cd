"""Libraries that come with an extra of the package, or that users bring themselves."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import ConfigError


def needed(module: str, install: str) -> Any:  # noqa: ANN401  a module
    """The module; ConfigError that says what to install (``dragoman[analytics]``, ``pandas``) where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise ConfigError(f"this needs {name}, which is not installed; install it: pip install '{install}'") from error
