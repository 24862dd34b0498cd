import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import FetchError
from dragoman.ingest.addresses import is_public, is_public_or_private, public_addresses, resolve_with_system


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::808:808"]
)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:7f00:1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
        "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001::1", "", "host",
    ],
)  # fmt: skip
def test_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("spelling", ["127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", "0", "::1"])
def test_spellings_of_this_machine_are_refused_by_what_they_resolve_to(spelling):
    with pytest.raises(FetchError):
        public_addresses(spelling, 80, resolve_with_system)


def test_one_private_address_among_public_ones_refuses_all():
    assert public_addresses("a", 80, lambda host, port: ["8.8.8.8", "8.8.4.4"]) == ["8.8.8.8", "8.8.4.4"]
    for found in (["8.8.8.8", "10.0.0.1"], []):
        with pytest.raises(FetchError, match="not a public address"):
            public_addresses("a", 80, lambda host, port, found=found: found)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_does_not_change_the_answer(ip):
    number = int(ip)
    expected = is_public(str(ip))
    assert is_public(f"::ffff:{ip}") == expected
    assert is_public(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}") == expected
    assert is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::") == expected


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("8.8.8.8", True), ("127.0.0.1", True), ("10.0.0.1", True), ("192.168.1.1", True), ("::1", True),
        ("fd12::1", True), ("::ffff:127.0.0.1", True), ("169.254.169.254", False), ("::ffff:169.254.169.254", False),
        ("64:ff9b::a9fe:a9fe", False), ("fe80::1", False), ("0.0.0.0", False), ("::", False), ("224.0.0.1", False),
        ("240.0.0.1", False), ("", False),
    ],
)  # fmt: skip
def test_private_networks_where_they_are_allowed(address, allowed):
    assert is_public_or_private(address) == allowed
    if not allowed:
        with pytest.raises(FetchError):
            public_addresses("a", 80, lambda host, port: [address], allow_private=True)
