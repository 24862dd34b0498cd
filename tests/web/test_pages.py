"""Every page over every record, as it leaves the server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.web.conftest import PAYLOAD, addresses, ask

POLICY = "default-src 'self'"


@pytest.mark.parametrize("record", ["demo", "empty", "hostile"])
def test_every_page_is_sound_and_runs_nothing_of_a_report(apps, records, record):
    for address in addresses(records[record]):
        answer = ask(apps[record], "GET", address)
        assert answer.status_code == 200, (address, answer.text[-500:])
        assert answer.headers["content-security-policy"].startswith(POLICY)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        _sound(answer.text, address)


def _sound(page, address):
    """No script but ours, no style or handler in the page, no link that is neither ours nor of the web; ids are unique."""
    tree = html.fromstring(page)
    assert [each.get("src", "").partition("?")[0] for each in tree.iter("script")] == ["/static/dragoman.js"], address
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("img", "iframe", "object", "embed", "style", "base"), (address, element.tag)
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name != "style", (address, name)
            if name in ("href", "src", "action"):
                assert urlsplit(value).scheme in ("", "http", "https") and not value.startswith("//"), (address, value)
    ids = [each.get("id") for each in tree.iter() if isinstance(each.tag, str) and each.get("id")]
    assert len(ids) == len(set(ids)), (address, [each for each in ids if ids.count(each) > 1])
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page.replace("\r\n", "\n")), address
    assert len(tree.findall(".//h1")) == 1 and tree.get("lang") == "en"


def test_a_hostile_headline_stands_there_in_letters(apps, records):
    address = next(each for each in addresses(records["hostile"]) if each.startswith("/documents/"))
    title = html.fromstring(ask(apps["hostile"], "GET", address).text).findtext(".//h1/bdi")
    assert title.startswith("<script>alert(1)</script>\"><img") and "{{ 7*7 }}" in title
    assert "\u202e" in PAYLOAD and "\u202e" not in title


def test_only_addresses_of_the_web_are_links(apps, records):
    page = ask(apps["hostile"], "GET", "/documents").text
    for report in re.findall(r'href="(/documents/\w+)"', page):
        links = [each.get("href") for each in html.fromstring(ask(apps["hostile"], "GET", report).text).iter("a")]
        outside = [link for link in links if link and link.startswith("http")]
        assert all(link.startswith("https://evil.example/") for link in outside) and len(outside) <= 1


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "there is nothing at this address"), ("/documents/none", 404, "no such report"),
        ("/events/none", 404, "no such event"), ("/actors/none", 404, "knows this party"),
        ("/?on=yesterday", 400, "is no day"), ("/events?country=Atlantis", 400, "nobody is known as"),
        ("/events?a=KEN", 400, "give both states"), ("/events?since=2020&until=2019", 400, "nothing lies between"),
        ("/timeline?by=week", 400, "day, month or year"), ("/events?after=x", 400, "not where a page ends"),
        ("/events?confidence=x", 400, "no number"), ("/static/../app.py", 404, "nothing"), ("/static/none.css", 404, "nothing"),
        ("/search?words=%22", 400, "no word"),
    ],
)  # fmt: skip
def test_errors_are_pages_that_say_what_to_do(apps, address, status, words):
    answer = ask(apps["demo"], "GET", address)
    assert answer.status_code == status and words in html.fromstring(answer.text).text_content()


FIELDS = {
    "/": "on country", "/documents": "since until publisher text after", "/actors": "name party kind since after",
    "/events": "country actor recipient type status place since until text confidence after", "/search": "words",
    "/timeline": "country type text since by", "/dyad": "since until by", "/disputes": "by about stance since text",
    "/map": "country place since", "/network": "on days country bodies",
}  # fmt: skip


@pytest.mark.parametrize("value", ["\0", "9" * 600, "0001-01-01", "A/B'\"%_\\", "é🙂 \u202e"])
def test_no_field_makes_a_page_fail(apps, value):
    for page, fields in FIELDS.items():
        for field in fields.split():
            answer = ask(apps["demo"], "GET", page, params={"a": "KEN", "b": "TZA", field: value})
            assert answer.status_code in (200, 400), (page, field)
            assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_programs_still_get_problems(apps):
    assert ask(apps["demo"], "GET", "/api/v1/nothing").headers["content-type"] == "application/problem+json"


def test_an_unchanged_page_is_not_sent_again(apps):
    first = ask(apps["demo"], "GET", "/events")
    again = ask(apps["demo"], "GET", "/events", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_pages_of_a_list_tell_everything_once(apps, records):
    address, found = "/events", []
    while address:
        tree = html.fromstring(ask(apps["demo"], "GET", address).text)
        found += [each.get("href") for each in tree.iterfind(".//blockquote/a")]
        address = next((each.get("href") for each in tree.iterfind(".//a[@rel='next']")), None)
    assert len(found) == len(set(found)) > 40


def test_an_event_has_an_address_that_leads_to_its_word(apps, records):
    event = next(each for each in addresses(records["demo"]) if re.match(r"/events/\w", each))
    links = [each.get("href") for each in html.fromstring(ask(apps["demo"], "GET", event).text).iterfind(".//blockquote/a")]
    report, name = next(link.split("#") for link in links if link.endswith(event.rpartition("/")[2]))
    assert name.startswith("event-")
    assert len(html.fromstring(ask(apps["demo"], "GET", report).text).xpath(f"//*[@id='{name}']")) == 1


def test_the_same_events_are_there_as_a_table(apps):
    page = html.fromstring(ask(apps["demo"], "GET", "/events?a=KEN&b=TZA&confidence=0.6&every=yes").text)
    (table,) = [each.get("href") for each in page.iter("a") if each.get("href", "").endswith("format=csv")]
    lines = ask(apps["demo"], "GET", table).text.splitlines()
    assert f"{len(lines) - 1} tellings" in page.text_content() and len(lines) > 5


def test_copies_and_revisions_are_listed(apps):
    page = html.fromstring(ask(apps["demo"], "GET", "/documents?text=lorries").text)
    reports = [each.get("href") for each in page.iterfind(".//td/a")]
    told = [html.fromstring(ask(apps["demo"], "GET", report).text).text_content() for report in reports]
    assert sum("The same text elsewhere" in words and "Harbour Courier" in words for words in told) == 2
    page = html.fromstring(ask(apps["demo"], "GET", "/documents?text=rescue+exercise").text)
    report = page.find(".//td/a").get("href")
    assert "Revisions of this article" in ask(apps["demo"], "GET", report).text
