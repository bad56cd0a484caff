/**
 * Draws the reader's own layers as SVG text: their features that share a day with the window, in their looks, as the live map does. Pure
 * functions. Sizes are those of `symbology/ownLook`.
 */
import type { Geometry, Position } from 'geojson';
import { labelPointOf } from '../domain/geometry';
import { escapeHtml } from '../domain/html';
import type { Bounds } from '../domain/model';
import type { OwnFeature, StyledLayer } from '../domain/ownData';
import { ownText } from '../domain/ownData';
import { countUndated } from '../domain/ownSpans';
import { ownWords } from '../domain/ownWords';
import {
  CASE,
  CHOSEN,
  colourOf,
  FILL_OPACITY,
  fillOf,
  GHOST,
  HOLLOW,
  LABEL,
  LARGE,
  LINE_WIDTH,
  CLEARED,
  MOST_LABELLED,
  nameInkOf,
  nameInks,
  POINT,
  shapesOf,
} from '../symbology/ownLook';
import { PALETTES, type Theme } from '../symbology/palette';
import { atZoom } from '../symbology/atZoom';
import type { LabelWish, OwnPoint } from './labels';
import { boxAroundPoint } from './marks';
import { partsOf, type OwnDrawn, type OwnFrame, type OwnInFrame } from './ownInFrame';
import { FINE_STEPS } from './picture';
import { outlinePathOf, pathOf, type Plane } from './project';
import { svgElement, tenth, type SvgAttributes } from './svg';

/** How far an own point reaches from its middle at most, with its rim. */
const OWN_REACH = 7;

/** Where a picture draws. */
type Place = Pick<OwnFrame, 'plane' | 'box'> & { readonly zoom: number };

/** What is drawn of a layer at a time. */
type OwnPart = 'area' | 'line' | 'point';

/**
 * The areas and lines of the reader's own layers as SVG text, the topmost layer last; but areas of all layers lie below lines, which they
 * would tint and cover.
 */
export function drawOwnShapes({ layers }: OwnInFrame, place: Place): string {
  const bottomUp = [...layers].reverse();
  return (['area', 'line'] as const).flatMap((part) => bottomUp.map((each) => drawLayer(each, place, part))).join('');
}

/** The points of the reader's own layers as SVG text, the topmost layer last. */
export function drawOwnPoints({ layers }: OwnInFrame, place: Place): string {
  return [...layers]
    .reverse()
    .map((each) => drawLayer(each, place, 'point'))
    .join('');
}

/** The mark of the chosen feature as SVG text; empty if the picture shows none. */
export function drawOwnChosen(own: OwnInFrame, place: Place): string {
  const geometry = ownChosen(own)?.feature.geometry;
  return geometry ? drawChosen(geometry, place, own.isAbsent) : '';
}

/** The marked feature that a picture shows, with its layer; null for none. */
export function ownChosen({
  layers,
  chosen,
}: OwnInFrame): { readonly styled: StyledLayer; readonly feature: OwnFeature } | null {
  const styled = layers.find((each) => each.styled.layer.id === chosen?.layer)?.styled;
  const feature = styled?.layer.features[chosen?.place ?? -1];
  return styled && feature ? { styled, feature } : null;
}

/** Faint outlines of what does not hold in the window. */
export function drawOwnGhosts({ layers }: OwnInFrame, place: Place): string {
  return [...layers]
    .reverse()
    .map(({ styled, ghosts }) => {
      const shapes = ghosts.map((at) => {
        const feature = styled.layer.features[at] as OwnFeature;
        const { points, lines, areas } = partsOf(feature.geometry as Geometry);
        const d = pathsOf([...lines, ...areas], place).outline;
        const colour = colourOf(styled.look.colours, feature);
        const outline = d ? svgElement('path', { d, stroke: colour }) : '';
        return outline + circlesOf(points, place, { r: atZoom(POINT.radii, place.zoom), stroke: colour });
      });
      const opacity = styled.look.opacity * GHOST.opacity;
      return shapes.length > 0
        ? svgElement(
            'g',
            { class: 'still-own-ghosts', fill: 'none', 'stroke-width': GHOST.width, 'stroke-opacity': opacity },
            shapes.join(''),
          )
        : '';
    })
    .join('');
}

/** The areas, lines or points of a layer. */
function drawLayer({ styled, places }: OwnDrawn, place: Place, part: OwnPart): string {
  const { layer, look } = styled;
  const { areas: hasAreas, lines: hasLines, points: hasPoints } = shapesOf(layer);
  const has = { area: hasAreas, line: hasLines, point: hasPoints };
  if (places.length === 0 || !has[part]) return '';
  const isLarge = layer.features.length >= LARGE;
  const { opacity } = look;
  const cases: string[] = [];
  const shapes: string[] = [];
  const points: string[] = [];
  const r = atZoom(isLarge ? POINT.large : POINT.radii, place.zoom);
  const hasHollow = countUndated(layer) > 0;
  for (const at of places) {
    const feature = layer.features[at] as OwnFeature;
    const style = look.colours.by === 'file' ? feature.style : undefined;
    const parts = partsOf(feature.geometry as Geometry);
    const said = `<title>${escapeHtml(ownWords(feature, styled))}</title>`;
    const stroke = colourOf(look.colours, feature);
    const isHollow = hasHollow && feature.dates === null;
    const inside = style?.width ?? LINE_WIDTH;
    const width = isHollow ? inside + 2 * HOLLOW.lines : inside;
    const { areas, outline } = pathsOf(part === 'area' ? parts.areas : [], place);
    const line = pathsOf(part === 'line' ? parts.lines : [], place).outline;
    const edges = outline + line;
    if (edges && !isLarge) cases.push(svgElement('path', { d: edges, 'stroke-width': width + CASE.wider }));
    const fill = fillOf(look.colours, feature);
    const fillOpacity = opacity * (style?.fillOpacity ?? FILL_OPACITY) * (isHollow ? HOLLOW.fill : 1);
    const filled = { fill, 'fill-opacity': fillOpacity };
    const placed = { 'data-place': at };
    const stroked = { stroke, 'stroke-width': width };
    const lineOf = (attributes: SvgAttributes, title = ''): string =>
      isHollow ? hollowLine(attributes, inside, opacity, title) : svgElement('path', attributes, title);
    if (areas && areas === outline && !isHollow)
      shapes.push(svgElement('path', { ...placed, 'data-area': '', d: areas, ...filled, ...stroked }, said));
    else if (areas)
      shapes.push(
        svgElement('path', { ...placed, 'data-area': '', d: areas, ...filled }, said),
        lineOf({ d: outline, ...stroked }),
      );
    if (line) shapes.push(lineOf({ ...placed, d: line, ...stroked }, said));
    if (part === 'point')
      points.push(circlesOf(parts.points, place, { ...placed, ...pointLook(r, stroke, isHollow, isLarge) }, said));
  }
  const dots = points.join('');
  const group = (name: string, faint: number, content: string): string =>
    content &&
    svgElement(
      'g',
      { class: name, 'fill-opacity': faint < 1 ? faint : undefined, 'stroke-opacity': faint < 1 ? faint : undefined },
      content,
    );
  const content =
    group('still-own-case', opacity * CASE.opacity, cases.join('')) +
    group('still-own-shapes', opacity, shapes.join('')) +
    group(isLarge ? 'still-own-dots' : 'still-own-points', isLarge ? opacity * POINT.largeOpacity : opacity, dots);
  return content && svgElement('g', { class: 'still-own', 'data-own': layer.id, 'data-name': layer.title }, content);
}

/** The attributes of a point that is so large; the outline of a hollow one lies on the edge that the others have. */
function pointLook(
  r: number,
  colour: string,
  isHollow: boolean,
  isLarge: boolean,
): Readonly<Record<string, string | number>> {
  if (!isHollow) return { r, fill: colour };
  const outline = isLarge ? HOLLOW.largePoints : HOLLOW.points;
  return { class: 'still-own-hollow', r: tenth(r - outline / 2), stroke: colour, 'stroke-width': outline };
}

/** A line in its colour with light inside, as one thing: where it is faint, the light does not let the colour through. */
function hollowLine(attributes: SvgAttributes, inside: number, opacity: number, title: string): string {
  const lines =
    svgElement('path', attributes, title) +
    svgElement('path', { class: 'still-own-inside', d: attributes['d'], 'stroke-width': inside });
  return opacity < 1 ? svgElement('g', { opacity, 'stroke-opacity': 1 }, lines) : lines;
}

/** The paths of shapes: of their areas as they are filled, and of all outlines. */
function pathsOf(
  shapes: readonly Geometry[],
  { plane, box }: Place,
): { readonly areas: string; readonly outline: string } {
  const found = shapes.map((shape) => {
    const path = pathOf(shape, plane, box, FINE_STEPS);
    return { path, outline: outlinePathOf(shape, plane, box, FINE_STEPS, path) };
  });
  return { areas: found.map(({ path }) => path).join(''), outline: found.map(({ outline }) => outline).join('') };
}

/** Circles around those points that lie in the picture. */
function circlesOf(
  points: readonly Position[],
  { plane, box }: Place,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  return points
    .map((point) => {
      const [cx, cy] = plane.project(point);
      const isIn = cx >= box[0] && cx <= box[2] && cy >= box[1] && cy <= box[3];
      return isIn ? svgElement('circle', { ...attributes, cx: tenth(cx), cy: tenth(cy) }, content) : '';
    })
    .join('');
}

/** The rim of the chosen feature, in the colour of the selection; faint if the feature does not hold in the window. */
function drawChosen(geometry: Geometry, place: Place, isAbsent: boolean): string {
  const { points, lines, areas } = partsOf(geometry);
  const d = pathsOf([...areas, ...lines], place).outline;
  const rim = d ? svgElement('path', { d, 'stroke-width': CHOSEN.line }) : '';
  const r = atZoom(CHOSEN.radii, place.zoom);
  const circles = circlesOf(points, place, { r, 'stroke-width': CHOSEN.point });
  return svgElement(
    'g',
    { class: 'still-own-chosen', 'stroke-opacity': isAbsent ? GHOST.opacity : undefined },
    rim + circles,
  );
}

/** The names of own features that should be written if there is room, the topmost layer's first, in inks of a theme. */
export function ownLabels({ layers }: OwnInFrame, plane: Plane, theme: Theme): readonly LabelWish[] {
  return layers.flatMap(({ styled: { layer, look }, places }) => {
    const { label } = look;
    if (label === null || layer.features.length > MOST_LABELLED) return [];
    const palette = PALETTES[theme];
    const inks = nameInks(look.colours, palette);
    return places.flatMap((at): readonly LabelWish[] => {
      const feature = layer.features[at] as OwnFeature;
      const text = ownText(feature.properties[label]);
      if (text === null) return [];
      const [x, y] = plane.project(labelPointOf(feature.geometry as Geometry));
      return [
        {
          x,
          y,
          gap: LABEL.gap,
          size: LABEL.size,
          first: text,
          second: '',
          className: 'still-own-name',
          colour: nameInkOf(inks, feature, palette),
          whose: 'reader',
          sides: ['right', 'left', 'below', 'above'],
        },
      ];
    });
  });
}

/** The own points that names leave in view, in pixels of the picture: those of which names keep clear on the live map. */
export function ownPoints({ layers }: OwnInFrame, { plane, zoom }: Omit<Place, 'box'>): readonly OwnPoint[] {
  const edge = atZoom(POINT.radii, zoom) + POINT.rim;
  return layers.flatMap(({ styled: { layer }, places }) =>
    layer.features.length > CLEARED.most
      ? []
      : places.flatMap((at) => {
          const { points } = partsOf((layer.features[at] as OwnFeature).geometry as Geometry);
          return points.map((point): OwnPoint => [...plane.project(point), edge]);
        }),
  );
}

/** The boxes around all own points that are drawn, as large as these. */
export function ownSignBoxes({ layers }: OwnInFrame, plane: Plane): readonly Bounds[] {
  return layers.flatMap(({ styled: { layer }, places }) =>
    places.flatMap((at) => {
      const { points } = partsOf((layer.features[at] as OwnFeature).geometry as Geometry);
      return points.map(([lon = 0, lat = 0]) => boxAroundPoint(plane, [lon, lat], OWN_REACH));
    }),
  );
}
