import os
import signal
import threading
import time

import pytest

from dragoman.batch.coder import Coder
from dragoman.batch.job import MEBIBYTE, Limits
from dragoman.batch.tables import READINGS
from dragoman.errors import BatchError, GazetteerError
from dragoman.store.bodies import unpack
from tests.batch.readers import DyingSetup, HarmedSetup, MissingSetup
from tests.builders import TEXT, make_document

LIMITS = Limits(seconds=3, memory=200 * MEBIBYTE, deaths=2)


@pytest.fixture
def coder():
    coder = Coder(HarmedSetup(), LIMITS)
    yield coder
    coder.close()


def warnings_of(coded) -> list[str]:
    ((_, text, body),) = coded.rows[READINGS.name]
    return unpack(body, text, "test")["document"]["warnings"]


def test_a_report_is_read(coder):
    coded = coder.code(make_document())
    assert coded.readable and coded.dead is None
    assert warnings_of(coded) == []


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("crash", "reading it ended the process (SIGSEGV), 2 times"),
        ("hang", "reading it took more than 3 seconds and was stopped"),
        ("grow", "reading it took more than 200 MB of memory and was stopped"),
        ("fail", "a fault of Dragoman (ZeroDivisionError: as it was told); please report it"),
    ],
)
def test_harm_stays_with_its_document(coder, harm, reason):
    coded = coder.code(make_document(f"{TEXT} {harm}"))
    assert (coded.readable, coded.dead) == (False, reason)
    assert warnings_of(coded) == [f"not read: {reason}"]
    assert coder.code(make_document()).dead is None


def test_a_process_that_somebody_kills_costs_nothing():
    coder = Coder(HarmedSetup(seconds=0.3), Limits())
    coder.start()
    threading.Timer(0.1, os.kill, (coder._process.pid, signal.SIGKILL)).start()
    coded = coder.code(make_document())
    assert coded.dead is None
    coder.close()


def test_the_process_ends_with_its_owner(coder):
    coder.start()
    process = coder._process
    coder._connection.close()
    coder._connection = None
    process.join(5)
    assert process.exitcode == 0


def test_what_keeps_the_reader_from_loading_is_told():
    with pytest.raises(GazetteerError, match="install Dragoman again"):
        Coder(MissingSetup(), LIMITS).start()
    with pytest.raises(BatchError, match=r"cannot be started: it ended the process \(exit code 7\)"):
        Coder(DyingSetup(), LIMITS).start()


def test_it_says_what_reads(coder):
    coder.start()
    assert coder.made_by["model"] == "model" and "own_codebooks" not in coder.made_by
    began = time.monotonic()
    coder.start()
    assert time.monotonic() - began < 0.1  # the same process
