/** Makes the files of a Shapefile (ESRI white paper, July 1998) and of its table (dBASE III). */

type Position = readonly [number, number];
/** A shape: a point, the rings of an area, the parts of a line, or none. */
export type Shape =
  | { readonly point: Position }
  | { readonly line: readonly (readonly Position[])[] }
  | { readonly area: readonly (readonly Position[])[] }
  | null;

/** The file with the shapes. */
export function makeShp(shapes: readonly Shape[]): Uint8Array {
  const records = shapes.map((shape, at) => {
    const content = contentOf(shape);
    const head = Buffer.alloc(8);
    head.writeInt32BE(at + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((100 + records.reduce((sum, each) => sum + each.length, 0)) / 2, 24);
  head.writeInt32LE(1000, 28);
  return new Uint8Array(Buffer.concat([head, ...records]));
}

function contentOf(shape: Shape): Buffer {
  if (shape === null) return Buffer.alloc(4);
  if ('point' in shape) return Buffer.concat([int(1), doubles(shape.point)]);
  const parts = 'line' in shape ? shape.line : shape.area;
  const starts = parts.map((_, at) => int(parts.slice(0, at).reduce((sum, part) => sum + part.length, 0)));
  const all = parts.flat();
  return Buffer.concat([
    int('line' in shape ? 3 : 5),
    Buffer.alloc(32),
    int(parts.length),
    int(all.length),
    ...starts,
    ...all.map(doubles),
  ]);
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function doubles([x, y]: Position): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeDoubleLE(x, 0);
  bytes.writeDoubleLE(y, 8);
  return bytes;
}

/** A column of the table: its name, type (C text, N number, D date, L truth) and length. */
export type Column = readonly [name: string, type: string, length: number];

/** The table; cells are given as bytes in its character set, one character a byte. `*` before the first cell of a row marks it as deleted. */
export function makeDbf(columns: readonly Column[], rows: readonly (readonly string[])[]): Uint8Array {
  const size = 1 + columns.reduce((sum, [, , length]) => sum + length, 0);
  const head = Buffer.alloc(33 + columns.length * 32);
  head.writeUInt8(3, 0);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(size, 10);
  for (const [at, [name, type, length]] of columns.entries()) {
    head.write(name, 32 + at * 32, 'latin1');
    head.write(type, 43 + at * 32, 'latin1');
    head.writeUInt8(length, 48 + at * 32);
  }
  head.writeUInt8(13, head.length - 1);
  const records = rows.map((row) => {
    const isDeleted = row[0]?.startsWith('*') ?? false;
    const cells = columns.map(([, , length], at) => (row[at] ?? '').replace(/^\*/, '').padEnd(length).slice(0, length));
    return Buffer.from((isDeleted ? '*' : ' ') + cells.join(''), 'latin1');
  });
  return new Uint8Array(Buffer.concat([head, ...records, Buffer.from([26])]));
}
