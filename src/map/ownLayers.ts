/**
 * Keeps the reader's own layers on the live map up to date: their order, looks and dates. The program is fetched when there are any, and a
 * map without them knows nothing of it.
 */
import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { Feature } from 'geojson';
import type { Span } from '../domain/model';
import { holdsIn, isOfPoints, type OwnPlace, type StyledLayer } from '../domain/ownData';
import { LARGE, shapesOf } from '../symbology/ownLook';
import type { Palette } from '../symbology/palette';
import { drawable } from './ownFeatures';
import { OwnCloud } from './ownCloud';
import { OWN_RINGS, OwnRings, type SignsOnMap } from './ownRings';
import { OwnSource, slotOfOwn, type DrawnLayer, type OwnSlot } from './ownSource';
import type { SteadyMap } from './SteadyMap';
import { slotId } from './style/compose';
import { COVERS } from './style/covers';
import { FIRST_NAMES, FIRST_SIGNS } from './style/order';
import { chosenMapLayers, OWN_CHOSEN } from './style/own';

/** How near to the pointer, in pixels, a feature is found. */
const REACH = 6;

/** Map layers of signs, without those of their layers: own points would hide them, as small as they are. */
const COVERING_SIGNS: readonly string[] = ['crossings-signs', 'venues-discs'];

/** An own feature at a place of the map. */
interface OwnHit {
  readonly place: OwnPlace;
  readonly isArea: boolean;
}

/** What the engine has found, each feature once: it tells one that is drawn in several map layers or tiles several times. */
function eachOnce(found: readonly MapGeoJSONFeature[], isArea: boolean): OwnHit[] {
  const hits = found.map(
    ({ source, id }) => [`${source}/${id}`, { place: { layer: source, place: Number(id) }, isArea }] as const,
  );
  return [...new Map(hits).values()];
}

export class OwnLayers {
  readonly #map: SteadyMap;
  readonly #palette: () => Palette;
  /** Called when the map must be drawn again because more has arrived. */
  readonly #onChange: () => void;
  #own: readonly StyledLayer[] = [];
  #chosen: OwnPlace | null = null;
  /** What the map has, by the id of the layer, with what it was given last. */
  readonly #drawn = new Map<string, { readonly drawn: DrawnLayer; given: StyledLayer }>();
  /** The ids of the layers in the order in which the map has them. */
  #ordered = '';
  /** The chosen feature that the map marks. */
  #marked: Feature | null = null;
  readonly #rings: OwnRings;
  /** The window that was shown last. */
  #window: Span = { from: 0, to: 0 };

  constructor(map: SteadyMap, palette: () => Palette, signs: SignsOnMap, onChange: () => void) {
    this.#map = map;
    this.#palette = palette;
    this.#onChange = onChange;
    this.#rings = new OwnRings(map, palette, signs, onChange);
  }

  /** Takes the layers, the topmost first, and the feature to be marked; null for none. The next `update` shows them. */
  set(own: readonly StyledLayer[], chosen: OwnPlace | null): void {
    this.#own = own;
    this.#chosen = chosen;
  }

  /** The feature that is marked; null for none. */
  get chosen(): OwnPlace | null {
    return this.#chosen;
  }

  /** The map has a new style, without any own layer. */
  reset(): void {
    this.#drawn.clear();
    this.#ordered = '';
    this.#marked = null;
    this.#rings.reset();
  }

  /** Whether more is on its way to the map, which is then not ready. */
  get isBusy(): boolean {
    return this.#rings.isBusy || [...this.#drawn.values()].some(({ drawn }) => drawn.isBusy);
  }

  /** Shows layers and chosen feature in a window, and faintly what does not hold in it if that is wanted; returns whether anything changed. */
  update(window: Span, hasGhosts: boolean): boolean {
    const hasSet = this.#takeSet();
    let hasChanged = hasSet;
    for (const { drawn } of this.#drawn.values()) hasChanged = drawn.show(window, hasGhosts) || hasChanged;
    this.#window = window;
    hasChanged = this.showRings() || hasChanged;
    return this.#mark(window) || hasChanged;
  }

  /** Draws rings around signs anew: what lies under these depends on the zoom. Returns whether anything changed. */
  showRings(): boolean {
    return this.#rings.show(this.#own, this.#window, this.#firstSign());
  }

  /** The map layer of the lowest signs of crossings and venues, under which own points lie. */
  #firstSign(): string {
    return this.#map.getLayersOrder().find((id) => COVERING_SIGNS.includes(slotId(id))) ?? FIRST_NAMES;
  }

  /** The topmost own feature at a place of the map, and whether it is an area; null for none. */
  at(x: number, y: number): OwnHit | null {
    const [hit] = this.#at(x, y, 1);
    if (hit && !hit.isArea) return hit;
    const [place] = this.#rings.at(x, y);
    return place ? { place, isArea: false } : (hit ?? null);
  }

  /** All own features at a place of the map, the topmost first; areas only where nothing smaller is. */
  allAt(x: number, y: number): readonly OwnHit[] {
    const under = this.#rings.at(x, y).map((place) => ({ place, isArea: false }));
    const others = this.#at(x, y, Infinity);
    if (under.length === 0) return others;
    const thin = [...under, ...others.filter(({ isArea }) => !isArea)];
    return [...new Map(thin.map((hit) => [`${hit.place.layer}/${hit.place.place}`, hit])).values()];
  }

  #at(x: number, y: number, most: number): readonly OwnHit[] {
    const layers = [...this.#drawn.values()]
      .flatMap(({ drawn }) => drawn.mapLayers)
      .filter((id) => slotOfOwn(id) !== 'room' && this.#map.getLayer(id)?.type !== 'custom');
    const box: [[number, number], [number, number]] = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ];
    const found = layers.length === 0 ? [] : this.#map.queryRenderedFeatures(box, { layers });
    // Areas reach far: what is smaller comes first, and of areas only what lies under the pointer itself.
    const thin = eachOnce(
      found.filter(({ layer }) => !layer.id.endsWith('/fill')),
      false,
    );
    for (const { drawn } of this.#drawn.values()) {
      if (thin.length >= most) break;
      const places = drawn.at?.(x, y, most - thin.length) ?? [];
      thin.push(...places.map((place) => ({ place: { layer: drawn.id, place }, isArea: false })));
    }
    if (thin.length > 0) return thin;
    const fills = layers.filter((id) => id.endsWith('/fill'));
    return fills.length === 0 ? [] : eachOnce(this.#map.queryRenderedFeatures([x, y], { layers: fills }), true);
  }

  /** The own point, or the first of those in a ring, that is seen at a place of the map itself, beside the signs of the atlas; null for none. */
  dotAt(x: number, y: number): OwnPlace | null {
    if (this.#rings.isOnSign(x, y)) return null;
    const [inRing] = this.#rings.at(x, y);
    if (inRing) return inRing;
    const layers = [...this.#drawn.values()]
      .flatMap(({ drawn }) => drawn.mapLayers)
      .filter((id) => this.#map.getLayer(id)?.type === 'circle');
    const [dot] = layers.length === 0 ? [] : this.#map.queryRenderedFeatures([x, y], { layers });
    if (dot) return { layer: dot.source, place: Number(dot.id) };
    for (const { drawn } of this.#drawn.values()) {
      const [place] = drawn.at?.(x, y, 1) ?? [];
      if (place !== undefined) return { layer: drawn.id, place };
    }
    return null;
  }

  /** Brings the set of layers, their looks and their order onto the map. */
  #takeSet(): boolean {
    const wanted = new Map(this.#own.map((styled) => [styled.layer.id, styled]));
    let hasChanged = false;
    for (const [id, { drawn, given }] of this.#drawn) {
      if (wanted.get(id)?.layer === given.layer) continue;
      drawn.remove();
      this.#drawn.delete(id);
      hasChanged = true;
    }
    for (const styled of this.#own) {
      const there = this.#drawn.get(styled.layer.id);
      if (there?.given === styled) continue;
      hasChanged = true;
      if (!there) this.#drawn.set(styled.layer.id, { drawn: this.#make(styled), given: styled });
      else {
        if (there.given.look !== styled.look) there.drawn.restyle(styled, this.#palette());
        there.given = styled;
      }
    }
    const order = this.#own.map(({ layer }) => layer.id).join();
    if (!hasChanged && order === this.#ordered) return false;
    this.#ordered = order;
    this.#order();
    return true;
  }

  #make(styled: StyledLayer): DrawnLayer {
    // Of a large layer the engine would make new tiles at each change of date.
    const isCloud = styled.layer.features.length >= LARGE && isOfPoints(styled.layer);
    if (!isCloud) return new OwnSource(this.#map, styled, this.#palette());
    // A cloud comes when it is filled, and then above all that is there.
    return new OwnCloud(this.#map, styled, () => {
      this.#ordered = '';
      this.#onChange();
    });
  }

  /**
   * Puts the map layers in order: areas of all own layers lie below lines and points, which they would tint and cover; so do outlines where a
   * layer has no lines, which are drawn with them. Points lie over the dots of towns and under the signs of crossings and venues, with rings
   * around those that hide some of them; the mark of the chosen feature and names lie over the signs. In each of these the topmost own layer is
   * last.
   */
  #order(): void {
    const bottomUp = [...this.#own].reverse().flatMap(({ layer }) => {
      const { lines } = shapesOf(layer);
      const isOfAreas = (id: string): boolean => id.endsWith('/fill') || (!lines && /\/(case|line)$/.test(id));
      return (this.#drawn.get(layer.id)?.drawn.mapLayers ?? []).map((id) => ({
        id,
        slot: slotOfOwn(id),
        isOfAreas: isOfAreas(id),
      }));
    });
    const move = (layers: readonly { readonly id: string }[], below: string): void => {
      for (const { id } of layers) if (this.#map.getLayer(id)) this.#map.moveLayer(id, below);
    };
    const of = (slot: OwnSlot): typeof bottomUp => bottomUp.filter((each) => each.slot === slot);
    const shapes = of('shapes');
    move([...shapes.filter((each) => each.isOfAreas), ...shapes.filter((each) => !each.isOfAreas)], FIRST_SIGNS);
    const sign = this.#firstSign();
    move(of('points'), sign);
    move([{ id: OWN_RINGS }], sign);
    move(chosenMapLayers(this.#palette()), FIRST_NAMES);
    move(of('names'), FIRST_NAMES);
    move(of('room'), COVERS);
  }

  /** Marks the chosen feature while its layer is visible; where it does not hold in the window, faintly: the map goes there all the same. */
  #mark(window: Span): boolean {
    const styled = this.#own.find(({ layer }) => layer.id === this.#chosen?.layer);
    const feature = styled?.look.isVisible ? styled.layer.features[this.#chosen?.place ?? -1] : undefined;
    const geometry = feature ? drawable(feature.geometry) : null;
    const isAbsent = feature !== undefined && !holdsIn(feature, window);
    if (geometry === (this.#marked?.geometry ?? null) && isAbsent === (this.#marked?.properties?.['absent'] ?? false))
      return false;
    this.#marked = geometry && { type: 'Feature', properties: isAbsent ? { absent: true } : {}, geometry };
    const data = { type: 'FeatureCollection' as const, features: this.#marked ? [this.#marked] : [] };
    const source = this.#map.getSource<GeoJSONSource>(OWN_CHOSEN);
    if (source) void source.setData(data);
    else {
      this.#map.addSource(OWN_CHOSEN, { type: 'geojson', data, tolerance: 0.2, maxzoom: 12 });
      for (const layer of chosenMapLayers(this.#palette())) this.#map.addLayer(layer, FIRST_NAMES);
    }
    return true;
  }
}
