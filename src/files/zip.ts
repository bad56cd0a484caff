/**
 * Reads single files from a ZIP archive (APPNOTE 6.3). An archive may state false sizes, so unpacking stops at a limit: a small archive
 * cannot fill the memory.
 */

/** A file in a ZIP archive, as the archive's directory lists it. */
export interface ZipEntry {
  /** Path of the file in the archive, with slashes. */
  readonly name: string;
  /** Compression method: 0 stored, 8 deflated (section 4.4.5); files with other methods are not read. */
  readonly method: number;
  /** Compressed size of the file in bytes. */
  readonly size: number;
  /** Offset of the file's local header in the archive. */
  readonly offset: number;
  /** Whether the file is encrypted (section 4.4.4, bit 0). */
  readonly isLocked: boolean;
}

/** At most this many files of an archive are read; a document has some dozens. */
const MOST_ENTRIES = 20_000;

/** The files of an archive, by path; null if the archive's directory cannot be read. */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record of the directory is followed by a comment of at most 65,535 bytes (section 4.3.16), so it is searched for from the
  // end.
  let end = bytes.length - 22;
  for (const last = Math.max(0, end - 0xffff); end >= last && view.getUint32(end, true) !== 0x06054b50; end--);
  if (end < 0 || end + 22 > bytes.length || view.getUint32(end, true) !== 0x06054b50) return null;
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** The unpacked bytes of a file; `large` if there are more than `most`, null if they cannot be read. */
export async function readEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
): Promise<Uint8Array | 'large' | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, size, method, isLocked } = entry;
  if (isLocked || offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return null;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + size > bytes.length) return null;
  const packed = bytes.subarray(start, start + size);
  if (method === 0) return packed.length > most ? 'large' : packed;
  return method === 8 ? inflate(packed, most) : null;
}

/** Unpacks deflated bytes (RFC 1951); `large` if there are more than `most`, null if they are damaged. */
async function inflate(packed: Uint8Array, most: number): Promise<Uint8Array | 'large' | null> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > most) {
        await reader.cancel().catch(() => {});
        return 'large';
      }
      parts.push(next.value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
