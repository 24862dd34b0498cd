from __future__ import annotations

import json
import time

import pytest

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.errors import StoreError
from dragoman.faces.job_runner import JobRunner
from dragoman.faces.served import Served
from tests.api.conftest import Client

LINES = {"Content-Type": "application/x-ndjson"}
REPORTS = "\n".join(json.dumps({"text": f"Minister {number} arrived."}) for number in range(3)) + "\n"


def run(served, job):
    """Works until the job has ended."""
    with JobRunner(served.store, served.readers, served.jobs, look_seconds=0.01):
        for _ in range(500):
            if served.jobs.job(job).state == "finished":
                return
            time.sleep(0.01)
    pytest.fail("the job did not come to an end")


def events(text):
    """(id, event, data) of a stream."""
    for block in text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        yield int(fields["id"]), fields["event"], json.loads(fields["data"])


def test_reports_are_read_into_the_record(client, served):
    answer = client.post("/jobs", content=REPORTS, headers=LINES)
    job = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (202, f"/api/v1/jobs/{job['id']}")
    run(served, job["id"])
    assert client.get(f"/jobs/{job['id']}").json()["outcomes"] == {"added": 3}
    told = list(events(client.get(f"/jobs/{job['id']}/progress").text))
    assert [(number, event) for number, event, _ in told] == [(1, "report"), (2, "report"), (3, "report"), (4, "finished")]
    assert told[0][2]["events"] == 1
    with served.view() as view:
        assert view.count_documents() == 5
    assert client.get("/jobs").json()[0]["state"] == "finished"


def test_progress_is_taken_up_where_it_broke_off(client, served):
    job = client.post("/jobs", content=REPORTS, headers=LINES).json()["id"]
    run(served, job)
    rest = client.get(f"/jobs/{job}/progress", headers={"Last-Event-ID": "2"}).text
    assert [number for number, *_ in events(rest)] == [3, 4]
    assert client.get(f"/jobs/{job}/progress", headers={"Last-Event-ID": "4"}).status_code == 204


def test_a_report_without_a_text_does_not_stop_the_others(client, served):
    body = '{"text":"A minister arrived."}\n{"body":{"a":1}}\n{"text":""}\n'
    job = client.post("/jobs", content=body, headers=LINES).json()["id"]
    run(served, job)
    messages = [data["message"] for _, event, data in events(client.get(f"/jobs/{job}/progress").text) if event == "report"]
    assert messages[0] is None and all(messages[1:])


def test_a_fault_of_the_reader_or_the_record_is_told(client, served, monkeypatch):
    class Broken:
        def read(self, document, patient=False):
            raise RuntimeError("no")

    job = client.post("/jobs", content=REPORTS, headers=LINES).json()["id"]
    run(Served(served.store, "r", Broken(), jobs=served.jobs), job)
    assert served.jobs.job(job).outcomes == (("unread", 3),)

    def refuse():
        raise StoreError("the disk is full")

    job = client.post("/jobs", content=REPORTS, headers=LINES).json()["id"]
    monkeypatch.setattr(served.store, "writer", refuse)
    run(served, job)
    assert {done.message for done in served.jobs.progress(job, 0, 9)} == {"the disk is full"}


def test_the_same_key_is_the_same_job(client):
    keyed = {**LINES, "Idempotency-Key": "k"}
    first = client.post("/jobs", content=REPORTS, headers=keyed).json()["id"]
    assert client.post("/jobs", content=REPORTS, headers=keyed).json()["id"] == first
    assert client.post("/jobs", content='{"text":"x"}', headers=keyed).status_code == 409


def test_a_job_can_be_cancelled(client):
    job = client.post("/jobs", content=REPORTS, headers=LINES).json()["id"]
    assert client.ask("DELETE", f"/jobs/{job}").json()["state"] == "cancelled"
    assert [event for _, event, _ in events(client.get(f"/jobs/{job}/progress").text)] == ["cancelled"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (REPORTS, "application/json", 415), (REPORTS, "text/plain", 415), ("", LINES["Content-Type"], 422),
        ("[1]", LINES["Content-Type"], 422), ("{", LINES["Content-Type"], 422), (b"\xff", LINES["Content-Type"], 422),
        ("[" * 100_000, LINES["Content-Type"], 422),
    ],
)  # fmt: skip
def test_what_is_no_job(client, body, kind, status):
    assert client.post("/jobs", content=body, headers={"Content-Type": kind}).status_code == status


def test_a_server_that_takes_none_says_so(store):
    client = Client(create_app(Served(store, "r", None), access_for("127.0.0.1")))
    answer = client.post("/jobs", content=REPORTS, headers=LINES)
    assert answer.status_code == 503 and "dragoman add" in answer.json()["detail"]
