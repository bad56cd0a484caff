/** Line layers of borders and routes: one for each look that occurs, because a dash belongs to a layer and not to a feature. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import type { ModeLookName } from '../../symbology/modes';
import { lookOf } from '../../symbology/statuses';
import { isOfKind, scaled } from './expressions';
import { shownInWindow } from './filters';
import type { ContentSources } from './sources';
import type { StyleInput } from './styleInput';

/** What decides the look of a line: its status and, of a route, its mode. */
interface LineClass {
  readonly mode: ModeLookName | '';
  readonly status: StatusWord;
}

/** The borders or the routes whose piece is shown on the date. */
export function linesShown(kind: 'border' | 'route'): ExpressionSpecification {
  return ['all', isOfKind(kind), shownInWindow('lines')];
}

/** A layer for each look of a kind in the content. Its id is `group-status`, or `group-mode-status` for routes. */
export function lineLayers(
  { palette, content }: Pick<StyleInput, 'palette' | 'content'>,
  kind: 'border' | 'route',
  group: 'borders' | 'routes',
  width: ExpressionSpecification,
): readonly LayerSpecification[] {
  return lineClasses(content, kind).map(({ mode, status }): LayerSpecification => {
    const look = lookOf(kind, status, mode || undefined);
    return {
      id: mode ? `${group}-${mode}-${status}` : `${group}-${status}`,
      type: 'line',
      source: 'lines',
      filter: ['all', ['==', ['get', 'status'], status], ['==', ['get', 'mode'], mode], linesShown(kind)],
      layout: { 'line-join': 'round', 'line-cap': look.dash.length > 0 ? 'butt' : 'round' },
      paint: {
        'line-color': palette[look.colour],
        'line-width': scaled(width, look.weight),
        ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
      },
    };
  });
}

/** The looks of a kind in the content, sorted by mode and status. */
function lineClasses(content: ContentSources, kind: string): readonly LineClass[] {
  const found = content.lines.features
    .filter((line) => line.properties?.['kind'] === kind)
    .map((line) => ({ mode: line.properties?.['mode'], status: line.properties?.['status'] }) as LineClass);
  return [...new Map(found.map((each) => [`${each.mode}-${each.status}`, each] as const)).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}
