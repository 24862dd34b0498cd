from __future__ import annotations

import io
import re

import networkx

from dragoman.export.graphml import write_graphml
from tests.builders import ECUADOR, PERU, PRESIDENT
from tests.export.record import ATTACK, CLASH, entry

VISIT = entry()


def network(found, **choices):
    file = io.BytesIO()
    number = write_graphml(found, file, **choices)
    file.seek(0)
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert graph.graph["events"] == number == len(found)
    return graph


def lines(graph):
    return {(one, other, data["quad"]): data for one, other, data in graph.edges(data=True)}


def test_events_are_counted_by_pair_direction_and_quad():
    graph = network([VISIT, VISIT, entry(**ATTACK), entry(**ATTACK | {"score": -8.0})])
    assert dict(graph.nodes["PER"]) == {"name": "Peru", "kind": "state", "events": 4}
    found = lines(graph)
    assert set(found) == {("PER", "ECU", "verbal cooperation"), ("PER", "ECU", "material conflict")}
    assert found["PER", "ECU", "material conflict"] == {
        "quad": "material conflict", "events": 2, "mutual": 0, "mean_score": -8.5,
    }  # fmt: skip


def test_what_nobody_receives_stands_in_both_directions():
    found = lines(network([entry(**CLASH)]))
    assert {key[:2] for key in found} == {("PER", "ECU"), ("ECU", "PER")}
    assert sum(data["events"] for data in found.values()) - sum(data["mutual"] for data in found.values()) / 2 == 1


def test_within_a_state_and_alone():
    at_home = entry(actors=(PRESIDENT.id,), recipients=(PERU.id,))
    talks_at_home = entry(actors=(PRESIDENT.id, PERU.id), recipients=())
    alone = entry(recipients=())
    graph = network([at_home, talks_at_home, alone])
    assert lines(graph)["PER", "PER", "verbal cooperation"]["events"] == 2
    assert lines(graph)["PER", "PER", "verbal cooperation"]["mutual"] == 0
    assert (graph.graph["events_without_pair"], graph.nodes["PER"]["events"]) == (1, 3)


def test_ids_are_told_apart():
    """Programs stricter than networkx refuse two keys of one id."""
    file = io.BytesIO()
    write_graphml([VISIT], file)
    ids = re.findall(r'<key id="([^"]+)"', file.getvalue().decode())
    assert len(ids) == len(set(ids)) > 5


def test_parties_as_nodes():
    graph = network([VISIT], parties=True)
    assert set(graph.edges()) == {(PRESIDENT.id, ECUADOR.id)}
    assert graph.nodes[PRESIDENT.id]["kind"] == "person"


def test_statuses_have_lines_of_their_own():
    graph = network([entry(**ATTACK), entry(status="alleged", **ATTACK)], status=True)
    assert sorted(data["status"] for _, _, data in graph.edges(data=True)) == ["alleged", "happened"]


def test_a_name_with_control_characters_can_be_read_back():
    from dataclasses import replace

    hostile = replace(VISIT.reading.resolution.actors[2], name="The\x00Presi\x1bdent")
    resolution = replace(VISIT.reading.resolution, actors=(*VISIT.reading.resolution.actors[:2], hostile))
    found = replace(VISIT, reading=replace(VISIT.reading, resolution=resolution))
    assert network([found], parties=True).nodes[PRESIDENT.id]["name"] == "The Presi dent"
