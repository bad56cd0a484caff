/** The rings of a map around own points that lie at one place (`symbology/ownStacks`): which there are, and what each stands for. */
import type { LonLat, Span } from '../domain/model';
import type { OwnLayer, OwnPlace, StyledLayer } from '../domain/ownData';
import { finishInTurns, workATurn } from '../domain/turns';
import { shapesOf } from '../symbology/ownLook';
import { RING, ringOf, type AtlasSign, type OwnRing, type Under } from '../symbology/ownRings';
import {
  isStacked,
  membersOf,
  OWN_PLACE,
  roomForStacks,
  signSpots,
  stackEdge,
  stackPoints,
  stacksHeld,
  stacksWithin,
  type PointStacks,
  type SeenFrame,
  type StackPlace,
} from '../symbology/ownStacks';
import { sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';

/** The places at which layers have several points; `stacks` is null while they are looked for. */
interface Stacked {
  readonly of: readonly OwnLayer['features'][];
  stacks: PointStacks | null;
}

/** A ring, and what it stands for. */
interface StackRing {
  readonly ring: OwnRing;
  readonly under: Under;
}

/** Which layers a map has, on which days. */
interface OwnInWindow {
  /** The topmost first; also those that are hidden. */
  readonly own: readonly StyledLayer[];
  readonly window: Span;
}

export class StackRings {
  readonly #map: SteadyMap;
  /** Called when the points of large layers have been looked for. */
  readonly #onChange: () => void;
  #stacked: Stacked = { of: [], stacks: null };
  #shown: readonly StackRing[] = [];
  /** The places that the map showed last, and where it was then, as text. */
  #seen: {
    readonly stacks: PointStacks;
    readonly frame: string;
    readonly places: readonly StackPlace[];
  } | null = null;

  constructor(map: SteadyMap, onChange: () => void) {
    this.#map = map;
    this.#onChange = onChange;
  }

  /** Whether points are still looked for. */
  get isBusy(): boolean {
    return this.#stacked.of.length > 0 && this.#stacked.stacks === null;
  }

  /** Finds the rings of what the map shows, where signs of the atlas leave them room. */
  take({ own, window }: OwnInWindow, signs: readonly AtlasSign[]): readonly OwnRing[] {
    // Hidden layers are looked through too, so that nothing is looked for when they are shown.
    const layers = own.filter(({ layer }) => isStacked(layer) && shapesOf(layer).points);
    const stacks = this.#look(layers.map(({ layer }) => layer));
    const isSeen = layers.map(({ look }) => look.isVisible && look.opacity > 0);
    this.#shown =
      stacks && stacks.at.length > 0 && isSeen.includes(true)
        ? this.#find(stacks, layers, { isSeen, window, signs })
        : [];
    return this.#shown.map(({ ring }) => ring);
  }

  /** The own features of the ring at a place of the map, in pixels: the topmost first. */
  at(x: number, y: number): readonly OwnPlace[] {
    const there = this.#shown.find(({ ring: { sign } }) => {
      const middle = this.#project(sign.at);
      return Math.hypot(middle.x - x, middle.y - y) <= sign.edge + RING.width + RING.rim;
    });
    return (there?.under ?? []).flatMap(({ styled, places }) =>
      places.toSorted((a, b) => b - a).map((place) => ({ layer: styled.layer.id, place })),
    );
  }

  #project([lng, lat]: LonLat): { readonly x: number; readonly y: number } {
    return this.#map.project({ lng, lat });
  }

  #find(
    stacks: PointStacks,
    layers: readonly StyledLayer[],
    shown: { readonly isSeen: readonly boolean[]; readonly window: Span; readonly signs: readonly AtlasSign[] },
  ): readonly StackRing[] {
    const [zoom, { lng, lat }] = [this.#map.getZoom(), this.#map.getCenter()];
    const { width, height } = sizeOf(this.#map.getContainer());
    // Beyond its edges as far as it is wide: they are there already when it is moved.
    const seen = { middle: [lng, lat] as const, zoom, reach: [width, height] as const };
    const held = stacksHeld(stacks, this.#within(stacks, seen), shown.isSeen, shown.window);
    if (held.length === 0) return [];
    const edge = stackEdge(
      layers.filter((_layer, at) => shown.isSeen[at]),
      zoom,
    );
    const edges = new Map(layers.map((styled) => [styled, stackEdge([styled], zoom)]));
    return roomForStacks(held, signSpots(shown.signs, seen.middle, zoom), edge).flatMap(({ stack }) => {
      const under = membersOf(stacks, stack, layers, shown.window).filter(({ styled }) => styled.look.isVisible);
      const itsEdge = Math.max(...under.map(({ styled }) => edges.get(styled) as number));
      const ring = ringOf({ id: OWN_PLACE, at: stacks.at[stack] as LonLat, edge: itsEdge }, under);
      return ring ? [{ ring, under }] : [];
    });
  }

  /** The places that the map shows: of a change of date they are those of the picture before. */
  #within(stacks: PointStacks, seen: SeenFrame): readonly StackPlace[] {
    const frame = JSON.stringify(seen);
    if (this.#seen?.stacks !== stacks || this.#seen.frame !== frame)
      this.#seen = { stacks, frame, places: stacksWithin(stacks, seen) };
    return this.#seen.places;
  }

  /** The places at which layers have several points: at once if they have few, else when they have been looked through. */
  #look(layers: readonly OwnLayer[]): PointStacks | null {
    const of = layers.map(({ features }) => features);
    const { of: known } = this.#stacked;
    if (of.length === known.length && of.every((features, at) => features === known[at])) return this.#stacked.stacks;
    const steps = stackPoints(layers);
    const stacked: Stacked = { of, stacks: workATurn(steps)?.value ?? null };
    this.#stacked = stacked;
    if (!stacked.stacks) {
      void finishInTurns(steps).then((stacks) => {
        stacked.stacks = stacks;
        if (this.#stacked === stacked) this.#onChange();
      });
    }
    return stacked.stacks;
  }
}
