/** Draws the timeline's row of the reader's own features as SVG text: how many begin when. Pure functions; lengths are in CSS pixels. */
import { axisSpan } from '../domain/axis';
import { countSpansStarting, type SortedSpanEnds } from '../domain/dated';
import type { AxisSegment } from '../domain/model';
import { themedColour } from '../symbology/palette';
import type { Handle } from '../symbology/timeline/handles';
import { highestOwnBar, OWN_ROW, ownBars } from '../symbology/timeline/ownRow';
import { rounded, svgElement, svgText } from './svg';
import { LINE, type RowPlace } from './timeStripRows';

/** What the row is called in what is given to others: there “Your data” would be theirs. */
const TITLE = 'Reader’s data';
/** Height of the title above the bars of a narrow strip. */
const TITLE_LINE = 15;
/** Baselines of the title and of what the highest bar stands for, where they stand left of the bars. */
const BASELINES = { title: 12, highest: 26 } as const;

/** Height of the row. */
export function ownRowHeight(narrow: boolean): number {
  return OWN_ROW.height + (narrow ? TITLE_LINE : 0);
}

/** The row with its upper edge at `top`: bars, title, and the lines of the chosen days through it. */
export function drawOwnRow(
  dates: SortedSpanEnds,
  axis: readonly AxisSegment[],
  handles: readonly Handle[],
  { view, width, left, narrow, from, to }: RowPlace,
  { top, right }: { readonly top: number; readonly right: number },
): string {
  const height = ownRowHeight(narrow);
  const barsTop = height - OWN_ROW.height;
  const start = narrow ? 0 : -left;
  return svgElement(
    'g',
    { transform: `translate(0 ${rounded(top)})`, 'data-row': 'own-data' },
    [
      svgElement('path', { d: `M${start} 0.5H${rounded(width + right)}`, stroke: LINE, fill: 'none' }),
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
      ...ownBars(dates, axis, width).map((bar) =>
        svgElement('rect', {
          ...bar,
          y: barsTop + bar.y,
          fill: themedColour('local'),
          'fill-opacity': OWN_ROW.opacity,
        }),
      ),
      svgText(TITLE, {
        x: narrow ? 0 : OWN_ROW.titleX - left,
        y: narrow ? OWN_ROW.titleY.narrow : BASELINES.title,
        'font-size': OWN_ROW.titleSize,
        fill: themedColour('ink'),
      }),
      svgText(highestText(dates, axis, width), {
        x: narrow ? width : OWN_ROW.titleX - left,
        y: narrow ? OWN_ROW.titleY.narrow : BASELINES.highest,
        'text-anchor': narrow ? 'end' : undefined,
        'font-size': OWN_ROW.titleSize,
        fill: themedColour('inkSoft'),
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

/** What the highest bar stands for: without a number the bars say only when there were more. */
function highestText(dates: SortedSpanEnds, axis: readonly AxisSegment[], width: number): string {
  const highest = highestOwnBar(dates, axis, width);
  if (!highest) return 'none within these days';
  const { count, days } = highest;
  return `highest: ${number(count)} in ${days === 1 ? 'a day' : `${number(days)} days`}`;
}

/** What the row shows, in sentences: it has features that the map does not show, and the axis may not have all of them. */
export function ownRowWords(dates: SortedSpanEnds, axis: readonly AxisSegment[]): string {
  const all = dates.starts.length;
  const beyond = all - countSpansStarting(dates, axisSpan(axis));
  const off = beyond === 0 ? '' : `; ${number(beyond)} ${beyond === 1 ? 'begins' : 'begin'} before or after its days`;
  return `The row “${TITLE}” of the timeline has the first days of ${all === 1 ? 'the feature' : `all ${number(all)} features`} with a date, wherever ${all === 1 ? 'it lies' : 'they lie'}${off}. Heights: square root of the number a day.`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
