"""Draws the world map of the pages: `python -m registry.world countries-110m.json` writes kawat/serve/data/world.csv.

The input is the file of that name in the npm package world-atlas 2.0.2 (ISC), made of Natural Earth's 1:110m countries (public
domain). A row is a country (ISO3, empty for a stretch of land that ISO 3166 has no code for) and its outline as an SVG path, in
the Equal Earth projection. Rings that cross the 180th meridian are cut there.
"""

import csv
import json
import math
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from babel.core import get_global

from kawat.iso import ISO3

OUT = Path(__file__).parents[1] / "kawat" / "serve" / "data" / "world.csv"
WIDTH, HEIGHT = 960.0, 470.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_EDGE = 2.7066297
Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Return where a place stands on the map (Equal Earth, Savric, Patterson and Jenny 2018)."""
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    two, six = angle**2, angle**6
    slope = 9 * _A[3] * angle**8 + 7 * _A[2] * six + 3 * _A[1] * two + _A[0]
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(angle) / (3 * slope)
    y = angle * (_A[0] + _A[1] * two + six * (_A[2] + _A[3] * two))
    scale = WIDTH / 2 / _EDGE
    return round(WIDTH / 2 + x * scale, 1), round(HEIGHT / 2 - y * scale, 1)


def arcs_of(world: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs in degrees; in the file each is a row of differences between whole numbers."""
    (across, up), (left, low) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for steps in world["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * across + left, y * up + low))
        arcs.append(arc)
    return arcs


def rings_of(shape: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Yield the rings of a country; an arc under a negative number runs backwards."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for ring in (ring for polygon in polygons for ring in polygon):
        points: list[Point] = []
        for number in ring:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        yield points


def cut(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield a ring as it is drawn: one that crosses the 180th meridian on either side of it, pressed against it."""
    whole: list[Point] = []
    for longitude, latitude in ring:
        before = whole[-1][0] if whole else longitude
        whole.append((longitude + 360 * round((before - longitude) / 360), latitude))
    for turn in (-360, 0, 360):
        turned = [(longitude + turn, latitude) for longitude, latitude in whole]
        if any(-180 < longitude < 180 for longitude, _ in turned):
            yield [(max(-180.0, min(180.0, longitude)), latitude) for longitude, latitude in turned]


def path_of(shape: dict[str, Any], arcs: list[list[Point]]) -> str:
    """Return a country as an SVG path: neighbouring points that fall together are drawn once."""
    drawn = []
    for ring in (part for whole in rings_of(shape, arcs) for part in cut(whole)):
        points = [point for point, _ in groupby(project(*point) for point in ring)]
        if len(points) > 3:
            drawn.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(drawn)


def codes() -> dict[str, str]:
    """Return ISO 3166 number -> ISO3, by way of the aliases that CLDR keeps for territories."""
    aliases = get_global("territory_aliases")
    short = {name: found[0] for name, found in aliases.items() if name in ISO3}
    long = {two: three for three, two in short.items()}
    return {name: long[found[0]] for name, found in aliases.items() if name.isdecimal() and found[0] in long}


def main(source: Path) -> None:
    """Write the table."""
    world = json.loads(source.read_text(encoding="utf-8"))
    arcs, of = arcs_of(world), codes()
    rows = []
    for shape in world["objects"]["countries"]["geometries"]:
        iso = "KOS" if shape["properties"]["name"] == "Kosovo" else of.get(shape.get("id", ""), "")
        rows.append((iso, path_of(shape, arcs)))
    with OUT.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("id", "d"))
        writer.writerows(sorted(row for row in rows if row[1] and row[0] != "ATA"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
