from __future__ import annotations

import io

import pandas
import pytest

from dragoman.export.polecat import COLUMNS, write_polecat
from tests.export.record import all_of, at, entries, entry, varied_store

# The columns of POLECAT, as its users know them.
POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Event Intensity, Quad Code, Contexts, Actor Name, Actor Country, "
    "Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, "
    "Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, "
    "Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, "
    "Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, "
    "Version"
).split(", ")


def frame(found, **choices):
    file = io.BytesIO()
    number = write_polecat(found, file, **choices)
    file.seek(0)
    table = pandas.read_csv(file, sep="\t", na_values=["None"], keep_default_na=False, dtype={"Event Date": str})
    assert len(table) == number
    return table


def test_the_columns_are_polecats():
    assert list(COLUMNS) == POLECAT == list(frame(entries()).columns)


def test_a_visit():
    visit = frame(entries()).iloc[0]
    told = visit[["Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts"]]
    assert list(told) == ["2024-03-04", "CONSULT", "visit", 4.0, "VERBAL COOPERATION", "diplomatic"]
    assert (visit["Actor Name"], visit["Actor Country"], visit["Actor COW"]) == ("President of Peru", "PER", 135)
    assert (visit["Primary Actor Sector"], visit["Actor Title"]) == ("GOV", "President")
    assert visit["Actor Name Raw"] == "Peru’s president" and visit["Recipient Country"] == "ECU"
    place = visit[["City", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"]]
    assert list(place) == ["Quito", "ECU", -0.22, -78.51, 3652462, "Quito", "PPL"]
    assert (visit["Source"], visit["Publication Date"], visit["Story Locations"]) == (
        "Test Wire",
        "2024-03-05",
        "Quito",
    )


def test_several_parties_stand_beside_each_other():
    clash = next(e for e in all_of(varied_store()) if not e.event.recipients and len(e.event.actors) == 2)
    row = frame([clash]).iloc[0]
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Peru; Ecuador", "PER; ECU", "135; 130")
    assert pandas.isna(row["Recipient Name"]) and pandas.isna(row["Primary Actor Sector"])


@pytest.mark.parametrize(
    ("time", "day"),
    [(at("2024-03-04", end="2024-03-06"), "2024-03-04"), (at("2024-03", "month"), None), (at("2024", "year"), None),
     (at("2024-03-04", "week", "2024-03-10"), "2024-03-04"), (at("2001-09-01", "season", "2001-11-30"), None), (None, None)],
)  # fmt: skip
def test_no_day_is_made_up(time, day):
    found = frame([entry(time=time)]).iloc[0]["Event Date"]
    assert found == day if day else pandas.isna(found)


def test_tabs_and_quotation_marks_of_a_report_break_no_row():
    table = frame(all_of(varied_store()), status=True)
    assert len(table) == 11 and list(table.columns)[-1] == "Status"
    hostile = entries(publisher='"An\topening\nquote', title=None)
    assert frame(hostile).iloc[0]["Source"] == '"An opening quote'
