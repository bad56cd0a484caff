/**
 * Reads the table of a Shapefile (dBASE III to VII). Dates stay texts, as they are written: made a `Date`, the year 0050 would be 1950,
 * and the day that of another time zone.
 */
import { decode, type Decoded } from '../../files/decode';

/** A table: one record a shape. */
export interface Dbf {
  /** The character set that fits, where none is named and letters beyond ASCII are not in UTF-8; else null. */
  readonly guess: Decoded['guess'];
  /** Whether bytes of its records are no letters in its character set. */
  readonly isDamaged: boolean;
  /** How many records the table has room for. */
  readonly count: number;
  /** The values of a record; null if it is marked as deleted or not there. */
  readonly record: (at: number) => Record<string, unknown> | null;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/** Reads a table; null if the bytes are none. `set` is the character set that the archive names (`.cpg`). */
export function readDbf(bytes: Uint8Array, set: string | null): Dbf | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.getUint16(8, true);
  const size = view.getUint16(10, true);
  if (head < 33 || head > bytes.length || size < 1) return null;
  const named = labelOf(set, view.getUint8(29));
  const guess = named === null ? guessOf(bytes.subarray(head)) : null;
  const decoder = new TextDecoder(named ?? guess ?? 'utf-8');
  const fields: Field[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= head && view.getUint8(at) !== 13; at += 32) {
    const name = decoder
      .decode(bytes.subarray(at, at + 11))
      .replace(/\0.*$/s, '')
      .trim();
    const type = String.fromCharCode(view.getUint8(at + 11));
    // Long texts have their length in two bytes.
    const length = view.getUint8(at + 16) + (type === 'C' ? view.getUint8(at + 17) * 256 : 0);
    let unique = name || `Column ${fields.length + 1}`;
    while (fields.some((field) => field.name === unique)) unique += '*';
    fields.push({ name: unique, type, start, length });
    start += length;
  }
  const room = Math.floor((bytes.length - head + 1) / size);
  const count = Math.min(view.getUint32(4, true), room);
  const isDamaged = (): boolean => {
    const texts = fields.filter(({ type }) => type === 'C');
    const strict = new TextDecoder(decoder.encoding, { fatal: true });
    try {
      for (let at = 0; at < count; at++) {
        const from = head + at * size;
        for (const { start: offset, length } of texts)
          strict.decode(bytes.subarray(from + offset, from + offset + length));
      }
      return false;
    } catch {
      return true;
    }
  };
  return {
    guess,
    count,
    isDamaged: isDamaged(),
    record: (at) => {
      const from = head + at * size;
      // A star marks records that are deleted.
      if (from + size > bytes.length + 1 || bytes[from] === 0x2a) return null;
      const entries = fields.map(({ name, type, start: offset, length }): [string, unknown] => {
        const part = bytes.subarray(from + offset, from + offset + length);
        return [name, valueOf(type, part, decoder)];
      });
      return Object.fromEntries(entries);
    },
  };
}

function valueOf(type: string, part: Uint8Array, decoder: TextDecoder): unknown {
  const text = decoder.decode(part).replace(/\0/g, '').trim();
  if (text === '' || /^\*+$/.test(text)) return null;
  switch (type) {
    case 'N':
    case 'F': {
      const number = Number(text.replace(',', '.'));
      return Number.isFinite(number) ? number : text;
    }
    case 'D':
      // A day as eight digits; noughts for none.
      return /^0+$/.test(text) ? null : text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    case 'L':
      return /^[yt]$/i.test(text) ? true : /^[nf]$/i.test(text) ? false : null;
    case 'I':
      return part.length === 4 ? new DataView(part.buffer, part.byteOffset).getInt32(0, true) : null;
    default:
      return text;
  }
}

/** The character set by the name in `.cpg`, or by the byte for the language driver; null for none that is known. */
function labelOf(set: string | null, driver: number): string | null {
  const written = set?.trim() ?? '';
  const label = /^(?:ansi\s*)?(\d{3,4})$/i.test(written) ? `windows-${written.replace(/\D/g, '')}` : written;
  for (const each of [label, label.replace(/^windows-8859(\d)$/, 'iso-8859-$1')]) {
    try {
      if (each) return new TextDecoder(each).encoding;
    } catch {
      // Not known.
    }
  }
  return (
    { 0x03: 'windows-1252', 0x57: null, 0xc8: 'windows-1250', 0xc9: 'windows-1251', 0xca: 'windows-1254' }[driver] ??
    null
  );
}

/** The character set that fits; null for UTF-8. */
function guessOf(bytes: Uint8Array): Decoded['guess'] {
  // Zeros that fill fields, and the sign at the end of the file, are no text.
  const part = bytes.subarray(0, 200_000).map((byte) => (byte < 0x20 ? 0x20 : byte));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true });
    return null;
  } catch {
    const read = decode(part);
    // A field may end in the middle of a letter.
    if (typeof read !== 'string' && read.guess === null) return null;
    return typeof read !== 'string' && /[\u0400-\u04ff]{3}/.test(read.text) ? 'windows-1251' : 'windows-1252';
  }
}
