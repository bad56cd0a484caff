#!/usr/bin/env node
/**
 * Makes `relief.topo.json`: how high the land lies, and which slopes lie in shade, as polygons.
 * A maintainer runs it by hand; the app's build never does (it reads the file this writes).
 *
 * The heights are ETOPO5 (NOAA 1988, public domain): one value every five minutes of arc, about 9 by 7 km here. Debian ships the grid
 * in the package `ferret-datasets`. Once, in a scratch folder outside the project:
 *
 *   apt-get install ferret-datasets
 *   npm init -y
 *   npm install --ignore-scripts netcdfjs@4.0.0 d3-contour@4.0.2 topojson-server@3.0.1 topojson-client@3.1.0 topojson-simplify@3.0.3
 *
 * Then, from anywhere:
 *
 *   node relief.mjs SCRATCH [GRID]     GRID: the grid's file, if it is not where Debian puts it
 *
 * Coordinates are WGS84 lon/lat degrees; heights are metres above the sea.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** Where Debian's package puts the grid. */
const DEBIAN_GRID = '/usr/share/ferret-vis/data/etopo5.cdf';
/** The region view of the base map (west, south, east, north). */
const REGION = [38, 36, 54, 44.5];
/**
 * How far west and north of its place the grid has the land here, in degrees (lon, lat). Nine volcanoes that rise alone (Ararat, Suphan,
 * Sabalan and others) lie 0.13° too far west and 0.03° too far north in it on average; the heights of 241 towns agree best at
 * 0.12° and 0.06°: so shifted, their mean square error falls from 338 m to 257 m. Its coasts are in their place.
 */
const SHIFT = [-0.125, 0.045];
/**
 * So far beyond the region the bands go on, in degrees. On the way the heights are let down to the sea, so that the bands end by
 * themselves and no straight edge shows where the data end. Inside the region no height is changed by this.
 */
const TAPER = 1;
/** Distance of the points at which heights are read off the smoothed grid: 2 km on the ground at 40° N. */
const STEP_M = 2000 / Math.cos((40 * Math.PI) / 180);
/** Lower edges of the height bands. */
const HEIGHTS = [500, 1000, 1600, 2200];
/** Light from the north-west, 45° above the ground, heights drawn three times as high: what maps on paper do. */
const LIGHT = { azimuth: 315, altitude: 45, exaggeration: 3 };
/** Level ground has this brightness, of 255. */
const LEVEL = 255 * Math.sin((LIGHT.altitude * Math.PI) / 180);
/** Darker than this much below level ground: the two bands of shade, the second inside the first. */
const SHADES = [9, 19];
/** Brighter than this much above level ground: the sunny slopes. */
const SUNNY = 10;
/** Below this height nothing is shaded: on flat land and at the coast the grid's steps would show as slopes. */
const SHADED_FROM_M = 400;
/** Smaller pieces and holes are left out, in square kilometres: the grid does not know them. */
const LEAST_KM2 = 175;
/** A vertex goes where the triangle with its neighbours is smaller, in square kilometres (Visvalingam). */
const LEAST_TRIANGLE_KM2 = 5;
/** Steps of the written coordinates over the whole width: about 800 m. */
const QUANTISATION = 2000;

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_M = 6378137;
/** Web Mercator (EPSG:3857), metres. */
const project = ([lon, lat]) => [
  EARTH_RADIUS_M * lon * RADIANS,
  EARTH_RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)),
];
const unproject = ([x, y]) => [
  x / EARTH_RADIUS_M / RADIANS,
  (2 * Math.atan(Math.exp(y / EARTH_RADIUS_M)) - Math.PI / 2) / RADIANS,
];

/** The grid as a function from a point to its height; the sea counts as 0. Cubic B-splines between the values: no ridges of their own. */
function readHeights(NetCDFReader, file) {
  const grid = new NetCDFReader(readFileSync(file));
  const lons = grid.getDataVariable('ETOPO05_X');
  const lats = grid.getDataVariable('ETOPO05_Y');
  const heights = grid.getDataVariable('ROSE');
  const [lon0, lat0] = [lons[0], lats[0]];
  const [dLon, dLat] = [lons[1] - lons[0], lats[1] - lats[0]];
  const at = (column, row) => {
    const value = heights[row * lons.length + ((column + lons.length) % lons.length)];
    return Math.max(0, Number.isFinite(value) ? value : 0);
  };
  const weights = (t) => [
    (1 - t) ** 3 / 6,
    (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
    (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
    t ** 3 / 6,
  ];
  return ([lon, lat]) => {
    const [x, y] = [(lon + SHIFT[0] - lon0) / dLon, (lat + SHIFT[1] - lat0) / dLat];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [across, up] = [weights(x - column), weights(y - row)];
    let sum = 0;
    for (let i = 0; i < 4; i += 1) {
      for (let j = 0; j < 4; j += 1) sum += up[i] * across[j] * at(column + j - 1, row + i - 1);
    }
    return sum;
  };
}

/** How much of a height is left at a point: 1 inside the region, falling softly to 0 at the outer edge. */
function remaining([lon, lat]) {
  const [west, south, east, north] = REGION;
  const outside = Math.max(west - lon, lon - east, south - lat, lat - north, 0) / TAPER;
  return outside >= 1 ? 0 : (1 + Math.cos(Math.PI * outside)) / 2;
}

/** Heights, in rows from north to south, at points STEP_M apart on the Mercator plane. */
function sampled(heightAt) {
  const [west, south, east, north] = REGION;
  const [left, bottom] = project([west - TAPER, south - TAPER]);
  const [right, top] = project([east + TAPER, north + TAPER]);
  const width = Math.ceil((right - left) / STEP_M);
  const height = Math.ceil((top - bottom) / STEP_M);
  const pointAt = (x, y) => unproject([left + x * STEP_M, top - y * STEP_M]);
  const values = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const point = pointAt(x, y);
      values[y * width + x] = heightAt(point) * remaining(point);
    }
  }
  return { width, height, values, pointAt };
}

/** Brightness of each point under LIGHT, 0 to 255 (Horn 1981: slope from the eight neighbours). */
function shaded({ width, height, values }) {
  const out = new Float64Array(values.length);
  const zenith = (90 - LIGHT.altitude) * RADIANS;
  const azimuth = (360 - LIGHT.azimuth + 90) * RADIANS;
  const ground = 8 * STEP_M * Math.cos(40 * RADIANS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (dx, dy) =>
        values[Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))];
      const east = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
      const north = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
      const slope = Math.atan((LIGHT.exaggeration * Math.hypot(east, north)) / ground);
      const aspect = Math.atan2(north, -east);
      const light =
        Math.cos(zenith) * Math.cos(slope) + Math.sin(zenith) * Math.sin(slope) * Math.cos(azimuth - aspect);
      const weight = Math.min(1, values[y * width + x] / SHADED_FROM_M);
      out[y * width + x] = LEVEL + weight * (255 * Math.max(0, light) - LEVEL);
    }
  }
  return out;
}

/** Square kilometres of a ring of grid coordinates. */
const areaOf = (ring) =>
  (Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0),
  ) /
    2) *
  ((STEP_M * Math.cos(40 * RADIANS)) / 1000) ** 2;

/** Where the values are at least `threshold`, as a MultiPolygon in lon/lat; pieces and holes under LEAST_KM2 are left out. */
function areaAbove(contours, { width, height, pointAt }, values, threshold) {
  const { coordinates } = contours().size([width, height]).contour(Array.from(values), threshold);
  return {
    type: 'MultiPolygon',
    coordinates: coordinates
      .filter(([outer]) => areaOf(outer) >= LEAST_KM2)
      .map((rings) =>
        rings
          .filter((ring, i) => i === 0 || areaOf(ring) >= LEAST_KM2)
          // d3-contour puts the middle of a cell at half a step.
          .map((ring) => ring.map(([x, y]) => pointAt(x - 0.5, y - 0.5))),
      ),
  };
}

async function main([scratch, grid = DEBIAN_GRID]) {
  if (!scratch) throw new Error('usage: node relief.mjs SCRATCH [GRID]');
  const require = createRequire(join(resolve(scratch), 'package.json'));
  const load = (name) => import(require.resolve(name));
  const { NetCDFReader } = await load('netcdfjs');
  const { contours } = await load('d3-contour');
  const { topology } = require('topojson-server');
  const { presimplify, simplify } = require('topojson-simplify');
  const { quantize } = require('topojson-client');

  const heights = sampled(readHeights(NetCDFReader, grid));
  const light = shaded(heights);
  const area = (values, threshold) => areaAbove(contours, heights, values, threshold);
  const feature = (properties, geometry) => ({ type: 'Feature', properties, geometry });
  const bands = [
    ...HEIGHTS.map((from, at) => feature({ kind: 'height', band: at + 1 }, area(heights.values, from))),
    ...SHADES.map((depth, at) =>
      feature(
        { kind: 'shade', band: at + 1 },
        area(
          light.map((value) => -value),
          depth - LEVEL,
        ),
      ),
    ),
    feature({ kind: 'sunny' }, area(light, LEVEL + SUNNY)),
  ];
  const whole = topology({ relief: { type: 'FeatureCollection', features: bands } });
  const simple = simplify(presimplify(whole), LEAST_TRIANGLE_KM2 / (111 * 85));
  const text = `${JSON.stringify(quantize(simple, QUANTISATION))}\n`;
  writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'relief.topo.json'), text);
  console.log(`relief.topo.json: ${Buffer.byteLength(text)} bytes, ${brotliCompressSync(text).length} brotli`);
  for (const { properties, geometry } of bands) {
    console.log(JSON.stringify(properties), geometry.coordinates.length, 'pieces');
  }
}

await main(process.argv.slice(2));
