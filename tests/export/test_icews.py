from __future__ import annotations

import csv
import io

from dragoman.export.icews import COLUMNS, write_icews
from tests.builders import ECUADOR, PERU, PRESIDENT
from tests.export.record import CLASH, entries, entry

ICEWS = (
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name, "
    "Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude, "
    "Longitude"
).split(", ")


def table(found, **choices):
    file = io.BytesIO()
    number = write_icews(found, file, **choices)
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline=""), delimiter="\t"))
    assert number == len({row["Event ID"] for row in rows})
    return rows


def test_the_columns_are_icews():
    assert list(COLUMNS) == ICEWS and len(ICEWS) == 20


def test_a_visit():
    visit = table(entries())[0]
    assert (visit["Event Date"], visit["CAMEO Code"], visit["Event Text"]) == ("2024-03-04", "042", "Make a visit")
    assert (visit["Intensity"], visit["Source Sectors"], visit["Source Country"]) == ("1.9", "Government", "Peru")
    assert (visit["Target Name"], visit["Target Country"]) == ("Ecuador", "Ecuador")
    assert (visit["City"], visit["Country"], visit["Latitude"]) == ("Quito", "Ecuador", "-0.22")


def test_one_pair_an_event_or_all_of_them():
    clash = entry(**CLASH)
    assert [(r["Source Name"], r["Target Name"]) for r in table([clash])] == [("Peru", "Ecuador")]
    both = [(r["Source Name"], r["Target Name"]) for r in table([clash], dyads=True)]
    assert both == [("Peru", "Ecuador"), ("Ecuador", "Peru")]
    joint = entry(actors=(PERU.id, PRESIDENT.id), recipients=(ECUADOR.id,))
    assert [r["Source Name"] for r in table([joint], dyads=True)] == ["Peru", "President of Peru"]


def test_who_acts_alone_has_no_target():
    (row,) = table([entry(type="PROTEST", modes=("demo",), recipients=())], status=True)
    assert (row["Target Name"], row["CAMEO Code"], row["Status"]) == ("", "141", "happened")
