"""Who may ask: Host, Origin and token of a request. Pure functions.

A page of another site must not reach a server on the user's own machine: not by a name of its own that leads to
127.0.0.1 (Host), and not by a request that a browser sends for it (Origin).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.errors import ConfigError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SHORTEST_TOKEN = 16
HASHED = "sha256:"


@dataclass(frozen=True, slots=True)
class Access:
    """``hosts`` are the names (without port) under which the server answers; ``token`` is the SHA-256 of what clients
    must send, None where none is asked."""

    hosts: frozenset[str]
    token: bytes | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    detail: str
    headers: tuple[tuple[str, str], ...] = ()


def access_for(host: str, names: Iterable[str] = (), token: str | None = None) -> Access:
    """The rules for a server that listens at ``host``; ``token`` is what a token file holds.

    Raises ConfigError where it would be open to others without a token, or where no name is known for it.
    """
    given = frozenset(name.lower().strip("[]") for name in names)
    if is_loopback(host):
        return Access(LOOPBACK_NAMES | given, None if token is None else _hash_of(token))
    if token is None:
        raise ConfigError(f"others can reach {host}: give a token (--token-file FILE), or listen at 127.0.0.1")
    if is_any(host):
        if not given:
            raise ConfigError("which names lead to this server? give them: --allow-host news.example.org")
        return Access(LOOPBACK_NAMES | given, _hash_of(token))
    return Access(given | {host.lower().strip("[]")}, _hash_of(token))


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return host == ""


def refusal(access: Access, headers: Iterable[tuple[bytes, bytes]]) -> Refusal | None:
    """Why a request with these headers is refused: 421, 403 or 401."""
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    hosts = found.get("host", [])
    if len(hosts) != 1 or name_of(hosts[0]) not in access.hosts:
        return Refusal(421, "this server does not answer under this name; --allow-host NAME lets it")
    if any(not _same(origin, hosts[0]) for origin in found.get("origin", [])):
        return Refusal(403, "a page of another site may not ask this server")
    if access.token is not None and not _has_token(found.get("authorization", []), access.token):
        asked = ("WWW-Authenticate", 'Bearer realm="dragoman", Basic realm="dragoman"')
        return Refusal(401, "a token is asked for: send Authorization: Bearer TOKEN (or Basic, with it as password)", (asked,))
    return None


def name_of(host: str) -> str | None:
    """The name in a Host header, without port and brackets; None where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    return parts.hostname if plain else None


def _same(origin: str, host: str) -> bool:
    scheme, _, authority = origin.partition("://")
    return scheme in ("http", "https") and authority.lower() == host.lower()


def _has_token(given: list[str], wanted: bytes) -> bool:
    if len(given) != 1:
        return False
    scheme, _, value = given[0].partition(" ")
    token = value.strip()
    if scheme.lower() == "basic":
        try:
            token = base64.b64decode(token, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest(), wanted)


def _hash_of(token: str) -> bytes:
    token = token.strip()
    if token.startswith(HASHED):
        try:
            digest = bytes.fromhex(token.removeprefix(HASHED))
        except ValueError:
            digest = b""
        if len(digest) != hashlib.sha256().digest_size:
            raise ConfigError("the hash in the token file is no SHA-256; write sha256: and 64 hexadecimal digits")
        return digest
    if len(token) < SHORTEST_TOKEN:
        raise ConfigError(f"the token has fewer than {SHORTEST_TOKEN} characters; make one: openssl rand -hex 32 > FILE")
    return hashlib.sha256(token.encode()).digest()
