from __future__ import annotations

import base64
import hashlib

import pytest

from dragoman.api.access import access_for, name_of, refusal
from dragoman.errors import ConfigError

TOKEN = "0123456789abcdef0123"


def asked(**headers):
    return [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]


def status(access, **headers):
    found = refusal(access, asked(**headers))
    return found and found.status


@pytest.mark.parametrize("host", ["127.0.0.1:8731", "localhost:8731", "LOCALHOST", "[::1]:8731"])
def test_loopback_names_lead_to_a_loopback_server(host):
    assert status(access_for("127.0.0.1"), host=host) is None


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "localhost:x", "localhost/x"])
def test_other_names_do_not(host):
    assert status(access_for("127.0.0.1"), host=host) == 421


def test_two_hosts_or_none_are_refused():
    access = access_for("127.0.0.1")
    assert refusal(access, [*asked(host="localhost"), *asked(host="localhost")]).status == 421
    assert refusal(access, []).status == 421


@pytest.mark.parametrize(
    ("origin", "answer"),
    [
        ("http://localhost:8731", None), ("https://localhost:8731", None), ("http://localhost:3000", 403),
        ("http://evil.example", 403), ("null", 403), ("ftp://localhost:8731", 403),
    ],
)  # fmt: skip
def test_pages_of_other_sites_are_refused(origin, answer):
    assert status(access_for("127.0.0.1"), host="localhost:8731", origin=origin) == answer


def test_beyond_loopback_a_token_is_asked_for():
    with pytest.raises(ConfigError, match="token"):
        access_for("10.0.0.5")
    with pytest.raises(ConfigError, match="--allow-host"):
        access_for("0.0.0.0", token=TOKEN)
    with pytest.raises(ConfigError, match="openssl"):
        access_for("10.0.0.5", token="short")


def basic(password):
    return "Basic " + base64.b64encode(f"me:{password}".encode()).decode()


@pytest.mark.parametrize("given", [TOKEN, "sha256:" + hashlib.sha256(TOKEN.encode()).hexdigest()])
def test_the_token_lets_in(given):
    access = access_for("0.0.0.0", ["news.example.org"], given + "\n")
    host = {"host": "news.example.org"}
    assert status(access, **host) == 401
    assert status(access, **host, authorization="Bearer wrong") == 401
    assert status(access, **host, authorization=f"Bearer {TOKEN}") is None
    assert status(access, **host, authorization=basic(TOKEN)) is None
    assert status(access, **host, authorization=basic("wrong")) == 401
    assert status(access, **host, authorization="Basic %%%") == 401
    assert status(access, host="evil.example", authorization=f"Bearer {TOKEN}") == 421


def test_a_name_is_what_stands_before_the_port():
    assert (name_of("[::1]:80"), name_of("A.example"), name_of("a:b:c"), name_of("u@a")) == ("::1", "a.example", None, None)
