"""``state``, ``dyad``, ``timeline``, ``search`` and ``sql``, as a user asks them."""

from __future__ import annotations

import json

import pytest


def document(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def lines(result):
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_state(dragoman, record):
    found = document(dragoman("state", "--on", "2024-03-05", "--country", "Peru", "--record", record, "--json"))
    assert (found["on"], found["country"]) == ("2024-03-05", "PER")
    assert [(office["name"], office["documents"]) for office in found["offices"]] == [("President of Peru", 2)]
    assert [(each["kind"], each["reports"], each["last_reported"]) for each in found["relations"]] == [
        ("trade-rank", 2, "2024-03-05")
    ]
    assert {claim["stance"] for claim in found["disputes"]} == {"accuses"}
    text = dragoman("state", "--on", "2024-03-05", "--record", record).stdout
    assert "As reported up to 5 March 2024" in text
    assert "Ecuador – Peru · trade-rank 3 · 2 reports, last 2024-03-05" in text
    assert "Peru accuses · against Ecuador · disputed by Ecuador" in text


def test_a_visit_under_way(dragoman, tmp_path):
    (tmp_path / "a.txt").write_text("The president arrived in Quito for talks with the government on Friday.")
    dragoman("add", "a.txt", "--published", "2024-03-04", "--record", "r")
    assert "Visits under way" in dragoman("state", "--on", "2024-03-04", "--record", "r").stdout
    assert "Visits under way" not in dragoman("state", "--on", "2024-03-05", "--record", "r").stdout


def test_dyad(dragoman, record):
    assert dragoman("fuse", "--record", record).exit_code == 0  # both documents tell the same
    found = document(dragoman("dyad", "Peru", "ECU", "--by", "day", "--record", record, "--json"))
    assert [(period["period"], period["cooperation"], period["score"]) for period in found["series"]] == [
        ("2024-03-04", 1, 4.0)
    ]
    assert found["total"]["unsettled"] == 0 and found["biggest"][0]["documents"] == 2
    text = dragoman("dyad", "PER", "ECU", "--by", "year", "--record", record).stdout.splitlines()
    assert text[0].startswith("PER – ECU, by year")
    assert [line.split() for line in text[3:5]] == [
        ["2024", "1", "0", "0", "0", "0", "+4.0"], ["all", "1", "0", "0", "0", "0", "+4.0"],
    ]  # fmt: skip
    assert any("President of Peru (PER) → Ecuador · 2 documents" in line for line in text)


@pytest.fixture
def war_record(tmp_path):
    """Two years of a visit each third month, then eight months with five attacks each."""
    from dragoman.store import open_store
    from tests.contracts.store_contract import add
    from tests.query.record import war_readings

    store = open_store(tmp_path / "war.record", create=True)
    add(store, *war_readings())
    store.close()
    return tmp_path / "war.record"


def test_change_points_and_sparklines_of_a_dyad(dragoman, war_record, tmp_path):
    asked = ("dyad", "Peru", "ECU", "--since", "2020", "--record", war_record)
    (turn,) = [each for each in document(dragoman(*asked, "--json"))["turns"] if each["series"] == "conflict"]
    assert (turn["period"], turn["kind"], turn["before"], turn["after"]) == ("2022-01", "rise", 0.0, 5.0)
    assert [each["event"]["type"] for each in turn["biggest"]] == ["ASSAULT"] * 3
    shown = dragoman(*asked, "--plot", "war.svg").stdout
    assert "conflict     ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁████████  0 to 5\n" in shown
    assert any(line.startswith("2022-01 ") and "conflict ▲" in line for line in shown.splitlines())
    assert "2022-01  conflict rises from 0.0 to 5.0 a month (strength " in shown
    assert "2022-01 conflict up" in (tmp_path / "war.svg").read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.part"))


def test_a_timeline_with_sparklines_and_plot(dragoman, war_record, tmp_path):
    asked = ("timeline", "--country", "Peru", "--by", "quarter", "--limit", "1", "--record", war_record)
    shown = dragoman(*asked, "--plot", "peru.png").stdout
    assert "conflict     ▁▁▁▁▁▁▁▁██▆  0 to 15\n" in shown and "2022-Q3  0 cooperation, 10 conflict" in shown
    assert (tmp_path / "peru.png").read_bytes().startswith(b"\x89PNG")


def test_network(dragoman, war_record, tmp_path):
    found = document(dragoman("network", "--on", "2022-02-05", "--record", war_record, "--json"))
    assert (found["since"], found["until"], found["country"]) == ("2022-01-07", "2022-02-05", None)
    assert found["edges"] == [
        {"pair": ["ECU", "PER"], "cooperation": 0, "conflict": 5, "unsettled": 0, "score": -9.0, "relations": []}
    ]
    assert [(node["id"], node["degree"], node["strength"]) for node in found["nodes"]] == [("ECU", 1, 5), ("PER", 1, 5)]
    text = dragoman("network", "--country", "Peru", "--since", "2021", "--until", "2022", "--plot", "n.svg", "--record", war_record)
    assert text.stdout.splitlines()[0] == "Who deals with whom, around PER, 2021-01-01–2022-12-31"
    assert "ECU – PER            4        40          0   -7.8" in text.stdout
    assert ">PER</text>" in (tmp_path / "n.svg").read_text(encoding="utf-8")


def test_a_timeline_of_a_type_of_ones_own(dragoman, own_record):
    (month,) = lines(dragoman("timeline", "--type", "port-call", "--record", own_record, "--json"))
    assert [group["event"]["type"] for group in month["biggest"]] == ["port-call"]


def test_timeline(dragoman, record):
    (month,) = lines(dragoman("timeline", "--country", "Peru", "--record", record, "--json"))
    assert (month["period"], month["cooperation"], month["biggest"][0]["event"]["type"]) == ("2024-03", 2, "CONSULT")
    text = dragoman("timeline", "--since", "2024", "--record", record).stdout
    assert text.startswith("2024-03  2 cooperation, 0 conflict, 0 unsettled\n")


def test_search(dragoman, record):
    found = lines(dragoman("search", "quito", "officials", "--record", record, "--json"))
    assert {hit["document"]["title"] for hit in found} == {"Visit to Quito", "Second"}
    assert found[0]["facts"][0]["kind"] == "event" and "text" not in found[0]["document"]
    assert "40 officials" in dragoman("search", '"40 officials"', "--record", record).stdout
    nothing = dragoman("search", "atlantis", "--record", record)
    assert (nothing.stdout, nothing.stderr) == ("", "dragoman: no document has all these words\n")


def test_sql(dragoman, record):
    query = "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type"
    assert lines(dragoman("sql", query, "--record", record, "--json")) == [
        {"type": "COERCE", "n": 2}, {"type": "CONSULT", "n": 2},
    ]  # fmt: skip
    assert dragoman("sql", query, "--record", record).stdout == "type     n\nCOERCE   2\nCONSULT  2\n"
    more = dragoman("sql", query, "--rows", "1", "--record", record)
    assert more.stdout == "type    n\nCOERCE  2\n" and "more than 1 rows" in more.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("state", "--on", "2024"), "is no day"),
        (("dyad", "Peru", "Atlantis"), "nobody is known"),
        (("dyad", "Peru", "ECU", "--by", "week"), "there is no period 'week'"),
        (("timeline", "--type", "CONSLT"), "did you mean CONSULT"),
        (("search", "!"), "no word"),
        (("dyad", "Peru", "ECU", "--plot", "p.pdf"), "ends in .svg or .png"),
        (("network", "--on", "2024-03-05", "--since", "2024"), "one or the other"),
        (("sql", "DELETE FROM events"), "only read"),
    ],
)
def test_errors_are_one_line(dragoman, record, arguments, words):
    result = dragoman(*arguments, "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr and result.stderr.count("\n") == 1
