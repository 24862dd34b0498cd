"""Which addresses may be connected to: those of the public internet, and no other under any spelling."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from dragoman.errors import FetchError

Resolve = Callable[[str, int], list[str]]
"""Host name and port → the addresses of the host, as text."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def resolve_with_system(host: str, port: int) -> list[str]:
    """All TCP addresses of ``host`` by the resolver of the system, in its order. Errors: OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_addresses(host: str, port: int, resolve: Resolve, allow_private: bool = False) -> list[str]:
    """The addresses of ``host``, resolved once, if every one of them is public (or, where that is allowed, of a
    private network). Errors: FetchError."""
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"cannot find the host {host!r}; check the address and the network") from error
    allowed = is_public_or_private if allow_private else is_public
    if not addresses or not all(map(allowed, addresses)):
        raise FetchError(
            f"{host!r} is not a public address, so it is not fetched; save the page and give its path", "refused"
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address, and the IPv4 address inside it if it wraps one, belongs to the public internet."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    inner = _wrapped(ip)
    if isinstance(ip, IPv6Address) and inner is None and ip not in _GLOBAL_UNICAST:
        return False
    judged = inner if inner is not None else ip
    return judged.is_global and not (judged.is_multicast or judged.is_reserved or judged.is_private)


def is_public_or_private(address: str) -> bool:
    """Also networks of one's own and this machine; never link-local addresses, where clouds keep their secrets."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    judged = _wrapped(ip) or ip
    if judged.is_link_local or judged.is_multicast or judged.is_unspecified:
        return False
    return is_public(address) or judged.is_loopback or (judged.is_private and not judged.is_reserved)


def _wrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address in a mapped, 6to4 or NAT64 one (RFC 4291 2.5.5.2, RFC 3056, RFC 6052). Teredo is not public."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
