/**
 * Writes features of a reader's own as GeoJSON (RFC 7946): shapes as the map has them, properties as they were read, and their dates as the
 * atlas's own files have them, so that other programs type them as dates and `Add data` reads the same features again.
 */
import type { OwnFeature, OwnLayer, OwnValue } from '../../domain/ownData';
import { asInFile } from '../../domain/tableOwn';
import { inclusiveDates } from '../publish/dates';

/** Names of the properties with the dates of a feature. */
const DATES = ['start_date', 'end_date', 'edtf'] as const;

/** The features of a layer at some positions, with lines on what the file is. */
export function ownGeoJson(
  { title, features }: Pick<OwnLayer, 'title' | 'features'>,
  positions: Iterable<number>,
  about: readonly string[],
): { readonly text: string; readonly count: number } {
  const hasDates = features.some(({ dates }) => dates !== null);
  const lines = Array.from(positions, (at) => features[at]).flatMap((feature) =>
    feature ? JSON.stringify(writtenFeature(feature, hasDates)) : [],
  );
  const head = `"type": "FeatureCollection",\n"name": ${JSON.stringify(title)},\n"about": ${JSON.stringify(about)}`;
  return { text: `{\n${head},\n"features": [\n${lines.join(',\n')}\n]\n}\n`, count: lines.length };
}

function writtenFeature({ geometry, properties, dates, folders = [] }: OwnFeature, hasDates: boolean): object {
  const { start, end } = dates ? inclusiveDates(dates) : { start: null, end: null };
  const written: Readonly<Record<string, OwnValue>> = hasDates
    ? { start_date: start, end_date: end, edtf: dates?.edtf ?? null }
    : {};
  const folder = folders.join(' / ');
  const isTold = folder === '' || 'folder' in properties || Object.values(properties).includes(folder);
  return {
    type: 'Feature',
    geometry,
    // A property of the file that has the name of a date and says it otherwise keeps its value under another name.
    properties: Object.fromEntries([
      ...Object.entries(properties).flatMap(([name, value]): [string, OwnValue | undefined][] => {
        if (!hasDates || !(DATES as readonly string[]).includes(name)) return [[name, value]];
        return value === written[name] || value === null || value === '' ? [] : [[asInFile(name), value]];
      }),
      ...(isTold ? [] : [['folder', folder]]),
      ...Object.entries(written),
    ]) as object,
  };
}
