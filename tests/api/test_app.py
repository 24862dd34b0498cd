from __future__ import annotations

import csv
import io
import json

import pytest

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.api.limits import Limits, Rate
from dragoman.faces.served import Served
from tests.api.conftest import Client
from tests.builders import full_reading, make_document, make_event, make_reading


def problem(answer, status):
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    return answer.json()["detail"]


def test_a_page_leads_to_the_next(client):
    first = client.get("/events?limit=3&total=true&since=2024").json()
    assert (len(first["items"]), first["total"]) == (2, 2)
    assert first["next"] is None
    seen, path = [], "/events?limit=1"
    while path:
        page = client.get(path).json()
        seen += [(event["document"]["id"], event["id"]) for event in page["items"]]
        path = page["next"] and page["next"].removeprefix("/api/v1")
    lines = client.get("/events?format=ndjson").text.splitlines()
    assert seen == [(event["document"]["id"], event["id"]) for event in map(json.loads, lines)]
    assert len(seen) == 4


@pytest.mark.parametrize("path", ["/documents", "/claims", "/relations", "/actors", "/disputes", "/places", "/quantities"])
def test_pages_of_every_kind_are_all_of_it(client, path):
    streamed = [json.loads(line) for line in client.get(path, headers={"Accept": "application/x-ndjson"}).text.splitlines()]
    paged, after = [], f"{path}?limit=1"
    while after:
        page = client.get(after).json()
        paged += page["items"]
        after = page["next"] and page["next"].removeprefix("/api/v1")
    assert paged == streamed and streamed
    assert client.get(f"{path}/count").json() == {"count": len(streamed)}
    table = list(csv.reader(io.StringIO(client.get(f"{path}?format=csv").text)))
    assert len(table) == len(streamed) + 1 and {len(row) for row in table} == {len(table[0])}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("between=Peru&between=ECU", 4), ("actor=Peru", 2), ("mode=visit&mode=restrict", 4), ("text=quito", 4),
        ("place=Quito", 2), ("status=denied", 2), ("type=consult", 2), ("min-confidence=0.99", 0), ("until=1999", 0),
    ],
)  # fmt: skip
def test_filters_have_the_names_of_the_command_line(client, query, count):
    assert client.get(f"/events/count?{query}").json() == {"count": count}
    assert len(client.get(f"/events?{query}").json()["items"]) == count


def test_claims_by_somebody(client):
    assert client.get("/claims/count?by=Ecuador&about=Peru&stance=denies").json() == {"count": 2}
    assert client.get("/claims/count?disputed=true").json() == client.get("/claims/count?speaker=PER").json()
    assert "give one of them" in problem(client.get("/claims?by=PER&speaker=PER"), 400)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "nothing at this address"),
        ("/documents/nothing", 404, "no document 'nothing'"),
        ("/documents/nothing/text", 404, "no document"),
        ("/documents/nothing/revisions", 404, "no document"),
        ("/events/nothing", 404, "no event"),
        ("/actors/CHL/GOV/x", 404, "CHL/GOV/x"),
        ("/jobs/nothing", 404, "no job"),
        ("/events?sinse=2020", 422, "sinse"),
        ("/events?since=soon", 400, "is no date"),
        ("/events?actor=Atlantis", 400, "nobody is known"),
        ("/events?type=CONSLT", 400, "did you mean CONSULT"),
        ("/events?between=PER", 422, "between"),
        ("/events?limit=0", 422, "limit"),
        ("/events?after=x", 400, "next page"),
        ("/state?on=2024-02-31", 400, "is no day"),
        ("/state", 422, "on"),
        ("/search?words=%22%22", 400, "no word"),
    ],
)
def test_errors_are_problems_that_say_what_to_do(client, path, status, words):
    assert words in problem(client.get(path), status)


def test_a_method_that_is_not_taken(client):
    assert "does not take POST" in problem(client.post("/events"), 405)


def test_what_has_not_changed_is_not_sent_again(client, store):
    first = client.get("/events?limit=1")
    again = client.get("/events?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/events?limit=2", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    with store.writer() as writer:
        writer.add(full_reading(url="https://example.org/3", title="Third"))
    changed = client.get("/events?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200 and changed.headers["etag"] != first.headers["etag"]


def test_every_answer_has_the_headers_of_a_careful_server(client):
    for path in ("/events", "/nothing", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_strangers_are_refused(client):
    problem(client.get("/events", headers={"Host": "evil.example"}), 421)
    problem(client.get("/events", headers={"Origin": "http://evil.example"}), 403)
    problem(client.post("/jobs", headers={"Origin": "http://evil.example"}, content=b"{}"), 403)


def test_documents(client):
    entry = client.get("/documents?limit=1").json()["items"][0]
    reading = client.get(f"/documents/{entry['id']}").json()
    assert reading["schema"] == "dragoman/reading/1"
    text = client.get(f"/documents/{entry['id']}/text")
    assert text.text == reading["document"]["text"] and text.headers["content-type"].startswith("text/plain")
    assert [each["id"] for each in client.get(f"/documents/{entry['id']}/revisions").json()] == [entry["id"]]
    event = reading["events"][0]
    assert client.get(f"/events/{event['id']}").json()["trigger"] == event["trigger"]
    assert client.get(f"/events/{event['id']}/fused").json()["fused"]["documents"] >= 1
    problem(client.get("/events/none/fused"), 404)


def test_an_actor_with_offices_and_dealings(client):
    page = client.get("/actors/PER/GOV/president").json()
    assert page["offices"] == [{"office": "President", "documents": 2, "first": "2024-03-05", "last": "2024-03-05"}]
    assert page["dealings"] == [{"other": "ECU", "cooperation": 2, "conflict": 0, "unsettled": 0}]
    assert [actor["id"] for actor in client.get("/actors?name=president&kind=person&party=Peru").json()["items"]] == ["PER/GOV/president"]
    assert client.get("/actors/count?since=2025").json() == {"count": 0}


def test_summaries(client):
    assert client.get("/state?on=2024-03-05&country=Peru").json()["on"] == "2024-03-05"
    assert client.get("/dyads/Peru/ECU?by=year").json()["total"]["cooperation"] == 2
    assert client.get("/timeline?by=year").json()[-1]["period"] == "2024"
    assert client.get("/network?until=2024").json()["edges"][0]["pair"] == ["ECU", "PER"]
    assert client.get("/coverage?by=month").json()["total"]["read"] == 2
    assert {hit["document"]["title"] for hit in client.get("/search?words=quito").json()} == {"Visit to Quito", "Second"}


def test_a_report_is_read_and_forgotten(client, store):
    answer = client.post("/read", json={"text": "The minister arrived. He left again.", "published": "2024-03-05", "title": "T"})
    assert answer.status_code == 200 and len(answer.json()["events"]) == 1
    assert answer.json()["document"]["published"] == "2024-03-05"
    with store.view() as view:
        assert view.count_documents() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 422), ({"text": ""}, 422), ({"text": "a", "published": "soon"}, 422), ({"text": "a", "date": "x"}, 422), ({"text": "a " * 60_000}, 400)],
)
def test_reports_that_cannot_be_read(client, body, status):
    problem(client.post("/read", json=body), status)


def test_limits(served):
    limits = Limits(body_bytes=100, answer_seconds=-1, loopback=Rate(1, 3), others=Rate(1, 1))
    client = Client(create_app(served, access_for("127.0.0.1"), limits))
    assert "more than 100 bytes" in problem(client.post("/read", json={"text": "a" * 200}), 413)

    async def pieces():
        for _ in range(20):
            yield b"a" * 20

    assert "more than 100 bytes" in problem(client.post("/read", content=pieces()), 413)
    assert "takes longer" in problem(client.get("/events"), 503)
    assert problem(client.get("/events"), 429)
    assert "takes longer" in problem(client.get("/events", client=("10.0.0.1", 9)), 503)
    refused = client.get("/events", client=("10.0.0.1", 9))
    assert problem(refused, 429) and int(refused.headers["retry-after"]) >= 1


def test_tokens_cannot_be_tried_one_after_the_other(served):
    access = access_for("10.0.0.5", ["127.0.0.1"], "0123456789abcdef")
    client = Client(create_app(served, access, Limits(others=Rate(1, 2))))
    tries = [client.get("/events", client=("10.0.0.9", 1), headers={"Authorization": f"Bearer {n}"}).status_code for n in range(4)]
    assert tries == [401, 401, 429, 429]


def test_a_body_that_does_not_come(served):
    client = Client(create_app(served, access_for("127.0.0.1"), Limits(body_seconds=0.05)))

    async def slow():
        import asyncio

        yield b"{"
        await asyncio.sleep(5)

    problem(client.post("/read", content=slow(), headers={"Content-Type": "application/json"}), 408)


def test_a_fault_is_told_without_its_inside(store, monkeypatch):
    class Broken:
        def read(self, document, patient=False):
            raise RuntimeError("secret path")

    app = create_app(Served(store, "r", Broken()), access_for("127.0.0.1"))
    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)
    told = problem(Client(app).post("/read", json={"text": "a"}), 500)
    assert "secret" not in told and "report it" in told


def test_pages_may_be_added(served):
    def add(app):
        @app.get("/hello")
        def hello():
            return "hello"

    app = create_app(served, access_for("127.0.0.1"), pages=(add,))
    import asyncio

    import httpx

    async def ask():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as asking:
            return await asking.get("/hello")

    answer = asyncio.run(ask())
    assert answer.json() == "hello" and "default-src 'self'" in answer.headers["content-security-policy"]


def test_hostile_text_stays_text(client, store):
    bad = '<script>alert(1)</script>=1+1"\r\n'
    document = make_document(bad + " Peru’s president arrived.", title=bad, publisher=bad, url="https://example.org/<b>")
    with store.writer() as writer:
        writer.add(make_reading(document, events=(make_event(document, place=None),)))
    found = client.get("/documents?format=ndjson").text.splitlines()
    assert any(json.loads(line)["title"] == bad for line in found)
    rows = list(csv.DictReader(io.StringIO(client.get("/events?format=csv").text, newline="")))
    assert any(row["title"] == bad for row in rows)
