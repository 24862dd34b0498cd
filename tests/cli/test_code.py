import json

import pytest

from dragoman.batch.progress import Progress
from dragoman.cli.code import _told
from dragoman.cli.code_progress import duration, progress_line
from dragoman.ingest import from_text
from dragoman.ingest.sources import read_bytes

REPORTS = [
    {"text": "Chile expelled two Bolivian diplomats on Monday.", "title": "Expulsion", "date": "2024-03-05"},
    {"text": "Peru and Ecuador signed a border agreement in Quito on Tuesday.", "title": "Accord", "date": "2024-03-06"},
    {"text": "", "title": "Nothing", "date": "2024-03-06"},
]


@pytest.fixture
def corpus(tmp_path):
    for number, report in enumerate(REPORTS):
        (tmp_path / f"part{number}.jsonl").write_text(json.dumps(report) + "\n")
    return tmp_path


@pytest.mark.weights
def test_a_corpus_becomes_parquet_and_a_record(dragoman, corpus):
    out = corpus / "coded"
    result = dragoman("code", f"{corpus}/part*.jsonl", "--out", str(out), "--workers", "1", "--json")
    assert result.exit_code == 1  # one report has no text
    told = json.loads(result.stdout)
    assert (told["documents"], told["unread"], told["dead"]) == (3, 1, 0)
    assert told["rows"]["events"] >= 2
    loaded = dragoman("load", str(out), "--record", str(corpus / "record"))
    assert "3 documents added" in loaded.stdout
    events = dragoman("events", "--record", str(corpus / "record"), "--json").stdout.splitlines()
    assert len(events) == told["rows"]["events"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--part", "4/2"], "write it like 3/64"),
        (["--part", "3/4"], "there are only 1 inputs"),
        (["--engine", "spark"], "engine"),
    ],
)
def test_wrong_usage_is_told(dragoman, corpus, arguments, says):
    result = dragoman("code", str(corpus / "part0.jsonl"), "--out", str(corpus / "coded"), *arguments)
    assert result.exit_code == 2 and says in result.stderr
    assert not (corpus / "coded").exists()


def test_progress_tells_rate_and_time_left():
    assert progress_line(Progress(before=100, done=60, known=1000), 10) == "160 of 1,000+ documents, 6.0 a second"
    known = Progress(before=100, done=60, known=1000, counted=True)
    assert progress_line(known, 10) == "160 of 1,000 documents, 6.0 a second, 2 min left"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (89, "89 s"), (91, "2 min"), (7300, "2 h 2 min"), (200_000, "2 d 7 h")]
)
def test_durations(seconds, words):
    assert duration(seconds) == words


def test_only_the_first_inputs_that_cannot_be_read_are_told(capsys):
    damaged = [next(read_bytes(b"\x1f\x8b" + bytes(9), name=f"part{number}.gz")) for number in range(9)]
    foreign = [from_text("Le ministre est arrivé hier à Paris pour des entretiens avec son homologue.") for _ in range(9)]
    assert [document.unread for document in (damaged[0], foreign[0])] == ["damaged", "language"]
    assert list(_told(iter([*foreign, *damaged]), "coded")) == [*foreign, *damaged]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 6 and "part0.gz: it cannot be read to its end" in lines[0]
    assert lines[-1].endswith("the reasons of all are in coded/documents")
