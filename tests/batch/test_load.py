import pytest

from dragoman.batch.job import Job, Limits
from dragoman.batch.load import load_output, output_readings
from dragoman.batch.output import MANIFEST
from dragoman.batch.run import Plan, run
from dragoman.errors import BatchError
from dragoman.store import open_store
from tests.batch.readers import HarmedSetup
from tests.builders import TEXT, make_document


@pytest.fixture
def coded(tmp_path):
    documents = [make_document(f"{TEXT} Report {number}.") for number in range(7)]
    run(Job(tmp_path / "coded", HarmedSetup(), Limits()), documents, ["corpus"], Plan(shard_size=3))
    return tmp_path / "coded"


def load(coded, path):
    return load_output(coded, lambda: open_store(str(path), create=True))


def test_all_readings_are_loaded_once(coded, tmp_path):
    told = []
    record = tmp_path / "record"
    assert load_output(coded, lambda: open_store(str(record), create=True), told.append) == {"added": 7}
    assert sum(told) == 7
    assert load(coded, record) == {"unchanged": 7}
    with open_store(str(record)).view() as view:
        assert view.count_documents() == 7


def test_a_run_that_stopped_is_loaded_as_far_as_it_is(coded, tmp_path):
    (coded / MANIFEST).unlink()
    sorted((coded / "shards").iterdir())[1].unlink()
    assert load(coded, tmp_path / "record") == {"added": 4}


def test_the_order_is_that_of_the_corpus(coded):
    assert [reading.document.text[-2] for reading in output_readings(coded)] == list("0123456")


def test_other_folders_are_refused_and_no_record_is_made(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(BatchError, match="no output of 'dragoman code'"):
        load(tmp_path / "empty", tmp_path / "record")
    (tmp_path / "empty" / MANIFEST).write_text('{"schema": "something"}')
    with pytest.raises(BatchError, match="not from 'dragoman code'"):
        load(tmp_path / "empty", tmp_path / "record")
    assert not (tmp_path / "record").exists()


def test_a_damaged_file_is_told(coded, tmp_path):
    victim = sorted((coded / "readings").iterdir())[0]
    victim.write_bytes(b"PAR1 and no more")
    with pytest.raises(BatchError, match="run 'dragoman code' again"):
        load(coded, tmp_path / "record")
