"""Every format, for every filter: as many events as the record has for it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import networkx
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.export.formats import FORMATS, Choices, check_choices, held, needs_status
from dragoman.query.filters import FilterParser
from dragoman.store.filters import EventFilter
from dragoman.store.postgres import PostgresStore
from tests.contracts.store_contract import add
from tests.export.record import varied_readings, varied_store

STORE = varied_store()


def lines(data):
    return data.decode().splitlines()


def rows(data, delimiter):
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


COUNT = {
    "csv": lambda data: len(rows(data, ",")) - 1,
    "polecat": lambda data: len(rows(data, "\t")) - 1,
    "icews": lambda data: len(rows(data, "\t")) - 1,
    "gdelt": lambda data: len(lines(data)),
    "plover": lambda data: len(lines(data)),
    "parquet": lambda data: pyarrow.parquet.read_table(io.BytesIO(data)).num_rows,
    "jsonld": lambda data: len(json.loads(data)["@graph"]),
    "graphml": lambda data: networkx.read_graphml(io.BytesIO(data)).graph["events"],
    "geojson": lambda data: len(json.loads(data)["features"]),
}


def written(form, wanted, **choices):
    file = io.BytesIO()
    with STORE.view() as view:
        number = form.write(view.events(wanted), file, Choices(status=needs_status(form, wanted), **choices))
    return number, file.getvalue()


def several(*values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


filters = st.builds(
    EventFilter,
    between=st.none() | st.just(("PER", "ECU")),
    country=st.none() | st.sampled_from(["PER", "ECU", "CHL"]),
    types=several("CONSULT", "ASSAULT", "AGREE"),
    statuses=several("happened", "ongoing", "planned", "alleged", "denied"),
    since=st.none() | st.dates(date(2023, 1, 1), date(2024, 6, 1)),
    until=st.none() | st.dates(date(2023, 1, 1), date(2024, 7, 1)),
    words=several("Peru", "Quito", "nowhere"),
    confidence=st.none() | st.just(0.5),
    limit=st.none() | st.integers(1, 5),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(asked=filters, all_statuses=st.booleans())
def test_as_many_as_there_are(name, asked, all_statuses):
    form = FORMATS[name]
    try:
        wanted = held(form, asked, all_statuses)
    except QueryError:
        assert form.statuses == "none" and (all_statuses or not set(asked.statuses) <= {"happened", "ongoing"})
        return
    with STORE.view() as view:
        there = sum(1 for _ in view.events(wanted))
    number, data = written(form, wanted)
    assert number == there == COUNT[name](data)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_each_time(name):
    form = FORMATS[name]
    wanted = held(form, EventFilter())
    assert written(form, wanted) == written(form, wanted)


@pytest.mark.postgres
def test_the_same_bytes_from_either_store(empty_postgres):
    server = PostgresStore(empty_postgres)
    add(server, *varied_readings())
    for form in FORMATS.values():
        wanted, file = held(form, EventFilter()), io.BytesIO()
        with server.view() as view:
            form.write(view.events(wanted), file, Choices(status=needs_status(form, wanted)))
        assert file.getvalue() == written(form, wanted)[1], form.name
    server.close()


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_export_can_be_read(name):
    number, data = written(FORMATS[name], EventFilter(country="CHL"))
    assert number == 0 == COUNT[name](data)


@pytest.mark.parametrize("name", ["csv", "plover", "parquet", "jsonld", "geojson"])
def test_formats_that_tell_the_status_hold_everything(name):
    with STORE.view() as view:
        everything = sum(1 for _ in view.events(EventFilter()))
    assert written(FORMATS[name], held(FORMATS[name], EventFilter()))[0] == everything == 11


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt", "graphml"])
def test_the_others_hold_what_took_place_and_plovers_types(name):
    form = FORMATS[name]
    assert written(form, held(form, EventFilter()))[0] == 7
    with pytest.raises(QueryError, match="a type of your own"):
        held(form, EventFilter(types=("port-call",)))


def test_all_statuses_come_with_a_column():
    for name in ("polecat", "icews"):
        form = FORMATS[name]
        wanted = held(form, EventFilter(), all_statuses=True)
        table = rows(written(form, wanted)[1], "\t")
        assert table[0][-1] == "Status" and {row[-1] for row in table[1:]} == {
            "happened",
            "alleged",
            "planned",
            "denied",
        }
    form = FORMATS["graphml"]
    graph = networkx.read_graphml(io.BytesIO(written(form, held(form, EventFilter(), all_statuses=True))[1]))
    assert {data["status"] for _, _, data in graph.edges(data=True)} >= {"happened", "alleged"}
    with pytest.raises(QueryError, match="gdelt cannot tell"):
        held(FORMATS["gdelt"], EventFilter(), all_statuses=True)


def test_a_choice_that_means_nothing_is_refused():
    check_choices(FORMATS["icews"], Choices(dyads=True))
    with pytest.raises(QueryError, match="--dyads means nothing for csv; it is for icews, gdelt"):
        check_choices(FORMATS["csv"], Choices(dyads=True))
    with pytest.raises(QueryError, match="--parties means nothing for polecat; it is for graphml"):
        check_choices(FORMATS["polecat"], Choices(parties=True))


def test_the_types_are_plovers():
    from dragoman.export.reading_json import plover_types

    assert set(held(FORMATS["gdelt"], EventFilter()).types) == set(plover_types())
    assert FilterParser(lambda name, on: None, plover_types()).events(types=["assault"]).types == ("ASSAULT",)
