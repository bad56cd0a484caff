/**
 * One layer of the reader's own on the live map. Its source has only the features that exist in the window, and gets the difference at each
 * change of date: a filter would be evaluated for a hundred thousand features in every tile and map layer. What is much is sent in pieces,
 * one after another, for it is copied to the map's worker on the page's main thread.
 */
import type { GeoJSONSource, GeoJSONSourceDiff, LayerSpecification } from 'maplibre-gl';
import type { Span } from '../domain/model';
import type { OwnFeature, StyledLayer } from '../domain/ownData';
import { spansInWindow } from '../domain/dated';
import { isSameSpan } from '../domain/time';
import type { Palette } from '../symbology/palette';
import { LARGE, shapesOf, type OwnShapes } from '../symbology/ownLook';
import { drawnFeatures, indexOwn, ownChanges, weightOf, type OwnFeatures } from './ownFeatures';
import { OwnGhosts } from './ownGhosts';
import type { SteadyMap } from './SteadyMap';
import { FIRST_NAMES, FIRST_SIGNS } from './style/order';
import { ownMapLayers } from './style/own';

/** Numbers and features in a piece: copying it takes the main thread some 20 ms. */
const PIECE = 12_000;

/**
 * Where a map layer of the reader's own is drawn: points of all layers lie above lines and areas of all, and names above both. What keeps
 * names off points is unseen and above all names, since the engine places the symbols of higher layers first.
 */
export type OwnSlot = 'shapes' | 'points' | 'names' | 'room';

/** The slot of a map layer of the reader's own. */
export function slotOfOwn(mapLayer: string): OwnSlot {
  if (/\/(point|cloud)$/.test(mapLayer)) return 'points';
  if (mapLayer.endsWith('/room')) return 'room';
  return mapLayer.endsWith('/label') ? 'names' : 'shapes';
}

/** What the map has of an own layer; the same for GeoJSON and for a cloud of points. */
export interface DrawnLayer {
  readonly id: string;
  /** Takes a new look of the same layer. */
  restyle(styled: StyledLayer, palette: Palette): void;
  /** Shows a window, and faintly what does not hold in it if that is wanted; returns whether anything changed. */
  show(window: Span, hasGhosts: boolean): boolean;
  /** Whether more is on its way to the map. */
  readonly isBusy: boolean;
  /** Ids of the map layers, bottom to top. */
  readonly mapLayers: readonly string[];
  /** The places of the features near a place of the map, in pixels, at most so many; absent where the engine is asked (`queryRenderedFeatures`). */
  readonly at?: (x: number, y: number, most: number) => readonly number[];
  /** Takes everything off the map. */
  remove(): void;
}

export class OwnSource implements DrawnLayer {
  readonly #map: SteadyMap;
  readonly #shapes: OwnShapes;
  #styled: StyledLayer;
  #own: OwnFeatures;
  #specs: readonly LayerSpecification[] = [];
  #window: Span | null = null;
  /** Places still to be sent, the first last. */
  #waiting: number[] = [];
  /** The turn of the piece that is under way; null for none. Whoever sends something else takes the turn away. */
  #turn: object | null = null;
  #ghosts: OwnGhosts | null = null;

  constructor(map: SteadyMap, styled: StyledLayer, palette: Palette) {
    this.#map = map;
    this.#styled = styled;
    this.#own = indexOwn(styled);
    this.#shapes = shapesOf(styled.layer);
    map.addSource(this.id, {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      tolerance: 0.2,
      buffer: 64,
      maxzoom: 12,
    });
    this.#dress(palette);
  }

  get id(): string {
    return this.#styled.layer.id;
  }

  get isBusy(): boolean {
    return this.#turn !== null;
  }

  get mapLayers(): readonly string[] {
    return this.#specs.map(({ id }) => id);
  }

  restyle(styled: StyledLayer, palette: Palette): void {
    const { look: was } = this.#styled;
    const { look: is } = styled;
    // With another look they are drawn anew by the next `show`.
    this.#endGhosts();
    this.#styled = styled;
    this.#own = { ...this.#own, look: is };
    this.#dress(palette);
    if (columnOf(was) === columnOf(is) && was.label === is.label) return;
    // The features on the map lack what the new look reads.
    if (this.#window) this.#replace(this.#window);
  }

  show(window: Span, hasGhosts: boolean): boolean {
    const hasChanged = this.#showHeld(window);
    return this.#showGhosts(window, hasGhosts) || hasChanged;
  }

  #showGhosts(window: Span, hasGhosts: boolean): boolean {
    const { layer, look } = this.#styled;
    const isWanted = hasGhosts && look.isVisible && layer.features.length < LARGE;
    if (!isWanted) return this.#endGhosts();
    if (this.#ghosts) return this.#ghosts.show(window);
    const above = this.mapLayers.find((each) => slotOfOwn(each) === 'shapes') ?? FIRST_SIGNS;
    this.#ghosts = new OwnGhosts(this.#map, this.id, this.#own, window, above);
    return true;
  }

  #endGhosts(): boolean {
    if (!this.#ghosts) return false;
    this.#ghosts.remove();
    this.#ghosts = null;
    return true;
  }

  #showHeld(window: Span): boolean {
    const before = this.#window;
    // What nobody sees needs no features; it gets them when it is shown.
    if (!this.#styled.look.isVisible || (before && isSameSpan(before, window))) return false;
    this.#window = window;
    if (!before || this.isBusy) {
      this.#replace(window);
      return true;
    }
    const { add, remove } = ownChanges(this.#own, before, window);
    if (add.length + remove.length === 0) return false;
    this.#waiting = add.reverse();
    this.#send({ remove });
    return true;
  }

  remove(): void {
    this.#turn = null;
    this.#endGhosts();
    for (const id of this.mapLayers) this.#map.removeLayer(id);
    this.#map.removeSource(this.id);
  }

  /** Sends the features of a window in place of all that the map has. */
  #replace(window: Span): void {
    this.#waiting = [...spansInWindow(this.#own.dates, window)].reverse();
    this.#send({ removeAll: true });
  }

  /** Sends a piece of what waits, and the next when the map has taken it. */
  #send(removed: Pick<GeoJSONSourceDiff, 'remove' | 'removeAll'>): void {
    const piece: number[] = [];
    for (let weight = 0; weight < PIECE && this.#waiting.length > 0;) {
      const place = this.#waiting.pop() as number;
      weight += 3 + weightOf((this.#own.features[place] as OwnFeature).geometry);
      piece.push(place);
    }
    const source = this.#map.getSource<GeoJSONSource>(this.id);
    const taken = source?.updateData({ ...removed, add: drawnFeatures(this.#own, piece).features });
    if (this.#waiting.length === 0) {
      this.#turn = null;
      return;
    }
    const turn = (this.#turn = {});
    const next = (): void => void (this.#turn === turn && this.#send({}));
    void taken?.then(next, next);
  }

  /** Gives the map the layers of the look, or only what differs. */
  #dress(palette: Palette): void {
    const { look, layer } = this.#styled;
    const before = this.#specs;
    const [shapes, { hasHollow }, count] = [this.#shapes, this.#own, layer.features.length];
    this.#specs = ownMapLayers({ id: this.id, look, shapes, count, hasHollow, palette });
    if (this.#specs.map(({ id }) => id).join() !== before.map(({ id }) => id).join()) {
      for (const { id } of before) this.#map.removeLayer(id);
      for (const spec of this.#specs) this.#map.addLayer(spec, FIRST_NAMES);
      return;
    }
    this.#specs.forEach((spec, at) => this.#change(before[at] as LayerSpecification, spec));
  }

  #change(before: LayerSpecification, after: LayerSpecification): void {
    const differing = (part: 'paint' | 'layout'): readonly (readonly [string, unknown])[] => {
      const was = (before[part] ?? {}) as Record<string, unknown>;
      return Object.entries(after[part] ?? {}).filter(
        ([name, value]) => JSON.stringify(was[name]) !== JSON.stringify(value),
      );
    };
    for (const [name, value] of differing('paint'))
      this.#map.setPaintProperty(after.id, name as 'line-width', value as number);
    for (const [name, value] of differing('layout'))
      this.#map.setLayoutProperty(after.id, name as 'visibility', value as 'visible');
  }
}

/** The column whose values the features on the map carry for their colours, with the way in which they are read. */
function columnOf({ colours }: StyledLayer['look']): string {
  return 'column' in colours ? `${colours.by} ${colours.column}` : colours.by === 'file' ? 'file' : '';
}
