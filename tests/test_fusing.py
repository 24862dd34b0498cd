"""Ten reports of one event, of which two are copies and one denies it, among others that tell of something alike."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
import yaml

from dragoman import load
from dragoman.fusing import fuse
from dragoman.ingest import from_text
from dragoman.query.fused import fused_events
from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from evaluation.fusion_reports import PATH

pytestmark = pytest.mark.weights
COPIES = 2
SHELLING = EventFilter(types=("ASSAULT",), actor="AZE", recipient="ARM", since=date(2023, 3, 14), until=date(2023, 3, 14))


@pytest.fixture(scope="module")
def readings():
    reader = load()
    reports = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    documents = [
        from_text(r["text"], title=r["title"], published=r["published"], publisher=r["publisher"], url=f"https://example.org/{r['id']}")
        for r in reports
    ]
    return list(reader.pipe(documents))


def filled(readings):
    store = SqliteStore(":memory:")
    with store.writer() as writer:
        writer.add_all(readings)
    fuse(store)
    return store


@pytest.fixture(scope="module")
def store(readings):
    return filled(readings)


def urls(fused):
    return {entry.document.url.rpartition("/")[2] for entry in fused.tellings}


def test_ten_reports_are_one_event_with_its_independent_publishers_and_one_dispute(store):
    with store.view() as view:
        events = {fused.id: fused for _, fused in fused_events(view, SHELLING)}
        told = [fused for fused in events.values() if "a1" in urls(fused)]
    (shelling,) = told
    assert urls(shelling) == {f"a{number}" for number in range(1, 11)}
    assert (shelling.documents, shelling.publishers) == (10, 10 - COPIES)
    assert (shelling.first_report, shelling.last_report) == (date(2023, 3, 14), date(2023, 3, 18))
    assert [(held.unit, held.low, held.high) for held in shelling.quantities] == [("killed", 4, 6)]
    assert shelling.disputed
    assert {claim.speaker.country for claim in shelling.claims_against} == {"AZE"}


def groups(store):
    with store.view() as view:
        return {fused.id: {entry.event.id for entry in fused.tellings} for _, fused in fused_events(view, EventFilter())}


def test_the_order_of_adding_does_not_matter(store, readings):
    for seed in range(3):
        shuffled = list(readings)
        Random(seed).shuffle(shuffled)
        assert groups(filled(shuffled)) == groups(store)
