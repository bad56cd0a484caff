/**
/**
 * Tells the style which names come first, where names of wide things stand, which names call-outs say instead, what names keep clear of,
 * and what lies over the rim of the globe. The style's filters read lists from the global state; the boxes that names keep clear of are a
 * source of their own.
 */
import type { GeoJSONSource } from 'maplibre-gl';
import type { FeatureCollection, Position } from 'geojson';
import { wrapLon } from '../domain/bounds';
import type { Size } from '../domain/camera';
import type { Point } from '../domain/geometry';
import type { Bounds, LonLat, Id } from '../domain/model';
import { AREA_ZOOM } from '../symbology/labelOrder';
import { boxOfAreaName, standingSpots, type StandingName } from '../symbology/standing';
import { leaveNames, linesOf, type LeftNames } from './calledOut';
import { linesIn } from './calloutRoom';
import { boxesAround, boxesBeyond, globeOf } from './globeRim';
import { nowAndOnceDrawn, sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';
import { COVERS, coversSource } from './style/covers';
import type { DateState } from './style/filters';
import type { ContentSources } from './style/sources';

type NameState = Pick<DateState, 'chosen' | 'spoken' | 'standing' | 'beyond'>;

/** Pixels between a name and the edge of the map. */
const EDGE = 4;
/** Radius of a symbol; nearer to the rim of the globe it would hang over. */
const SYMBOL = 14;
/** Radius of the dot of a town. */
const DOT = 4;
/** Points of borders nearer than this to the one before, in degrees, tell nothing about whether a name lies on the line. */
const BORDER_STEP = 0.04;

/** A symbol or dot. */
interface Mark {
  readonly id: Id;
  readonly at: LonLat;
  readonly radius: number;
  /** Least zoom at which it is drawn. */
  readonly minzoom: number;
}

/** The names of one map. */
export class NameControl {
  readonly #map: SteadyMap;
  readonly #focusCountries: readonly string[];
  #names: readonly StandingName[] = [];
  #borders: readonly (readonly Position[])[] = [];
  /** Symbols, which the rim of the globe may cut. */
  #symbols: readonly Mark[] = [];
  /** Names of areas, before which no other name stands. */
  #areaNames: readonly { readonly text: string; readonly isFormer: boolean; readonly at: LonLat }[] = [];
  #ids: ReadonlySet<Id> = new Set();
  #left: LeftNames = 'none';
  /** What the page puts over the map. */
  #covers: readonly Bounds[] = [];
  /** What the source of boxes was made for. */
  #told = '';
  #isStyled = false;

  constructor(map: SteadyMap, focusCountries: readonly string[]) {
    this.#map = map;
    this.#focusCountries = focusCountries;
    for (const event of ['moveend', 'resize'] as const) map.on(event, () => nowAndOnceDrawn(map, () => this.#stand()));
    map.on('webglcontextlost', () => (this.#isStyled = false));
  }

  /** Takes the content of a style that is about to load; until it has loaded nothing is told to it. */
  take(content: ContentSources): void {
    const { places, venues, crossings, aftermath } = content;
    this.#names = standingNames(places, this.#focusCountries);
    this.#borders = linesOf(content)
      .borders.flatMap(({ geometry }) => linesIn(geometry))
      .map(thinned);
    this.#symbols = [places, venues, crossings, aftermath].flatMap((source) =>
      marksOf(source, source === places ? DOT : SYMBOL),
    );
    this.#areaNames = areaNamesOf(places);
    this.#ids = new Set(places.features.map(({ properties }) => String(properties?.['feature'])));
    this.#isStyled = false;
  }

  /** Raises the names of what the reader has selected and of what the passage is about, once the style has loaded. */
  raise(selected: ReadonlySet<Id>, emphasised: ReadonlySet<Id>): void {
    const isNew = !this.#isStyled;
    if (isNew) {
      leaveNames(this.#map, this.#left);
      this.#told = '';
    }
    this.#isStyled = true;
    this.#set('chosen', this.#inPlaces(selected));
    this.#set('spoken', this.#inPlaces(emphasised));
    // Where names stand depends on the camera alone: most calls are changes of date.
    if (isNew) this.#stand();
  }

  /** Leaves the names of symbols to call-outs, or writes them again; a later style keeps to it. Returns whether the map must draw. */
  leave(left: LeftNames): boolean {
    const hasChanged = this.#isStyled && left !== this.#left;
    this.#left = left;
    if (hasChanged) leaveNames(this.#map, left);
    return hasChanged;
  }

  /** Keeps names clear of boxes over the map, in pixels from its upper left corner. Returns whether anything changes. */
  keepClear(covers: readonly Bounds[]): boolean {
    if (covers.flat().join() === this.#covers.flat().join()) return false;
    this.#covers = covers;
    return this.#stand();
  }

  #inPlaces(ids: ReadonlySet<Id>): readonly Id[] {
    return [...ids].filter((id) => this.#ids.has(id)).sort();
  }

  /** Places what depends on the camera. Returns whether anything has changed. */
  #stand(): boolean {
    const map = this.#map;
    const size = sizeOf(map.getContainer());
    if (!this.#isStyled || size.width === 0) return false;
    const [zoom, { lng, lat }] = [map.getZoom(), map.getCenter()];
    const globe = globeOf({ zoom, lat, lon: lng }, size);
    const project = (point: LonLat): Point => {
      // What is behind the globe is nowhere.
      if (globe && globe.depth(point) < 0) return [NaN, NaN];
      const { x, y } = map.project([point[0], point[1]]);
      return [x, y];
    };
    const beyond = [
      ...(globe ? this.#symbols.filter(({ at }) => globe.depth(at) < SYMBOL) : []),
      // A town whose dot the edge of the map would cut is left out with its name.
      ...this.#symbols.filter(({ at, radius }) => radius === DOT && isAtEdge(project(at), size)),
    ].map(({ id }) => id);
    const marks = this.#symbols.flatMap(({ at, minzoom, radius }): readonly Bounds[] => {
      const [x, y] = zoom < minzoom ? [NaN, NaN] : project(at);
      return x > 0 && y > 0 && x < size.width && y < size.height
        ? [[x - radius, y - radius, x + radius, y + radius]]
        : [];
    });
    const areaNames = (zoom < AREA_ZOOM ? [] : this.#areaNames).map(({ text, isFormer, at }) =>
      boxOfAreaName(text, isFormer, project(at)),
    );
    const rim = globe ? boxesBeyond(globe.radius - EDGE, size) : [];
    const room = {
      size,
      taken: [...this.#covers, ...marks, ...rim, ...areaNames],
      lines: this.#borders.map((line) => line.map((at) => project(at as unknown as LonLat))),
    };
    const changes = [
      this.#set('beyond', [...new Set(beyond)].sort()),
      this.#set('standing', standingSpots(this.#names, zoom, room, project)),
      this.#cover(
        [...boxesAround(size, EDGE), ...rim, ...this.#covers],
        [wrapLon(lng), lat],
        [size.width / 2, size.height / 2],
      ),
    ];
    return changes.includes(true);
  }

  #cover(boxes: readonly Bounds[], centre: LonLat, middle: Point): boolean {
    const told = JSON.stringify([boxes, centre]);
    if (told === this.#told) return false;
    this.#told = told;
    void this.#map.getSource<GeoJSONSource>(COVERS)?.setData(coversSource(boxes, centre, middle));
    return true;
  }

  /** Sets a list, unless it is the same: the tiles of its sources would be made again for nothing. Returns whether it is another. */
  #set(name: keyof NameState, now: readonly string[]): boolean {
    const before = this.#map.getGlobalState()?.[name] as readonly string[] | undefined;
    if (before?.join() === now.join()) return false;
    this.#map.setGlobalStateProperty(name, now);
    return true;
  }
}

/** Whether the edge of a map cuts a dot. */
function isAtEdge([x, y]: Point, { width, height }: Size): boolean {
  const inwards = Math.min(x, y, width - x, height - y);
  return inwards > -DOT && inwards < DOT;
}

/** The names of wide things with their spots, read from the source of places. */
function standingNames(places: ContentSources['places'], focusCountries: readonly string[]): readonly StandingName[] {
  const names = new Map<Id, StandingName & { readonly spots: LonLat[] }>();
  for (const { properties, geometry } of places.features) {
    const { feature, spot, rank, name, state } = (properties ?? {}) as Readonly<Record<string, string | undefined>>;
    if (spot === undefined || feature === undefined || geometry.type !== 'Point') continue;
    const tier =
      rank === 'water' || rank === 'area'
        ? ('water' as const)
        : focusCountries.includes(state ?? '')
          ? ('focusCountry' as const)
          : 'country';
    const found = names.get(feature) ?? { id: feature, text: name ?? '', tier, hangs: rank === 'area', spots: [] };
    names.set(feature, found);
    found.spots[Number(spot.split('@').at(-1))] = geometry.coordinates as unknown as LonLat;
  }
  return [...names.values()];
}

/** The names of areas that are written at low zooms. */
function areaNamesOf({
  features,
}: ContentSources['places']): readonly { text: string; isFormer: boolean; at: LonLat }[] {
  return features.flatMap(({ properties, geometry }) => {
    const { rank, status, name } = (properties ?? {}) as Readonly<Record<string, string | undefined>>;
    if (rank !== 'area' || status === 'undelimited' || geometry.type !== 'Point') return [];
    return [{ text: name ?? '', isFormer: status === 'former', at: geometry.coordinates as unknown as LonLat }];
  });
}

/** The points of a source with their symbols; names of wide things have none. */
function marksOf({ features }: FeatureCollection, radius: number): readonly Mark[] {
  return features.flatMap(({ properties, geometry }) => {
    if (geometry.type !== 'Point' || properties?.['spot'] !== undefined) return [];
    const at = geometry.coordinates as unknown as LonLat;
    return [{ id: String(properties?.['feature']), at, radius, minzoom: Number(properties?.['minzoom'] ?? 0) }];
  });
}

/** A line with fewer points. */
function thinned(line: readonly Position[]): readonly Position[] {
  let last: Position | undefined;
  return line.filter((at, index) => {
    const isFar = !last || Math.abs(at[0]! - last[0]!) + Math.abs(at[1]! - last[1]!) >= BORDER_STEP;
    if (isFar || index === line.length - 1) last = at;
    return isFar || index === line.length - 1;
  });
}
