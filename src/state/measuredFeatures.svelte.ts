/**
 * What a reader measures of features, the atlas's and their own: how far two are from each other, what lies around one, and what lies in an
 * area. Their own may be a hundred thousand, so what is looked for among them is looked for in steps.
 */
import type { Position } from 'geojson';
import type { AtlasIndex } from '../domain/links';
import type { MapFeature } from '../domain/mapTool';
import { distanceBetween, measurableOf, type Distance, type Measurable } from '../domain/measure/distance';
import {
  keyOfOwn,
  ownAbout,
  ownMeasurable,
  ownName,
  ownNearest,
  ownOfKey,
  type OwnNearest,
} from '../domain/measure/ownLayers';
import type { AtlasGeometry, Feature, Id, Span } from '../domain/model';
import type { StyledLayer } from '../domain/ownData';
import type { Steps } from '../domain/steps';
import type { View } from '../domain/view';
import { FoundOn, type SeenDays, type Sought } from './foundOn.svelte';
import { OwnSearch } from './ownSearch.svelte';
import { Stepped } from './stepped.svelte';

/** What measuring needs of the page. */
export interface MeasurePage {
  readonly index: AtlasIndex;
  /** The view of the session: what exists on its date and is on can be measured. */
  readonly view: SeenDays;
  /** Whether all days of the timeline are shown, and what would be seen then; absent if the page does not say. */
  readonly isAllDays?: boolean;
  readonly allDays?: () => SeenDays;
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
  readonly nearest:
    (Pick<OwnNearest, 'feature' | 'rivals' | 'count' | 'undated'> & { readonly layer: StyledLayer }) | null;
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
  /** Whether the reader wants to know what lies there on all days, beside what does on those shown. */
  asksAllDays = $state(false);
  /** Finds own features by what is typed. */
  readonly search = new OwnSearch();
  /** Features prepared for measuring, by id and parts: preparing a border takes a few milliseconds. */
  readonly #prepared: Record<string, Measurable | null> = {};
  #between!: Stepped<{ readonly found: FoundDistance | null }>;
  /** What lies around the feature or in the area on the days shown. */
  readonly now: FoundOn;
  /** The same on all days of the timeline, while `isEver`. */
  readonly ever: FoundOn;

  constructor(page: MeasurePage, asked: Asked) {
    this.#page = page;
    this.#asked = asked;
    // It lives as long as the page: nothing has to end.
    $effect.root(() => {
      this.#between = new Stepped(
        () => this.#findDistance(),
        () => false,
      );
    });
    const sought: Sought = {
      centre: () => (asked.what() === 'around' ? this.around : null),
      radius: () => this.radius,
      ring: asked.ring,
      own: () => this.own,
      measurable: (key, window) => this.measurable(key, window),
    };
    this.now = new FoundOn(sought, () => page.view);
    this.ever = new FoundOn(sought, () => this.#allDays);
  }

  /** The reader's own layers that are shown. */
  readonly own: readonly StyledLayer[] = $derived.by(() =>
    (this.#page.own ?? NOTHING).filter(({ look }) => look.isVisible),
  );

  /** The features of the atlas that exist on the date and are shown, by title. */
  get all(): readonly Measurable[] {
    return this.now.all;
  }

  readonly #allDays: SeenDays | null = $derived.by(
    () => (this.asksAllDays && this.hasMoreDays && this.#page.allDays?.()) || null,
  );

  /** Whether what lies there is looked for on all days, too. */
  get isEver(): boolean {
    return this.#allDays !== null;
  }

  /** Whether there are days that are not shown. */
  get hasMoreDays(): boolean {
    return this.#page.allDays !== undefined && !this.#page.isAllDays;
  }

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

  /** A feature by its name, prepared for measuring as it was on some days; null if there is none or it has no position. */
  measurable(key: Id, window: Span = this.#page.view.window): Measurable | null {
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
      return title === undefined
        ? null
        : { type: 'nowhere', title, why: `“${title}” cannot be measured: the atlas has no position of it.` };
    }
    if (!styled?.layer.features[place.place]) return null;
    const title = ownName(styled, place.place);
    const why = `“${title}” cannot be measured: “${styled.layer.title}” has no position of it (${ownAbout(styled, place.place)}).`;
    return { type: 'nowhere', title, why };
  }

  /** Everything that the work reads is read here, before it begins: so it begins anew when that changes. */
  #findDistance(): Steps<{ readonly found: FoundDistance | null }> {
    return betweenSteps(this.#asked.what() === 'between' ? this.chosen : [null, null], this.#page.view.window);
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
  const { feature, distance, rivals, count, undated } = nearest;
  const among = { feature, rivals, count, undated, layer: other.styled };
  return { features: [one.feature, feature], distance, nearest: among };
}

function turnedAround({ features: [one, other], distance, nearest }: FoundDistance): FoundDistance {
  const { metres, from, to } = distance.nearest;
  return {
    features: [other, one],
    distance: { ...distance, nearest: { metres, from: to, to: from } },
    nearest,
  };
}
