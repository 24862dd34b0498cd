"""The page that reads a report for its user."""

from __future__ import annotations

from lxml import html

from tests.web.conftest import PAYLOAD, ask

TEXT = "Peru accused Ecuador of closing the border, which Ecuador denied."


def _words(answer):
    return html.fromstring(answer.text).text_content()


def test_a_pasted_report_is_shown_with_its_evidence_and_not_stored(apps, records):
    with records["demo"].view() as view:
        before = view.state()
    answer = ask(apps["demo"], "POST", "/read", data={"text": TEXT, "title": "A border", "published": "2024-03-05"})
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    tree = html.fromstring(answer.text)
    assert [each.text for each in tree.iterfind(".//a[@class]") if "event" in each.get("class").split()] == ["accused", "closing", "denied"]
    assert "A border" in tree.findtext(".//h1/bdi") and "5 March 2024" in _words(answer)
    with records["demo"].view() as view:
        assert view.state() == before


def test_a_file_is_read(apps):
    page = f"<html><title>T</title><body><article><p>{TEXT}</p><p>{TEXT}</p></article><script>alert(1)</script>".encode()
    for name, data in (("a.txt", TEXT.encode()), ("a.html", page), ("a.json", b'{"text": "Peru accused Ecuador."}')):
        answer = ask(apps["demo"], "POST", "/read", files={"file": (name, data)})
        assert answer.status_code == 200 and "ACCUSE" in _words(answer), name


def test_a_hostile_report_is_only_letters(apps):
    fields = dict.fromkeys(("text", "title", "publisher"), PAYLOAD) | {"url": "javascript:alert(1)"}
    answer = ask(apps["demo"], "POST", "/read", data=fields)
    tree = html.fromstring(answer.text)
    assert answer.status_code == 200 and len(list(tree.iter("script"))) == 1 and not list(tree.iter("img"))
    assert not [each for each in tree.iter("a") if each.get("href", "").startswith("javascript")]


def test_what_cannot_be_read_is_told(apps):
    assert "nothing to read" in _words(ask(apps["demo"], "POST", "/read", data={"text": " "}))
    assert ask(apps["demo"], "POST", "/read", data={"text": TEXT, "published": "soon"}).status_code == 400
    assert ask(apps["demo"], "POST", "/read", data={"text": "x" * 100_001}).status_code == 400
    assert ask(apps["demo"], "POST", "/read", files={"file": ("a", b"x" * (1 << 21))}).status_code == 413
    assert ask(apps["demo"], "POST", "/read", content=b"--", headers={"Content-Type": "multipart/form-data"}).status_code == 400


def test_pages_of_other_sites_may_not_ask(apps):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert ask(apps["demo"], "POST", "/read", data={"text": TEXT}, headers=headers).status_code == 403
