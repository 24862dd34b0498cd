from __future__ import annotations

import pytest

from dragoman.errors import StoreError
from dragoman.store.jobs import Done
from dragoman.store.jobs_sqlite import SqliteJobs, jobs_of

LINES = ('{"text":"a"}', '{"text":"b"}', '{"text":"c"}')


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def jobs(tmp_path, clock):
    jobs = SqliteJobs(str(tmp_path / "jobs"), lambda: clock[0])
    yield jobs
    jobs.close()


def test_from_waiting_to_its_end(jobs):
    job = jobs.submit(LINES)
    assert (job.state, job.reports, job.done) == ("waiting", 3, 0)
    assert jobs.take("one", 10).state == "running"
    assert jobs.waiting(job.id, 2) == ((1, LINES[0]), (2, LINES[1]))
    assert jobs.keep(job.id, "one", [Done(1, "added", "d1", 2), Done(2, "unread", message="why")], 10)
    assert jobs.waiting(job.id, 2) == ((3, LINES[2]),)
    assert jobs.progress(job.id, 1, 10) == (Done(2, "unread", None, 0, "why"),)
    assert jobs.keep(job.id, "one", [Done(3, "added", "d3")], 10)
    ended = jobs.job(job.id)
    assert (ended.state, ended.done, ended.outcomes) == ("finished", 3, (("added", 2), ("unread", 1)))
    assert jobs.take("one", 10) is None


def test_a_worker_that_dies_loses_its_job(jobs, clock):
    job = jobs.submit(LINES)
    jobs.take("one", 10)
    assert jobs.take("other", 10) is None
    clock[0] += 11
    assert jobs.take("other", 10).id == job.id
    assert not jobs.keep(job.id, "one", [Done(1, "added")], 10)
    assert jobs.keep(job.id, "other", [Done(1, "added")], 10)
    jobs.release(job.id, "other")
    assert jobs.take("third", 10).done == 1


def test_a_job_is_there_after_the_file_was_closed(tmp_path):
    path = str(tmp_path / "world.sqlite")
    jobs = jobs_of(path, lambda: 0.0)
    job = jobs.submit(LINES)
    jobs.close()
    assert jobs_of(path, lambda: 0.0).job(job.id) == job


def test_the_same_key_is_the_same_job(jobs):
    assert jobs.submit(LINES, "k").id == jobs.submit(LINES, "k").id
    assert jobs.submit(LINES[:1], "k") is None
    assert jobs.submit(LINES).id != jobs.submit(LINES).id
    assert len(jobs.jobs()) == 3


def test_a_cancelled_job_takes_no_outcomes(jobs):
    job = jobs.submit(LINES)
    jobs.take("one", 10)
    assert jobs.cancel(job.id) and not jobs.cancel(job.id)
    assert not jobs.keep(job.id, "one", [Done(1, "added")], 10)
    assert jobs.job(job.id).state == "cancelled"


def test_where_nothing_can_be_kept_it_says_so(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        jobs_of(str(tmp_path / "no" / "folder"), lambda: 0.0)
