from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ActorsError
from dragoman.resolution.own_files import read_actors

TOML = """
[[actor]]
name = "Sierra Shield"
country = "PER"
sectors = ["PRM", "REB"]
aliases = ["Escudo", "Shield, Sierra"]
bare = ["Shield"]
start = 2019-03-01
members = ["CHL", {id = "PER", start = 2020-01-01}]

[[actor]]
name = "Tomás Quilla"
country = "PER"
prominence = 2
offices = [{office = "Commander", start = 2020-01-01}, {office = "Spokesman", country = "CHL", sectors = ["GOV", "MIL"]}]
"""
CSV = """name,country,sectors,aliases,bare,start,members,prominence,offices
Sierra Shield,PER,PRM REB,"Escudo|Shield, Sierra",Shield,2019-03-01,CHL;PER~2020-01-01~,,

Tomás Quilla,PER,,,,,,2,Commander~2020-01-01~;Spokesman~~~CHL~GOV MIL
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    toml, csv = read_actors(written(tmp_path, "a.toml", TOML)), read_actors(written(tmp_path, "a.CSV", CSV))
    assert [actor.name for actor in toml] == ["Sierra Shield", "Tomás Quilla"]
    assert [replace(actor, file="", entry="") for actor in toml] == [replace(a, file="", entry="") for a in csv]
    assert [actor.entry for actor in toml] == ["actor 1 (Sierra Shield)", "actor 2 (Tomás Quilla)"]
    assert [actor.entry for actor in csv] == ["line 2", "line 4"]


def test_csv_as_spreadsheets_write_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "\ufeff" + CSV.replace("\n", "\r\n"))
    assert [actor.name for actor in read_actors(path)] == ["Sierra Shield", "Tomás Quilla"]


def test_no_file_one_file_several(tmp_path: Path) -> None:
    toml, csv = written(tmp_path, "a.toml", TOML), written(tmp_path, "a.csv", CSV)
    assert read_actors(None) == read_actors([]) == ()
    assert read_actors([toml, str(csv)]) == (*read_actors(str(toml)), *read_actors(csv))
    assert read_actors(written(tmp_path, "empty.toml", "# nothing yet\n")) == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.txt", "", "give one that ends in .toml or .csv"),
        ("a.toml", "[[actor", "cannot be read as TOML"),
        ("a.toml", "[[actors]]\nname = 'X'", "nothing but [[actor]] tables; 'actors' has no meaning"),
        ("a.toml", "actor = 'X'", "nothing but [[actor]] tables"),
        ("a.toml", "[[actor]]\nname = 'X'\n[[actor]]\nname = 'Y'\nage = 3", "a.toml, actor 2 (Y): there is no field 'age'"),
        ("a.csv", "", "line 1: the first line names the columns"),
        ("a.csv", "name;country\nX;PER", "line 1: the first line names the columns"),
        ("a.csv", "name,name\nX,Y", "line 1: the first line names the columns"),
        ("a.csv", "name,country\nX,PER\nShield, Sierra,PER", "line 3: 3 cells under 2 columns"),
        ("a.csv", 'name,country\n"X,PER', "put a cell with commas in quotation marks"),
        ("a.csv", "name,start\nX,2020-13-01", "line 2: start is '2020-13-01', which is no day"),
        ("a.csv", "name,prominence\nX,high", "line 2: prominence is 'high'"),
        ("a.csv", "name,offices\nX,Head~2020-01-01~~PER~GOV~more", "line 2, offices: 'Head~2020-01-01~~PER~GOV~more' has more"),
        ("a.csv", "name,offices\nX,Head~2020~", "line 2, offices: start is '2020'"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(ActorsError) as caught:
        read_actors(written(tmp_path, name, text))
    assert words in str(caught.value) and str(tmp_path / name) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ActorsError, match="none.toml cannot be read"):
        read_actors(tmp_path / "none.toml")
    path = tmp_path / "latin.csv"
    path.write_bytes("name\nTomás\n".encode("latin-1"))
    with pytest.raises(ActorsError, match="latin.csv cannot be read"):
        read_actors(path)


def test_brackets_without_end_are_told(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("a = " + "[" * 50_000)
    with pytest.raises(ActorsError, match="cannot be read as TOML"):
        read_actors(path)
