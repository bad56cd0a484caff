/** Draws the marks of a story as SVG text, for any plane. Pure functions. Colours are CSS classes, as everywhere in the still map. */
import type { Geometry } from 'geojson';
import type { Bounds, StoryMark } from '../domain/model';
import { roughTextWidth } from '../symbology/labelOrder';
import { HEAD_PATH, MARK_LOOK, shapeOfMark, type MarkText } from '../symbology/storyMark';
import { FINE_STEPS } from './picture';
import { pathOf, type Plane } from './project';
import { svgElement, svgText } from './svg';

/** Where SVG text begins for a side that is at its point, and how far its base line lies below that side, in its own size. */
const ANCHORS: Readonly<
  Record<MarkText['anchor'], { readonly start: 'start' | 'middle' | 'end'; readonly base: number }>
> = {
  left: { start: 'start', base: 0.35 },
  right: { start: 'end', base: 0.35 },
  top: { start: 'middle', base: 0.8 },
  bottom: { start: 'middle', base: -0.2 },
};

/**
 * The marks as SVG: lines with a light line under them, heads of arrows, and texts; empty if there are none. `box` is the part of the plane
 * in which lines are drawn.
 */
export function storyMarks(marks: readonly StoryMark[], plane: Plane, box?: Bounds): string {
  const room = box ?? [-plane.width, -plane.height, 2 * plane.width, 2 * plane.height];
  const shapes = marks.map(shapeOfMark);
  const strokes = shapes.flatMap(({ line, head }) => [
    ...(line.length > 0 ? [{ d: pathOf(lineOf(line), plane, room, FINE_STEPS) }] : []),
    ...(head
      ? [{ d: HEAD_PATH, transform: `translate(${at(plane, head.at)}) rotate(${head.bearing.toFixed(1)})` }]
      : []),
  ]);
  const drawn = (name: string, width: number): string =>
    strokes.map((stroke) => svgElement('path', { class: name, ...stroke, 'stroke-width': width })).join('');
  const texts = shapes.map(({ text }) => (text ? textOf(text, plane) : '')).join('');
  if (strokes.length === 0 && texts === '') return '';
  return `<g class="still-marks">${drawn('still-mark-under', MARK_LOOK.under)}${drawn('still-mark', MARK_LOOK.line)}${texts}</g>`;
}

/** About the boxes of the texts of marks. */
export function markTextBoxes(marks: readonly StoryMark[], plane: Plane): readonly Bounds[] {
  return marks.flatMap((mark): readonly Bounds[] => {
    const { text: words } = shapeOfMark(mark);
    if (!words) return [];
    const [x, y] = startOf(words, plane);
    const width = roughTextWidth(words.text, MARK_LOOK.text);
    const left = { start: x, middle: x - width / 2, end: x - width }[ANCHORS[words.anchor].start];
    return [[left, y - MARK_LOOK.text, left + width, y + 0.3 * MARK_LOOK.text]];
  });
}

/** Where the base line of a text begins, ends or has its middle. */
function startOf({ at: place, anchor, gap }: MarkText, plane: Plane): readonly [x: number, y: number] {
  const [x, y] = plane.project(place);
  const across = anchor === 'left' ? gap : anchor === 'right' ? -gap : 0;
  const down = anchor === 'top' ? gap : anchor === 'bottom' ? -gap : 0;
  return [x + across, y + down + ANCHORS[anchor].base * MARK_LOOK.text];
}

function textOf(words: MarkText, plane: Plane): string {
  const [x, y] = startOf(words, plane);
  return svgText(words.text, {
    class: 'still-mark-text',
    x,
    y,
    'text-anchor': ANCHORS[words.anchor].start,
    'font-size': MARK_LOOK.text,
  });
}

function lineOf(line: readonly (readonly [number, number])[]): Geometry {
  return { type: 'LineString', coordinates: line.map((each) => [...each]) };
}

function at(plane: Plane, place: readonly [number, number]): string {
  return plane
    .project(place)
    .map((value) => value.toFixed(1))
    .join(' ');
}
