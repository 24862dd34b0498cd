from __future__ import annotations

import io

import pytest

from dragoman.export.gdelt import COLUMNS, write_gdelt
from tests.builders import ECUADOR, PERU
from tests.export.record import CLASH, all_of, at, entries, entry, varied_store

GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()


def table(found, **choices):
    file = io.BytesIO()
    number = write_gdelt(found, file, **choices)
    rows = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in file.getvalue().decode().splitlines()]
    assert number == len(rows) or choices
    return rows


def test_61_columns():
    assert len(COLUMNS) == len(set(COLUMNS)) == 61
    assert COLUMNS[25:35] == (
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
        "NumSources", "NumArticles", "AvgTone",
    )  # fmt: skip
    assert [name.removeprefix("ActionGeo_") for name in COLUMNS[51:59]] == GEO


def test_a_visit():
    visit = table(entries(url="https://example.org/1"))[0]
    assert 0 < int(visit["GLOBALEVENTID"]) < 2**63
    assert (visit["SQLDATE"], visit["MonthYear"], visit["Year"]) == ("20240304", "202403", "2024")
    assert visit["FractionDate"] == "2024.2575"  # (3 × 30 + 4) / 365
    assert (visit["Actor1Code"], visit["Actor1CountryCode"], visit["Actor1Type1Code"]) == ("PERGOV", "PER", "GOV")
    assert (visit["Actor2Code"], visit["Actor2Name"]) == ("ECU", "ECUADOR")
    assert [visit[name] for name in COLUMNS[25:31]] == ["1", "042", "042", "04", "1", "1.9"]
    assert [visit[f"ActionGeo_{name}"] for name in GEO[:3]] == ["4", "Quito, Ecuador", "EC"]
    assert (visit["DATEADDED"], visit["SOURCEURL"]) == ("20240305000000", "https://example.org/1")


@pytest.mark.parametrize(
    ("time", "dates"),
    [(at("2024-03", "month"), ["", "202403", "2024", ""]), (at("2024", "year"), ["", "", "2024", ""]),
     (at("2010", "decade", "2019"), ["", "", "", ""]), (None, ["", "", "", ""])],
)  # fmt: skip
def test_dates_as_far_as_they_are_known(time, dates):
    row = table([entry(time=time)])[0]
    assert [row[name] for name in COLUMNS[1:5]] == dates


def test_all_pairs_have_numbers_of_their_own():
    rows = table([entry(**CLASH)], dyads=True)
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in rows] == [(PERU.id, ECUADOR.id), (ECUADOR.id, PERU.id)]
    assert len({row["GLOBALEVENTID"] for row in rows}) == 2


def test_a_report_breaks_no_row():
    hostile = entries(url='https://example.org/"\t1\n2', published=None)
    assert table(hostile)[0]["SOURCEURL"] == "https://example.org/' 1 2"
    found = [e for e in all_of(varied_store()) if e.event.codebook is None]
    assert all(len(row) == 61 for row in table(found))


def test_without_an_address_the_document_is_named():
    assert table(entries())[0]["SOURCEURL"].startswith("urn:dragoman:document:")
