/** Reads the vector tiles of one zoom of a PMTiles archive (version 3) as features: the nearest zoom of which it holds few enough. */
import { Compression, PMTiles, TileType, type Header } from 'pmtiles';
import type { Bounds } from '../../domain/model';
import { failure, success, type Result } from '../../domain/result';
import { HostError, type HostBytes } from '../../files/hostChannel';
import type { GivenFile, ImportTools, RawLayer } from './format';
import { Notes } from './notes';
import { titleOf } from './titles';
import { tileFeatures, type TileFeature } from './vectorTile';

/** At most so many tiles are read. */
const MOST_TILES = 400;
/** At most so many features are read. */
const MOST_FEATURES = 500_000;
/** A tile or directory has at most so many bytes when it is unpacked. */
const MOST_BYTES = 50_000_000;

/** Tiles that are asked for at the same time: those of another host are on their way for a while. */
const AT_ONCE = 6;

/** Where the bytes of an archive are. */
export interface PmtilesBytes {
  readonly name: string;
  /** Gives bytes, fewer where the archive ends. A `HostError` ends the reading. */
  readonly bytes: HostBytes;
  /** The part of the earth that is read if the archive has any of it; at first all of the archive. */
  readonly within?: Bounds | undefined;
}

/** Reads a file. */
export function readPmtiles(
  { name, bytes }: GivenFile,
  tools: Pick<ImportTools, 'tell'>,
): Promise<Result<readonly RawLayer[]>> {
  return readPmtilesBytes(
    { name, bytes: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length).buffer) },
    tools,
  );
}

/** Reads an archive, wherever it is. */
export async function readPmtilesBytes(
  { name, bytes, within }: PmtilesBytes,
  { tell }: Pick<ImportTools, 'tell'>,
): Promise<Result<readonly RawLayer[]>> {
  const getBytes = async (offset: number, length: number): Promise<{ data: ArrayBuffer }> => {
    if (length > MOST_BYTES) throw new RangeError('A tile is too large.');
    return { data: await bytes(offset, length) };
  };
  const archive = new PMTiles({ getKey: () => name, getBytes }, undefined, unpack);
  let header: Header;
  try {
    header = await archive.getHeader();
  } catch (error) {
    if (error instanceof HostError) throw error;
    return failure({
      message: `“${name}” is damaged, cut short or of an older version.`,
      remedy: 'Download it again, or save it anew.',
    });
  }
  if (header.tileType === TileType.Mlt)
    return failure({
      message: `“${name}” has tiles in the format of MapLibre (MLT), which is not read here.`,
      remedy: 'Make PMTiles with vector tiles in the format of Mapbox (MVT), and open those.',
    });
  if (header.tileType !== TileType.Mvt)
    return failure({
      message: `“${name}” holds pictures and no features.`,
      remedy: 'Only PMTiles with vector tiles can be laid over the map.',
    });
  const part = partOf(header, within);
  const zoom = zoomOf(part);
  if (zoom === null)
    return failure({
      message: `“${name}” has more tiles than are read here, even at its farthest zoom.`,
      remedy: 'Cut out a part of it (pmtiles extract), or open the data it was made from.',
    });
  const notes = new Notes();
  notes.add({
    kind: 'told',
    message: `The features are as drawn at zoom ${zoom}: simplified, and in pieces where they cross the edges of tiles. For whole features open the data that the tiles were made from.`,
  });
  if (part !== header)
    notes.add({ kind: 'told', message: 'Only what lies in the region of this map was read of the archive.' });
  const layers = new Map<string, TileFeature[]>();
  const tiles = tilesOf(part, zoom);
  let count = 0;
  const read: (readonly TileFeature[])[] = [];
  let next = 0;
  let done = 0;
  const readNext = async (): Promise<void> => {
    while (next < tiles.length && count <= MOST_FEATURES) {
      const at = next++;
      const [x, y] = tiles[at] as readonly [number, number];
      try {
        const tile = await archive.getZxy(zoom, x, y);
        if (tile) read[at] = tileFeatures(new Uint8Array(tile.data), zoom, x, y);
        count += read[at]?.length ?? 0;
      } catch (error) {
        if (error instanceof HostError) throw error;
        notes.add({ kind: 'dropped', message: 'A tile is damaged: it was left out.' });
      }
      tell({ words: `Reading tiles: ${++done} of ${tiles.length}`, share: done / tiles.length / 2 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  count = 0;
  for (const feature of read.flatMap((features) => features ?? [])) {
    if (++count > MOST_FEATURES) break;
    const list = layers.get(feature.layer);
    if (list) list.push(feature);
    else layers.set(feature.layer, [feature]);
  }
  if (count > MOST_FEATURES)
    notes.add({
      kind: 'dropped',
      message: `There are more than ${MOST_FEATURES.toLocaleString('en')} features: the others were left out.`,
    });
  let isFirst = true;
  return success(
    [...layers].map(([title, features]): RawLayer => {
      let taken = 0;
      // What holds of the file is noted once.
      const own = isFirst ? notes : new Notes();
      isFirst = false;
      return {
        title: layers.size > 1 ? title : titleOf(name),
        notes: own,
        features: function* () {
          for (const { geometry, properties } of features) yield { number: ++taken, geometry, properties };
        },
        share: () => 0.5 + taken / features.length / 2,
      };
    }),
  );
}

/** What of an archive's zooms and bounds is read. */
type Part = Pick<Header, 'minZoom' | 'maxZoom' | 'minLon' | 'maxLat' | 'maxLon' | 'minLat'>;

/** The part of an archive that lies within bounds; all of it if nothing does, or nothing lies beyond. */
function partOf(header: Header, within: Bounds | undefined): Part {
  if (!within) return header;
  const [west, south, east, north] = within;
  const [minLon, minLat] = [Math.max(west, header.minLon), Math.max(south, header.minLat)];
  const [maxLon, maxLat] = [Math.min(east, header.maxLon), Math.min(north, header.maxLat)];
  // Bounds that cross the antimeridian have their west in the east.
  if (minLon >= maxLon || minLat >= maxLat) return header;
  const isAll =
    minLon === header.minLon && minLat === header.minLat && maxLon === header.maxLon && maxLat === header.maxLat;
  return isAll ? header : { minZoom: header.minZoom, maxZoom: header.maxZoom, minLon, minLat, maxLon, maxLat };
}

/** The nearest zoom with few enough tiles; null if there is none. */
function zoomOf(header: Part): number | null {
  for (let zoom = header.maxZoom; zoom >= header.minZoom; zoom--) {
    const [west, north, east, south] = edgesOf(header, zoom);
    if ((east - west + 1) * (south - north + 1) <= MOST_TILES) return zoom;
  }
  return null;
}

/** The first and last column and row of tiles in the bounds of an archive. */
function edgesOf({ minLon, maxLat, maxLon, minLat }: Part, zoom: number): readonly [number, number, number, number] {
  const last = 2 ** zoom - 1;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** zoom);
  const row = (lat: number): number => {
    const radians = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** zoom);
  };
  const within = (tile: number): number => Math.max(0, Math.min(last, tile));
  return [within(column(minLon)), within(row(maxLat)), within(column(maxLon)), within(row(minLat))];
}

function tilesOf(header: Part, zoom: number): readonly (readonly [x: number, y: number])[] {
  const [west, north, east, south] = edgesOf(header, zoom);
  const tiles: (readonly [number, number])[] = [];
  for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) tiles.push([x, y]);
  return tiles;
}

/** Unpacks a tile or directory, up to a limit. */
async function unpack(packed: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) return packed;
  if (compression !== Compression.Gzip) throw new Error('The compression is not known.');
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel().catch(() => {});
      throw new RangeError('A tile is too large.');
    }
    parts.push(next.value);
  }
  return new Blob(parts).arrayBuffer();
}
