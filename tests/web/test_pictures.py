"""The map's projection and the network's places."""

from __future__ import annotations

from math import hypot

import pytest

from dragoman.query.network import Network, NetworkEdge, NetworkNode
from dragoman.web.graph import HEIGHT, ROW, WIDTH, picture
from dragoman.web.projection import project


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"), [(0, 0, 500, 260), (0, 180, 1000, 260), (0, -180, 0, 260), (0, 400, 1000, 260)]
)
def test_points_lie_where_the_land_does(latitude, longitude, x, y):
    assert project(latitude, longitude) == pytest.approx((x, y), abs=0.1)


def test_north_is_above_and_both_halves_are_alike():
    nairobi, oslo = project(-1.29, 36.82), project(59.91, 10.75)
    assert oslo[1] < 260 < nairobi[1] and nairobi[0] > oslo[0] > 500
    north, south = project(45, 90), project(-45, 90)
    assert north[0] == south[0] and north[1] + south[1] == pytest.approx(520)


def _network(*pairs):
    edges = tuple(NetworkEdge(pair, 2, number, 0, 0.0, ()) for number, pair in enumerate(pairs))
    nodes = tuple(NetworkNode(name, 1, 3, 1, 2, 1) for name in sorted({name for pair in pairs for name in pair}))
    return Network(None, None, None, nodes, edges, 0, 0)


def test_parties_stand_apart_and_within_the_picture():
    star = [("AAA", f"B{number:02}") for number in range(12)]
    drawn = picture(_network(*star, ("XXX", "YYY"), ("ZZZ", "ZZY")))
    assert drawn == picture(_network(*star, ("XXX", "YYY"), ("ZZZ", "ZZY")))
    for at, one in enumerate(drawn.circles):
        assert 0 < one.x < WIDTH and 0 < one.y < HEIGHT + ROW
        for other in drawn.circles[at + 1 :]:
            assert hypot(one.x - other.x, one.y - other.y) > 30, (one, other)
    assert [tie.tone for tie in drawn.ties[:4]] == ["cooperation", "cooperation", "neutral", "conflict"]


def test_nobody_makes_an_empty_picture():
    assert picture(_network()).circles == ()
