/** Line layers of borders and routes. Each look has its own layer, because MapLibre sets dashes per layer and not per feature. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import type { ModeLookName } from '../../symbology/modes';
import { lookOf } from '../../symbology/statuses';
import { scaledZoomStops } from './expressions';
import { shownInWindow } from './filters';
import type { ContentSources } from './sources';
import type { StyleInput } from './styleInput';

/** What the look of a line depends on: its status and, for a route, its mode. */
interface LineClass {
  readonly mode: ModeLookName | '';
  readonly status: StatusWord;
}

/** A line layer for each look that occurs in a source, with the id `borders-status` or `routes-mode-status`. */
export function lineLayers(
  { palette, content }: Pick<StyleInput, 'palette' | 'content'>,
  source: 'borders' | 'routes',
  width: ExpressionSpecification,
): readonly LayerSpecification[] {
  const kind = source === 'borders' ? 'border' : 'route';
  return lineClasses(content, source).map(({ mode, status }): LayerSpecification => {
    const look = lookOf(kind, status, mode || undefined);
    return {
      id: mode ? `${source}-${mode}-${status}` : `${source}-${status}`,
      type: 'line',
      source,
      filter: ['all', ['==', ['get', 'status'], status], ['==', ['get', 'mode'], mode], shownInWindow(source)],
      layout: { 'line-join': 'round', 'line-cap': look.dash.length > 0 ? 'butt' : 'round' },
      paint: {
        'line-color': palette[look.colour],
        'line-width': scaledZoomStops(width, look.weight),
        ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
      },
    };
  });
}

/** The looks that occur in a source, sorted by mode and status. */
function lineClasses(content: ContentSources, source: 'borders' | 'routes'): readonly LineClass[] {
  const found = content[source].features.map(({ properties }): LineClass => ({
    mode: properties?.['mode'] as LineClass['mode'],
    status: properties?.['status'] as StatusWord,
  }));
  return [...new Map(found.map((each) => [`${each.mode}-${each.status}`, each] as const)).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}
