// The outline of the world under the map: Natural Earth (public domain, from the package world-atlas) in the projection
// that src/dragoman/web/projection.py gives to points. One path, for <use>.
import { readFileSync, writeFileSync } from "node:fs";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const WIDTH = 1000;
const HEIGHT = 520;
const SCALE = WIDTH / (2 * Math.PI * 0.8707);

const world = JSON.parse(readFileSync("node_modules/world-atlas/countries-110m.json", "utf8"));
const path = geoPath(geoNaturalEarth1().scale(SCALE).translate([WIDTH / 2, HEIGHT / 2])).digits(1);
const lands = feature(world, world.objects.countries);
lands.features = lands.features.filter((land) => land.properties.name !== "Antarctica");
writeFileSync(
  process.argv[2] ?? "../src/dragoman/web/static/world.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path id="land" d="${path(lands)}"/></svg>\n`,
);
