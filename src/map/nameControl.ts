/**
 * Tells the style which names come first, where names of wide things stand and which names call-outs say instead. The style's filters
 * read the first two from the global state; only the source of places depends on it, which is small.
 */
import type { LonLat, Id } from '../domain/model';
import { standingSpots, type StandingName } from '../symbology/standing';
import { leaveNames, type LeftNames } from './calledOut';
import { sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';
import type { DateState } from './style/filters';
import type { ContentSources } from './style/sources';

type NameState = Pick<DateState, 'chosen' | 'spoken' | 'standing'>;

/** The names of one map. */
export class NameControl {
  readonly #map: SteadyMap;
  readonly #focusCountries: readonly string[];
  #names: readonly StandingName[] = [];
  #ids: ReadonlySet<Id> = new Set();
  #left: LeftNames = 'none';
  #isStyled = false;

  constructor(map: SteadyMap, focusCountries: readonly string[]) {
    this.#map = map;
    this.#focusCountries = focusCountries;
    for (const event of ['moveend', 'resize'] as const) map.on(event, () => this.#stand());
    map.on('webglcontextlost', () => (this.#isStyled = false));
  }

  /** Takes the places of a style that is about to load; until it has loaded nothing is told to it. */
  take({ places }: ContentSources): void {
    this.#names = standingNames(places, this.#focusCountries);
    this.#ids = new Set(places.features.map(({ properties }) => String(properties?.['feature'])));
    this.#isStyled = false;
  }

  /** Raises the names of what the reader has selected and of what the passage is about, once the style has loaded. */
  raise(selected: ReadonlySet<Id>, emphasised: ReadonlySet<Id>): void {
    if (!this.#isStyled) leaveNames(this.#map, this.#left);
    this.#isStyled = true;
    this.#set('chosen', this.#inPlaces(selected));
    this.#set('spoken', this.#inPlaces(emphasised));
    this.#stand();
  }

  /** Leaves the names of symbols to call-outs, or writes them again; a later style keeps to it. Returns whether the map must draw. */
  leave(left: LeftNames): boolean {
    const hasChanged = this.#isStyled && left !== this.#left;
    this.#left = left;
    if (hasChanged) leaveNames(this.#map, left);
    return hasChanged;
  }

  #inPlaces(ids: ReadonlySet<Id>): readonly Id[] {
    return [...ids].filter((id) => this.#ids.has(id)).sort();
  }

  #stand(): void {
    if (!this.#isStyled) return;
    const map = this.#map;
    const project = (point: LonLat): readonly [number, number] => {
      const { x, y } = map.project([point[0], point[1]]);
      return [x, y];
    };
    this.#set('standing', standingSpots(this.#names, map.getZoom(), sizeOf(map.getContainer()), project));
  }

  /** Sets a list, unless it is the same: the tiles of the places would be made again for nothing. */
  #set(name: keyof NameState, now: readonly string[]): void {
    const before = this.#map.getGlobalState()?.[name] as readonly string[] | undefined;
    if (before?.join() !== now.join()) this.#map.setGlobalStateProperty(name, now);
  }
}

/** The names of wide things with their spots, read from the source of places. */
function standingNames(places: ContentSources['places'], focusCountries: readonly string[]): readonly StandingName[] {
  const names = new Map<Id, StandingName & { readonly spots: LonLat[] }>();
  for (const { properties, geometry } of places.features) {
    const { feature, spot, rank, name, state } = (properties ?? {}) as Readonly<Record<string, string | undefined>>;
    if (spot === undefined || feature === undefined || geometry.type !== 'Point') continue;
    const tier =
      rank !== 'country' ? 'water' : focusCountries.includes(state ?? '') ? ('focusCountry' as const) : 'country';
    const found = names.get(feature) ?? { id: feature, text: name ?? '', tier, spots: [] };
    names.set(feature, found);
    found.spots[Number(spot.split('@').at(-1))] = geometry.coordinates as unknown as LonLat;
  }
  return [...names.values()];
}
