/**
 * Measures how true the map is. `npm run truth -- FOLDER` compares geodata/ with reference data that is not part of the project:
 * a folder with `osm2017_shared_borders.geojson` and `nkao_natural_earth.geojson`, and in it or above it a `gazetteer.csv`
 * (columns id, lon, lat). Prints a table; exit code 1 where a threshold is missed or a file is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reference = process.argv[2];
if (!reference || !existsSync(reference)) {
  console.error('usage: npm run truth -- FOLDER   (a folder with reference geometry; none is part of the project)');
  process.exit(1);
}
const load = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;
const { compile } = await load('src/content/compile.ts');
const { readFolder } = await load('src/content/readFolder.ts');
const compiled = compile(readFolder(join(root, 'geodata')));
if (!compiled.ok) {
  console.error('geodata/ has faults: run npm run check:content.');
  process.exit(1);
}
const { atlas, geometry } = compiled.value;

/** Reads a file of the reference folder or the one above it. */
function read(name) {
  const path = [join(reference, name), join(reference, '..', name)].find((each) => existsSync(each));
  if (!path) {
    console.error(`${name} is neither in ${reference} nor above it: nothing can be measured without it.`);
    process.exit(1);
  }
  return readFileSync(path, 'utf8');
}

const RADIUS_M = 6_371_008.8;
const rad = (degrees) => (degrees * Math.PI) / 180;

/** Metres between two positions on the sphere. */
function metres([x1, y1], [x2, y2]) {
  const h = Math.sin(rad(y2 - y1) / 2) ** 2 + Math.cos(rad(y1)) * Math.cos(rad(y2)) * Math.sin(rad(x2 - x1) / 2) ** 2;
  return 2 * RADIUS_M * Math.asin(Math.sqrt(h));
}

/** Metres from a position to a segment, on the plane that touches the sphere there: good to far below a metre near by. */
function metresToSegment(p, a, b) {
  const k = Math.cos(rad(p[1]));
  const [ax, ay, bx, by] = [(a[0] - p[0]) * k, a[1] - p[1], (b[0] - p[0]) * k, b[1] - p[1]];
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, dx || dy ? -(ax * dx + ay * dy) / (dx * dx + dy * dy) : 0));
  return rad(Math.hypot(ax + t * dx, ay + t * dy)) * RADIUS_M;
}

function metresToLines(p, lines) {
  let best = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) best = Math.min(best, metresToSegment(p, line[i - 1], line[i]));
  }
  return best;
}

/** Positions along a line, no further than `step` metres apart. */
function sampled(line, step) {
  return line.slice(1).flatMap((end, index) => {
    const start = line[index];
    const count = Math.max(1, Math.ceil(metres(start, end) / step));
    return Array.from({ length: count }, (_, part) => [
      start[0] + ((end[0] - start[0]) * part) / count,
      start[1] + ((end[1] - start[1]) * part) / count,
    ]);
  });
}

const linesOf = (shape) =>
  shape.type === 'LineString' ? [shape.coordinates] : shape.type === 'MultiLineString' ? shape.coordinates : [];

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    n: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p95: sorted[Math.floor(sorted.length * 0.95)],
    max: sorted.at(-1),
  };
}

/** Whether a position lies in a polygon, holes left out (even–odd rule). */
function holds(rings, [x, y]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Share of two polygons that they have in common, on a grid of about 400 m. */
function overlap(one, other) {
  const all = [...one.flat(), ...other.flat()];
  const [west, east] = [Math.min(...all.map((p) => p[0])), Math.max(...all.map((p) => p[0]))];
  const [south, north] = [Math.min(...all.map((p) => p[1])), Math.max(...all.map((p) => p[1]))];
  let both = 0;
  let either = 0;
  for (let y = south; y < north; y += 0.004) {
    for (let x = west; x < east; x += 0.004) {
      const [a, b] = [holds(one, [x, y]), holds(other, [x, y])];
      if (a && b) both += 1;
      if (a || b) either += 1;
    }
  }
  return both / either;
}

const rows = [];
let missed = 0;
const km = (value) => `${(value / 1000).toFixed(2)} km`;
const m = (value) => `${Math.round(value)} m`;
const row = (what, found, wanted = '', good = true) => {
  if (!good) missed += 1;
  rows.push([what, found, wanted, wanted === '' ? '' : good ? 'ok' : 'FAILS']);
};

// What there is.
const isPlace = ({ kind }) => kind === 'place' || kind === 'venue';
const counted = atlas.events.filter(({ track }) => track !== 'aftermath');
row('passages', `${atlas.passages.length}`, '34', atlas.passages.length === 34);
row(
  'events of and before the article',
  `${counted.length}, of which ${counted.filter((e) => e.inArticle).length} in it`,
);
row('events after it', `${atlas.events.length - counted.length}`, '15', atlas.events.length - counted.length === 15);
row('features', `${atlas.features.filter((f) => !isPlace(f)).length}`);
row('places and venues', `${atlas.features.filter(isPlace).length}`);
row('notes', `${atlas.notes.length}`);
const dangling = atlas.passages.filter(
  (p) => p.kind === 'fact' && p.events.length + p.features.length === 0 && !p.placeless,
);
row('fact passages without event or place', `${dangling.length}`, '0', dangling.length === 0);

// Places against the gazetteer. Ids there have underscores; countries and waters are labels placed by hand.
const gazetteer = new Map(
  parse(read('gazetteer.csv'), { columns: true, relax_quotes: true }).map((each) => [
    each.id.replaceAll('_', '-'),
    [Number(each.lon), Number(each.lat)],
  ]),
);
const towns = atlas.features.filter(
  (f) =>
    isPlace(f) && f.disclosed && gazetteer.has(f.id) && ['capital', 'city', 'town', 'village'].includes(f.label?.rank),
);
const offs = towns.map((f) => ({ id: f.id, off: metres(f.point, gazetteer.get(f.id)) })).sort((a, b) => b.off - a.off);
const towndist = spread(offs.map(({ off }) => off));
row(
  `towns from the gazetteer (${towndist.n})`,
  `mean ${m(towndist.mean)}, max ${m(towndist.max)} (${offs[0].id})`,
  '≤ 2 km',
  towndist.max <= 2000,
);
for (const [ours, theirs] of [
  ['lachin-checkpoint', 'lachin-checkpoint'],
  ['hakari-bridge', 'hakari-bridge'],
  ['margara-alican', 'margara-bridge'],
]) {
  const at = gazetteer.get(theirs);
  const off = at ? metres(atlas.features.find((f) => f.id === ours).point, at) : Infinity;
  row(`${ours} from the gazetteer`, m(off), '≤ 500 m', off <= 500);
}

// Borders against the data they are cut from. Along rivers the reference is in pieces with gaps: it is walked, not ours.
const PAIRS = {
  'ARM-AZE': ['armenia-azerbaijan', 'armenia-nakhchivan'],
  'ARM-TUR': ['armenia-turkiye'],
  'AZE-TUR': ['azerbaijan-turkiye'],
  'ARM-GEO': ['armenia-georgia'],
  'ARM-IRN': ['armenia-iran'],
  'AZE-GEO': ['azerbaijan-georgia'],
  'AZE-IRN': ['azerbaijan-iran'],
  'GEO-TUR': ['georgia-turkiye'],
};
const pieces = JSON.parse(read('osm2017_shared_borders.geojson')).features;
const every = [];
for (const [pair, ids] of Object.entries(PAIRS)) {
  const features = atlas.features.filter((feature) => ids.includes(feature.id));
  const ours = features.flatMap((feature) => feature.parts).flatMap((part) => linesOf(geometry[part.id]));
  const theirs = pieces.filter((piece) => piece.properties.pair === pair).flatMap((piece) => linesOf(piece.geometry));
  const found = theirs.flatMap((line) => sampled(line, 500)).map((p) => metresToLines(p, ours));
  if (found.length === 0) continue;
  every.push(...found);
  const { n, mean, p95, max } = spread(found);
  row(`${ids.join(', ')} (${n} points)`, `mean ${m(mean)}, p95 ${m(p95)}, max ${m(max)}`, 'mean ≤ 100 m', mean <= 100);
}
const total = spread(every);
row(
  `borders together (${total.n} points)`,
  `mean ${m(total.mean)}, p95 ${m(total.p95)}, max ${m(total.max)}`,
  'mean ≤ 100 m',
  total.mean <= 100,
);

// Areas: reported, not judged. The references are good to some kilometres themselves.
const polygon = (shape) => (shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates);
for (const [id, file, doubt] of [
  ['former-nkao', 'nkao_natural_earth.geojson', '2–5 km'],
  ['peacekeepers-area', 'peacekeepers_zone_sketch.geojson', '3–6 km'],
]) {
  const theirs = JSON.parse(read(file)).features[0].geometry;
  const feature = atlas.features.find((f) => f.id === id);
  const share = overlap(polygon(geometry[feature.parts[0].id]), polygon(theirs));
  row(
    `${id}: overlap with a reference`,
    `${(share * 100).toFixed(0)} % (ours ±${km(feature.precisionM)}, reference ±${doubt})`,
  );
}

const widths = [0, 1, 2].map((column) => Math.max(...rows.map((each) => each[column].length)));
for (const each of rows)
  console.log(
    each
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
if (missed > 0) process.exitCode = 1;
