from __future__ import annotations

import json

import pytest

from dragoman import ingest
from dragoman.cli import watch as watch_module
from tests.builders import TEXT
from tests.feed_server import Page, item, serving

HEAD = "[watch]\ndelay = 0\n"


@pytest.fixture(scope="module")
def server():
    with serving() as served:
        yield served
    ingest.close()


@pytest.fixture
def feeds(server, tmp_path):
    """A file with one feed of one article, and an alert."""
    server.pages.clear()
    server.asked.clear()
    link = server.article("/1", "Visit to Quito", TEXT, "Nothing else was agreed.")
    server.feed("/feed", item(link, "Visit to Quito"))
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'{HEAD}[[feed]]\npublisher = "Fjord Wire"\naddress = "{server.address}/feed"\ntags = ["agency"]\n'
        '[[alert]]\nwhen = "new event type=CONSULT country=Peru"\nname = "visits"\n'
    )
    return path


def add_feed(path, server, name):
    path.write_text(path.read_text() + f'[[feed]]\npublisher = "{name}"\naddress = "{server.address}/{name}"\n')


def test_one_round(dragoman, feeds):
    result = dragoman("watch", feeds, "--record", "r", "--once", "--allow-private")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[0] == "2024-03-04 new event: CONSULT, happened: President of Peru (PER) → Ecuador [visits]"
    assert "feed Fjord Wire" in result.stderr and "round done: 1 added, 1 alerts" in result.stderr
    again = dragoman("watch", feeds, "--record", "r", "--once", "--allow-private")
    assert (again.exit_code, again.stdout) == (0, "") and "round done: nothing new" in again.stderr
    assert len(dragoman("documents", "--record", "r", "--json").stdout.splitlines()) == 1


def test_everything_as_json(dragoman, feeds, server):
    lines = [
        json.loads(line)
        for line in dragoman("watch", feeds, "--record", "r", "--once", "--allow-private", "--json").stdout.splitlines()
    ]
    assert [line["event"] for line in lines] == ["feed", "article", "alert", "round"]
    feed, article, alert, ended = lines
    assert (feed["outcome"], feed["publisher"], feed["entries"], feed["new"], feed["tags"]) == (
        "read", "Fjord Wire", 1, 1, ["agency"],
    )  # fmt: skip
    assert (article["outcome"], article["address"], article["events"]) == ("added", f"{server.address}/1", 1)
    assert alert["schema"] == "dragoman/alert/1" and ended["added"] == 1


def test_private_addresses_are_refused_unless_allowed(dragoman, feeds, server):
    result = dragoman("watch", feeds, "--record", "r", "--once")
    assert result.exit_code == 3 and "is not a public address" in result.stderr
    assert server.asked == []


def test_exit_codes(dragoman, feeds, server):
    add_feed(feeds, server, "missing")
    assert dragoman("watch", feeds, "--record", "r", "--once", "--allow-private").exit_code == 1
    server.pages.clear()
    assert dragoman("watch", feeds, "--record", "r2", "--once", "--allow-private").exit_code == 3
    assert dragoman("watch", feeds, "--once").exit_code == 2  # no record
    assert dragoman("watch", "none.toml", "--record", "r").exit_code == 2
    assert dragoman("watch", feeds, "--record", "r", "--every", "often").exit_code == 2
    assert dragoman("watch", feeds, "--record", "r", "--tag", "north").exit_code == 2
    feeds.with_name("text").write_text("no record, but a text that is long enough to look like one " * 30)
    assert dragoman("watch", feeds, "--record", "text", "--once").exit_code == 4


def test_a_file_can_be_checked(dragoman, feeds):
    result = dragoman("watch", "--check", feeds)
    assert (result.exit_code, result.stdout) == (0, f"{feeds}: sound: 1 feed of 1 publisher, 1 alert\n")
    feeds.write_text(feeds.read_text().replace("country=Peru", "country=Atlantis"))
    result = dragoman("watch", "--check", feeds)
    assert result.exit_code == 2 and "nobody is known as 'Atlantis'" in result.stderr


def test_only_feeds_with_a_tag(dragoman, feeds, server):
    add_feed(feeds, server, "other")
    dragoman("watch", feeds, "--record", "r", "--once", "--allow-private", "--tag", "agency")
    assert "/feed" in server.asked and "/other" not in server.asked


def test_rounds_go_on_until_they_are_interrupted(dragoman, feeds, server, monkeypatch):
    slept = []

    def nap(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch_module, "sleep", nap)
    result = dragoman("watch", feeds, "--record", "r", "--every", "2m", "--allow-private")
    assert result.exit_code == 130
    assert len(slept) == 2 and all(110 < seconds <= 120 for seconds in slept)


def test_what_could_not_be_read_is_in_the_coverage(dragoman, feeds, server):
    server.pages["/2"] = Page(status=404)
    server.feed("/feed", *(item(f"{server.address}/{n}", f"Visit {n}") for n in (1, 2)))
    assert dragoman("watch", feeds, "--record", "r", "--once", "--allow-private").exit_code == 1
    found = json.loads(dragoman("coverage", "--record", "r", "--json").stdout)
    (row,) = found["rows"]
    assert (row["name"], row["read"], row["skipped"], row["reasons"]) == ("Fjord Wire", 1, 1, {"gone": 1})
    text = dragoman("coverage", "--record", "r", "--by", "day").stdout
    assert text.splitlines()[1].split() == ["2024-03-05", "1", "0", "0", "1", "2024-03-05", "2024-03-05", "gone", "1"]
    dragoman("backup", "b.gz", "--record", "r")
    dragoman("restore", "b.gz", "--record", "copy")
    assert dragoman("coverage", "--record", "copy").stdout == dragoman("coverage", "--record", "r").stdout
    after = dragoman("watch", feeds, "--record", "copy", "--once", "--allow-private")
    assert (after.exit_code, after.stdout) == (0, "")  # the copy knows what it has read, and its alerts
