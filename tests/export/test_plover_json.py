from __future__ import annotations

import io
import json

from dragoman.export.plover_json import write_plover
from tests.export.record import all_of, entries, entry, varied_store

PLOVER = {"id", "date", "actor", "event", "recipient", "mode", "context", "event_scale", "quad_code", "event_loc",
          "text_info", "cite_info"}  # fmt: skip


def written(found):
    file = io.BytesIO()
    number = write_plover(found, file)
    values = [json.loads(line) for line in file.getvalue().splitlines()]
    assert number == len(values)
    return values


def test_plovers_fields_and_ours():
    visit, closing = written(entries(url="https://example.org/1"))
    assert visit.keys() >= PLOVER
    assert (visit["event"], visit["mode"], visit["event_scale"], visit["date"]) == (
        "CONSULT",
        ["visit"],
        4.0,
        "2024-03-04",
    )
    (president,) = visit["actor"]
    assert (president["code"], president["sector"], president["text"]) == (
        "PER/GOV/president",
        ["GOV"],
        "Peru’s president",
    )
    assert visit["event_loc"]["geonames"] == 3652462 and visit["cite_info"]["url"] == "https://example.org/1"
    assert [(told["value"], told["unit"]) for told in visit["quantity"]] == [(40.0, "people")]
    assert (closing["status"], [party["code"] for party in closing["claimed_by"]]) == ("denied", ["PER"])


def test_the_sentence_is_where_the_offsets_say():
    visit, source = written(entries())[0], entries()[0]
    (told,) = visit["text_info"]
    assert source.document.text[told["start"] : told["end"]] == told["text"]


def test_what_is_not_known_is_null():
    (undated,) = written([entry(time=None, place=None)])
    assert (undated["date"], undated["time"], undated["event_loc"]) == (None, None, None)


def test_types_of_ones_own_name_their_codebook():
    found = {value["event"]: value["codebook"] for value in written(all_of(varied_store()))}
    assert (found["port-call"], found["CONSULT"]) == ("desk", "PLOVER")
