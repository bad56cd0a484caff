/** Looks at the first bytes of a file: what can be seen in them, whether it is for another part of the page, and what else it is. */
import type { Issue } from '../../domain/result';
import { decode, decodeLatin1 } from '../../files/decode';
import type { FileStart, GivenFile } from './format';
import type { OtherFile } from './outcome';

/** So many bytes are looked at. */
const LOOKED_AT = 65_536;

/** What files are recognised by. */
export function startOf({ name, bytes }: GivenFile): FileStart {
  const start = bytes.subarray(0, LOOKED_AT);
  const extension = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // A cut in the middle of a character must not make other characters of all.
  const read = isBinary(start) ? 'binary' : decode(withoutSeparators(start.subarray(0, wholeCharacters(start))));
  const seen = beginsWith(start, 'PK') ? withDirectory(bytes, start) : start;
  return { extension, bytes: seen, text: typeof read === 'string' ? '' : read.text.replace(/^\ufeff/, '') };
}

/** The first bytes of an archive and its last, where its directory is. */
function withDirectory(bytes: Uint8Array, start: Uint8Array): Uint8Array {
  if (bytes.length <= LOOKED_AT) return start;
  const end = bytes.subarray(Math.max(LOOKED_AT, bytes.length - LOOKED_AT));
  const both = new Uint8Array(start.length + end.length);
  both.set(start);
  both.set(end, start.length);
  return both;
}

/** Record separators (RFC 8142) are no sign of bytes that are no text. */
function withoutSeparators(bytes: Uint8Array): Uint8Array {
  return bytes.includes(0x1e) ? bytes.map((byte) => (byte === 0x1e ? 0x20 : byte)) : bytes;
}

/** Whether bytes begin with those of a text in ISO 8859-1. */
export function beginsWith(bytes: Uint8Array, text: string): boolean {
  return decodeLatin1(bytes.subarray(0, text.length)) === text;
}

/** Whether a file begins as formats do that are no text. */
function isBinary(bytes: Uint8Array): boolean {
  return ['PK\x03\x04', 'PK\x05\x06', 'PAR1', 'PMTiles', '%PDF-', '\x00\x00\x27\x0a'].some((each) =>
    beginsWith(bytes, each),
  );
}

/** How many bytes there are without a character of UTF-8 that is cut at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length;
  for (let back = 0; back < 4 && end > 0 && ((bytes[end - 1] as number) & 0xc0) === 0x80; back++) end--;
  return end > 0 && (bytes[end - 1] as number) >= 0xc0 ? end - 1 : bytes.length;
}

/** The part of the page that a file is for which is no data; null if it is for none. */
export function otherFile({ bytes, text, extension }: FileStart): OtherFile | null {
  if (/^\s*\{/.test(text)) {
    if (/"type"\s*:\s*"rapprochement-atlas-project"/.test(text)) return 'project';
    return /"steps"\s*:\s*\[/.test(text) ? 'story' : null;
  }
  if (beginsWith(bytes, '%PDF-') || beginsWith(bytes, '{\\rtf')) return 'article';
  if (beginsWith(bytes, 'PK')) {
    const paths = decodeLatin1(bytes);
    return /word\/|mimetypeapplication\/(?:epub|vnd\.oasis\.opendocument\.text)/.test(paths) ? 'article' : null;
  }
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b/i.test(text))
    return 'article';
  if (/^(?:from|mime-version|content-type|subject|snapshot-content-location):/im.test(text.slice(0, 500)) && /^mime-version:/im.test(text)) return 'article'; // prettier-ignore
  if (['pdf', 'docx', 'odt', 'epub', 'rtf', 'htm', 'html', 'mhtml', 'md', 'markdown'].includes(extension))
    return 'article';
  // Running text: long lines with sentences.
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words > 100 && (text.match(/\p{L}[.!?]["”’)]?\s/gu)?.length ?? 0) >= 3 ? 'article' : null;
}

/** Formats that are recognised and not read. */
const UNREAD: readonly { readonly start: RegExp; readonly what: string; readonly remedy: string }[] = [
  {
    start: /^SQLite format 3\0/,
    what: 'a GeoPackage or another SQLite database',
    remedy: 'Export its layers as GeoJSON and open those.',
  },
  { start: /^fgb/, what: 'a FlatGeobuf file', remedy: 'Convert it to GeoJSON or GeoParquet and open that.' },
  {
    start: /^\u00d0\u00cf\u0011\u00e0/,
    what: 'a document of an older Office',
    remedy: 'Save the table as CSV and open that.',
  },
  {
    start: /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|II\*\0|MM\0\*|RIFF)/,
    what: 'a picture',
    remedy: 'Only features with coordinates can be laid over the map.',
  },
  {
    start: /^(?:\u001f\u008b|Rar!|7z\u00bc\u00af|BZh|\u00fd7zXZ)/,
    what: 'a packed file',
    remedy: 'Unpack it and open what is in it.',
  },
  {
    start: /^\0\0\u0027\u000a/,
    what: 'one of the files of a Shapefile',
    remedy: 'Open all of them together, in a ZIP archive.',
  },
  {
    start: /^PK/,
    what: 'an archive without a file that can be read',
    remedy: 'Open a KMZ, or a Shapefile in a ZIP archive: with its .shp, .dbf and .prj.',
  },
];

/** Why a file is not read that is of no known format. */
export function unreadFile(name: string, { bytes, text }: FileStart): Issue {
  const start = decodeLatin1(bytes.subarray(0, 64));
  const known = UNREAD.find((each) => each.start.test(start));
  if (known) return { message: `“${name}” is ${known.what}.`, remedy: known.remedy };
  if (/^\s*[{[]/.test(text))
    return {
      message: `“${name}” is JSON, but no GeoJSON or TopoJSON: it has no features.`,
      remedy: 'Choose a file with "type": "FeatureCollection" in it.',
    };
  if (/^\s*</.test(text))
    return { message: `“${name}” is XML, but no KML or GPX.`, remedy: 'Convert it to KML or GeoJSON and open that.' };
  return {
    message: `“${name}” is of no format that is known here.`,
    remedy: 'Open GeoJSON, TopoJSON, KML, KMZ, GPX, CSV, a Shapefile in a ZIP archive, GeoParquet or PMTiles.',
  };
}
