/** Adds the controls at the edges of the live map: attribution, scale bar, zoom buttons. */
import { AttributionControl, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { SteadyMap } from './SteadyMap';

/** Adds the controls to a map. `attribution` is HTML that names the sources of the data. */
export function addControls(map: SteadyMap, attribution: string): void {
  // Controls at the bottom stack upwards, so the attribution is added first to be at the very bottom.
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
