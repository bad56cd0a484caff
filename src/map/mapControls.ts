/** What stands at the edge of the live map: attribution, scale, zoom buttons. */
import { AttributionControl, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { SteadyMap } from './SteadyMap';

/** Adds the controls. `attribution` names the sources of the data, as HTML. */
export function addControls(map: SteadyMap, attribution: string): void {
  // Controls at the bottom stack upwards: the attribution is added first to be the lowest.
  map.addControl(
    new AttributionControl({
      compact: false,
      customAttribution: `${attribution} · <a href="#borders-policy">How borders are drawn</a>`,
    }),
    'bottom-right',
  );
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
}
