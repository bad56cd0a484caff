/**
 * Draws rings around signs of the atlas under which points of the reader's own lie (`symbology/ownRings`), and around those that lie at one place
 * (`symbology/ownStacks`); says what they stand for.
 */
import type { Id, Span } from '../domain/model';
import type { OwnLayer, OwnPlace, StyledLayer } from '../domain/ownData';
import { finishInTurns, workATurn } from '../domain/turns';
import {
  placesUnder,
  pointsNear,
  RING,
  ringOf,
  type AtlasSign,
  type OwnRing,
  type PointsNear,
} from '../symbology/ownRings';
import { shapesOf } from '../symbology/ownLook';
import type { Palette } from '../symbology/palette';
import { RingLayer } from './ringLayer';
import { StackRings } from './stackRings';
import type { SteadyMap } from './SteadyMap';
import { COVERS } from './style/covers';

/** Name of the map layer of the rings, which lies under the signs. */
export const OWN_RINGS = 'own-rings';

/** Name of the map layer of their numbers, which no name may hide. */
const OWN_NUMBERS = 'own-numbers';

/** Where signs can stand. */
type SignPlaces = readonly Pick<AtlasSign, 'id' | 'at'>[];

/** What tells the map of the signs that it has. */
export interface SignsOnMap {
  /** Where signs can stand, on whatever day: the same list as long as they are the same signs. */
  readonly places: () => SignPlaces;
  /** The signs that are drawn now. */
  readonly shown: () => readonly AtlasSign[];
}

/** The points of a layer near each place of a sign; `near` is null while they are looked for. */
interface Looked {
  readonly of: SignPlaces;
  near: ReadonlyMap<Id, PointsNear> | null;
}

export class OwnRings {
  readonly #map: SteadyMap;
  readonly #signs: SignsOnMap;
  /** Called when the points of a large layer have been looked for. */
  readonly #onChange: () => void;
  readonly #looked = new WeakMap<OwnLayer['features'], Looked>();
  #own: readonly StyledLayer[] = [];
  #window: Span = { from: 0, to: 0 };
  #shown: readonly AtlasSign[] = [];
  /** What lies under signs, by their ids, as far as it was asked for since the last change. */
  readonly #found = new Map<Id, readonly OwnPlace[]>();
  /** How many layers are being looked through. */
  #busy = 0;
  readonly #layers: readonly { readonly layer: RingLayer; readonly below: string | null }[];
  readonly #stacks: StackRings;
  /** What the map was given last, as text; empty for nothing. */
  #drawn = '';

  constructor(map: SteadyMap, palette: () => Palette, signs: SignsOnMap, onChange: () => void) {
    this.#map = map;
    this.#layers = [
      { layer: new RingLayer(OWN_RINGS, 'bands', palette), below: null },
      { layer: new RingLayer(OWN_NUMBERS, 'numbers', palette), below: COVERS },
    ];
    this.#signs = signs;
    this.#onChange = onChange;
    this.#stacks = new StackRings(map, onChange);
  }

  /** The map has a new style, without any ring. */
  reset(): void {
    this.#drawn = '';
  }

  /** Whether points are still looked for. */
  get isBusy(): boolean {
    return this.#busy > 0 || this.#stacks.isBusy;
  }

  /** Draws the rings for layers, the topmost first, in a window; `below` is the map layer under which they lie, their numbers apart. Returns whether anything changed. */
  show(own: readonly StyledLayer[], window: Span, below: string): boolean {
    this.#own = own.filter(({ layer, look }) => look.isVisible && shapesOf(layer).points);
    this.#window = window;
    const places = this.#own.length > 0 ? this.#signs.places() : [];
    for (const { layer } of this.#own) this.#look(layer.features, places);
    this.#shown = this.#signs.shown();
    this.#found.clear();
    const onSigns = (this.#own.length === 0 ? [] : this.#shown).flatMap(
      (sign) => ringOf(sign, this.#under(sign)) ?? [],
    );
    // Those of signs are drawn last: they are where a reader looks first.
    const rings = [...this.#stacks.take({ own, window }, this.#shown), ...onSigns];
    const drawn = rings.map(lookOf).join();
    if (drawn === this.#drawn) return false;
    this.#drawn = drawn;
    for (const { layer, below: fixed } of this.#layers) {
      if (!this.#map.getLayer(layer.id)) this.#map.addLayer(layer, fixed ?? below);
      layer.show(rings);
    }
    return true;
  }

  /** Whether a place of the map, in pixels, is on a sign of the atlas, which lies over own points. */
  isOnSign(x: number, y: number): boolean {
    return this.#signAt(x, y, 0) !== undefined;
  }

  /** The own features whose points lie under the sign or in the ring at a place of the map, in pixels: the topmost first. */
  at(x: number, y: number): readonly OwnPlace[] {
    const sign = this.#own.length > 0 ? this.#signAt(x, y, RING.width + RING.rim) : undefined;
    const under = sign ? this.#underSign(sign) : [];
    return under.length > 0 ? under : this.#stacks.at(x, y);
  }

  /** The own features whose points lie under a sign: the topmost first. */
  #underSign(sign: AtlasSign): readonly OwnPlace[] {
    // The pointer asks at each of its moves.
    const known = this.#found.get(sign.id);
    if (known) return known;
    const found = this.#under(sign).flatMap(({ styled, places }) =>
      places.toSorted((a, b) => b - a).map((place) => ({ layer: styled.layer.id, place })),
    );
    this.#found.set(sign.id, found);
    return found;
  }

  #signAt(x: number, y: number, beyond: number): AtlasSign | undefined {
    return this.#shown.find(({ at: [lng, lat], edge }) => {
      const there = this.#map.project({ lng, lat });
      return Math.hypot(there.x - x, there.y - y) <= edge + beyond;
    });
  }

  #under(sign: AtlasSign): { styled: StyledLayer; places: readonly number[] }[] {
    const zoom = this.#map.getZoom();
    return this.#own.flatMap((styled) => {
      const near = this.#looked.get(styled.layer.features)?.near?.get(sign.id);
      return near ? [{ styled, places: placesUnder(sign, near, this.#window, zoom) }] : [];
    });
  }

  /** Looks for the points of a layer near signs: at once if there are few, else in turns of the page's main thread. */
  #look(features: OwnLayer['features'], of: SignPlaces): void {
    if (this.#looked.get(features)?.of === of) return;
    const looked: Looked = { of, near: null };
    this.#looked.set(features, looked);
    const steps = pointsNear(features, of);
    looked.near = workATurn(steps)?.value ?? null;
    if (looked.near) return;
    this.#busy += 1;
    void finishInTurns(steps).then((near) => {
      looked.near = near;
      this.#busy -= 1;
      this.#onChange();
    });
  }
}

/** Where a ring is and how it looks, as text. */
function lookOf({ sign: { at, edge }, parts, badge }: OwnRing): string {
  const said = parts.map(({ colour, opacity, share }) => `${colour} ${opacity} ${share}`);
  return [...at, edge, ...said, badge?.text ?? ''].join(' ');
}
