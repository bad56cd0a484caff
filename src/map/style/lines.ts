/** Line layers of borders and routes. Each look has its own layer, because MapLibre sets dashes per layer and not per feature. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import { BORDER_LOOKS, type BorderLookName } from '../../symbology/borders';
import type { ModeLookName } from '../../symbology/modes';
import { lookOf } from '../../symbology/statuses';
import type { LineLook } from '../../symbology/lineLook';
import { scaledZoomStops } from './expressions';
import { shownInWindow } from './filters';
import type { ContentSources } from './sources';
import type { StyleInput } from './styleInput';

/** A look that occurs in a source, and how it is told: by its name in the layer's id and by the properties that the features have. */
interface LineClass {
  readonly name: string;
  readonly look: LineLook;
  readonly has: readonly ExpressionSpecification[];
}

/** The properties of a line in a source (`sources`). */
interface LineProperties {
  readonly mode: ModeLookName;
  readonly status: StatusWord;
  readonly border: BorderLookName;
}

type Input = Pick<StyleInput, 'palette' | 'content'>;

/** A line layer for each look of borders that occurs, with the id `borders-look`. */
export function borderLineLayers(input: Input, width: ExpressionSpecification): readonly LayerSpecification[] {
  return distinct(input.content, 'borders', ({ border }): LineClass => ({
    name: border,
    look: BORDER_LOOKS[border],
    has: [['==', ['get', 'border'], border]],
  })).map((each) => lineLayer(input, 'borders', each, width));
}

/**
 * A line layer for each mode and status of routes that occurs, with the id `routes-mode-status`, and above them a layer for each that has
 * a light line inside, `routes-inner-mode-status`.
 */
export function routeLineLayers(input: Input, width: ExpressionSpecification): readonly LayerSpecification[] {
  const classes = distinct(input.content, 'routes', ({ mode, status }): LineClass => ({
    name: `${mode}-${status}`,
    look: lookOf('route', status, mode),
    has: [
      ['==', ['get', 'status'], status],
      ['==', ['get', 'mode'], mode],
    ],
  }));
  return [
    ...classes.map((each) => lineLayer(input, 'routes', each, width)),
    ...classes.flatMap(({ name, look: { inner, weight }, has }) =>
      inner
        ? [
            lineLayer(
              input,
              'routes',
              { name: `inner-${name}`, look: { ...inner, colour: 'casing', weight: weight * inner.share }, has },
              width,
            ),
          ]
        : [],
    ),
  ];
}

function lineLayer(
  { palette }: Input,
  source: 'borders' | 'routes',
  { name, look, has }: LineClass,
  width: ExpressionSpecification,
): LayerSpecification {
  const filter: FilterSpecification = ['all', ...has, shownInWindow(source)];
  return {
    id: `${source}-${name}`,
    type: 'line',
    source,
    filter,
    layout: { 'line-join': 'round', 'line-cap': look.dash.length > 0 ? 'butt' : 'round' },
    paint: {
      'line-color': palette[look.colour],
      'line-width': scaledZoomStops(width, look.weight),
      ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
    },
  };
}

/** The looks that occur in a source, sorted by name. */
function distinct(
  content: ContentSources,
  source: 'borders' | 'routes',
  classOf: (properties: LineProperties) => LineClass,
): readonly LineClass[] {
  const found = content[source].features.map(({ properties }) => classOf(properties as LineProperties));
  return [...new Map(found.map((each) => [each.name, each] as const)).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}
