/** Makes layers of what readers of formats hand on, in batches, so that they can be sent on while the file is still being read. */
import type { Geometry } from 'geojson';
import {
  ownText,
  type ColumnUse,
  type OwnFeature,
  type OwnFile,
  type OwnLayer,
  type OwnValue,
} from '../../domain/ownData';
import { AxisCheck, exchangeOf } from './axes';
import { Columns } from './columns';
import { datesAmong, guessDates, type DateGuess, type DatePlan } from './datePlan';
import { orderOf } from './dateText';
import { Extent } from './extent';
import { FeatureDates } from './featureDates';
import type { ImportTools, RawFeature, RawLayer } from './format';
import { cleanGeometry } from './geometry';
import type { Notes } from './notes';
import type { ImportOptions, TableQuestion } from './outcome';
import { Repeats } from './repeats';
import { orderDoubts } from './tableGuess';
import { isGiven } from './ownDates';
import { unusedDates } from './unusedDates';
import { cleanProperties } from './values';

/** All of a layer but its id and its features, which were handed on before. */
export type LayerHead = Omit<OwnLayer, 'id' | 'features'>;

/** Takes the features of a layer, and then its head. */
export interface LayerSink {
  /** Takes a batch of features; resolves when the next may come. */
  readonly features: (features: readonly OwnFeature[]) => Promise<void>;
  readonly layer: (head: LayerHead) => void;
}

/** So many features are looked at before the first is read: for dates, and for the order of the axes. */
const LOOKED_AT = 1000;
/**
 * How much a batch may hold, in values and positions: to take one costs the page some 20 ms on a slow machine. A feature that has more is
 * a batch of its own.
 */
const MOST_IN_BATCH = 30_000;
/** A layer has at most this many features. */
const MOST_FEATURES = 3_000_000;

/** Reads one layer to its end, and hands it on. */
export async function handOn(
  raw: RawLayer,
  file: OwnFile,
  { tell, ask }: ImportTools,
  sink: LayerSink,
  options: ImportOptions,
): Promise<void> {
  const { notes } = raw;
  const { first, rest } = await lookAhead(raw.features());
  const plan = raw.dates ?? (await planOf(first, file, ask, notes));
  const axes = new AxisCheck(options.near);
  const { swapAxes } = options;
  const areStrays = typeof swapAxes === 'string' && !raw.unproject;
  const isSure = !raw.unproject && axes.isSwappedForSure(first);
  const isSwapped = typeof swapAxes === 'boolean' ? swapAxes : isSure;
  if (isSwapped && swapAxes !== true) {
    const message =
      'Coordinates have latitude first: they were read so. GeoJSON has longitude first (RFC 7946, section 3.1.1).';
    notes.add({ kind: 'repaired', message });
  }
  const dates = new FeatureDates(plan, notes);
  const [columns, extent, repeats] = [new Columns(), new Extent(), new Repeats()];
  let batch: OwnFeature[] = [];
  let [weight, kept, found, dated] = [0, 0, 0, 0];
  const flush = async (): Promise<void> => {
    tell({ words: `Checking ${kept.toLocaleString('en')} ${notes.noun}s`, share: raw.share() });
    await sink.features(batch);
    batch = [];
    weight = 0;
  };
  const take = (each: RawFeature): void => {
    found++;
    if (kept >= MOST_FEATURES) {
      notes.add({
        kind: 'dropped',
        message: `There are more than ${MOST_FEATURES.toLocaleString('en')} features: the others were left out.`,
        at: each.number,
      });
      return;
    }
    const properties = cleanProperties(each.properties, each.number, notes);
    const strays = areStrays && !isSwapped && axes.isStray(each.geometry, swapAxes);
    if (strays || swapAxes === true) notes.add(exchangeOf(each));
    const geometry = cleanGeometry(each.geometry, each.number, notes, {
      isSwapped: isSwapped || strays,
      unproject: raw.unproject,
    });
    const span = dates.of(each, properties);
    if (geometry) {
      extent.add(geometry);
      if (!isSwapped) axes.add(geometry, each.number);
    }
    columns.add(properties);
    if (span) dated++;
    kept++;
    const feature: OwnFeature = {
      number: each.number,
      geometry,
      properties,
      dates: span,
      ...(each.folders && each.folders.length > 0 ? { folders: each.folders } : {}),
      ...(each.style ? { style: each.style } : {}),
    };
    repeats.add(feature);
    batch.push(feature);
    weight += weightOf({ properties, geometry });
  };
  for (const each of first) {
    take(each);
    if (weight >= MOST_IN_BATCH) await flush();
  }
  // What was looked at is no longer needed.
  first.length = 0;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    take(next.value);
    if (weight >= MOST_IN_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  dates.noteOrder();
  axes.note(raw);
  repeats.note(notes);
  const left = notes.countOf(LEFT_OUT);
  sink.layer({
    title: raw.title,
    file,
    columns: columns.list(usesOf(plan, raw)),
    bounds: extent.bounds,
    report: { found: found + left, kept, dated, notes: notes.list() },
  });
}

/** What is read from which property. */
function usesOf({ starts, ends, dates }: DatePlan, { positions = [], naming }: RawLayer): Map<string, ColumnUse> {
  return new Map([
    ...[...starts, ...ends, ...dates].map((name) => [name, 'dates'] as const),
    ...positions.map((name) => [name, 'position'] as const),
    ...(naming === undefined ? [] : [[naming, 'name'] as const]),
  ]);
}

/** The message of features that readers of formats leave out, which count as found. */
export const LEFT_OUT = 'What stands in the place of a feature is none: it was left out.';

/** Takes the first features, and leaves the others. */
async function lookAhead(features: Iterable<RawFeature> | AsyncIterable<RawFeature>): Promise<{
  first: RawFeature[];
  rest: { next: () => IteratorResult<RawFeature> | Promise<IteratorResult<RawFeature>> };
}> {
  const rest = Symbol.iterator in features ? features[Symbol.iterator]() : features[Symbol.asyncIterator]();
  const first: RawFeature[] = [];
  while (first.length < LOOKED_AT) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, rest };
}

/** Names of the properties with dates in files that were saved here. */
const DATE_PROPERTIES = ['start_date', 'end_date', 'edtf'] as const;

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Where the dates are, by the first features; where they can be read in two ways, the reader is asked. */
async function planOf(
  first: readonly RawFeature[],
  { name }: OwnFile,
  ask: ImportTools['ask'],
  notes: Notes,
): Promise<DatePlan> {
  const columns = new Map<string, unknown[]>();
  // Where all features have what files of the atlas have, that alone says when they are: null is never.
  const isOurs =
    first.length > 0 &&
    first.every(({ properties }) => isRecord(properties) && DATE_PROPERTIES.every((each) => each in properties));
  for (const { properties } of first) {
    if (typeof properties !== 'object' || properties === null) continue;
    // Where EDTF says when a feature is, no other column is asked.
    const hasEdtf = isGiven((properties as Readonly<Record<string, unknown>>)['edtf']);
    for (const [name, value] of Object.entries(properties)) {
      if (isOurs && !(DATE_PROPERTIES as readonly string[]).includes(name)) continue;
      if ((hasEdtf && name !== 'edtf') || value === null || value === '' || typeof value === 'object') continue;
      const values = columns.get(name);
      if (values) values.push(value);
      else columns.set(name, [value]);
    }
  }
  const sampled = [...columns].map(([name, values]) => ({ name, values }));
  const guess = guessDates(sampled, true);
  const unused = unusedDates(datesAmong(sampled), [...guess.starts, ...guess.ends, ...guess.dates]);
  if (unused !== '') notes.add({ kind: 'told', message: unused });
  if (!guess.isOrderOpen && !guess.numberDates.startsWith('excel')) return guess;
  const question = questionOf(name, first, guess);
  const { numberDates, first: order } = await ask(question);
  return { ...guess, numberDates, first: order };
}

/** So many features are shown with the question about their dates. */
const SHOWN = 20;

/** The question how the dates of features are to be read. Those are shown whose dates the answer changes. */
function questionOf(name: string, first: readonly RawFeature[], guess: DateGuess): TableQuestion {
  const dated = [...new Set([...guess.starts, ...guess.ends, ...guess.dates])];
  const properties = first.map((each) => (each.properties ?? {}) as Readonly<Record<string, unknown>>);
  const columns = dated.filter((column) => properties.some((each) => ownText(each[column] as OwnValue) !== null));
  const rows = properties.map((each) => columns.map((column) => ownText(each[column] as OwnValue) ?? ''));
  const [start, end, date] = [guess.starts, guess.ends, guess.dates].map((names) =>
    names.find((each) => columns.includes(each)),
  );
  return {
    name,
    columns,
    rows: rows.filter((row) => row.some((cell) => cell !== '')).slice(0, SHOWN),
    count: first.length,
    gaps: [],
    coarse: [],
    twoWays: columns.map((_, at) => rows.some((row) => orderOf(row[at] ?? '') === 'both')),
    isOfDates: true,
    guess: {
      columns: {
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(date === undefined ? {} : { date }),
      },
      numberDates: guess.numberDates,
      first: guess.first,
    },
    doubts: orderDoubts(guess),
  };
}

/** Features in batches that cost the page little, each as it is taken. */
export function* batchesOf(features: readonly OwnFeature[]): Generator<readonly OwnFeature[]> {
  let [from, weight] = [0, 0];
  for (const [at, feature] of features.entries()) {
    weight += weightOf(feature);
    if (weight < MOST_IN_BATCH && at < features.length - 1) continue;
    yield features.slice(from, at + 1);
    [from, weight] = [at + 1, 0];
  }
}

/** What a feature adds to a batch. */
function weightOf({ properties, geometry }: Pick<OwnFeature, 'properties' | 'geometry'>): number {
  return 10 + Object.keys(properties).length + sizeOf(geometry);
}

/** How many values and positions a geometry has, roughly. */
function sizeOf(geometry: Geometry | null): number {
  if (!geometry) return 0;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.reduce((sum, each) => sum + sizeOf(each), 0);
  switch (geometry.type) {
    case 'Point':
      return 1;
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates.length;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.reduce((sum, line) => sum + line.length, 0);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, area) => sum + area.reduce((all, ring) => all + ring.length, 0), 0);
  }
}
