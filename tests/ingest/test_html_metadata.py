import json

import pytest

from dragoman.ingest.html_metadata import page_metadata
from dragoman.ingest.html_text import markup_text, parse


def metadata(head: str, url: str | None = None, body: str = "<p>x</p>"):
    return page_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "Talks resume",
    "publisher": {"@type": "Organization", "name": "The Fjord Times"},
    "datePublished": "2024-02-03T23:30:00-05:00",
}


@pytest.mark.parametrize("value", [ARTICLE, [{"@type": "WebSite"}, ARTICLE], {"@graph": [{"x": 1}, {"y": [ARTICLE]}]}])
def test_json_ld(value):
    found = metadata(json_ld(value), "https://www.fjord.example/a")
    assert (found.title, found.publisher, found.published) == ("Talks resume", "The Fjord Times", "2024-02-03")
    assert found.url == "https://www.fjord.example/a"


def test_meta_elements():
    found = metadata(
        '<title>Talks resume | Fjord</title><meta property="og:title" content="Talks resume | Fjord">'
        '<meta property="og:site_name" content="Fjord"><meta name="pubdate" content="3 February 2024">'
        '<meta property="og:url" content="https://fjord.example/b">'
    )
    assert (found.title, found.publisher, found.published) == ("Talks resume", "Fjord", "2024-02-03")
    assert found.url == "https://fjord.example/b"


def test_the_title_element_the_domain_and_a_dated_time_element():
    found = metadata("<title>Talks\n resume</title>", "https://www.fjord.example/b",
                     '<p>x</p><time datetime="2024-02-03" pubdate>3 February</time>')  # fmt: skip
    assert (found.title, found.publisher, found.published) == ("Talks resume", "fjord.example", "2024-02-03")


def test_a_date_in_the_prose_is_not_a_publication_date():
    found = metadata("", None, "<p>On 3 February 2019 the war began.</p><footer>Copyright 2021</footer>")
    assert found.published is None
    assert (found.title, found.publisher, found.url) == (None, None, None)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        json_ld({"@type": "NewsArticle", "headline": 7, "publisher": [[[]]], "datePublished": {"x": 1}}),
        json_ld([1, None, "x", {"@type": 5}]),
        '<meta property="og:title" content="">',
        '<link rel="canonical" href="javascript:alert(1)">',
    ],
)
def test_broken_metadata_are_as_if_missing(head):
    found = metadata(head)
    assert (found.title, found.publisher, found.url, found.published) == (None, None, None, None)


def test_markup_becomes_paragraphs():
    piece = "<p>The <b>min</b>isters\n met &amp; left.</p>Then<br>lunch.<script>x()</script><ul><li>one<li>two</ul>"
    assert markup_text(parse(piece)) == "The ministers met & left.\n\nThen\n\nlunch.\n\none\n\ntwo"
