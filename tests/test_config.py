from __future__ import annotations

import os

import pytest

from dragoman.config import Config, load_config
from dragoman.errors import ConfigError


@pytest.fixture
def places(tmp_path):
    user = tmp_path / "xdg" / "dragoman"
    user.mkdir(parents=True)
    project = tmp_path / "project"
    project.mkdir()
    return project, user / "config.toml", {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}


def test_nothing_is_set(places):
    project, _, environment = places
    assert load_config({}, environment, project) == Config()


def test_the_nearer_setting_is_stronger(places):
    project, user, environment = places
    user.write_text('record = "user.record"\nmax_characters = 5\ncolour = "never"')
    assert load_config({}, environment, project).record == str(user.parent / "user.record")
    (project / "dragoman.toml").write_text('record = "project.record"\nmax_characters = 6')
    assert load_config({}, environment, project).record == str(project / "project.record")
    environment["DRAGOMAN_RECORD"] = "environment.record"
    assert load_config({}, environment, project).record == "environment.record"
    config = load_config({"record": "flag.record", "colour": None}, environment, project)
    assert config == Config(record="flag.record", colour="never", max_characters=6)


@pytest.mark.parametrize("name", ["actors", "codebooks"])
def test_files_of_ones_own_start_at_the_folder_of_the_setting(places, name):
    project, user, environment = places

    def files(**flags):
        return getattr(load_config(flags, environment, project), name)

    user.write_text(f'{name} = "mine.toml"')
    assert files() == (str(user.parent / "mine.toml"),)
    (project / "dragoman.toml").write_text(f'{name} = ["a.toml", "/srv/b.csv"]')
    assert files() == (str(project / "a.toml"), "/srv/b.csv")
    environment[f"DRAGOMAN_{name.upper()}"] = os.pathsep.join(("c.toml", "d.csv"))
    assert files(**{name: None}) == ("c.toml", "d.csv")
    assert files(**{name: ["e.toml"]}) == ("e.toml",)


def test_an_address_of_a_record_is_no_path(places):
    project, _, environment = places
    (project / "dragoman.toml").write_text('record = "postgresql://host/news"')
    assert load_config({}, environment, project).record == "postgresql://host/news"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("record = ", "cannot be read as TOML"),
        ("recrod = 'x'", "no setting 'recrod'"),
        ("colour = 'red'", "it can be auto, always, never"),
        ("record = 5", "quotation marks"),
        ("actors = 5", "a path in quotation marks, or a list"),
        ("codebooks = 5", "codebooks is 5; give a path in quotation marks, or a list"),
        ("actors = [5]", "a path in quotation marks, or a list"),
        ("max_characters = 0", "above 0"),
        ("max_characters = 'many'", "above 0"),
        ("max_characters = true", "above 0"),
    ],
)
def test_what_cannot_be_used(places, toml, words):
    project, _, environment = places
    (project / "dragoman.toml").write_text(toml)
    with pytest.raises(ConfigError, match=words):
        load_config({}, environment, project)


def test_a_number_from_the_environment(places):
    project, _, environment = places
    environment["DRAGOMAN_MAX_CHARACTERS"] = "1000"
    assert load_config({}, environment, project).max_characters == 1000
