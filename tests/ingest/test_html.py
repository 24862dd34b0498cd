import os
import signal
import threading
import time

import pytest

from dragoman import ingest
from dragoman.errors import ExtractionError
from dragoman.ingest import html
from dragoman.ingest.html_process import SHARED, HtmlProcess

PARAGRAPH = "<p>Paragraph {}: the foreign ministers of Norway and Chile said in Oslo that the talks had gone well.</p>"
PAGE = (
    "<!doctype html><html><head><title>Talks resume - Fjord</title><meta property='og:site_name' content='Fjord'>"
    "<meta property='article:published_time' content='2024-02-03T10:00:00Z'></head>"
    "<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Talks resume</h1>"
    + "".join(map(PARAGRAPH.format, range(4)))
    + "</article><footer>Cookies</footer></body></html>"
)


@pytest.fixture(scope="module", autouse=True)
def _no_worker_is_left():
    yield
    SHARED.extract(PAGE)
    worker = SHARED._process.pid
    ingest.close()
    with pytest.raises(ChildProcessError):  # it is no child of this process any more
        os.waitpid(worker, os.WNOHANG)


@pytest.fixture
def stuck():
    """A process whose worker is there and will never answer; the next worker will."""
    process = HtmlProcess()
    process.extract(PAGE)
    process._seconds = 0.05
    os.kill(process._process.pid, signal.SIGSTOP)
    yield process
    process.close()


def read(data: bytes, **options):
    (document,) = ingest.read_bytes(data, ingest.IngestOptions(**options), name="page.html")
    return document


def test_a_page():
    document = read(PAGE.encode())
    assert document.text.split("\n\n") == [PARAGRAPH.format(number)[3:-4] for number in range(4)]
    assert (document.title, document.publisher, document.published_basis) == ("Talks resume", "Fjord", "metadata")
    assert str(document.published) == "2024-02-03"
    assert document.warnings == ()


def test_a_page_in_a_declared_charset():
    page = PAGE.replace("<head>", "<head><meta charset='windows-1252'>").replace("Chile", "Curaçao").encode("cp1252")
    document = read(page)
    assert "Curaçao" in document.text and document.warnings == ()


def test_one_worker_reads_page_after_page_from_any_thread():
    SHARED.extract(PAGE)
    worker = SHARED._process
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(SHARED.extract(PAGE)["text"])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(texts)) == 1 and len(texts) == 4
    assert SHARED._process is worker


def test_lists_and_tables_are_plain_paragraphs():
    body = "<ul><li>Norway will open its ports.</li></ul><table><tr><td>Exports</td><td>40</td></tr></table>"
    document = read(f"<html><body><article>{PARAGRAPH}{body}{PARAGRAPH}</article></body></html>".encode())
    assert document.text.split("\n\n")[1:3] == ["Norway will open its ports.", "Exports | 40"]


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><body><script>x</script></body></html>", b"<!doctype html>"]
)
def test_a_page_without_an_article_is_told(page):
    document = read(page)
    assert document.text == ""
    assert document.warnings == ("not read: page.html: no article text was found in the page",)


def test_two_hundred_thousand_nested_tags():
    document = read(b"<html><body>" + b"<div>" * 200_000 + b"Hello.")
    assert document.warnings == ("not read: page.html: more than 2,000 tags are nested in each other",)


def test_what_lies_deeper_than_the_parser_goes_by_itself_is_not_lost():
    page = "<html><body>" + "<div>" * 600 + "".join(map(PARAGRAPH.format, range(4))) + "</body></html>"
    assert "Paragraph 3:" in read(page.encode()).text


@pytest.mark.parametrize(
    "piece",
    [b"<p class='" + b"x" * 9_500_000 + b"'>", b"<p " + b"a=b " * 200_000 + b">", b"<p " + b"".join(b"a%d " % n for n in range(20_000))
     + b">", b"<table>" + b"<tr><td rowspan=65534 colspan=9000000000000000>" * 2_000, b"<" * 1_000_000, b"&" * 1_000_000,
     b"<!--" * 200_000, b"<a><b>" * 900, b"\xed\xa0\x80" * 10_000, b"<style>" * 10_000],
    ids=["attribute", "attributes", "names", "spans", "angles", "ampersands", "comments", "unclosed", "surrogates", "styles"],
)  # fmt: skip
def test_pages_made_to_take_long_or_much_are_done_with_in_seconds(piece):
    started = time.monotonic()
    read(b"<html><body>" + piece)
    assert time.monotonic() - started < 9
    assert "Paragraph 3:" in read(PAGE.encode()).text


def test_a_page_of_more_than_ten_megabytes():
    document = read(b"<html><body>" + b"<p>word</p>" * 1_000_000)
    assert document.warnings[0].startswith("not read: page.html: a page of 11,000,012 bytes")


@pytest.mark.parametrize(
    "piece",
    [
        "<table><tr><td colspan='9000000000000000'>The minister said so.</table>",
        "The minister \0said\ud800 so \uffff\x0b.",
        "<p>" + "&lt;" * 50_000,
        "<a href='" + "x" * 100_000 + "'>",
        "<svg><![CDATA[<p>]]>",
        "<?xml version='1.0' encoding='utf-16'?><p>The minister said so.</p>",
    ],
    ids=["colspan", "characters", "entities", "attribute", "cdata", "declaration"],
)
def test_hostile_pages_leave_the_reader_unharmed(piece):
    page = f"<html><body>{piece}</body></html>".encode("utf-8", "surrogatepass")
    read(page)
    assert "Paragraph 3:" in read(PAGE.encode()).text


def test_a_worker_that_takes_too_long_is_killed_and_the_next_page_is_read(stuck):
    with pytest.raises(ExtractionError, match="more than 0.05 seconds"):
        stuck.extract(PAGE)
    assert stuck._process is None
    stuck._seconds = 10
    assert "Paragraph 3:" in stuck.extract(PAGE)["text"]
    draft = html.read_page(PAGE.encode(), "p.html", process=stuck)
    assert draft.title == "Talks resume"


def test_a_worker_that_dies_is_replaced():
    process = HtmlProcess()
    process.extract(PAGE)
    process._process.kill()
    process._process.wait()
    assert process.extract(PAGE)["title"] == "Talks resume"
    process.close()


def test_a_failing_worker_is_a_warning(stuck):
    draft = html.read_page(PAGE.encode(), "p.html", process=stuck)
    assert draft.warnings == ("not read: p.html: extraction took more than 0.05 seconds and was stopped",)


def test_memory_is_limited():
    resource = pytest.importorskip("resource")
    SHARED.extract(PAGE)
    soft, _ = resource.prlimit(SHARED._process.pid, resource.RLIMIT_AS)
    assert soft <= 2 << 30


def test_the_working_directory_cannot_slip_code_into_the_worker(tmp_path, monkeypatch):
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    process = HtmlProcess()
    try:
        assert process.extract(PAGE)["title"] == "Talks resume"
    finally:
        process.close()


@pytest.mark.parametrize(
    ("text", "markup"),
    [("<p>One.</p>", True), ("One <b>two</b> and <i>three</i>.", True), ("a < b and c > d", False),
     ("He wrote <sic> here", False), ("", False), ("x<br>y<br/>z", True)],
)  # fmt: skip
def test_markup_is_told_from_prose(text, markup):
    assert html.looks_like_markup(text) is markup


def test_markup_of_a_record():
    assert html.read_markup("<p>One &amp; two.</p><p>Three.</p>") == "One & two.\n\nThree."
    with pytest.raises(ExtractionError, match="nested"):
        html.read_markup("<div>" * 5000)
