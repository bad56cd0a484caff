/** PMTiles archives (specification, version 3) of one vector tile, for the tests of what reads them. */
import { gzipSync } from 'node:zlib';

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const field = (number: number, bytes: readonly number[]): number[] => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const text = (number: number, value: string): number[] => field(number, [...Buffer.from(value)]);
const int = (number: number, value: number): number[] => [...varint(number * 8), ...varint(value)];
const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2);
const command = (id: number, count: number): number => id + count * 8;
/** A geometry by its commands: `['M', x, y]` and `['L', x, y, …]` relative to what comes before, `['Z']`. */
const drawn = (...steps: readonly (readonly [string, ...number[]])[]): number[] =>
  steps.flatMap(([letter, ...numbers]) => [
    ...varint(command({ M: 1, L: 2, Z: 7 }[letter] ?? 0, Math.max(1, numbers.length / 2))),
    ...numbers.flatMap((each) => varint(zigzag(each))),
  ]);
const feature = (type: number, geometry: readonly number[], id = 7): number[] =>
  field(2, [...int(1, id), ...field(2, [0, 0, 1, 1]), ...int(3, type), ...field(4, geometry)]);
const layer = (name: string, ...features: readonly number[][]): number[] =>
  field(3, [
    ...int(15, 2),
    ...text(1, name),
    ...features.flat(),
    ...text(3, 'name'),
    ...text(3, 'date'),
    ...field(4, text(1, 'A')),
    ...field(4, text(1, '0050')),
    ...int(5, 4096),
  ]);

/** A tile with a layer of points, one of them beyond its edge, and a layer with a line and an area with a hole. */
export const TILE = new Uint8Array([
  ...layer('points', feature(1, drawn(['M', 2048, 2048])), feature(1, drawn(['M', -10, 5]))),
  ...layer(
    'shapes',
    feature(2, drawn(['M', 0, 0], ['L', 4096, 4096])),
    feature(
      3,
      drawn(['M', 0, 0], ['L', 1024, 0, 0, 1024, -1024, 0], ['Z'], ['M', 100, -924], ['L', 0, 100, 100, 0], ['Z']),
    ),
  ),
]);

/** An archive of one tile, at zoom 0. `type` is 1 for vector tiles; without packing every byte counts. */
export function pmtiles(tile: Uint8Array, type = 1, isPacked = true): Uint8Array {
  const pack = (bytes: Uint8Array | string): Uint8Array => (isPacked ? gzipSync(bytes) : Buffer.from(bytes as string));
  const packed = pack(tile);
  const root = pack(new Uint8Array([1, 0, 1, ...varint(packed.length), 1]));
  const metadata = pack('{}');
  const head = Buffer.alloc(127);
  head.write('PMTiles');
  head.writeUInt8(3, 7);
  const parts = [root.length, metadata.length, 0, packed.length];
  let offset = 127;
  for (const [at, length] of parts.entries()) {
    head.writeBigUInt64LE(BigInt(offset), 8 + at * 16);
    head.writeBigUInt64LE(BigInt(length), 16 + at * 16);
    offset += length;
  }
  for (const at of [72, 80, 88]) head.writeBigUInt64LE(1n, at);
  head.writeUInt8(1, 96);
  head.writeUInt8(isPacked ? 2 : 1, 97);
  head.writeUInt8(isPacked ? 2 : 1, 98);
  head.writeUInt8(type, 99);
  for (const [at, degrees] of [-180, -85, 180, 85].entries()) head.writeInt32LE(degrees * 1e7, 102 + at * 4);
  return new Uint8Array(Buffer.concat([head, root, metadata, packed]));
}
