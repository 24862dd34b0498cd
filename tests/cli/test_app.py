"""The program from outside: its start, its help, pipes and signals."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from dragoman.export.reading_json import reading_schema

PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]
HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "httpx2", "yaml", "sqlite3", "dragoman.pipeline")


def test_help_names_the_exit_codes_and_the_example(dragoman):
    result = dragoman("--help")
    assert result.exit_code == 0
    for words in ("dragoman read --example", "Exit codes", "130"):
        assert words in result.stdout


@pytest.mark.parametrize("command", ["read", "add", "events", "claims", "disputes", "relations", "documents", "who"])
def test_every_command_has_examples(dragoman, command):
    result = dragoman(command, "--help")
    assert result.exit_code == 0 and f"dragoman {command}" in result.stdout.split("Example", 1)[1]


def test_help_starts_without_the_heavy_libraries():
    """What makes the start quick is what is not imported; a time would depend on the machine."""
    code = (
        "import sys; sys.argv = ['dragoman', '--help']\n"
        "from dragoman.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write(' '.join(name for name in {HEAVY} if name in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr == ""


def test_schema_and_version(dragoman):
    assert json.loads(dragoman("schema").stdout) == reading_schema()
    assert dragoman("version").stdout == dragoman("--version").stdout
    assert dragoman("--version").stdout.startswith("dragoman 0.")


def test_an_unknown_command(dragoman):
    assert dragoman("raed").exit_code == 2


def test_colour_can_be_chosen(dragoman, record):
    assert "\x1b[" not in dragoman("events", "--record", record).stdout
    assert "\x1b[" in dragoman("--colour", "always", "events", "--record", record).stdout
    assert dragoman("--colour", "blue", "events", "--record", record).exit_code == 2


@pytest.mark.parametrize("arguments", [("schema",), ("events",), ("--colour", "always", "events")])
def test_a_closed_pipe_is_no_error_to_complain_about(record, monkeypatch, arguments):
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record))
    program = subprocess.Popen([*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    error = program.stderr.read()
    program.stderr.close()
    assert (program.wait(), error) == (141, b"")


def test_an_interrupt_ends_with_130():
    waiting = (
        "import sys, time, dragoman.ingest\n"
        "def wait(source, options): print('waiting', flush=True); time.sleep(60)\n"
        "dragoman.ingest.read_source, sys.argv = wait, ['dragoman', 'read', '-']\n"
        "from dragoman.cli import main; main()"
    )
    program = subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stdout.readline() == b"waiting\n"
    program.send_signal(signal.SIGINT)
    _, error = program.communicate()
    assert (program.returncode, error) == (130, b"dragoman: interrupted\n")


@pytest.mark.weights
def test_the_example_is_read_end_to_end():
    result = subprocess.run([*PROGRAM, "read", "--example", "--json"], capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
    reading = json.loads(result.stdout)
    types = {(event["type"], event["status"]) for event in reading["events"]}
    assert {"CONSULT", "ACCUSE", "SANCTION", "REJECT"} <= {kind for kind, _ in types}
    countries = {actor["country"] for actor in reading["actors"]}
    assert {"JPN", "KEN", "TZA"} <= countries
    assert {"accuses", "denies"} <= {claim["stance"] for claim in reading["claims"]}
    assert {120, 300} <= {quantity["value"] for quantity in reading["quantities"]}
