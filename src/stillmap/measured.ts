/** Draws what a reader measures as SVG text, as the live map does (`map/style/measure`). Pure functions. */
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { Bounds } from '../domain/model';
import { FINE_STEPS } from './picture';
import { pathOf, type Plane } from './project';
import { svgElement, svgText } from './svg';

/** Sizes in pixels: of the line and the light line under it, of points, and of texts. */
const LINE = { over: 2.4, under: 5 } as const;
const POINT = 4.5;
const TEXT = 13;

/** The lines and areas of what is measured, which lie under signs and names; empty if there are none. */
export function drawMeasuredShapes({ lines, areas }: MeasureDrawing, plane: Plane, box: Bounds): string {
  const filled = areas.map((area) => pathOf(area, plane, box, FINE_STEPS)).join('');
  const ways = lines.map((line) => {
    const coordinates = line.map((at) => [...at]);
    return pathOf({ type: 'LineString', coordinates }, plane, box, FINE_STEPS);
  });
  const edges = filled + ways.join('');
  if (!edges) return '';
  return [
    '<g class="still-measured">',
    filled ? svgElement('path', { class: 'still-measured-area', d: filled }) : '',
    svgElement('path', { class: 'still-measured-under', d: edges, 'stroke-width': LINE.under }),
    svgElement('path', { d: edges, 'stroke-width': LINE.over }),
    '</g>',
  ].join('');
}

/** The points of what is measured and its numbers, which lie over everything else; empty if there are none. */
export function drawMeasuredNumbers({ points, labels }: MeasureDrawing, plane: Plane): string {
  const dots = points.map((at) => {
    const [cx, cy] = plane.project(at);
    return svgElement('circle', { cx, cy, r: POINT });
  });
  const texts = labels.map(({ at, text }) => {
    const [x, y] = plane.project(at);
    return svgText(text, { class: 'still-measured-text', x, y: y - 10, 'text-anchor': 'middle', 'font-size': TEXT });
  });
  return dots.length + texts.length > 0 ? `<g class="still-measured">${dots.join('')}${texts.join('')}</g>` : '';
}
