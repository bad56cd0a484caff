/** Draws the timeline's row of the reader's own features as SVG text: how many begin when. Pure functions; lengths are in CSS pixels. */
import { axisSpan } from '../domain/axis';
import { countSpansStarting, type SortedSpanEnds } from '../domain/dated';
import type { AxisSegment, Day, Span } from '../domain/model';
import { formatDay } from '../domain/time';
import { themedColour } from '../symbology/palette';
import type { DensitySum } from '../symbology/timeline/density';
import type { Handle } from '../symbology/timeline/handles';
import { daysText, OWN_ROW, ownRow, type OwnRowLook } from '../symbology/timeline/ownRow';
import { rounded, svgElement, svgText } from './svg';
import { LINE, type RowPlace } from './timeStripRows';

/** What the row is called in what is given to others: there “Your data” would be theirs. */
const TITLE = 'Reader’s data';

/** The row as it is drawn in what is given to others. */
export function ownRowLook(dates: SortedSpanEnds, axis: readonly AxisSegment[], width: number): OwnRowLook {
  return ownRow(dates, axis, width, TITLE);
}

/** Height of the row. */
export function ownRowHeight(narrow: boolean): number {
  return OWN_ROW.height + (narrow ? OWN_ROW.titleLine : 0);
}

/** The row with its upper edge at `top`: bars, texts, the breaks of the axis and the lines of the chosen days through it. */
export function drawOwnRow(
  { bars, sums, title, highest, density }: OwnRowLook,
  breaks: readonly number[],
  handles: readonly Handle[],
  { view, width, left, narrow, from, to }: RowPlace,
  { top, right }: { readonly top: number; readonly right: number },
): string {
  const height = ownRowHeight(narrow);
  const barsTop = height - OWN_ROW.height;
  const start = narrow ? 0 : -left;
  const { titleX, titleSize, baselines } = OWN_ROW;
  const soft = { 'font-size': titleSize, fill: themedColour('inkSoft') };
  const cuts = breaks.map((x) => `M${rounded(x)} ${barsTop}V${height}`).join('');
  return svgElement(
    'g',
    { transform: `translate(0 ${rounded(top)})`, 'data-row': 'own-data' },
    [
      svgElement('path', { d: `M${start} 0.5H${rounded(width + right)}`, stroke: LINE, fill: 'none' }),
      cuts
        ? svgElement('path', { d: cuts, stroke: themedColour('inkFaint'), 'stroke-dasharray': '1 3', fill: 'none' })
        : '',
      svgElement('path', {
        d: `M${rounded(density.from)} ${height - 0.5}H${rounded(density.to)}`,
        stroke: themedColour('inkFaint'),
        fill: 'none',
      }),
      view.mode === 'window'
        ? svgElement('rect', {
            x: from,
            y: barsTop,
            width: Math.max(1, to - from),
            height: OWN_ROW.height,
            fill: themedColour('ink'),
            'fill-opacity': 0.06,
          })
        : '',
      ...bars.map((bar) =>
        svgElement('rect', {
          ...bar,
          y: barsTop + bar.y,
          fill: themedColour('local'),
          'fill-opacity': OWN_ROW.opacity,
        }),
      ),
      ...sums.map(({ text, x }) =>
        svgText(text, { x, y: barsTop + baselines.sum, ...soft, fill: themedColour('ink') }),
      ),
      svgText(title, {
        x: narrow ? 0 : titleX - left,
        y: narrow ? baselines.narrow : baselines.title,
        'font-size': titleSize,
        fill: themedColour('ink'),
      }),
      svgText(highest, {
        x: narrow ? width : titleX - left,
        y: narrow ? baselines.narrow : baselines.highest,
        'text-anchor': narrow ? 'end' : undefined,
        ...soft,
      }),
      ...handles.map(({ name, x }) =>
        svgElement('path', {
          d: `M${rounded(x)} ${barsTop}V${height}`,
          stroke: themedColour(name === 'compare' ? 'accent' : 'ink'),
          'stroke-width': 1.75,
          'stroke-dasharray': name === 'compare' ? '4 3' : undefined,
          fill: 'none',
        }),
      ),
    ].join(''),
  );
}

/** What the row shows, in a sentence: it has features that the map does not show, and the axis may not have all of them. */
export function ownRowWords(dates: SortedSpanEnds, axis: readonly AxisSegment[], { density }: OwnRowLook): string {
  const all = dates.starts.length;
  const { from, to } = axisSpan(axis);
  const { bars, before, after, days, span } = density;
  /** What has no bar on one side of these, or lies beyond the axis. */
  const off = (sum: DensitySum | null, beyond: Span, side: 'before' | 'after', day: Day): readonly string[] => {
    const count = sum?.count ?? countSpansStarting(dates, beyond);
    if (count === 0) return [];
    const [begins, has] = count === 1 ? ['begins', 'has'] : ['begin', 'have'];
    const where = sum ? `${formatDay(day)} and ${has} a number instead` : 'its days';
    return [`${number(count)} ${begins} ${side} ${where}`];
  };
  const most = Math.max(...bars.map(({ count }) => count));
  const parts = [
    ...(bars.length > 0
      ? [`a bar stands for ${daysText(days)}, the highest for ${number(most)} ${most === 1 ? 'feature' : 'features'}`]
      : []),
    ...off(before, { from: -Infinity, to: from }, 'before', span.from),
    ...off(after, { from: to, to: Infinity }, 'after', span.to - 1),
  ];
  const what = all === 1 ? 'the feature' : `all ${number(all)} features`;
  return `The row “${TITLE}” of the timeline has the first days of ${what} with a date in these layers, wherever ${all === 1 ? 'it lies' : 'they lie'}: ${parts.join('; ')}.`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
