from __future__ import annotations

import pytest

from dragoman import ingest
from tests.feed_server import serving
from tests.watch.desk import Desk


@pytest.fixture(scope="module")
def server():
    with serving() as served:
        yield served
    ingest.close()


@pytest.fixture
def desk(server, tmp_path):
    server.pages.clear()
    server.asked.clear()
    server.sent.clear()
    return Desk(server, tmp_path / "r.record")
