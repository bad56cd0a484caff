/** Reads Shapefiles in a ZIP archive: all layers in it, each with its table, character set and projection. */
import { failure, success, type Result } from '../../domain/result';
import { loadPart } from '../../files/loadPart';
import { Archive } from './archive';
import { noteCharacterSet } from './characterSet';
import { readDbf, type Dbf } from './dbf';
import type { ImportFormat, RawFeature, RawLayer, Unproject } from './format';
import { namesFile } from './kml';
import { Notes } from './notes';
import { isLonLat, isWebMercator, webMercator } from './projections';
import { beginsWith } from './recognise';
import { countOfIndex, isShp, shapesOf, type Shape } from './shp';
import { titleOf } from './titles';

/** Messages of faults in Shapefiles. */
export const SHAPE_NOTES = {
  broken: 'A shape cannot be read: the feature is in the table, but not on the map.',
  cut: 'The file with the shapes was cut short: what was whole was read.',
  noTable: 'There is no table (.dbf) beside the shapes: the features have no properties.',
  rowAlone: 'The table has a row for which there is no shape: it is in the table, but not on the map.',
  shapeAlone: 'There is a shape for which the table has no row: the feature has no properties.',
  noProjection: 'There is no projection (.prj) beside the shapes: the coordinates were read as longitude and latitude.',
  deleted: 'A row of the table is marked as deleted: it was left out.',
  projected: 'Coordinates were made longitude and latitude (WGS 84) from their projection.',
} as const;

export const shapefile: ImportFormat = {
  id: 'shapefile',
  title: 'Shapefile',
  extensions: ['zip', 'shz'],
  mediaTypes: ['application/zip'],
  recognises: ({ bytes }) => beginsWith(bytes, 'PK\x03\x04') && namesFile(bytes, /\.shp/i),
  read: async ({ name, bytes }, { tell }) => {
    const opened = Archive.open(name, bytes);
    if (!opened.ok) return opened;
    const archive = opened.value;
    const layers: RawLayer[] = [];
    for (const file of archive.names.filter((each) => /\.shp$/i.test(each))) {
      tell({ words: 'Unpacking', share: null });
      const layer = await readLayer(archive, file);
      if (!layer.ok) return layer;
      layers.push(layer.value);
    }
    if (layers.length > 0) return success(layers);
    return failure({
      message: `“${name}” has no Shapefile in it.`,
      remedy: 'Choose the archive with .shp, .dbf and .prj.',
    });
  },
};

async function readLayer(archive: Archive, file: string): Promise<Result<RawLayer>> {
  const notes = new Notes();
  const stem = file.slice(0, -4).toLowerCase();
  const beside = async (extension: string): Promise<Result<Uint8Array> | null> => {
    const found = archive.names.find((each) => each.toLowerCase() === `${stem}.${extension}`);
    return found === undefined ? null : archive.read(found);
  };
  const shapes = await archive.read(file);
  if (!shapes.ok) return shapes;
  if (!isShp(shapes.value))
    return failure({ message: `“${titleOf(file)}” is no Shapefile.`, remedy: 'Save it anew, and open that.' });
  const [table, set, projection, index] = [
    await beside('dbf'),
    await beside('cpg'),
    await beside('prj'),
    await beside('shx'),
  ];
  for (const each of [table, set, projection]) if (each?.ok === false) return each;
  const text = (each: Result<Uint8Array> | null): string | null =>
    each?.ok ? new TextDecoder().decode(each.value.subarray(0, 20_000)) : null;
  const rows = table?.ok ? readDbf(table.value, text(set)) : null;
  if (!rows) notes.add({ kind: 'told', message: SHAPE_NOTES.noTable });
  else noteCharacterSet({ guess: rows.guess, isDamaged: rows.isDamaged }, notes);
  const unproject = await unprojectOf(text(projection), file, notes);
  if (!unproject.ok) return unproject;
  let read = 0;
  return success({
    title: titleOf(file.split('/').at(-1) ?? file),
    notes,
    features: () =>
      featuresOf(
        shapesOf(shapes.value, index?.ok ? countOfIndex(index.value) : null, (at) => (read = at)),
        rows,
        notes,
      ),
    share: () => read / shapes.value.length,
    ...(unproject.value ? { unproject: unproject.value } : {}),
  });
}

function* featuresOf(shapes: Iterable<Shape | 'cut'>, rows: Dbf | null, notes: Notes): Generator<RawFeature> {
  let number = 0;
  const take = function* (shape: Shape): Generator<RawFeature> {
    const hasRow = rows !== null && number < rows.count;
    const properties = hasRow ? rows.record(number) : {};
    number++;
    if (properties === null) {
      notes.add({ kind: 'dropped', message: SHAPE_NOTES.deleted, at: number });
      return;
    }
    if (rows && !hasRow) notes.add({ kind: 'told', message: SHAPE_NOTES.shapeAlone, at: number });
    if (shape === 'broken') notes.add({ kind: 'dropped', message: SHAPE_NOTES.broken, at: number });
    yield { number, geometry: shape === 'broken' ? null : shape, properties };
  };
  for (const shape of shapes) {
    if (shape === 'cut') notes.add({ kind: 'dropped', message: SHAPE_NOTES.cut });
    else yield* take(shape);
  }
  while (rows && number < rows.count) {
    if (rows.record(number)) notes.add({ kind: 'told', message: SHAPE_NOTES.rowAlone, at: number + 1 });
    yield* take(null);
  }
}

/** How the coordinates become longitude and latitude; null if they are. The library for projections is fetched when one is needed. */
async function unprojectOf(prj: string | null, file: string, notes: Notes): Promise<Result<Unproject | null>> {
  if (prj === null || prj.trim() === '') {
    notes.add({ kind: 'told', message: SHAPE_NOTES.noProjection });
    return success(null);
  }
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(prj)?.[1] ?? '';
  if (/^\s*GEOG/i.test(prj) && (isLonLat(name) || /WGS_?(?:19)?84|ETRS_?(?:19)?89/i.test(name))) return success(null);
  notes.add({ kind: 'repaired', message: SHAPE_NOTES.projected, value: name });
  if (isWebMercator(name)) return success(webMercator);
  const { default: proj4 } = await loadPart(() => import('proj4'));
  try {
    const { inverse } = proj4(prj.trim());
    return success((position) => inverse([...position]) as unknown as readonly [number, number]);
  } catch {
    return failure({
      message: `“${titleOf(file)}” is in the projection “${name}”, which is not known here.`,
      remedy: 'Save it in longitude and latitude (WGS 84, EPSG:4326), and open that.',
    });
  }
}
