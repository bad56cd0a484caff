/** Looks whether latitude and longitude of a file are exchanged, in all its features or in a few of them. */
import type { Geometry } from 'geojson';
import { containsPoint } from '../../domain/bounds';
import type { Bounds, LonLat } from '../../domain/model';
import { areaOf, FEW } from './bulk';
import { firstPosition } from './firstPosition';
import type { RawFeature, RawLayer } from './format';
import type { Fault } from './notes';
import type { ImportOptions } from './outcome';

/** Messages about exchanged axes. */
export const AXIS_NOTES = {
  all: 'Latitude and longitude seem to be exchanged: with latitude first, the features would lie on this map.',
  some: 'Latitude and longitude may be exchanged here: unlike most others, the feature lies far away, and with the two exchanged it would lie on this map.',
  among:
    'Latitude and longitude may be exchanged here: the feature lies away from the others, and with the two exchanged it would lie among them.',
} as const;

/** The note that the axes of a feature were exchanged, because the reader wished it. */
export function exchangeOf({ number, geometry }: RawFeature): Fault {
  const [x, y] = firstPosition(geometry) ?? [];
  const counted: Fault['counted'] = (count, noun) => {
    const values = x === undefined ? '' : `: ${y}, ${x} is now ${x}, ${y}`;
    const of = count === 1 ? noun : `${noun}s`;
    const where = count === 1 || values === '' ? '' : ` in ${noun} ${number.toLocaleString('en')}`;
    return `Latitude and longitude of ${count.toLocaleString('en')} ${of} were exchanged, as you wished${values}${where}.`;
  };
  return { kind: 'repaired', message: 'exchanged', counted, at: number, isWished: true };
}

/** So many features whose axes may be exchanged are remembered, to be named. */
const MOST_STRAYS = 20;
/** How much room there is around where most features lie, by their own width. */
const ROOM = 0.5;

/** A measure by which a feature is suspected: it does not lie somewhere, and would if its axes were exchanged. */
class Suspicion {
  readonly #there: Bounds;
  /** How many features lie there, how many would if their axes were exchanged, and how many there are. */
  there = 0;
  swapped = 0;
  all = 0;
  /** The first of those that would: number and position. */
  readonly strays: (readonly [number, LonLat])[] = [];

  constructor(there: Bounds) {
    this.#there = there;
  }

  isStray(position: LonLat): boolean {
    return !containsPoint(this.#there, position) && containsPoint(this.#there, [position[1], position[0]]);
  }

  add(position: LonLat, at: number): void {
    this.all++;
    if (containsPoint(this.#there, position)) this.there++;
    else if (this.isStray(position)) {
      this.swapped++;
      if (this.strays.length < MOST_STRAYS) this.strays.push([at, position]);
    }
  }
}

/** Looks whether latitude and longitude are exchanged. */
export class AxisCheck {
  /** By where the atlas lies; null if that is not known. */
  readonly #near: Suspicion | null;
  /** By where most of the first features lie; null if that cannot be said. */
  #among: Suspicion | null = null;

  constructor(near: Bounds | undefined) {
    this.#near = near ? new Suspicion(near) : null;
  }

  /** Looks at the first features: whether they cannot be read with longitude first, and can with latitude first. */
  isSwappedForSure(first: readonly RawFeature[]): boolean {
    const positions = first.map(({ geometry }) => firstPosition(geometry)).filter((position) => position !== null);
    const beyond = positions.filter(([, y]) => Math.abs(y) > 90 && Math.abs(y) <= 180).length;
    const isSure = beyond > 0 && beyond >= positions.length / 10 && positions.every(([x]) => Math.abs(x) <= 90);
    const area = isSure ? null : areaOf(positions, ROOM);
    this.#among = area && new Suspicion(area);
    return isSure;
  }

  /** Whether a feature is one of the few that may be exchanged, by what was said of them. */
  isStray(geometry: unknown, by: ImportOptions['swapAxes']): boolean {
    const suspicion = by === 'swap-strays' ? this.#near : by === 'swap-outliers' ? this.#among : null;
    const position = suspicion && firstPosition(geometry);
    return position !== null && suspicion?.isStray(position) === true;
  }

  add(geometry: Geometry, at: number): void {
    const position = firstPosition(geometry);
    if (!position) return;
    this.#near?.add(position, at);
    this.#among?.add(position, at);
  }

  /** Notes the suspicion. */
  note({ notes }: RawLayer): void {
    const [near, among] = [this.#near, this.#among];
    // Of a file about another part of the world, a few lie there by chance.
    if (near && near.swapped > 0 && near.there + near.swapped >= near.all / 2) {
      if (near.there > 0) noteStrays(notes, near, AXIS_NOTES.some, 'swap-strays');
      else notes.add({ kind: 'told', message: AXIS_NOTES.all, times: near.swapped, offer: 'swap-axes' });
    } else if (
      among &&
      among.swapped > 0 &&
      among.swapped <= among.all * FEW &&
      among.there >= among.all * (1 - 2 * FEW)
    )
      noteStrays(notes, among, AXIS_NOTES.among, 'swap-outliers');
  }
}

function noteStrays(
  notes: RawLayer['notes'],
  { strays, swapped }: Suspicion,
  message: string,
  offer: Fault['offer'],
): void {
  for (const [at, [lon, lat]] of strays) notes.add({ kind: 'told', message, at, value: `${lat}, ${lon}`, offer });
  const others = swapped - strays.length;
  if (others > 0) notes.add({ kind: 'told', message, times: others });
}
