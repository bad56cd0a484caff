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
  either:
    'Latitude and longitude may be exchanged here: unlike most others, the feature lies away from them, and with the two exchanged it would lie among them or at least on this map.',
} as const;

/** So many features whose axes may be exchanged are remembered, to be named. */
const MOST_STRAYS = 20;

/** The note that the axes of a feature were exchanged, because the reader wished it. */
export function exchangeOf({ number, geometry }: RawFeature): Fault {
  const [x, y] = firstPosition(geometry) ?? [];
  const counted: Fault['counted'] = (count, noun) => {
    const values = x === undefined ? '' : `: ${y}, ${x} is now ${x}, ${y}`;
    const of = count === 1 ? noun : `${noun}s`;
    const where = count === 1 || values === '' ? '' : ` in ${noun} ${number.toLocaleString('en')}`;
    return `Latitude and longitude of ${count.toLocaleString('en')} ${of} were exchanged, as you wished${values}${where}.`;
  };
  return { kind: 'repaired', message: 'exchanged', counted, at: number, places: MOST_STRAYS, isWished: true };
}

/** How much room there is around where most features lie, by their own width. */
const ROOM = 0.5;

/** The features that are suspected: how many, and number and position of the first. */
class Strays {
  count = 0;
  readonly first: (readonly [number, LonLat])[] = [];

  add(position: LonLat, at: number): void {
    this.count++;
    if (this.first.length < MOST_STRAYS) this.first.push([at, position]);
  }
}

/** A measure by which a feature is suspected: it does not lie somewhere, and would if its axes were exchanged. */
class Suspicion {
  readonly #there: Bounds;
  /** How many features lie there, and how many there are. */
  there = 0;
  all = 0;
  /** Those that would lie there if their axes were exchanged. */
  readonly strays = new Strays();

  constructor(there: Bounds) {
    this.#there = there;
  }

  isStray(position: LonLat): boolean {
    return !containsPoint(this.#there, position) && containsPoint(this.#there, [position[1], position[0]]);
  }

  /** Counts a feature. Returns whether it is suspected. */
  add(position: LonLat, at: number): boolean {
    this.all++;
    if (containsPoint(this.#there, position)) this.there++;
    const isStray = this.isStray(position);
    if (isStray) this.strays.add(position, at);
    return isStray;
  }
}

/** Looks whether latitude and longitude are exchanged. */
export class AxisCheck {
  /** By where the atlas lies; null if that is not known. */
  readonly #near: Suspicion | null;
  /** By where most of the first features lie; null if that cannot be said. */
  #among: Suspicion | null = null;
  /** Those that are suspected by one of the two measures or by both. */
  readonly #either = new Strays();

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
    const position = firstPosition(geometry);
    if (!position) return false;
    const isNear = by === 'swap-strays' || by === 'swap-either';
    const isAmong = by === 'swap-outliers' || by === 'swap-either';
    return (isNear && this.#near?.isStray(position) === true) || (isAmong && this.#among?.isStray(position) === true);
  }

  add(geometry: Geometry, at: number): void {
    const position = firstPosition(geometry);
    if (!position) return;
    const isNear = this.#near?.add(position, at) === true;
    const isAmong = this.#among?.add(position, at) === true;
    if (isNear || isAmong) this.#either.add(position, at);
  }

  /** Notes the suspicion. All features that may be exchanged are asked about at once, whichever measure suspects them. */
  note({ notes }: RawLayer): void {
    const [near, among] = [this.#near, this.#among];
    // Of a file about another part of the world, a few lie there by chance.
    const isNear = near !== null && near.strays.count > 0 && near.there + near.strays.count >= near.all / 2;
    const isAmong =
      among !== null &&
      among.strays.count > 0 &&
      among.strays.count <= among.all * FEW &&
      among.there >= among.all * (1 - 2 * FEW);
    if (isNear && near.there === 0)
      notes.add({ kind: 'told', message: AXIS_NOTES.all, times: near.strays.count, offer: 'swap-axes' });
    else if (isAmong && (!isNear || among.strays.count === this.#either.count))
      noteStrays(notes, among.strays, AXIS_NOTES.among, 'swap-outliers');
    else if (isNear && (!isAmong || near.strays.count === this.#either.count))
      noteStrays(notes, near.strays, AXIS_NOTES.some, 'swap-strays');
    else if (isNear) noteStrays(notes, this.#either, AXIS_NOTES.either, 'swap-either');
  }
}

function noteStrays(notes: RawLayer['notes'], { first, count }: Strays, message: string, offer: Fault['offer']): void {
  for (const [at, [lon, lat]] of first)
    notes.add({ kind: 'told', message, at, places: MOST_STRAYS, value: `${lat}, ${lon}`, offer });
  const others = count - first.length;
  if (others > 0) notes.add({ kind: 'told', message, times: others });
}
