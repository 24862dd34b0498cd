from __future__ import annotations

import pytest

from dragoman.cli.guard import EXIT_CODES, exit_code, guarded
from dragoman.errors import (
    ActorsError,
    AnalysisError,
    CodebookError,
    ConfigError,
    DragomanError,
    FetchError,
    GazetteerError,
    QueryError,
    StoreError,
)


def run(error):
    @guarded
    def command():
        raise error

    with pytest.raises(SystemExit) as caught:
        command()
    return caught.value.code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (QueryError("x"), 2),
        (ConfigError("x"), 2),
        (ActorsError("x"), 2),
        (FetchError("x"), 3),
        (StoreError("x"), 4),
        (AnalysisError("x"), 5),
        (GazetteerError("x"), 5),
        (CodebookError("x"), 5),
        (DragomanError("x"), 1),
    ],
)
def test_every_error_has_its_code_and_the_help_names_it(capsys, error, code):
    assert exit_code(error) == run(error) == code
    assert capsys.readouterr().err == "dragoman: x\n"
    assert f"{code} " in EXIT_CODES


def test_an_interrupt(capsys):
    assert run(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "dragoman: interrupted\n"


def test_a_fault_is_named_without_a_traceback(capsys, monkeypatch):
    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)
    assert run(ValueError("odd\x1b[31m")) == 70
    error = capsys.readouterr().err
    assert error.startswith("dragoman: this is a fault of Dragoman: ValueError: odd [31m;") and error.count("\n") == 1


def test_a_fault_shows_itself_to_developers(monkeypatch):
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        guarded(lambda: (_ for _ in ()).throw(ValueError("odd")))()
