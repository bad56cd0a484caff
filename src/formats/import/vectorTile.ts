/** Reads a vector tile (Mapbox Vector Tile Specification 2.1) into features with longitude and latitude. */
import type { Position } from 'geojson';

/** A feature of a tile, in the layer that it is in. */
export interface TileFeature {
  readonly layer: string;
  readonly geometry: object;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads protocol buffers. */
class Buffer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The fields of a message: number, and its value as a number or bytes. */
  *fields(): Generator<readonly [field: number, value: number | Uint8Array]> {
    while (this.#at < this.#bytes.length) {
      const tag = this.varint();
      const field = Math.floor(tag / 8);
      switch (tag % 8) {
        case 0:
          yield [field, this.varint()];
          break;
        case 1:
          yield [field, this.#view.getFloat64(this.#take(8), true)];
          break;
        case 2: {
          const length = this.varint();
          const start = this.#take(length);
          yield [field, this.#bytes.subarray(start, start + length)];
          break;
        }
        case 5:
          yield [field, this.#view.getFloat32(this.#take(4), true)];
          break;
        default:
          throw new RangeError('The tile is damaged.');
      }
    }
  }

  /** All numbers to the end. */
  *varints(): Generator<number> {
    while (this.#at < this.#bytes.length) yield this.varint();
  }

  varint(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.#view.getUint8(this.#take(1));
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  #take(length: number): number {
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new RangeError('The tile is damaged.');
    this.#at += length;
    return start;
  }
}

/** Reads the features of a tile. */
export function tileFeatures(bytes: Uint8Array, z: number, x: number, y: number): readonly TileFeature[] {
  return [...new Buffer(bytes).fields()].flatMap(([field, value]) =>
    field === 3 && value instanceof Uint8Array ? layerFeatures(value, z, x, y) : [],
  );
}

function layerFeatures(bytes: Uint8Array, z: number, x: number, y: number): TileFeature[] {
  let [layer, extent] = ['', 4096];
  const [features, names, values]: [Uint8Array[], string[], unknown[]] = [[], [], []];
  for (const [field, value] of new Buffer(bytes).fields()) {
    if (field === 1) layer = textOf(value);
    else if (field === 2) features.push(value as Uint8Array);
    else if (field === 3) names.push(textOf(value));
    else if (field === 4) values.push(valueOf(value as Uint8Array));
    else if (field === 5) extent = value as number;
  }
  const size = extent * 2 ** z;
  const toLonLat = ([px, py]: readonly [number, number]): Position => {
    const north = Math.PI * (1 - (2 * (y * extent + py)) / size);
    return [((x * extent + px) / size) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
  };
  return features.flatMap((feature) => {
    const read = featureOf(feature, extent, toLonLat);
    if (!read) return [];
    const properties: Record<string, unknown> = read.id === undefined ? {} : { id: read.id };
    for (let at = 0; at + 1 < read.tags.length; at += 2) {
      const name = names[read.tags[at] as number];
      if (name !== undefined)
        Object.defineProperty(properties, name, {
          value: values[read.tags[at + 1] as number],
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
    return [{ layer, geometry: read.geometry, properties }];
  });
}

function featureOf(
  bytes: Uint8Array,
  extent: number,
  toLonLat: (at: readonly [number, number]) => Position,
): { readonly id: number | undefined; readonly tags: readonly number[]; readonly geometry: object } | null {
  let [id, type]: [number | undefined, number] = [undefined, 0];
  let tags: number[] = [];
  let commands = new Uint8Array();
  for (const [field, value] of new Buffer(bytes).fields()) {
    if (field === 1) id = value as number;
    else if (field === 2) tags = [...new Buffer(value as Uint8Array).varints()];
    else if (field === 3) type = value as number;
    else if (field === 4) commands = new Uint8Array(value as Uint8Array);
  }
  const parts = partsOf(commands);
  if (type === 1) {
    // A point beyond the edge is in the next tile, too.
    const points = parts.flat().filter((at) => at.every((each) => each >= 0 && each < extent));
    return points.length > 0 ? { id, tags, geometry: { type: 'MultiPoint', coordinates: points.map(toLonLat) } } : null;
  }
  const lines = parts.map((part) => part.map(toLonLat));
  if (type === 2) return { id, tags, geometry: { type: 'MultiLineString', coordinates: lines } };
  if (type !== 3) return null;
  // Outer rings run clockwise on the screen (section 4.3.3.3); holes follow theirs.
  const areas: Position[][][] = [];
  for (const [at, part] of parts.entries()) {
    if (areaOf(part) > 0 || areas.length === 0) areas.push([lines[at] as Position[]]);
    else areas.at(-1)?.push(lines[at] as Position[]);
  }
  return { id, tags, geometry: { type: 'MultiPolygon', coordinates: areas } };
}

/** The lines that the commands of a geometry draw (section 4.3); a ring that is closed ends where it begins. */
function partsOf(bytes: Uint8Array): (readonly [number, number])[][] {
  const parts: (readonly [number, number])[][] = [];
  const numbers = [...new Buffer(bytes).varints()];
  let [x, y, at] = [0, 0, 0];
  while (at < numbers.length) {
    const command = numbers[at++] as number;
    const kind = command % 8;
    if (kind === 7) {
      const part = parts.at(-1);
      if (part?.[0]) part.push(part[0]);
      continue;
    }
    for (let times = Math.floor(command / 8); times > 0 && at + 1 < numbers.length; times--) {
      x += signed(numbers[at++] as number);
      y += signed(numbers[at++] as number);
      if (kind === 1 || parts.length === 0) parts.push([]);
      parts.at(-1)?.push([x, y]);
    }
  }
  return parts;
}

function signed(number: number): number {
  return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}

function areaOf(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [x1, y1] = ring[(at + 1) % ring.length] as readonly [number, number];
    return sum + x * y1 - x1 * y;
  }, 0);
}

function textOf(value: number | Uint8Array): string {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
}

/** A value (section 4.1): text, number, truth. */
function valueOf(bytes: Uint8Array): unknown {
  for (const [field, value] of new Buffer(bytes).fields()) {
    if (field === 1) return textOf(value);
    if (field === 6) return signed(value as number);
    if (field === 7) return value === 1;
    return value;
  }
  return null;
}
