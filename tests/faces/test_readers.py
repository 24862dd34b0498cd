"""Readings in other processes; the weights are loaded there."""

from __future__ import annotations

import gc
from multiprocessing import resource_tracker
from threading import BoundedSemaphore

import pytest

from dragoman.errors import BusyError, LateError
from dragoman.faces.readers import ReaderProcesses
from dragoman.ingest import from_text


@pytest.fixture(autouse=True)
def _no_process_is_left():
    """The interpreter's keeper of semaphores would stay, and other tests count the children of this process."""
    yield
    gc.collect()
    resource_tracker._resource_tracker._stop()


@pytest.mark.weights
def test_a_reading_is_that_of_the_reader(reader):
    document = from_text("Peru accused Ecuador of closing the border. Ecuador denied it.")
    readers = ReaderProcesses(waiting=0)
    try:
        assert readers.read(document).to_dict() == reader.read_document(document).to_dict()
        readers._queue = BoundedSemaphore(1)
        readers._queue.acquire()
        with pytest.raises(BusyError):
            readers.read(document)
    finally:
        readers.close()


def test_a_reading_that_takes_too_long_is_stopped():
    readers = ReaderProcesses(seconds=0.01)
    try:
        with pytest.raises(LateError, match="shorter"):
            readers.read(from_text("a"), patient=True)
        assert not readers._running
    finally:
        readers.close()
