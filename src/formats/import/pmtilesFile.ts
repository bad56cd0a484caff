/** Reads the vector tiles of one zoom of a PMTiles archive (version 3) as features: the nearest zoom of which it holds few enough. */
import { Compression, PMTiles, TileType, type Header } from 'pmtiles';
import { failure, success, type Result } from '../../domain/result';
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

/** Reads a file. */
export async function readPmtiles(
  { name, bytes }: GivenFile,
  { tell }: ImportTools,
): Promise<Result<readonly RawLayer[]>> {
  const archive = new PMTiles(
    {
      getKey: () => name,
      getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
    },
    undefined,
    unpack,
  );
  let header: Header;
  try {
    header = await archive.getHeader();
  } catch {
    return failure({ message: `“${name}” is damaged, cut short or of an older version.`, remedy: 'Download it again, or save it anew.' }); // prettier-ignore
  }
  if (header.tileType !== TileType.Mvt)
    return failure({
      message: `“${name}” holds pictures and no features.`,
      remedy: 'Only PMTiles with vector tiles can be laid over the map.',
    });
  const zoom = zoomOf(header);
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
  const layers = new Map<string, TileFeature[]>();
  const tiles = tilesOf(header, zoom);
  let count = 0;
  for (const [at, [x, y]] of tiles.entries()) {
    tell({ words: 'Reading tiles', share: at / tiles.length / 2 });
    try {
      const tile = await archive.getZxy(zoom, x, y);
      if (!tile) continue;
      for (const feature of tileFeatures(new Uint8Array(tile.data), zoom, x, y)) {
        if (++count > MOST_FEATURES) break;
        const list = layers.get(feature.layer);
        if (list) list.push(feature);
        else layers.set(feature.layer, [feature]);
      }
    } catch {
      notes.add({ kind: 'dropped', message: 'A tile is damaged: it was left out.' });
    }
  }
  if (count > MOST_FEATURES)
    notes.add({ kind: 'dropped', message: `There are more than ${MOST_FEATURES.toLocaleString('en')} features: the others were left out.` }); // prettier-ignore
  let isFirst = true;
  return success(
    [...layers].map(([title, features]): RawLayer => {
      let read = 0;
      // What holds of the file is noted once.
      const own = isFirst ? notes : new Notes();
      isFirst = false;
      return {
        title: layers.size > 1 ? title : titleOf(name),
        notes: own,
        features: function* () {
          for (const { geometry, properties } of features) yield { number: ++read, geometry, properties };
        },
        share: () => 0.5 + read / features.length / 2,
      };
    }),
  );
}

/** The nearest zoom with few enough tiles; null if there is none. */
function zoomOf(header: Header): number | null {
  for (let zoom = header.maxZoom; zoom >= header.minZoom; zoom--) {
    const [west, north, east, south] = edgesOf(header, zoom);
    if ((east - west + 1) * (south - north + 1) <= MOST_TILES) return zoom;
  }
  return null;
}

/** The first and last column and row of tiles in the bounds of an archive. */
function edgesOf({ minLon, maxLat, maxLon, minLat }: Header, zoom: number): readonly [number, number, number, number] {
  const last = 2 ** zoom - 1;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** zoom);
  const row = (lat: number): number => {
    const radians = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** zoom);
  };
  const within = (tile: number): number => Math.max(0, Math.min(last, tile));
  return [within(column(minLon)), within(row(maxLat)), within(column(maxLon)), within(row(minLat))];
}

function tilesOf(header: Header, zoom: number): readonly (readonly [x: number, y: number])[] {
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
