/**
 * Map layers of the reader's own layers: above what the atlas draws and below its names. Large layers have circles alone, for the engine
 * takes few symbols in a tile. Colours are expressions over one property, so that a change of colours sends no data. Names have the colours
 * of their layer, as dark or light as is legible: those of the atlas are in inks alone.
 */
import type { CircleLayerSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { OwnColours, OwnLook } from '../../domain/ownData';
import { PALETTES, type Palette } from '../../symbology/palette';
import {
  CASE,
  CHOSEN,
  FILL_OPACITY,
  GHOST,
  HOLLOW,
  LABEL,
  LARGE,
  LINE_WIDTH,
  CLEARED,
  MOST_LABELLED,
  nameInks,
  POINT,
  type OwnShapes,
} from '../../symbology/ownLook';
import { zoomed } from './expressions';
import { BLANK_ICON } from './images';
import { REGULAR_FONT } from './paint';

/** What the map layers of an own layer depend on. */
export interface OwnLayerInput {
  /** Id of the layer, which is that of its source. */
  readonly id: string;
  readonly look: OwnLook;
  readonly shapes: OwnShapes;
  /** How many features it has. */
  readonly count: number;
  /** Whether some of them have no date, in a layer that has dates: those are drawn hollow, by their property `u`. */
  readonly hasHollow?: boolean;
  readonly palette: Palette;
}

type Value = number | string | ExpressionSpecification;
/** A value for hollow features and one for all others. */
type IfHollow = <T extends Value>(hollow: T, plain: T) => T;

/** A value as the engine compares it: it takes names such as `constructor` for something of its own. */
export function matched(value: string): string {
  return `=${value}`;
}

/** The expression of a layer's colours, over the property `v` of its features, or of others if their file has colours: `c` and `f`, and for names in light and dark `t` and `d`. */
export function colourExpression(
  colours: OwnColours,
  property: 'c' | 'f' | 't' | 'd' = 'c',
): string | ExpressionSpecification {
  const value: ExpressionSpecification = ['get', 'v'];
  if (colours.by === 'fixed') return colours.colour;
  if (colours.by === 'file') return ['coalesce', ['get', property], colours.colour];
  if (colours.by === 'category') {
    const pairs = Object.entries(colours.colours).flatMap(([text, colour]) => [matched(text), colour]);
    return pairs.length === 0
      ? colours.other
      : (['match', value, ...pairs, colours.other] as unknown as ExpressionSpecification);
  }
  const [least, most] = colours.range;
  const first = colours.ramp[0] as string;
  if (most <= least) return ['case', ['has', 'v'], first, colours.other];
  const stops = colours.ramp.flatMap((colour, at) => [
    least + ((most - least) * at) / (colours.ramp.length - 1),
    colour,
  ]);
  const ramp = ['interpolate', ['linear'], value, ...stops] as unknown as ExpressionSpecification;
  return ['case', ['has', 'v'], ramp, colours.other];
}

/** The map layers of an own layer, bottom to top. */
export function ownMapLayers(input: OwnLayerInput): readonly LayerSpecification[] {
  const { id, look, shapes, count, hasHollow = false, palette } = input;
  const { colours, opacity } = look;
  const isLarge = count >= LARGE;
  const visibility = look.isVisible ? 'visible' : 'none';
  const colour = colourExpression(colours);
  const isOfFile = colours.by === 'file';
  // Where features lie over each other, those further down in the file come last, as in pictures: without an order the map draws them as they
  // arrived, which depends on the dates that were shown before. Sorting a large layer would cost more than it shows.
  const order = isLarge ? undefined : (['id'] as ExpressionSpecification);
  const shared = { source: id } as const;
  const isOf = (...types: string[]): ExpressionSpecification => ['in', ['geometry-type'], ['literal', types]];
  const width: number | ExpressionSpecification = isOfFile ? ['coalesce', ['get', 'w'], LINE_WIDTH] : LINE_WIDTH;
  const layers: LayerSpecification[] = [];
  // One expression more for each property of each feature, so that layers in which all or none have a date go without it.
  const ifHollow: IfHollow = <T extends Value>(hollow: T, plain: T): T =>
    hasHollow ? (['case', ['has', 'u'], hollow, plain] as unknown as T) : plain;
  const grown = (by: number): number | ExpressionSpecification => (isOfFile ? ['+', width, by] : LINE_WIDTH + by);
  const fill: number | ExpressionSpecification = isOfFile
    ? ['*', opacity, ['coalesce', ['get', 'o'], FILL_OPACITY]]
    : opacity * FILL_OPACITY;
  if (shapes.areas)
    layers.push({
      ...shared,
      id: `${id}/fill`,
      type: 'fill',
      filter: isOf('Polygon'),
      layout: { visibility, ...(order && { 'fill-sort-key': order }) },
      paint: {
        'fill-color': colourExpression(colours, 'f'),
        'fill-opacity': hasHollow ? ['*', fill, ifHollow<number>(HOLLOW.fill, 1)] : fill,
        'fill-antialias': false,
      },
    });
  if (shapes.areas || shapes.lines) {
    if (!isLarge)
      layers.push({
        ...shared,
        id: `${id}/case`,
        type: 'line',
        filter: isOf('LineString', 'Polygon'),
        layout: { visibility, ...(order && { 'line-sort-key': order }) },
        paint: {
          'line-color': palette.halo,
          'line-width': ifHollow(grown(CASE.wider + 2 * HOLLOW.lines), grown(CASE.wider)),
          'line-opacity': opacity * CASE.opacity,
        },
      });
    layers.push({
      ...shared,
      id: `${id}/line`,
      type: 'line',
      filter: isOf('LineString', 'Polygon'),
      layout: { visibility, ...(order && { 'line-sort-key': order }) },
      paint: {
        'line-color': colour,
        'line-width': ifHollow<number | ExpressionSpecification>(HOLLOW.lines, width),
        ...(hasHollow && { 'line-gap-width': ifHollow<number | ExpressionSpecification>(width, 0) }),
        'line-opacity': opacity,
      },
    });
  }
  if (shapes.points)
    layers.push({
      ...shared,
      id: `${id}/point`,
      type: 'circle',
      filter: isOf('Point'),
      layout: { visibility, ...(order && { 'circle-sort-key': order }) },
      paint: pointPaint(input, isLarge, ifHollow),
    });
  if (shapes.points && count <= CLEARED.most)
    layers.push({
      id: `${id}/room`,
      type: 'symbol',
      source: id,
      filter: isOf('Point'),
      layout: {
        visibility,
        'icon-image': BLANK_ICON,
        'icon-padding': CLEARED.radius,
        'icon-allow-overlap': true,
      },
    });
  if (look.label !== null && count <= MOST_LABELLED)
    layers.push({
      id: `${id}/label`,
      type: 'symbol',
      source: id,
      layout: {
        visibility,
        'text-field': ['get', 'l'],
        ...(order && { 'symbol-sort-key': order }),
        'text-font': REGULAR_FONT,
        'text-size': LABEL.size,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': LABEL.gap / LABEL.size,
        'text-max-width': 12,
      },
      paint: {
        'text-color': colourExpression(nameInks(colours, palette), palette === PALETTES.dark ? 'd' : 't'),
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
        'text-opacity': opacity,
      },
    });
  return layers;
}

/** The paint of points. Their hollow outline lies on the edge that the others have; in large layers nothing lies inside. */
function pointPaint(
  { look: { colours, opacity }, hasHollow = false, palette }: OwnLayerInput,
  isLarge: boolean,
  ifHollow: IfHollow,
): NonNullable<CircleLayerSpecification['paint']> {
  const colour = colourExpression(colours);
  const outline = isLarge ? HOLLOW.largePoints : HOLLOW.points;
  const radii = (isLarge ? POINT.large : POINT.radii).map(
    ([zoom, radius]) => [zoom, ifHollow<number>(radius - outline / 2, radius)] as const,
  );
  const faint = isLarge ? opacity * POINT.largeOpacity : opacity;
  return {
    'circle-color': ifHollow<string | ExpressionSpecification>(isLarge ? 'transparent' : palette.halo, colour),
    'circle-radius': zoomed(...radii),
    'circle-opacity': faint,
    ...((hasHollow || !isLarge) && {
      'circle-stroke-color': ifHollow<string | ExpressionSpecification>(colour, palette.halo),
      'circle-stroke-width': ifHollow<number>(outline, isLarge ? 0 : POINT.rim),
      'circle-stroke-opacity': faint,
    }),
  };
}

/** The map layers of the ghosts of an own layer: outlines in its colours, hollow inside. */
export function ghostMapLayers(source: string, { colours, opacity }: OwnLook): readonly LayerSpecification[] {
  const colour = colourExpression(colours);
  return [
    {
      id: `${source}/line`,
      source,
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': colour, 'line-width': GHOST.width, 'line-opacity': opacity * GHOST.opacity },
    },
    {
      id: `${source}/point`,
      source,
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': 'transparent',
        'circle-radius': zoomed(...POINT.radii),
        'circle-stroke-color': colour,
        'circle-stroke-width': GHOST.width,
        'circle-stroke-opacity': opacity * GHOST.opacity,
      },
    },
  ];
}

/** Name of the source of the own feature that the reader has chosen or points at. */
export const OWN_CHOSEN = 'own-chosen';

/** The layers that mark the chosen feature: a rim in the atlas's colour of selection, faint where it does not hold on the days shown (`absent`). */
export function chosenMapLayers({ accent }: Palette): readonly LayerSpecification[] {
  const opacity: ExpressionSpecification = ['case', ['has', 'absent'], GHOST.opacity, 1];
  return [
    {
      id: `${OWN_CHOSEN}/line`,
      type: 'line',
      source: OWN_CHOSEN,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': accent, 'line-width': CHOSEN.line, 'line-opacity': opacity },
    },
    {
      id: `${OWN_CHOSEN}/point`,
      type: 'circle',
      source: OWN_CHOSEN,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': zoomed(...CHOSEN.radii),
        'circle-color': 'transparent',
        'circle-stroke-color': accent,
        'circle-stroke-width': CHOSEN.point,
        'circle-stroke-opacity': opacity,
      },
    },
  ];
}
