from __future__ import annotations

import json


def test_a_state_by_its_name(dragoman):
    result = dragoman("who", "Japan", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "JPN"
    assert dragoman("who", "Japan").stdout.startswith("Japan · JPN · state")


def test_nobody(dragoman):
    result = dragoman("who", "Xyzzyland", "Qwertz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "dragoman: nobody is known as 'Xyzzyland Qwertz'\n"


def test_no_date(dragoman):
    assert dragoman("who", "Japan", "--on", "someday").exit_code == 2
