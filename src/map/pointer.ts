/** Handles the pointer on the live map: reports clicks and the feature under the pointer, or leaves both to a tool of the page. */
import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { wrapLon } from '../domain/bounds';
import type { MapDrag } from '../domain/mapTool';
import type { Id, LonLat } from '../domain/model';
import type { OwnPlace } from '../domain/ownData';
import type { MapListener } from './mapOptions';
import type { OwnLayers } from './ownLayers';
import type { SteadyMap } from './SteadyMap';
import { INTERACTIVE_LAYERS, slotId } from './style/compose';

/** A feature reacts to the pointer within this many pixels. */
const REACH = 7;

/** Own points and lines lie above all that the atlas draws but the symbols before this layer; own areas above its areas alone. */
const BELOW_OWN = INTERACTIVE_LAYERS.indexOf('crossings-ghosts');
const BELOW_OWN_AREAS = INTERACTIVE_LAYERS.indexOf('areas-fill');

/** What the map does with what is under the pointer. */
export interface Pointed {
  /** Highlights a feature on the map; null for none. */
  readonly hover: (id: Id | null) => void;
  /** The reader's own layers; null if there are none. */
  readonly own: () => Pick<OwnLayers, 'at'> | null;
}

/** What lies at a place of the map: a feature of the atlas, or one of the reader's own. */
interface Hit {
  readonly id: Id | null;
  readonly own: OwnPlace | null;
}

const NOTHING: Hit = { id: null, own: null };

/**
 * Reports clicks and the feature under the pointer to the listener. While the listener has a tool, that gets the clicks, and what it can
 * move is dragged in place of the map.
 */
export function listenToPointer(
  map: SteadyMap,
  listener: Pick<MapListener, 'onSelect' | 'onHover' | 'onOwn' | 'onOwnHover' | 'tool'>,
  { hover, own }: Pointed,
): void {
  /** Moves what the pointer holds; null while it holds nothing. */
  let drag: MapDrag | null = null;
  /** Whether the last press took hold of something: the click that ends it then sets nothing. */
  let hasGripped = false;
  const letGo = (): void => void (drag = null);

  const gripAt = (event: MapMouseEvent | MapTouchEvent): MapDrag | null =>
    listener.tool?.()?.grip({
      at: placeOf(event),
      project: (at) => {
        const { x, y } = map.project([at[0], at[1]]);
        return [x, y];
      },
      isTouch: event.type.startsWith('touch'),
    }) ?? null;
  const press = (event: MapMouseEvent | MapTouchEvent): void => {
    const { originalEvent } = event;
    // Two fingers change the scale of the map.
    const isOne = 'touches' in originalEvent ? originalEvent.touches.length === 1 : originalEvent.button === 0;
    drag = isOne ? gripAt(event) : null;
    hasGripped = drag !== null;
    if (!drag) return;
    // Else the map would move along.
    event.preventDefault();
    // The button may be released beside the map.
    addEventListener('mouseup', letGo, { once: true });
  };

  map.on('mousedown', press);
  map.on('touchstart', press);
  map.on('touchmove', (event) => drag?.(placeOf(event)));
  map.on('touchend', letGo);
  map.on('touchcancel', letGo);
  map.on('click', (event) => {
    const tool = listener.tool?.();
    if (tool) {
      // The second click of two comes where the first was, and enlarges the map.
      if (!hasGripped && event.originalEvent.detail < 2) tool.click(placeOf(event));
      return;
    }
    const hit = hitAt(map, event, own());
    listener.onOwn?.(hit.own);
    // A click on an own feature leaves the selection as it is.
    if (!hit.own) listener.onSelect(hit.id);
  });
  map.on('mousemove', (event) => {
    const isTaken = listener.tool?.() != null;
    if (drag) drag(placeOf(event));
    const hit = isTaken ? NOTHING : hitAt(map, event, own());
    const { x, y } = event.point;
    const cursor = isTaken ? (drag || gripAt(event) ? 'move' : 'crosshair') : hit.id || hit.own ? 'pointer' : '';
    map.getCanvas().style.cursor = cursor;
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

/** Where the pointer is, as longitude and latitude. */
function placeOf({ lngLat }: MapMouseEvent | MapTouchEvent): LonLat {
  return [wrapLon(lngLat.lng), lngLat.lat];
}

/** What lies nearest to the reader at a place of the map. */
function hitAt(map: SteadyMap, event: MapMouseEvent, layers: Pick<OwnLayers, 'at'> | null): Hit {
  const { id, rank } = featureAt(map, event);
  const own = layers?.at(event.point.x, event.point.y) ?? null;
  if (own && rank >= (own.isArea ? BELOW_OWN_AREAS : BELOW_OWN)) return { id: null, own: own.place };
  return { id, own: null };
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
