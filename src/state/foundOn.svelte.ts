/**
 * What lies around a feature or in an area on some days, of the atlas and of the reader's own. Their own may be a hundred thousand, so what
 * is looked for among them is looked for in steps.
 */
import type { Position } from 'geojson';
import {
  areaOf,
  neighboursOf,
  whatLiesIn,
  type Lying,
  type Measurable,
  type Neighbour,
} from '../domain/measure/distance';
import { ownLying, ownNeighbours, type OwnLying, type OwnNeighbour } from '../domain/measure/ownLayers';
import type { Id, Span } from '../domain/model';
import type { StyledLayer } from '../domain/ownData';
import type { Steps } from '../domain/steps';
import type { FeatureView, View } from '../domain/view';
import { Stepped } from './stepped.svelte';

/** What is there on some days. */
export type SeenDays = Pick<View, 'features' | 'window'>;

/** What was found in one layer of the reader's own. */
export interface FoundIn<T> {
  readonly styled: StyledLayer;
  readonly found: readonly T[];
}

/** What is looked for, and among what. */
export interface Sought {
  /** The feature around which is looked; null for none. */
  readonly centre: () => Measurable | null;
  /** How far around it, in metres. */
  readonly radius: () => number;
  /** The closed sides of the area in which is looked; null for none. */
  readonly ring: () => readonly Position[] | null;
  /** The reader's own layers that are shown. */
  readonly own: () => readonly StyledLayer[];
  /** A feature of the atlas as it was on some days; null if it has no position. */
  readonly measurable: (key: Id, window: Span) => Measurable | null;
}

const NOTHING: readonly never[] = [];

export class FoundOn {
  readonly #sought: Sought;
  readonly #days: () => SeenDays | null;
  #around!: Stepped<readonly FoundIn<OwnNeighbour>[]>;
  #inArea!: Stepped<readonly FoundIn<OwnLying>[]>;

  /** `days` gives the days in which is looked; null while nothing is looked for. */
  constructor(sought: Sought, days: () => SeenDays | null) {
    this.#sought = sought;
    this.#days = days;
    // It lives as long as the page: nothing has to end.
    $effect.root(() => {
      this.#around = new Stepped(
        () => this.#findAround(),
        () => false,
      );
      this.#inArea = new Stepped(
        () => this.#findInArea(),
        () => false,
      );
    });
  }

  /** The features of the atlas that exist on the days, are shown and have a position, by title. */
  readonly all: readonly Measurable[] = $derived.by(() => {
    const days = this.#days();
    return [...(days?.features.values() ?? [])]
      .filter(({ present, shown }) => present && shown)
      .flatMap(({ feature }) => (days && this.#sought.measurable(feature.id, days.window)) ?? [])
      .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  });

  /** Features of the atlas that lie around the centre, the nearest first. */
  readonly neighbours: readonly Neighbour[] = $derived.by(() => {
    const centre = this.#sought.centre();
    return centre ? neighboursOf(centre, this.all, this.#sought.radius()) : NOTHING;
  });

  /** Own features that lie around the centre; null while they are looked for. */
  get ownNeighbours(): readonly FoundIn<OwnNeighbour>[] | null {
    return this.#around.value;
  }

  /** Features of the atlas in the area; null if there is no area. */
  readonly lying: readonly Lying[] | null = $derived.by(() => {
    const ring = this.#sought.ring();
    return ring && whatLiesIn(areaOf(ring), this.all);
  });

  /** Own features in the area; null while they are looked for. */
  get ownLying(): readonly FoundIn<OwnLying>[] | null {
    return this.#inArea.value;
  }

  /** The days in which is looked; null while nothing is looked for. */
  get window(): Span | null {
    return this.#days()?.window ?? null;
  }

  /** A feature of the atlas with what it was on the days; undefined for none. */
  viewOf(id: Id): FeatureView | undefined {
    return this.#days()?.features.get(id);
  }

  /** Everything that the work reads is read here, before it begins: so it begins anew when that changes. */
  #findAround(): Steps<readonly FoundIn<OwnNeighbour>[]> {
    const [days, centre, metres, own] = [
      this.#days(),
      this.#sought.centre(),
      this.#sought.radius(),
      this.#sought.own(),
    ];
    return inLayers(own, (styled) => days && centre && ownNeighbours(centre, styled, days.window, metres));
  }

  #findInArea(): Steps<readonly FoundIn<OwnLying>[]> {
    const [days, ring, own] = [this.#days(), this.#sought.ring(), this.#sought.own()];
    const area = ring && areaOf(ring);
    return inLayers(own, (styled) => days && area && ownLying(area, styled, days.window));
  }
}

/** Looks through layers one after the other; where `look` gives null, nothing is looked for. */
function* inLayers<T>(
  layers: readonly StyledLayer[],
  look: (styled: StyledLayer) => Steps<readonly T[]> | null,
): Steps<readonly FoundIn<T>[]> {
  const all: FoundIn<T>[] = [];
  for (const styled of layers) {
    const steps = look(styled);
    if (steps) all.push({ styled, found: yield* steps });
  }
  return all;
}
