/** Handles the pointer on the live map: reports clicks and the feature under the pointer. */
import type { MapMouseEvent } from 'maplibre-gl';
import type { Id } from '../domain/model';
import type { MapListener } from './mapOptions';
import type { SteadyMap } from './SteadyMap';
import { INTERACTIVE_LAYERS, slotId } from './style/compose';

/** A feature reacts to the pointer within this many pixels. */
const REACH = 7;

/** Reports clicks and the feature under the pointer to the listener. `hover` highlights a feature on the map. */
export function listenToPointer(
  map: SteadyMap,
  listener: Pick<MapListener, 'onSelect' | 'onHover'>,
  hover: (id: Id | null) => void,
): void {
  map.on('click', (event) => listener.onSelect(featureAt(map, event)));
  map.on('mousemove', (event) => {
    const id = featureAt(map, event);
    map.getCanvas().style.cursor = id ? 'pointer' : '';
    hover(id);
    listener.onHover(id ? { id, x: event.point.x, y: event.point.y } : null);
  });
  map.on('mouseout', () => {
    hover(null);
    listener.onHover(null);
  });
}

/** The feature near the pointer whose map layer comes first in `INTERACTIVE_LAYERS`; null if there is none. */
function featureAt(map: SteadyMap, event: MapMouseEvent): Id | null {
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
  return best ? String(best.properties['feature']) : null;
}
