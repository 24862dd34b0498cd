"""Jobs in a process of its own, killed and ended in every way. Its reader here needs no weights."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing import active_children

import pytest

from dragoman.faces.job_process import ENDED, JobProcess
from dragoman.faces.job_runner import JobRunner
from dragoman.store import open_store
from dragoman.store.jobs_sqlite import jobs_of
from tests.builders import make_reading

REPORTS = 60
SECONDS = 40.0


class SlowReader:
    """Takes its time, so that a process can be killed in the midst of a job."""

    def read(self, document, patient=False):
        time.sleep(0.03)
        return make_reading(document)

    def close(self):
        pass


@contextmanager
def working(record):
    with closing(open_store(record)) as store, closing(jobs_of(record, time.time)) as jobs:
        with JobRunner(store, SlowReader(), jobs, look_seconds=0.05):
            yield


@contextmanager
def failing(record):
    with open(record, "a") as starts:
        starts.write("began\n")
    raise SystemExit(3)
    yield


@contextmanager
def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    yield
    time.sleep(60)


def until(happened):
    end = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def the_process():
    until(lambda: [child for child in active_children() if child.name == "dragoman-jobs"])
    return next(child.pid for child in active_children() if child.name == "dragoman-jobs")


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat") as told:
        return told.read().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def jobs(tmp_path):
    path = str(tmp_path / "news.record")
    open_store(path, create=True).close()
    with closing(jobs_of(path, time.time)) as jobs:
        yield jobs, path


def submit(jobs):
    return jobs.submit([json.dumps({"text": f"Minister {number} arrived."}) for number in range(REPORTS)]).id


def documents(path):
    with closing(open_store(path)) as store, store.view() as view:
        return view.count_documents()


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_dies_in_the_midst_of_a_job_is_followed_by_another(jobs, caplog, by):
    jobs, path = jobs
    job = submit(jobs)
    with JobProcess(partial(working, path), first_wait=0.05):
        until(lambda: jobs.job(job).done > 0)
        first = the_process()
        os.kill(first, by)
        until(lambda: jobs.job(job).state == "finished")
        assert the_process() != first
    told = [done.position for done in jobs.progress(job, 0, 2 * REPORTS)]
    assert told == list(range(1, REPORTS + 1)) and documents(path) == REPORTS
    code = {signal.SIGKILL: -9, signal.SIGTERM: ENDED}[by]
    assert f"exit code {code}" in caplog.text


def test_the_end_of_the_server_gives_a_job_back(jobs):
    jobs, path = jobs
    job = submit(jobs)
    with JobProcess(partial(working, path)):
        until(lambda: jobs.job(job).done > 0)
        process = the_process()
    assert not is_there(process)
    assert jobs.job(job).state == "waiting" and 0 < jobs.job(job).done < REPORTS
    assert documents(path) == jobs.job(job).done


def test_one_that_cannot_work_is_started_seldom(tmp_path, caplog):
    starts = tmp_path / "starts"
    with JobProcess(partial(failing, str(starts)), first_wait=0.1):
        until(lambda: "in 0.2 seconds" in caplog.text)
    assert "exit code 3" in caplog.text and "in 0.1 seconds" in caplog.text
    assert starts.read_text().count("began") >= 2


def test_one_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr("dragoman.faces.job_process.END_SECONDS", 0.2)
    with JobProcess(deaf):
        process = the_process()
    assert not is_there(process)


def test_it_does_not_outlive_a_server_that_is_killed(jobs):
    jobs, path = jobs
    job = submit(jobs)
    script = (
        "import sys, time; from functools import partial; from dragoman.faces.job_process import JobProcess\n"
        "from tests.faces.test_job_process import working, the_process\n"
        "with JobProcess(partial(working, sys.argv[1])):\n"
        "    print(the_process(), flush=True); time.sleep(60)\n"
    )
    server = subprocess.Popen([sys.executable, "-c", script, path], stdout=subprocess.PIPE, text=True)
    try:
        process = int(server.stdout.readline())
        until(lambda: jobs.job(job).done > 0)
        server.kill()
        server.wait()
        until(lambda: not is_there(process))
        assert jobs.job(job).state == "waiting"
    finally:
        server.kill()
        server.stdout.close()
        server.wait()
