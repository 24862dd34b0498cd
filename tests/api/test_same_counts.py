"""One question asked of the example record by command line, Python, HTTP, MCP and SQL has one count."""

from __future__ import annotations

import asyncio
import json
import shutil
import time

import pytest
from mcp import Client as Assistant
from typer.testing import CliRunner

from dragoman import open_record
from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.cli.app import app as commands
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.mcp.server import create_server
from dragoman.query.disputes import disputed
from dragoman.store import open_store
from dragoman.store.jobs_sqlite import SqliteJobs
from dragoman.store.order import claim_cursor
from tests.api.conftest import Client, FakeReader

PARTY = "SELECT event FROM event_parties JOIN actor_keys USING (actor) WHERE key = '{}'"
ACTOR = PARTY + " AND role = 'actor'"
RECIPIENT = PARTY + " AND role = 'recipient'"


def sided(key, role):
    return f"seq IN ({(ACTOR if role == 'actor' else RECIPIENT).format(key)})"


# (kind, what is asked on the command line, the filter's fields, the rows in SQL)
QUESTIONS = [
    ("events", {}, {}, "events"),
    ("events", {"country": "Kenya"}, {"country": "KEN"}, f"events WHERE seq IN ({PARTY.format('KEN')})"),
    ("events", {"type": ["ACCUSE", "REJECT"], "since": "2019-03", "until": "2019-05"},
     {"types": ["ACCUSE", "REJECT"], "since": "2019-03", "until": "2019-05"},
     "events WHERE type IN ('ACCUSE', 'REJECT') AND last_day >= '2019-03-01' AND first_day <= '2019-05-31'"),
    ("events", {"actor": "NOR", "recipient": "ISL"}, {"actor": "NOR", "recipient": "ISL"},
     f"events WHERE {sided('NOR', 'actor')} AND {sided('ISL', 'recipient')}"),
    ("events", {"status": ["planned"]}, {"statuses": ["planned"]}, "events WHERE status = 'planned'"),
    ("events", {"min-confidence": "0.6"}, {"confidence": 0.6}, "events WHERE confidence >= 0.6"),
    ("claims", {"by": "Iceland"}, {"speaker": "ISL"},
     "claims JOIN actor_keys ON actor = speaker WHERE key = 'ISL'"),
    ("claims", {"stance": ["denies"]}, {"stances": ["denies"]}, "claims WHERE stance = 'denies'"),
    ("relations", {"kind": ["trade-rank"]}, {"kinds": ["trade-rank"]}, "relations WHERE kind = 'trade-rank'"),
    ("documents", {"since": "2019-06", "publisher": "Northern Post (invented)"},
     {"since": "2019-06", "publisher": "Northern Post (invented)"},
     "documents WHERE newest = 1 AND published >= '2019-06-01' AND publisher = 'Northern Post (invented)'"),
    ("documents", {"revisions": True}, {"revisions": True}, "documents"),
]  # fmt: skip


@pytest.fixture(scope="module")
def served(demo):
    return Served(open_store(demo), str(demo), OneReader(FakeReader()), jobs=SqliteJobs(":memory:", time.time))


@pytest.fixture(scope="module")
def client(served):
    return Client(create_app(served, access_for("127.0.0.1")))


def told_by_mcp(served, kind, asked):
    """What the tool of this name says of its first page, or None where no tool lists this kind."""
    if kind not in ("events", "claims", "disputes"):
        return None

    async def ask():
        async with Assistant(create_server(served, lambda: None)) as assistant:
            return await assistant.call_tool(kind, {name.replace("-", "_"): value for name, value in asked.items()})

    return asyncio.run(ask()).structured_content


def options(asked):
    for name, value in asked.items():
        for each in value if isinstance(value, list) else [value]:
            yield f"--{name}"
            if each is not True:
                yield each


@pytest.mark.parametrize(("kind", "asked", "fields", "rows"), QUESTIONS)
def test_one_question_has_one_count(served, client, demo, kind, asked, fields, rows):
    told = CliRunner().invoke(commands, [kind, "--record", str(demo), "--json", *options(asked)])
    assert told.exit_code == 0
    with served.view() as view:
        wanted = getattr(served.parser(), kind)(**fields)
        listed = len(list(getattr(view, kind)(wanted)))
        counted = view.count(wanted)
    page = client.get(f"/{kind}", params={**asked, "total": True}).json()
    streamed = client.get(f"/{kind}", params={**asked, "format": "ndjson"}).text.splitlines()
    mcp = told_by_mcp(served, kind, asked)
    numbers = {
        "mcp": listed if mcp is None else mcp["total"], "first of mcp": listed if mcp is None or mcp["next"] else len(mcp[kind]),
        "command line": len(told.stdout.splitlines()), "listed": listed, "counted": counted, "total": page["total"],
        "http": client.get(f"/{kind}/count", params=asked).json()["count"], "streamed": len(streamed),
        "sql": served.store.sql(f"SELECT count(*) FROM {rows}").rows[0][0],
    }  # fmt: skip
    assert set(numbers.values()) == {listed} and listed > 0, numbers
    assert streamed == told.stdout.splitlines()


def test_disputes_too(served, client, demo):
    told = CliRunner().invoke(commands, ["disputes", "--record", str(demo), "--json", "--since", "2019-05"]).stdout
    with served.view() as view:
        found = list(disputed(view, served.parser().claims(since="2019-05")))
    assert len(found) == len(told.splitlines()) == client.get("/disputes/count?since=2019-05").json()["count"] > 0
    assert told_by_mcp(served, "disputes", {"since": "2019-05"})["total"] == len(found)


def test_the_table_of_events_is_that_of_the_export(client, demo, tmp_path):
    out = tmp_path / "events.csv"
    assert CliRunner().invoke(commands, ["export", "csv", str(out), "--record", str(demo)]).exit_code == 0
    assert client.get("/events?format=csv").content == out.read_bytes()


def test_what_is_marked_as_wrong_is_left_out_of_every_count_and_can_be_asked_for(demo, tmp_path):
    path = tmp_path / "marked.sqlite"
    shutil.copy(demo, path)
    before = CliRunner().invoke(commands, ["events", "--record", str(path), "--json"]).stdout.splitlines()
    first = json.loads(before[0])["id"]
    told = CliRunner().invoke(commands, ["wrong", first, "--by", "A. Reader", "--because", "a film", "--record", str(path)])
    assert told.exit_code == 0 and f"{first} ✗ · A. Reader: a film" in told.stdout
    served = Served(open_store(path), str(path), OneReader(FakeReader()), jobs=SqliteJobs(":memory:", time.time))
    client = Client(create_app(served, access_for("127.0.0.1")))
    for asked, left in (({}, len(before) - 1), ({"wrong": True}, len(before))):
        listed = CliRunner().invoke(commands, ["events", "--record", str(path), "--json", *options(asked)]).stdout.splitlines()
        with served.view() as view, open_record(path) as record:
            wanted = served.parser().events(**asked)
            counts = [view.count(wanted), len(list(view.events(wanted))), sum(1 for _ in record.events(**asked))]
        counts += [len(listed), client.get("/events/count", params=asked).json()["count"], told_by_mcp(served, "events", asked)["total"]]
        counts.append(len(client.get("/events", params={**asked, "format": "csv"}).text.splitlines()) - 1)
        sql = served.store.sql(f"SELECT count(*) FROM events WHERE wrong <= {int('wrong' in asked)}")
        assert {*counts, sql.rows[0][0]} == {left}
        marked = [entry["wrong"] for line in listed if "wrong" in (entry := json.loads(line))]
        assert marked == ([{"author": "A. Reader", "because": "a film"}] if asked else [])
    assert client.get(f"/events/{first}").json()["wrong"]["author"] == "A. Reader"
    out = str(tmp_path / "out")
    assert CliRunner().invoke(commands, ["export", "polecat", out, "--wrong", "--record", str(path)]).exit_code != 0
    assert CliRunner().invoke(commands, ["export", "csv", out, "--wrong", "--record", str(path)]).exit_code == 0
    assert "marked as wrong by A. Reader: a film" in (tmp_path / "out").read_text("utf-8")
    assert CliRunner().invoke(commands, ["undo", first, "--record", str(path)]).exit_code == 0
    assert CliRunner().invoke(commands, ["events", "--record", str(path), "--json"]).stdout.splitlines() == before


def test_disputes_are_the_same_in_short_runs_and_behind_any_of_them(served, monkeypatch):
    with served.view() as view:
        whole = list(disputed(view, served.parser().claims()))
        monkeypatch.setattr("dragoman.query.disputes.RUN_DAYS", 2)
        assert list(disputed(view, served.parser().claims())) == whole and len(whole) > 2
        behind = disputed(view, served.parser().claims(), claim_cursor(whole[0].claim))
        assert list(behind) == whole[1:]
