/**
 * Writes features of a reader's own as GeoJSON (RFC 7946): shapes as the map has them, properties as they were read, and their dates as the
 * atlas's own files have them, so that other programs type them as dates and `Add data` reads the same features again.
 */
import { freeTitle, type OwnFeature, type OwnLayer, type OwnValue } from '../../domain/ownData';
import { exchangedColumns } from '../../domain/ownPositions';
import { asInFile } from '../../domain/tableOwn';
import { inclusiveDates } from '../publish/dates';
import { stylePropertiesOf } from './simpleStyle';

/** The features of a layer at some positions, with lines on what the file is. */
export function ownGeoJson(
  layer: Pick<OwnLayer, 'title' | 'features' | 'columns'>,
  positions: Iterable<number>,
  about: readonly string[],
): { readonly text: string; readonly count: number } {
  const { title, features } = layer;
  const hasDates = features.some(({ dates }) => dates !== null);
  const exchanged = exchangedColumns(layer);
  const lines = Array.from(positions, (at) => features[at]).flatMap((feature) =>
    feature ? JSON.stringify(writtenFeature(feature, hasDates, exchanged)) : [],
  );
  const head = `"type": "FeatureCollection",\n"name": ${JSON.stringify(title)},\n"about": ${JSON.stringify(about)}`;
  return { text: `{\n${head},\n"features": [\n${lines.join(',\n')}\n]\n}\n`, count: lines.length };
}

function writtenFeature(feature: OwnFeature, hasDates: boolean, exchanged: ReadonlyMap<string, unknown>): object {
  const { geometry, properties, dates, folders = [] } = feature;
  const { start, end } = dates ? inclusiveDates(dates) : { start: null, end: null };
  const written: Readonly<Record<string, OwnValue>> = {
    ...stylePropertiesOf(feature),
    ...(hasDates ? { start_date: start, end_date: end, edtf: dates?.edtf ?? null } : {}),
  };
  const folder = folders.join(' / ');
  const isFolderWritten = folder === '' || 'folder' in properties || Object.values(properties).includes(folder);
  // Another name for a property that says something else than one of this name would to programs.
  const renamed = (name: string): string =>
    asInFile(name) === name ? name : freeTitle(asInFile(name), Object.keys(properties));
  return {
    type: 'Feature',
    geometry,
    properties: Object.fromEntries([
      ...Object.entries(properties).flatMap(([name, value]): [string, OwnValue | undefined][] => {
        if (exchanged.has(name)) return [[renamed(name), value]];
        if (!Object.hasOwn(written, name)) return [[name, value]];
        // That the file says nothing where we say something is told, too.
        const isSame = value === written[name] || ((value === null || value === '') && written[name] === null);
        return isSame ? [] : [[renamed(name), value]];
      }),
      ...(isFolderWritten ? [] : [['folder', folder]]),
      ...Object.entries(written),
    ]) as object,
  };
}
