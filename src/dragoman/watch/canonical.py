"""When do two addresses lead to the same article? Pure functions over their text."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The address without its fragment, the default port, and parameters that only track readers. Raises ValueError
    where its port is no number."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
    return SplitResult(parts.scheme.lower(), host + port, parts.path or "/", _query(parts.query), "").geturl()


def address_key(url: str) -> str:
    """The same for http and https, with and without "www." and a slash at the end."""
    parts = urlsplit(canonical(url))
    path = parts.path.rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}" + (f"?{parts.query}" if parts.query else "")


def host_of(url: str) -> str:
    """The host with its port: what is asked by one connection at a time."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _tracks(name.lower())]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _tracks(name: str) -> bool:
    exact, starts = _tracking()
    return name in exact or name.startswith(starts)


@lru_cache(maxsize=1)
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files("dragoman.watch").joinpath("tracking.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if line and not line.startswith("#")]
    starts = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return frozenset(name for name in names if not name.endswith("*")), starts
