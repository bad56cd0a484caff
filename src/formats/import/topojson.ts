/** Reads TopoJSON (its specification 1.0): a layer for each of its objects. */
import { failure, success, type Result } from '../../domain/result';
import type { ImportFormat, RawFeature, RawLayer } from './format';
import { noteCharacterSet } from './characterSet';
import { asUtf8 } from './geojson';
import { repairJson } from './jsonRepair';
import { Notes } from './notes';
import { titleOf } from './titles';

/** Messages of faults in TopoJSON. */
export const TOPOJSON_NOTES = {
  arc: 'A geometry names an arc that is not there: the arc was left out.',
} as const;

/** Collections lie at most this deep in each other. */
const MOST_DEEP = 32;

type Arc = readonly (readonly number[])[];

export const topojson: ImportFormat = {
  id: 'topojson',
  title: 'TopoJSON',
  extensions: ['topojson'],
  mediaTypes: ['application/topo+json'],
  recognises: ({ text, extension }) =>
    /^\s*\{/.test(text) &&
    (/"type"\s*:\s*"Topology"/.test(text) || extension === 'topojson' || /^\s*\{\s*"arcs"\s*:\s*\[/.test(text)),
  read: ({ name, bytes }) => Promise.resolve(readTopology(name, bytes)),
};

function readTopology(name: string, bytes: Uint8Array): Result<readonly RawLayer[]> {
  const utf8 = asUtf8(bytes);
  const text = utf8 ? new TextDecoder().decode(utf8.bytes) : '';
  const value = parse(text);
  const { objects, arcs, transform } = recordOf(value);
  if (value === undefined)
    return failure({
      message: `“${name}” is damaged or cut short: it is no JSON.`,
      remedy: 'Save it anew, and open that.',
    });
  if (!Array.isArray(arcs) || Object.keys(recordOf(objects)).length === 0)
    return failure({
      message: `“${name}” is TopoJSON without objects or arcs.`,
      remedy: 'Save it anew, and open that.',
    });
  const topology = new Topology(arcs, transform);
  return success(
    Object.entries(recordOf(objects)).map(([title, object], at, all): RawLayer => {
      const notes = new Notes();
      if (utf8 && at === 0) noteCharacterSet(utf8, notes);
      let read = 0;
      return {
        title: all.length > 1 ? title : titleOf(name),
        notes,
        features: function* () {
          const geometries = collected(object);
          for (const [index, each] of geometries.entries()) {
            read = (index + 1) / geometries.length;
            yield featureOf(each, index + 1, topology, notes);
          }
        },
        share: () => (at + read) / all.length,
      };
    }),
  );
}

/** Reads JSON, with the slips that are mended elsewhere; undefined if it is none. */
function parse(text: string): unknown {
  for (const each of [() => text, () => repairJson(text)?.text ?? '']) {
    try {
      return JSON.parse(each()) as unknown;
    } catch {
      // The next way.
    }
  }
  return undefined;
}

/** The features of an object: those of a collection, or itself. */
function collected(object: unknown): readonly unknown[] {
  const { type, geometries } = recordOf(object);
  return type === 'GeometryCollection' && Array.isArray(geometries) ? (geometries as readonly unknown[]) : [object];
}

function featureOf(object: unknown, number: number, topology: Topology, notes: Notes): RawFeature {
  const { id, properties } = recordOf(object);
  const named = id === undefined ? {} : { id };
  return {
    number,
    geometry: topology.geometry(object, 0, () =>
      notes.add({ kind: 'dropped', message: TOPOJSON_NOTES.arc, at: number }),
    ),
    properties: { ...named, ...recordOf(properties) },
  };
}

class Topology {
  readonly #arcs: readonly unknown[];
  readonly #scale: readonly [number, number] | null;
  readonly #translate: readonly [number, number];
  readonly #decoded = new Map<number, Arc>();

  constructor(arcs: readonly unknown[], transform: unknown) {
    const { scale, translate } = recordOf(transform);
    this.#arcs = arcs;
    this.#scale = Array.isArray(scale) ? (scale as unknown as readonly [number, number]) : null;
    this.#translate = Array.isArray(translate) ? (translate as unknown as readonly [number, number]) : [0, 0];
  }

  /** An object as GeoJSON. What it is, is checked like any other geometry. */
  geometry(object: unknown, depth: number, onmissing: () => void): unknown {
    const { type, arcs, coordinates, geometries } = recordOf(object);
    const line = (indexes: unknown): Arc => this.#line(indexes, onmissing);
    const lines = (parts: unknown): unknown => (Array.isArray(parts) ? parts.map(line) : null);
    switch (type) {
      case 'Point':
        return { type, coordinates: this.#point(coordinates) };
      case 'MultiPoint':
        return { type, coordinates: Array.isArray(coordinates) ? coordinates.map((each) => this.#point(each)) : null };
      case 'LineString':
        return { type, coordinates: line(arcs) };
      case 'MultiLineString':
      case 'Polygon':
        return { type, coordinates: lines(arcs) };
      case 'MultiPolygon':
        return { type, coordinates: Array.isArray(arcs) ? arcs.map(lines) : null };
      case 'GeometryCollection': {
        if (!Array.isArray(geometries) || depth >= MOST_DEEP) return null;
        return { type, geometries: geometries.map((each) => this.geometry(each, depth + 1, onmissing)) };
      }
      default:
        return null;
    }
  }

  #point(position: unknown): unknown {
    if (!this.#scale || !Array.isArray(position)) return position;
    const [x, y, ...rest] = position as readonly number[];
    return [this.#x(x as number), this.#y(y as number), ...rest];
  }

  /** Arcs joined to a line; the first position of each but the first is the last of the one before. */
  #line(indexes: unknown, onmissing: () => void): Arc {
    const line: (readonly number[])[] = [];
    for (const index of Array.isArray(indexes) ? (indexes as readonly unknown[]) : []) {
      const arc = this.#arc(index);
      if (!arc) {
        onmissing();
        continue;
      }
      const isReversed = (index as number) < 0;
      for (let at = line.length > 0 ? 1 : 0; at < arc.length; at++)
        line.push(arc[isReversed ? arc.length - 1 - at : at] as readonly number[]);
    }
    return line;
  }

  /** An arc as positions; a negative index counts from the end with its bits turned, and means the arc backwards. */
  #arc(index: unknown): Arc | null {
    if (typeof index !== 'number' || !Number.isInteger(index)) return null;
    const place = index < 0 ? ~index : index;
    const known = this.#decoded.get(place);
    if (known) return known;
    const written = this.#arcs[place];
    if (!Array.isArray(written)) return null;
    let [x, y] = [0, 0];
    const arc = (written as readonly unknown[]).filter(Array.isArray).map((position): readonly number[] => {
      if (!this.#scale) return position as readonly number[];
      const [dx, dy, ...rest] = position as readonly number[];
      x += dx as number;
      y += dy as number;
      return [this.#x(x), this.#y(y), ...rest];
    });
    this.#decoded.set(place, arc);
    return arc;
  }

  #x(x: number): number {
    return this.#scale ? x * this.#scale[0] + this.#translate[0] : x;
  }

  #y(y: number): number {
    return this.#scale ? y * this.#scale[1] + this.#translate[1] : y;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
