/** Archives: whole, torn, locked, and with false sizes. */
import { describe, expect, it } from 'vitest';
import { readEntry, zipEntries, type ZipEntry } from '../../../src/files/zip';
import { zip } from '../../helpers/makeZip';

const FILES = { 'one.txt': 'They met by the river.', 'folder/two.txt': 'x'.repeat(200), 'three.txt': '' };
const text = async (bytes: Uint8Array, entry: ZipEntry | undefined, most = 1000): Promise<string | null> => {
  const read = entry ? await readEntry(bytes, entry, most) : null;
  return read === null || read === 'large' ? read : new TextDecoder().decode(read);
};
/** An archive with some bytes set, by the offset of the record they lie in. */
const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};
/** Offset of the nth record that begins with a signature. */
const record = (bytes: Uint8Array, signature: number, nth = 0): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, found = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === signature && found++ === nth) return at;
  return -1;
};
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

describe.each<readonly [string, boolean]>([
  ['stored', false],
  ['deflated', true],
])('An archive with %s files', (_what, isDeflated) => {
  const bytes = zip(FILES, isDeflated);

  it('names them and gives their bytes', async () => {
    const entries = zipEntries(bytes);
    expect([...(entries?.keys() ?? [])]).toEqual(Object.keys(FILES));
    for (const [name, content] of Object.entries(FILES)) expect(await text(bytes, entries?.get(name))).toBe(content);
    expect(entries?.get('one.txt')).toMatchObject({
      name: 'one.txt',
      method: isDeflated ? 8 : 0,
      offset: 0,
      isLocked: false,
    });
  });

  it('is read where it is a part of other bytes, and with a comment at its end', async () => {
    const around = new Uint8Array(bytes.length + 300);
    around.set(bytes, 100);
    const part = around.subarray(100, 100 + bytes.length);
    expect(await text(part, zipEntries(part)?.get('one.txt'))).toBe(FILES['one.txt']);
    for (const length of [1, 40, 0xffff]) {
      const commented = new Uint8Array(bytes.length + length);
      commented.set(bytes);
      expect([...(zipEntries(commented)?.keys() ?? [])]).toEqual(Object.keys(FILES));
    }
    const long = new Uint8Array(bytes.length + 0xffff + 2);
    long.set(bytes);
    expect(zipEntries(long)).toBeNull();
  });

  it('is read past a comment of a file', async () => {
    const at = record(bytes, CENTRAL, 1);
    const commented = new Uint8Array(bytes.length + 3);
    commented.set(bytes.subarray(0, at));
    commented.set(bytes.subarray(at), at + 3);
    // The comment ends the first file's record; its length is said in bytes 32 and 33 (section 4.3.12).
    commented[record(bytes, CENTRAL) + 32] = 3;
    expect([...(zipEntries(commented)?.keys() ?? [])]).toEqual(Object.keys(FILES));
  });

  it('gives no more than is wanted of a file', async () => {
    const entry = zipEntries(bytes)?.get('folder/two.txt');
    expect(await text(bytes, entry, 200)).toBe(FILES['folder/two.txt']);
    expect(await text(bytes, entry, 199)).toBe('large');
  });

  it('that was torn has no directory, and a file that was torn no bytes', async () => {
    for (const length of [0, 21, 40, record(bytes, CENTRAL), bytes.length - 1])
      expect(zipEntries(bytes.slice(0, length))).toBeNull();
    expect(zipEntries(changed(bytes, record(bytes, CENTRAL, 1), 0))).toBeNull();
    const entry = zipEntries(bytes)?.get('one.txt') as ZipEntry;
    expect(await text(changed(bytes, record(bytes, LOCAL), 0), entry)).toBeNull();
    expect(await text(bytes, { ...entry, offset: bytes.length - 29 })).toBeNull();
    expect(await text(bytes, { ...entry, offset: 5_000_000 })).toBeNull();
    expect(await text(bytes, { ...entry, size: bytes.length })).toBeNull();
  });

  it('that is locked or packed otherwise gives no bytes', async () => {
    const entry = zipEntries(bytes)?.get('one.txt') as ZipEntry;
    expect(await text(bytes, { ...entry, isLocked: true })).toBeNull();
    expect(await text(bytes, { ...entry, method: 12 })).toBeNull();
    expect(zipEntries(changed(bytes, record(bytes, CENTRAL) + 8, 1))?.get('one.txt')?.isLocked).toBe(true);
    expect(zipEntries(changed(bytes, record(bytes, CENTRAL) + 8, 8))?.get('one.txt')?.isLocked).toBe(false);
  });

  it('has as many files as it says, and a directory that ends early is none', () => {
    const end = record(bytes, END);
    expect(zipEntries(changed(bytes, end + 10, 2))?.size).toBe(2);
    expect(zipEntries(changed(bytes, end + 10, 4))).toBeNull();
    expect(zipEntries(changed(bytes, end + 16, 255))).toBeNull();
  });
});

it('A file that does not unpack has no bytes', async () => {
  const bytes = zip(FILES, true);
  const entry = zipEntries(bytes)?.get('folder/two.txt') as ZipEntry;
  const start = entry.offset + 30 + 'folder/two.txt'.length;
  expect(await text(changed(bytes, start, 0xff), entry)).toBeNull();
});
