/**
 * What a reader measures of features, the atlas's and their own: how far two are from each other, what lies around one, and what lies in an
 * area. Their own may be a hundred thousand, so what is looked for among them is looked for in steps.
 */
import type { Position } from 'geojson';
import type { AtlasIndex } from '../domain/links';
import type { MapFeature } from '../domain/mapTool';
import {
  areaOf,
  distanceBetween,
  measurableOf,
  neighboursOf,
  whatLiesIn,
  type Distance,
  type Lying,
  type Measurable,
  type Neighbour,
} from '../domain/measure/distance';
import {
  keyOfOwn,
  ownAbout,
  ownLying,
  ownMeasurable,
  ownName,
  ownNearest,
  ownNeighbours,
  ownOfKey,
  type OwnLying,
  type OwnNearest,
  type OwnNeighbour,
} from '../domain/measure/ownLayers';
import type { AtlasGeometry, Feature, Id } from '../domain/model';
import type { StyledLayer } from '../domain/ownData';
import type { Steps } from '../domain/steps';
import type { FeatureView, View } from '../domain/view';
import { OwnSearch } from './ownSearch.svelte';
import { Stepped } from './stepped.svelte';

/** What measuring needs of the page. */
export interface MeasurePage {
  readonly index: AtlasIndex;
  /** The view of the session: what exists on its date and is on can be measured. */
  readonly view: Pick<View, 'features' | 'window'>;
  readonly geometry: AtlasGeometry;
  /** The reader's own layers, the topmost first; absent for none. */
  readonly own?: readonly StyledLayer[];
}

/** What is asked for. */
export interface Asked {
  /** Whether distances between two features are asked for, or what lies around one; null for neither. */
  readonly what: () => 'between' | 'around' | null;
  /** The closed sides of the area in which is looked; null for none. */
  readonly ring: () => readonly Position[] | null;
}

/**
 * What was chosen at one end of a distance: a feature, or a layer of the reader's own, of which the nearest feature is looked for. Of a
 * feature without a position, `why` says in a sentence that it cannot be measured.
 */
export type Chosen =
  | { readonly type: 'feature'; readonly feature: Measurable }
  | { readonly type: 'layer'; readonly styled: StyledLayer }
  | { readonly type: 'nowhere'; readonly title: string; readonly why: string };

/** A distance that was asked for. */
export interface FoundDistance {
  readonly features: readonly [Measurable, Measurable];
  readonly distance: Distance;
  /** How the one was found that is the nearest of a layer; null if both were chosen. */
  readonly nearest: (Pick<OwnNearest, 'feature' | 'rivals' | 'count'> & { readonly layer: StyledLayer }) | null;
}

/** What was found in one layer of the reader's own. */
export interface FoundIn<T> {
  readonly styled: StyledLayer;
  readonly found: readonly T[];
}

const NOTHING: readonly never[] = [];
const NEAREST = '/nearest';

/** The name under which the nearest feature of a layer is chosen. */
export function keyOfNearest(layer: Id): Id {
  return `${layer}${NEAREST}`;
}

export class MeasuredFeatures {
  readonly #page: MeasurePage;
  readonly #asked: Asked;
  /** What was chosen for both ends of a distance, by name; null for what has not been chosen. */
  pair = $state.raw<readonly [Id | null, Id | null]>([null, null]);
  /** The feature around which is looked; null for none. */
  centre = $state<Id | null>(null);
  /** How far around it, in metres. */
  radius = $state(10_000);
  /** Finds own features by what is typed. */
  readonly search = new OwnSearch();
  /** Features prepared for measuring, by id and parts: preparing a border takes a few milliseconds. */
  readonly #prepared: Record<string, Measurable | null> = {};
  #between!: Stepped<{ readonly found: FoundDistance | null }>;
  #around!: Stepped<readonly FoundIn<OwnNeighbour>[]>;
  #lying!: Stepped<readonly FoundIn<OwnLying>[]>;

  constructor(page: MeasurePage, asked: Asked) {
    this.#page = page;
    this.#asked = asked;
    // It lives as long as the page: nothing has to end.
    $effect.root(() => {
      this.#between = new Stepped(() => this.#findDistance(), () => false); // prettier-ignore
      this.#around = new Stepped(() => this.#findNeighbours(), () => false); // prettier-ignore
      this.#lying = new Stepped(() => this.#findLying(), () => false); // prettier-ignore
    });
  }

  /** The reader's own layers that are shown. */
  readonly own: readonly StyledLayer[] = $derived.by(() =>
    (this.#page.own ?? NOTHING).filter(({ look }) => look.isVisible),
  );

  /** The features of the atlas that exist on the date and are shown, by title. */
  readonly all: readonly Measurable[] = $derived.by(() =>
    [...this.#page.view.features.values()]
      .filter(({ present, shown }) => present && shown)
      .flatMap(({ feature }) => this.measurable(feature.id) ?? [])
      .sort((a, b) => a.title.localeCompare(b.title, 'en')),
  );

  /** The features of the atlas that exist on the date and are shown, but have no position. */
  readonly nowhere: readonly Feature[] = $derived.by(() =>
    [...this.#page.view.features.values()]
      .filter(({ present, shown, feature }) => present && shown && !this.measurable(feature.id))
      .map(({ feature }) => feature),
  );

  /** What was chosen for both ends. */
  readonly chosen: readonly [Chosen | null, Chosen | null] = $derived([
    this.#chosen(this.pair[0]),
    this.#chosen(this.pair[1]),
  ]);

  /** The distance between the two; null until both are chosen, or while it is looked for. */
  get found(): FoundDistance | null {
    return this.#between.value?.found ?? null;
  }

  /** Whether the distance is still being looked for. */
  get isLooking(): boolean {
    return this.#between.value === null;
  }

  /** What was chosen to look around. */
  readonly middle: Chosen | null = $derived(this.#chosen(this.centre));

  /** The feature around which is looked; null if none was chosen, or one without a position. */
  readonly around: Measurable | null = $derived(this.middle?.type === 'feature' ? this.middle.feature : null);

  /** Features of the atlas that lie around it, the nearest first. */
  readonly neighbours: readonly Neighbour[] = $derived.by(() =>
    this.#asked.what() === 'around' && this.around ? neighboursOf(this.around, this.all, this.radius) : NOTHING,
  );

  /** Own features that lie around it; null while they are looked for. */
  get ownNeighbours(): readonly FoundIn<OwnNeighbour>[] | null {
    return this.#around.value;
  }

  /** Features of the atlas in the area; null if there is no area. */
  readonly lying: readonly Lying[] | null = $derived.by(() => {
    const ring = this.#asked.ring();
    return ring && whatLiesIn(areaOf(ring), this.all);
  });

  /** Own features in the area; null while they are looked for. */
  get ownLying(): readonly FoundIn<OwnLying>[] | null {
    return this.#lying.value;
  }

  /** A feature of the atlas with what it was on the days; undefined for none. */
  viewOf(id: Id): FeatureView | undefined {
    return this.#page.view.features.get(id);
  }

  /** A feature by its name, prepared for measuring; null if there is none or it has no position. */
  measurable(key: Id): Measurable | null {
    const { window } = this.#page.view;
    const place = ownOfKey(key);
    if (place) {
      const styled = this.#layer(place.layer);
      return styled ? ownMeasurable(styled, place.place, window) : null;
    }
    const feature = this.#page.index.features.get(key);
    if (!feature) return null;
    const parts = feature.parts.filter(({ span }) => span.from < window.to && window.from < span.to);
    const name = `${key} ${parts.map((part) => part.id).join(' ')}`;
    const known = this.#prepared[name];
    if (known !== undefined) return known;
    const made = measurableOf(feature, this.#page.geometry, window);
    this.#prepared[name] = made;
    return made;
  }

  /** Takes a feature that was clicked on the map: for the first free place of a pair, else the second; or as centre. */
  take(feature: MapFeature): void {
    const key = typeof feature === 'string' ? feature : keyOfOwn(feature);
    const what = this.#asked.what();
    if (!what || !this.measurable(key)) return;
    if (what === 'around') this.centre = key;
    else this.pair = this.pair[0] === null ? [key, this.pair[1]] : [this.pair[0], key];
  }

  #layer(id: Id): StyledLayer | undefined {
    return this.#page.own?.find(({ layer }) => layer.id === id);
  }

  #chosen(key: Id | null): Chosen | null {
    if (key === null) return null;
    if (key.endsWith(NEAREST)) {
      const styled = this.#layer(key.slice(0, -NEAREST.length));
      return styled ? { type: 'layer', styled } : null;
    }
    const feature = this.measurable(key);
    return feature ? { type: 'feature', feature } : this.#nowhere(key);
  }

  /** A feature that has no position; null if there is no such feature. */
  #nowhere(key: Id): Chosen | null {
    const place = ownOfKey(key);
    const styled = place ? this.#layer(place.layer) : undefined;
    if (!place) {
      const title = this.#page.index.features.get(key)?.title;
      return title === undefined ? null : { type: 'nowhere', title, why: `“${title}” cannot be measured: the atlas has no position of it.` }; // prettier-ignore
    }
    if (!styled?.layer.features[place.place]) return null;
    const title = ownName(styled, place.place);
    const why = `“${title}” cannot be measured: “${styled.layer.title}” has no position of it (${ownAbout(styled, place.place)}).`; // prettier-ignore
    return { type: 'nowhere', title, why };
  }

  /** Everything that the work reads is read here, before it begins: so it begins anew when that changes. */
  #findDistance(): Steps<{ readonly found: FoundDistance | null }> {
    return betweenSteps(this.#asked.what() === 'between' ? this.chosen : [null, null], this.#page.view.window);
  }

  #findNeighbours(): Steps<readonly FoundIn<OwnNeighbour>[]> {
    const centre = this.#asked.what() === 'around' ? this.around : null;
    const [{ window }, metres] = [this.#page.view, this.radius];
    return inLayers(centre ? this.own : NOTHING, (styled) => ownNeighbours(centre as Measurable, styled, window, metres)); // prettier-ignore
  }

  #findLying(): Steps<readonly FoundIn<OwnLying>[]> {
    const ring = this.#asked.ring();
    const { window } = this.#page.view;
    const area = ring && areaOf(ring);
    return inLayers(area ? this.own : NOTHING, (styled) => ownLying(area as NonNullable<typeof area>, styled, window));
  }
}

function* betweenSteps(
  [one, other]: readonly [Chosen | null, Chosen | null],
  window: View['window'],
): Steps<{ readonly found: FoundDistance | null }> {
  const isSomewhere = one && other && one.type !== 'nowhere' && other.type !== 'nowhere';
  return { found: isSomewhere ? yield* distanceOf(one, other, window) : null };
}

/** What was chosen and has a position. */
type Placed = Exclude<Chosen, { readonly type: 'nowhere' }>;

function* distanceOf(one: Placed, other: Placed, window: View['window']): Steps<FoundDistance | null> {
  if (one.type === 'layer') {
    // The nearest of one layer to another would be looked for among all pairs.
    const turned = other.type === 'layer' ? null : yield* distanceOf(other, one, window);
    return turned && turnedAround(turned);
  }
  if (other.type === 'feature') {
    const distance = distanceBetween(one.feature, other.feature);
    return distance && { features: [one.feature, other.feature], distance, nearest: null };
  }
  const nearest = yield* ownNearest(one.feature, other.styled, window);
  if (!nearest) return null;
  const { feature, distance, rivals, count } = nearest;
  return { features: [one.feature, feature], distance, nearest: { feature, rivals, count, layer: other.styled } };
}

function turnedAround({ features: [one, other], distance, nearest }: FoundDistance): FoundDistance {
  const { metres, from, to } = distance.nearest;
  return {
    features: [other, one],
    distance: { ...distance, nearest: { metres, from: to, to: from } },
    nearest,
  };
}

function* inLayers<T>(
  layers: readonly StyledLayer[],
  look: (styled: StyledLayer) => Steps<readonly T[]>,
): Steps<readonly FoundIn<T>[]> {
  const all: FoundIn<T>[] = [];
  for (const styled of layers) all.push({ styled, found: yield* look(styled) });
  return all;
}
