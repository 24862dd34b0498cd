"""Longitude and latitude → a point of the map: Natural Earth projection, as ``web/map.mjs`` draws the land. Pure."""

from __future__ import annotations

from math import pi, radians

WIDTH, HEIGHT = 1000.0, 520.0
SCALE = WIDTH / (2 * pi * 0.8707)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The point in units of a map of ``WIDTH`` × ``HEIGHT``; degrees beyond the poles or 180 are cut off."""
    phi, lam = radians(min(max(latitude, -90), 90)), radians(min(max(longitude, -180), 180))
    two = phi * phi
    four = two * two
    x = lam * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return round(WIDTH / 2 + SCALE * x, 1), round(HEIGHT / 2 - SCALE * y, 1)
