from __future__ import annotations


def test_there_and_back(dragoman, record):
    assert dragoman("backup", "b.gz", "--record", record).stdout == "b.gz: 2 readings, 0 judgements\n"
    assert dragoman("restore", "b.gz", "--record", "copy").stdout == "copy: 2 readings, 0 judgements\n"
    listing = ("events", "--json", "--record")
    assert dragoman(*listing, record).stdout == dragoman(*listing, "copy").stdout != ""
    again = dragoman("restore", "b.gz", "--record", "copy")
    assert (again.exit_code, "not empty" in again.stderr) == (4, True)
