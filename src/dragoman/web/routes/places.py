"""/map: where the events are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.directories import PlaceSeen
from dragoman.types.resolution import Place
from dragoman.web.answering import Asked, Values, answer
from dragoman.web.filtering import choices, event_filter
from dragoman.web.projection import HEIGHT, WIDTH, project

router = APIRouter()
MOST, LISTED = 300, 25
SMALLEST, LARGEST = 3.0, 22.0
WIDE = ("country", "region", "division", "demonym")


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; ``wide``: it stands for a whole country or region."""

    place: Place
    events: int
    x: float
    y: float
    radius: float
    wide: bool


@router.get("/map")
def places(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        wanted = event_filter(asked, view, served)
        seen = list(view.busiest_places(wanted, MOST))
        return {
            "dots": dots(seen), "listed": seen[:LISTED], "places": view.count_places(wanted), "width": WIDTH,
            "height": HEIGHT, "most": MOST, **choices(served),
        }  # fmt: skip

    return answer(request, "map.html", ask)


def dots(seen: Iterable[PlaceSeen]) -> list[Dot]:
    """The places with a point, the largest below: areas are as the numbers of events."""
    found = [each for each in seen if each.place.latitude is not None and each.place.longitude is not None]
    most = max((each.events for each in found), default=1)
    return sorted((_dot(each, most) for each in found), key=lambda dot: (-dot.radius, dot.place.id))


def _dot(each: PlaceSeen, most: int) -> Dot:
    assert each.place.latitude is not None and each.place.longitude is not None
    x, y = project(each.place.latitude, each.place.longitude)
    radius = round(SMALLEST + (LARGEST - SMALLEST) * sqrt(each.events / most), 1) if most > 1 else SMALLEST * 2
    return Dot(each.place, each.events, x, y, radius, each.place.kind in WIDE)
