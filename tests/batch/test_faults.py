"""Disks, inputs and processes that fail: the error says what to do, nothing is left behind, and the same run goes on."""

import errno
import fcntl
import gzip
import json
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.batch import coder as coders
from dragoman.batch import spool as spools
from dragoman.batch.coder import Coder
from dragoman.batch.files import GO_ON
from dragoman.batch.job import Limits
from dragoman.errors import BatchError
from tests.batch.disks import Fault, enlarge, failing, small_disk
from tests.batch.readers import HarmedSetup
from tests.batch.test_run import code, fingerprint, reports
from tests.builders import TEXT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file a descriptor is")
PARTS = (
    "run.json", "input/000001", "input/000000", "events/000001", "readings/000002", "dead-letters/0", "shards/000001",
    "manifest.json",
)  # fmt: skip
FAULTS = [Fault(part, step) for part in PARTS for step in ("open", "write", "fsync", "rename")]
FAULTS += [Fault(part, step, errno.EIO) for part in PARTS for step in ("write", "fsync")]
FAULTS += [Fault(f"{folder}/", "folder") for folder in ("input", "events", "dead-letters", "shards")]
CORPUS = reports(11, harm=(4,))


class NearCoder:
    """Reads in the thread that asks: what is tested here is the disk."""

    def __init__(self, setup, limits) -> None:
        self._reader = setup.load()
        self.made_by = coders.made_by(self._reader)

    def start(self) -> None: ...
    def close(self) -> None: ...

    def code(self, document):
        return coders._read(self._reader, document)


@pytest.fixture
def near(monkeypatch):
    monkeypatch.setattr("dragoman.batch.run.Coder", NearCoder)
    monkeypatch.setattr("dragoman.batch.local.Coder", NearCoder)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    code(out, CORPUS)
    return fingerprint(out)


def left(out: Path) -> list[Path]:
    return list(out.rglob("*.part"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.part} {fault.step} {errno.errorcode[fault.code]}")
def test_a_disk_that_fails_ends_the_run_which_goes_on_later(near, tmp_path, undisturbed, fault):
    out = tmp_path / "out"
    with failing(fault), pytest.raises(BatchError) as told:
        code(out, CORPUS, workers=2)
    assert os.strerror(fault.code) in str(told.value) and str(told.value).endswith(GO_ON)
    assert fault.part.split("/")[0] in str(told.value)
    assert not left(out)
    code(out, CORPUS)
    assert fingerprint(out) == undisturbed


def test_a_disk_that_is_really_full(near, tmp_path, undisturbed):
    disk = tmp_path / "disk"
    with small_disk(disk, "160k"):
        with pytest.raises(BatchError, match=f"No space left on device; {GO_ON}"):
            code(disk / "out", CORPUS)
        assert not left(disk)
        enlarge(disk, "20m")
        assert code(disk / "out", CORPUS).resumed < len(CORPUS)
        assert fingerprint(disk / "out") == undisturbed


def test_a_disk_without_any_room(near, tmp_path):
    with small_disk(tmp_path / "disk", "4k"), pytest.raises(BatchError, match=r"No space left on device"):
        code(tmp_path / "disk" / "out", CORPUS)


def torn(path: Path, *given, **named):
    path.write_bytes(path.read_bytes()[:-20])
    return gzip.open(path, *given, **named)


def broken(path: Path, *given, **named):
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize(("opened", "says"), [(torn, "end-of-stream"), (broken, "Input/output error")])
def test_shards_that_the_disk_does_not_give_back(near, tmp_path, undisturbed, monkeypatch, opened, says):
    with monkeypatch.context() as patched:
        patched.setattr(spools, "gzip", SimpleNamespace(open=opened, compress=gzip.compress))
        with pytest.raises(BatchError, match=rf"input/\S+ cannot be read: .*{says}.*; {GO_ON}"):
            code(tmp_path / "out", CORPUS)
    code(tmp_path / "out", CORPUS)
    assert fingerprint(tmp_path / "out") == undisturbed


def test_what_cannot_be_taken_away_is_told(near, tmp_path, undisturbed, monkeypatch):
    out = tmp_path / "out"
    code(out, CORPUS)
    (out / "events" / "000000-other.parquet").write_bytes(b"of an older version")

    def stays(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", stays)
        with pytest.raises(BatchError, match="cannot be"):
            code(out, CORPUS)
    code(out, CORPUS)
    assert fingerprint(out) == undisturbed


def test_what_a_kill_left_at_the_top_is_swept(near, tmp_path, undisturbed):
    out = tmp_path / "out"
    out.mkdir()
    for name in ("run.json.7.part", "manifest.json.7.part"):
        (out / name).write_text("{")
    code(out, CORPUS)
    assert fingerprint(out) == undisturbed


def test_a_run_that_failed_writes_no_more(near, tmp_path):
    out, go_on, asked = tmp_path / "out", threading.Event(), threading.Event()

    def slow():
        yield from CORPUS[:3]
        asked.set()
        go_on.wait(10)
        yield from CORPUS[3:]

    with failing(Fault("shards/000000", "write")), pytest.raises(BatchError):
        code(out, slow())
    assert asked.wait(10)
    before = fingerprint(out)
    go_on.set()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(0.5)
    assert fingerprint(out) == before


def test_a_file_system_without_locks_will_do(near, tmp_path, undisturbed, monkeypatch):
    def unknown(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unknown)
    code(tmp_path / "out", CORPUS)
    assert fingerprint(tmp_path / "out") == undisturbed


def test_a_machine_without_room_for_a_process(monkeypatch):
    def none(process) -> None:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", none)
    coder = Coder(HarmedSetup(), Limits())
    with pytest.raises(BatchError, match=r"no reading process can be started: .*give fewer --workers"):
        coder.start()
    coder.close()


@pytest.fixture
def command(monkeypatch, tmp_path):
    """``dragoman code`` with the harmed reader: its exit code and what it tells."""
    from typer.testing import CliRunner

    from dragoman.cli.app import app

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-settings"))
    monkeypatch.setattr("dragoman.batch.job.ReaderSetup", lambda actors, codebooks: HarmedSetup())
    return lambda *arguments: CliRunner().invoke(app, ["code", *arguments, "--workers", "1", "--shard-size", "2"])


def lines(*texts: str) -> str:
    return "".join(json.dumps({"text": text, "date": "2024-03-05"}) + "\n" for text in texts)


def test_an_input_that_cannot_be_read_is_told_and_read_later(command, near, tmp_path):
    Path("a.jsonl").write_text(lines(f"{TEXT} One.", f"{TEXT} Two."))
    Path("b.jsonl").symlink_to("/proc/self/mem")  # the kernel answers EIO at its start
    Path("c.jsonl").write_text(lines(f"{TEXT} Five."))
    result = command("a.jsonl", "b.jsonl", "c.jsonl", "--out", "out")
    assert result.exit_code == 1
    assert "b.jsonl: it cannot be read to its end: [Errno 5] Input/output error" in result.stderr
    Path("b.jsonl").unlink()
    Path("b.jsonl").write_text(lines(f"{TEXT} Three.", f"{TEXT} Four."))
    again = command("a.jsonl", "b.jsonl", "c.jsonl", "--out", "out")
    assert again.exit_code == 0 and "2 were there already" in again.stdout
    command("a.jsonl", "b.jsonl", "c.jsonl", "--out", "fresh")
    assert fingerprint(Path("out")) == fingerprint(Path("fresh"))


def test_the_exit_code_of_a_full_disk(command, near, tmp_path):
    Path("a.jsonl").write_text(lines(f"{TEXT} One."))
    with failing(Fault("events/", "write")):
        result = command("a.jsonl", "--out", "out")
    assert result.exit_code == 4
    assert result.stderr.startswith("dragoman: ") and "No space left" in result.stderr and GO_ON in result.stderr


def test_poison_becomes_dead_letters_and_the_rest_is_coded(command, tmp_path):
    harms = ("crash", "hang", "grow", "fail")
    Path("a.jsonl").write_text(lines(f"{TEXT} One.", *(f"{TEXT} Please {harm}." for harm in harms), f"{TEXT} Two."))
    limits = ("--seconds", "3", "--memory", "200")
    result = command("a.jsonl", "--out", "out", *limits)
    assert result.exit_code == 1
    assert "6 documents, 2 events, 4 not read, 4 of these in out/dead-letters" in result.stdout
    texts = [file.read_text() for file in sorted(Path("out/dead-letters").iterdir())]
    letters = [json.loads(line) for text in texts for line in text.splitlines()]
    assert [letter["reason"].split(";")[0] for letter in letters] == [
        "reading it ended the process (SIGSEGV), 4 times",
        "reading it took more than 3 seconds and was stopped",
        "reading it took more than 200 MB of memory and was stopped",
        "a fault of Dragoman (ZeroDivisionError: as it was told)",
    ]
    before = fingerprint(Path("out"))
    assert "6 were there already" in command("a.jsonl", "--out", "out", *limits).stdout
    assert fingerprint(Path("out")) == before
