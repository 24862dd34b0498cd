import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.batch import run as runs
from dragoman.batch.job import Job, Limits
from dragoman.batch.progress import Progress
from dragoman.batch.run import Plan, run
from dragoman.errors import BatchError, GazetteerError
from tests.batch.readers import HarmedSetup, MissingSetup
from tests.builders import TEXT, make_document

LIMITS = Limits(seconds=30, deaths=100)


def reports(count: int, harm: tuple[int, ...] = ()):
    return [make_document(f"{TEXT} Report {n}{' fail' if n in harm else ''}.") for n in range(count)]


def code(out: Path, documents, setup=None, sources=("corpus",), **plan):
    return run(Job(out, setup or HarmedSetup(), LIMITS), documents, sources, Plan(shard_size=3, **plan))


def fingerprint(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_a_corpus_is_coded(tmp_path):
    progress = Progress()
    job = Job(tmp_path / "out", HarmedSetup(), LIMITS)
    outcome = run(job, reports(10, harm=(4,)), ["corpus"], Plan(shard_size=3), progress)
    assert (outcome.documents, outcome.unread, outcome.dead, outcome.shards) == (10, 1, 1, 4)
    assert outcome.rows["readings"] == 10
    assert (progress.done, progress.known, progress.counted) == (10, 10, True)
    (letters,) = (tmp_path / "out" / "dead-letters").iterdir()
    letter = json.loads(letters.read_text())
    assert letter["text"].endswith("Report 4 fail.") and "ZeroDivisionError" in letter["reason"]
    assert not (tmp_path / "out" / "input").exists()


def test_the_output_does_not_depend_on_the_workers(tmp_path):
    code(tmp_path / "one", reports(10), workers=1)
    code(tmp_path / "two", reports(10), workers=3)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


def test_a_second_run_does_nothing(tmp_path, monkeypatch):
    code(tmp_path, reports(10))
    before = fingerprint(tmp_path)
    outcome = code(tmp_path, reports(10))
    assert outcome.resumed == outcome.documents == 10
    assert fingerprint(tmp_path) == before


def test_documents_that_came_to_the_corpus_are_coded_alone(tmp_path):
    code(tmp_path, reports(9))
    outcome = code(tmp_path, reports(11))
    assert (outcome.resumed, outcome.documents) == (9, 11)


def test_another_reader_codes_anew_and_leaves_nothing_of_the_old(tmp_path):
    code(tmp_path / "again", reports(7))
    assert code(tmp_path / "again", reports(7), HarmedSetup(model="newer")).resumed == 0
    code(tmp_path / "fresh", reports(7), HarmedSetup(model="newer"))
    assert fingerprint(tmp_path / "again") == fingerprint(tmp_path / "fresh")


def test_a_damaged_file_is_made_again(tmp_path):
    code(tmp_path, reports(7))
    before = fingerprint(tmp_path)
    victim = sorted((tmp_path / "readings").iterdir())[1]
    victim.write_bytes(victim.read_bytes()[:-1])
    assert code(tmp_path, reports(7)).resumed == 4
    assert fingerprint(tmp_path) == before


def test_a_folder_with_something_else_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(BatchError, match="not empty"):
        code(tmp_path, reports(1))
    assert (tmp_path / "thesis.tex").exists()


def test_the_folder_of_another_run_is_refused(tmp_path):
    code(tmp_path, reports(1))
    with pytest.raises(BatchError, match="holds the output of corpus"):
        code(tmp_path, reports(1), sources=["others"])
    with pytest.raises(BatchError, match="--no-resume"):
        code(tmp_path, reports(1), resume=False)


def test_two_runs_at_once_are_refused(tmp_path):
    with runs.locked(tmp_path), pytest.raises(BatchError, match="another run"):
        code(tmp_path, reports(1))


def test_no_documents_are_no_error(tmp_path):
    assert code(tmp_path, []).documents == 0


def test_errors_of_inputs_and_of_the_reader_end_the_run(tmp_path):
    def breaking():
        yield from reports(4)
        raise OSError("the disk of the corpus is gone")

    with pytest.raises(OSError, match="is gone"):
        code(tmp_path / "a", breaking())
    with pytest.raises(GazetteerError):
        code(tmp_path / "b", reports(1), MissingSetup())


def test_a_full_disk_ends_the_run_which_goes_on_later(tmp_path, monkeypatch):
    written = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 12:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(BatchError, match="No space left on device; mend that and run the same command again"):
            code(tmp_path / "out", reports(20))
    assert not list((tmp_path / "out").rglob("*.part"))
    code(tmp_path / "out", reports(20))
    code(tmp_path / "fresh", reports(20))
    assert fingerprint(tmp_path / "out") == fingerprint(tmp_path / "fresh")


RUN = """
import sys
from pathlib import Path
from tests.batch.test_run import HarmedSetup, code, reports
code(Path(sys.argv[1]), reports(40), HarmedSetup(seconds=0.02), workers=2)
"""


def test_a_run_that_is_killed_goes_on_and_leaves_no_trace(tmp_path):
    chance = random.Random(5)
    out = tmp_path / "out"
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", RUN, str(out)])
        time.sleep(chance.uniform(0.6, 1.8))
        process.send_signal(signal.SIGKILL)
        process.wait()
    code(out, reports(40))
    code(tmp_path / "fresh", reports(40))
    assert fingerprint(out) == fingerprint(tmp_path / "fresh")


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux tells which processes belong together")
def test_processes_that_are_killed_do_not_show(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", RUN, str(tmp_path / "out")])
    chance, kills = random.Random(3), 0
    while process.poll() is None:
        time.sleep(chance.uniform(0.1, 1.0))
        readers = _readers(process.pid) if kills < 8 else []
        if readers:
            os.kill(chance.choice(readers), signal.SIGKILL)
            kills += 1
    assert kills
    assert process.returncode == 0
    code(tmp_path / "fresh", reports(40))
    assert fingerprint(tmp_path / "out") == fingerprint(tmp_path / "fresh")


def _readers(process: int) -> list[int]:
    """The reading processes of a run."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
            found += [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
        except OSError:  # it has just ended
            continue
    return found
