/** Handles the pointer on the live map: reports clicks and the feature under the pointer, unless a tool of the page has the pointer. */
import type { MapMouseEvent } from 'maplibre-gl';
import { nextFeature, type MapFeature, type MapTool } from '../domain/mapTool';
import type { Id } from '../domain/model';
import type { OwnPlace } from '../domain/ownData';
import type { MapListener } from './mapOptions';
import type { OwnLayers } from './ownLayers';
import type { SteadyMap } from './SteadyMap';
import { INTERACTIVE_LAYERS, slotId } from './style/compose';

/** A feature reacts to the pointer within this many pixels. */
const REACH = 7;

/**
 * Own points and lines are found near the pointer before all that the atlas draws but the symbols before this layer: of these, which are larger,
 * what lies beside an own point is the atlas's. Own areas are found before its areas alone.
 */
const BELOW_OWN = INTERACTIVE_LAYERS.indexOf('crossings-ghosts');
const BELOW_OWN_AREAS = INTERACTIVE_LAYERS.indexOf('areas-fill');

/** What the map does with what is under the pointer. */
export interface Pointed {
  /** Highlights a feature on the map; null for none. */
  readonly hover: (id: Id | null) => void;
  /** The reader's own layers; null if there are none. */
  readonly own: () => Pick<OwnLayers, 'at' | 'allAt' | 'dotAt' | 'chosen'> | null;
  /** The selected features of the atlas. */
  readonly selected: () => ReadonlySet<Id>;
  /** What has the pointer in place of the map; null for nothing. */
  readonly tool: () => MapTool | null;
}

/** What lies at a place of the map: a feature of the atlas, or one of the reader's own. */
interface Hit {
  readonly id: Id | null;
  readonly own: OwnPlace | null;
}

const NOTHING: Hit = { id: null, own: null };

/**
 * Reports clicks and the feature under the pointer to the listener. A tool that asks for features gets those that are clicked; one that asks
 * for places has the pointer (`toolPointer`), and nothing is reported.
 */
export function listenToPointer(
  map: SteadyMap,
  listener: Pick<MapListener, 'onSelect' | 'onHover' | 'onOwn' | 'onOwnHover'>,
  { hover, own, selected, tool }: Pointed,
): void {
  map.on('click', (event) => {
    const has = tool();
    // A tool that takes places hears of clicks itself.
    if (has?.takes === 'places') return;
    const hit = hitAt(map, event, own());
    if (has) {
      const feature = hit.own ?? hit.id;
      if (feature !== null) has.take?.(feature);
      return;
    }
    const featuresAtPoint = allAt(map, event, own());
    const next =
      featuresAtPoint.length > 1
        ? nextFeature(featuresAtPoint, own()?.chosen ?? null, selected())
        : (hit.own ?? hit.id);
    const isOwn = next !== null && typeof next !== 'string';
    listener.onOwn?.(isOwn ? next : null, featuresAtPoint);
    // A click on an own feature leaves the selection as it is.
    if (!isOwn) listener.onSelect(next);
  });
  map.on('mousemove', (event) => {
    const isTaken = tool()?.takes === 'places';
    const hit = isTaken ? NOTHING : hitAt(map, event, own());
    const { x, y } = event.point;
    if (!isTaken) map.getCanvas().style.cursor = hit.id || hit.own ? 'pointer' : '';
    hover(hit.id);
    listener.onHover(hit.id ? { id: hit.id, x, y } : null);
    listener.onOwnHover?.(hit.own ? { place: hit.own, x, y } : null);
  });
  map.on('mouseout', () => {
    hover(null);
    listener.onHover(null);
    listener.onOwnHover?.(null);
  });
}

/**
 * What lies at a place of the map one upon the other: own features, and a symbol of the atlas, which comes first unless the pointer is on an
 * own point beside it or on the ring of those under it. Areas and lines of the atlas lie under much.
 */
function allAt(
  map: SteadyMap,
  event: MapMouseEvent,
  layers: Pick<OwnLayers, 'allAt' | 'dotAt'> | null,
): readonly MapFeature[] {
  const { x, y } = event.point;
  const own = layers?.allAt(x, y) ?? [];
  const { id, rank } = own.length > 0 ? featureAt(map, event) : { id: null, rank: BELOW_OWN };
  const isThin = own.some(({ isArea }) => !isArea);
  const places = own.map(({ place }) => place);
  if (id === null || rank >= BELOW_OWN) return rank >= (isThin ? BELOW_OWN : BELOW_OWN_AREAS) ? places : [];
  if (!isThin) return [id];
  const dot = layers?.dotAt(x, y) ?? null;
  if (!dot) return [id, ...places];
  return [dot, ...places.filter(({ layer, place }) => layer !== dot.layer || place !== dot.place), id];
}

/** What lies nearest to the reader at a place of the map. */
function hitAt(map: SteadyMap, event: MapMouseEvent, layers: Pick<OwnLayers, 'at' | 'dotAt'> | null): Hit {
  const { id, rank } = featureAt(map, event);
  const { x, y } = event.point;
  const own = layers?.at(x, y) ?? null;
  if (own && rank >= (own.isArea ? BELOW_OWN_AREAS : BELOW_OWN)) return { id: null, own: own.place };
  // Near a sign there may be a dot, or a ring: whoever points at these means them.
  const dot = own ? (layers?.dotAt(x, y) ?? null) : null;
  return dot ? { id: null, own: dot } : { id, own: null };
}

/** The feature near the pointer whose map layer comes first in `INTERACTIVE_LAYERS`, and its place there; null if there is none. */
function featureAt(map: SteadyMap, event: MapMouseEvent): { readonly id: Id | null; readonly rank: number } {
  const { x, y } = event.point;
  const rankOf = (layer: string): number => (INTERACTIVE_LAYERS as readonly string[]).indexOf(slotId(layer));
  const layers = map.getLayersOrder().filter((layer) => rankOf(layer) >= 0);
  const found = map.queryRenderedFeatures(
    [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ],
    { layers },
  );
  const best = found.sort((a, b) => rankOf(a.layer.id) - rankOf(b.layer.id))[0];
  if (!best) return { id: null, rank: INTERACTIVE_LAYERS.length };
  return { id: String(best.properties['feature']), rank: rankOf(best.layer.id) };
}
