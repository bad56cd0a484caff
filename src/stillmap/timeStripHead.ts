/** Draws the head of a timeline as SVG text: the dates above its rows, and the chosen days on them. Pure functions. */
import { formatDay } from '../domain/time';
import { themedColour } from '../symbology/palette';
import type { Handle } from '../symbology/timeline/handles';
import { firstHeading, type TimelineLayout } from '../symbology/timeline/layout';
import type { AxisMarks } from '../symbology/timeline/scale';
import { textWidth } from '../symbology/timeline/textWidth';
import { rounded, svgElement, svgText } from './svg';
import { LINE, SURFACE, type RowPlace } from './timeStripRows';

/** Height of the strip of dates above the rows. */
export const HEAD = 22;
const PILL_HEIGHT = 19;

/** The strip of dates: ticks with their labels, the heading of the first group, and what the hatched field is. */
export function drawHead(
  { ticks, breaks }: AxisMarks,
  handles: readonly Handle[],
  layout: TimelineLayout,
  { width, left, narrow }: RowPlace,
  hasAfterLabel: boolean,
): string {
  const soft = themedColour('inkSoft');
  const isFree = (from: number, to: number): boolean =>
    !handles.some(({ pill }) => pill.x < to + 4 && from - 4 < pill.x + pill.width);
  const heading = narrow ? '' : firstHeading(layout);
  const labels = ticks.flatMap(({ label, labelX }) =>
    label && isFree(labelX, labelX + textWidth(label))
      ? [
          svgText(label, {
            x: labelX,
            y: HEAD - 6.5,
            'font-size': 12,
            'font-weight': label.startsWith('Jan ') ? 600 : undefined,
            fill: label.startsWith('Jan ') ? themedColour('ink') : soft,
          }),
        ]
      : [],
  );
  const dashes = ticks
    .filter(({ kind }) => kind !== 'caption')
    .map(({ x, kind }) => `M${rounded(x)} ${HEAD - (kind === 'major' ? 6 : 3)}V${HEAD}`)
    .join('');
  const cuts = breaks.map((x) => `M${rounded(x - 4)} ${HEAD}l4 -7M${rounded(x)} ${HEAD}l4 -7`).join('');
  return [
    heading && isFree(-left + 8, -left + 8 + textWidth(heading) * 1.1)
      ? svgText(heading, {
          x: 8 - left,
          y: HEAD - 6.5,
          'font-size': 12.5,
          'font-weight': 600,
          fill: themedColour('ink'),
        })
      : '',
    svgElement('path', { d: `M0 ${HEAD - 0.5}H${rounded(width)}`, stroke: LINE, fill: 'none' }),
    svgElement('path', { d: dashes, stroke: themedColour('inkFaint'), fill: 'none' }),
    cuts ? svgElement('path', { d: cuts, stroke: soft, 'stroke-width': 1.2, fill: 'none' }) : '',
    ...labels,
    hasAfterLabel ? svgText('later', { x: width + 8, y: HEAD - 6.5, 'font-size': 12, fill: soft }) : '',
  ].join('');
}

/** The dates of the chosen days, above their lines. */
export function drawPills(handles: readonly Handle[]): string {
  return handles
    .map(({ name, day, x, pill }) => {
      const isCompared = name === 'compare';
      return [
        svgElement('path', {
          d: `M${rounded(x)} ${PILL_HEIGHT}V${HEAD}`,
          stroke: themedColour(isCompared ? 'accent' : 'ink'),
          'stroke-width': 1.75,
          fill: 'none',
        }),
        svgElement('rect', {
          x: pill.x,
          y: 1,
          width: pill.width,
          height: PILL_HEIGHT,
          rx: PILL_HEIGHT / 2,
          fill: isCompared ? SURFACE : themedColour('ink'),
          stroke: isCompared ? themedColour('accent') : undefined,
          'stroke-width': isCompared ? 1.5 : undefined,
        }),
        svgText(formatDay(day), {
          x: pill.x + pill.width / 2,
          y: PILL_HEIGHT / 2 + 5,
          'text-anchor': 'middle',
          'font-size': 12,
          'font-weight': 600,
          fill: isCompared ? themedColour('ink') : SURFACE,
        }),
      ].join('');
    })
    .join('');
}
