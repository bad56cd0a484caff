/** Addresses of PMTiles at other hosts, as readers type or paste them. Pure functions. */
import { failure, success, type Result } from '../../domain/result';

/** An address that can be asked. */
export interface TileAddress {
  /** The address, written out. */
  readonly address: string;
  /** Scheme, host and port: what the reader says yes to. */
  readonly origin: string;
  /** The host that is asked, with its port if it has one: as the reader is told. */
  readonly host: string;
  /** Name of the file. */
  readonly name: string;
}

/** A text that is one address and nothing else. */
const ADDRESS = /^(?:pmtiles:\/\/)?https?:\/\/\S+$/i;
const OTHERS =
  /\.(geojson|json|csv|tsv|kml|kmz|gpx|zip|parquet|geoparquet|shp|fgb|gpkg|mbtiles|pbf|mvt|png|jpe?g|tiff?)$/i;

/** Whether a pasted text is the address of a PMTiles file. */
export function isTileAddress(text: string): boolean {
  return ADDRESS.test(text.trim()) && /\.pmtiles(?:[?#]\S*)?$/i.test(text.trim());
}

/** Reads an address; else says why it cannot be asked. */
export function readTileAddress(text: string): Result<TileAddress> {
  const written = text.trim().replace(/^pmtiles:\/\//i, '');
  // Who writes no scheme means the usual one.
  const whole = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//.test(written) ? `https://${written}` : written;
  if (!URL.canParse(whole)) return fault('This is no address.', 'Write it as https://example.org/file.pmtiles.');
  const url = new URL(whole);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fault('Only addresses of the web are asked.', 'Write one that begins with https://, or choose the file.');
  const isHere = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol === 'http:' && !isHere)
    return fault(
      `Over http anybody on the way could read and change what ${url.host} sends.`,
      'Write https if the host has it; or download the file and choose it.',
    );
  if (url.username !== '' || url.password !== '')
    return fault('The address has a name or a password in it, which is not sent.', 'Download the file and choose it.');
  if (url.hostname.startsWith('['))
    return fault('A host is asked by its name and not by a number in brackets.', 'Write its name.');
  if (/\{[xyz]\}|%7B[xyz]%7D/i.test(url.href))
    return fault(
      'This is the address of single tiles and not of a PMTiles file.',
      'Ask its maker for the PMTiles file.',
    );
  const other = OTHERS.exec(url.pathname)?.[1];
  if (other !== undefined)
    return fault(
      `Of an address only PMTiles are read, in parts; a file of ${other.toUpperCase()} would have to be fetched whole.`,
      'Download it and choose the file.',
    );
  url.hash = '';
  return success({ address: url.href, origin: url.origin, host: url.host, name: nameOf(url) });
}

/** The last part of an address's path, or the host. */
function nameOf({ pathname, host }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  if (last === '') return host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function fault(message: string, remedy: string): Result<never> {
  return failure({ message, remedy });
}
