/**
 * Draws the rows of the timeline as SVG text: bars of statuses with their words, symbols of events, and the signs and titles left of them.
 * It draws what the timeline of the page draws, with attributes in place of style sheets, and has no pattern, gradient, filter or mask, so
 * that it stays a vector drawing in every program and on paper. Pure functions; lengths are in CSS pixels.
 */
import type { Id } from '../domain/model';
import type { EventView, View } from '../domain/view';
import { themedColour } from '../symbology/palette';
import { clusterState, HAZE, STATED_SCALE, type Cluster } from '../symbology/timeline/eventMarks';
import { barText, eventCounts, eventNames } from '../symbology/timeline/labels';
import type { BarRow, TrackRow } from '../symbology/timeline/layout';
import { BAR_LINE, statusStyle, type StatusStyle } from '../symbology/timeline/looks';
import type { StatusBar } from '../symbology/timeline/statusBars';
import { rounded, svgElement, svgText } from './svg';

/** What the rows of a strip have in common. */
export interface RowPlace {
  readonly view: View;
  /** Width of the axis. */
  readonly width: number;
  /** Width of the column of labels left of it. */
  readonly left: number;
  /** Whether labels stand above their rows. */
  readonly narrow: boolean;
  /** x of the beginning and the end of the chosen days: what lies outside recedes. */
  readonly from: number;
  readonly to: number;
  /** x of each line through the rows: no text crosses one. */
  readonly lines: readonly number[];
  /** The events of the view, by id. */
  readonly events: ReadonlyMap<Id, EventView>;
}

/** Colour of the paper that the strip lies on, and of its hairlines: those of the page. */
export const SURFACE = 'var(--surface)';
export const LINE = 'var(--line)';
/** Colour of words in the rows. */
export const INK = themedColour('ink');

/** How strong the fill and the line of a bar are, within the chosen days and outside. */
const STRENGTH = { inside: { tint: 0.18, line: 1 }, outside: { tint: 0.05, line: 0.45 } } as const;

/** A status row: its bars, and words where they have room. */
export function drawBarRow(row: BarRow, place: RowPlace): string {
  const bars = row.bars.map((bar) => drawBar(row, bar, place)).join('');
  const texts = row.bars.flatMap((bar) => {
    const text = barText(bar, place.lines);
    const y = row.middle + (row.barHeight < 15 ? 3 : 2.5);
    return text ? [svgText(text.text, { x: text.x, y, 'font-size': 12, fill: INK })] : [];
  });
  return svgElement('g', { 'data-row': row.id }, bars + texts.join(''));
}

function drawBar(row: BarRow, bar: StatusBar, place: RowPlace): string {
  const style = statusStyle(row.feature.kind, bar.status.status);
  const colour = themedColour(style.colour);
  const [top, bottom] = [row.barY, row.barY + row.barHeight];
  const foot = bottom - BAR_LINE / 2;
  const end = bar.x + bar.width;
  const parts = partsOf(bar.x, end, place).map(({ x1, x2, isInside }) =>
    drawBarPart(
      style,
      { x: x1, y: top, width: x2 - x1, height: row.barHeight },
      // Dashes go on where the line is cut.
      { isRecorded: bar.isRecorded, isInside, dashesFrom: bar.x },
    ),
  );
  const edge = (x: number, isUncertain: boolean): string =>
    svgElement('path', {
      d: `M${rounded(x)} ${rounded(top)}V${rounded(bottom)}`,
      stroke: colour,
      'stroke-width': isUncertain ? 1.6 : 1,
      'stroke-dasharray': isUncertain ? '2 1.5' : undefined,
      'stroke-opacity': x < place.from - 1 || x > place.to + 1 ? STRENGTH.outside.line : undefined,
      fill: 'none',
    });
  const hasStart = !bar.cut && (bar.startDoubt === null || bar.startDoubt === 'uncertain');
  return [
    ...parts,
    hasStart ? edge(bar.x + 0.5, bar.startDoubt === 'uncertain') : '',
    bar.endDoubt === 'uncertain' ? edge(end - 0.5, true) : '',
    drawDoubt(bar.startDoubt, { x: bar.x, y: top, width: bar.softStart, height: row.barHeight }, 'start'),
    drawDoubt(bar.endDoubt, { x: end - bar.softEnd, y: top, width: bar.softEnd, height: row.barHeight }, 'end'),
    bar.open
      ? svgElement('path', {
          d: `M${rounded(end + 1)} ${rounded(foot - 3.5)}l4 3.5l-4 3.5`,
          stroke: colour,
          'stroke-width': 1.6,
          'stroke-opacity': end > place.to + 1 ? STRENGTH.outside.line : undefined,
          fill: 'none',
        })
      : '',
  ].join('');
}

/** A piece of a bar, or a sample of one: its fill, where anything is recorded, and the line at its foot. */
export function drawBarPart(
  style: StatusStyle,
  box: Box,
  {
    isRecorded,
    isInside,
    dashesFrom = box.x,
  }: { readonly isRecorded: boolean; readonly isInside: boolean; readonly dashesFrom?: number },
): string {
  const { tint, line } = isInside ? STRENGTH.inside : STRENGTH.outside;
  const colour = themedColour(style.colour);
  const course = (stroke: string, width: number, dashes: string | undefined): string =>
    svgElement('path', {
      d: `M${rounded(box.x)} ${rounded(box.y + box.height - BAR_LINE / 2)}H${rounded(box.x + box.width)}`,
      stroke,
      'stroke-width': width,
      'stroke-opacity': line === 1 ? undefined : line,
      'stroke-dasharray': dashes,
      'stroke-dashoffset': dashes && box.x > dashesFrom ? box.x - dashesFrom : undefined,
      fill: 'none',
    });
  return [
    isRecorded ? svgElement('rect', { ...box, fill: colour, 'fill-opacity': tint }) : '',
    course(colour, BAR_LINE, style.dashes),
    style.inner ? course(SURFACE, style.inner.width, style.inner.dashes) : '',
  ].join('');
}

/** A bar's parts before, within and after the chosen days. */
function partsOf(
  start: number,
  end: number,
  { from, to }: Pick<RowPlace, 'from' | 'to'>,
): readonly { readonly x1: number; readonly x2: number; readonly isInside: boolean }[] {
  const cuts = [start, ...[from, to].filter((x) => x > start && x < end), end];
  return cuts.slice(1).map((x2, at) => {
    const x1 = cuts[at] as number;
    const middle = (x1 + x2) / 2;
    return { x1, x2, isInside: middle >= from && middle <= to };
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Steps by which an approximate end fades. */
const FADES = [0.85, 0.62, 0.4, 0.2] as const;

/** The hatching of a date of which only the month or year is known. */
export const MONTH_HATCH = { distance: 5.6, width: 2, colour: SURFACE, opacity: 0.8 } as const;

/** What covers the doubtful part of a bar: hatching where only the month is known, a fading edge where the day is approximate. */
export function drawDoubt(doubt: StatusBar['startDoubt'], box: Box, side: 'start' | 'end'): string {
  if (doubt === 'month') return hatching(box, MONTH_HATCH);
  if (doubt !== 'about') return '';
  const step = box.width / FADES.length;
  return FADES.map((opacity, at) => {
    const x = side === 'start' ? box.x + at * step : box.x + box.width - (at + 1) * step;
    return svgElement('rect', { ...box, x, width: step, fill: SURFACE, 'fill-opacity': opacity });
  }).join('');
}

/** Slanting strokes that fill a box, each cut at its edges, so that no pattern and no clipping is needed. */
export function hatching(
  { x, y, width, height }: Box,
  {
    distance,
    width: stroke,
    colour,
    opacity,
  }: { readonly distance: number; readonly width: number; readonly colour: string; readonly opacity?: number },
): string {
  const strokes: string[] = [];
  // A stroke goes from the lower left to the upper right; `at` is where it would meet the box's foot.
  for (let at = x - height + distance / 2; at < x + width; at += distance) {
    const [x1, x2] = [Math.max(at, x), Math.min(at + height, x + width)];
    if (x2 > x1)
      strokes.push(
        `M${rounded(x1)} ${rounded(y + height - (x1 - at))}L${rounded(x2)} ${rounded(y + height - (x2 - at))}`,
      );
  }
  if (strokes.length === 0) return '';
  return svgElement('path', {
    d: strokes.join(''),
    stroke: colour,
    'stroke-width': stroke,
    'stroke-opacity': opacity,
    fill: 'none',
  });
}

/** A row of events: hollow symbols lie outside the chosen days. */
export function drawTrackRow(row: TrackRow, place: RowPlace): string {
  const names = eventNames(row.clusters, place.lines, place.width);
  const counts = eventCounts(row.clusters, place.lines);
  const drawn = row.clusters.map((cluster) => {
    const name = names.get(cluster.id);
    const count = counts.get(cluster.id);
    return [
      drawCluster(cluster, place, count !== undefined),
      count === undefined
        ? ''
        : svgText(String(cluster.marks.length), {
            x: count,
            y: cluster.y + 4.3,
            'font-size': 12,
            'font-weight': 600,
            fill: INK,
          }),
      name ? svgText(name.text, { x: name.x, y: cluster.y + 4, 'font-size': 12, fill: INK }) : '',
    ].join('');
  });
  return svgElement('g', { 'data-row': row.id }, drawn.join(''));
}

/** Whether the symbol of events is hollow: of those outside the chosen days. */
export function isHollowIn(relation: EventView['relation'], { mode }: Pick<View, 'mode'>): boolean {
  return relation === 'future' || (mode === 'window' && relation === 'past');
}

/** Whether all symbols are hollow, so that a sign of their track is: it looks as they do. */
export function isAllHollow(
  clusters: readonly Cluster[],
  { events, view }: Pick<RowPlace, 'events' | 'view'>,
): boolean {
  return clusters.length > 0 && clusters.every((each) => isHollowIn(clusterState(each, events).relation, view));
}

/** How a symbol is drawn: at the date in the article, or with a date in doubt, too. */
export type SymbolLook = 'filled' | 'hollow' | 'stated' | 'dashed';

/** A symbol outside the rows of events. Strokes keep their width when it is scaled. */
export function symbolAt(
  x: number,
  y: number,
  path: string,
  { colour, look, scale = 0.75 }: { readonly colour: string; readonly look: SymbolLook; readonly scale?: number },
): string {
  const size = look === 'stated' ? scale * STATED_SCALE : scale;
  const outlined = {
    fill: SURFACE,
    stroke: colour,
    'stroke-width': (look === 'stated' ? 1.2 : 1.4) / size,
    'stroke-dasharray': look === 'dashed' ? '2 1.4' : undefined,
  };
  return svgElement('path', {
    d: path,
    transform: `translate(${rounded(x)} ${rounded(y)}) scale(${rounded(size)})`,
    ...(look === 'filled' ? { fill: colour } : outlined),
  });
}

/** How far the second of two symbols lies behind the first, where a symbol stands for several events without their number. */
const BEHIND = 1.8;

function drawCluster(cluster: Cluster, { events, view }: RowPlace, hasCount: boolean): string {
  const { relation, emphasised, selected } = clusterState(cluster, events);
  const { x, y, scale, style, marks } = cluster;
  const colour = themedColour(style.colour);
  const isHollow = isHollowIn(relation, view);
  const isUncertain = marks[0]?.doubt === 'uncertain';
  // Strokes keep their width when the symbol is scaled.
  const hollow = (size: number, width: number, dash?: string): Parameters<typeof svgElement>[1] => ({
    fill: SURFACE,
    stroke: colour,
    'stroke-width': width / size,
    'stroke-dasharray': dash,
  });
  const symbol = (dx: number, dy: number, look: Parameters<typeof svgElement>[1]): string =>
    svgElement('path', {
      d: style.path,
      transform: `translate(${rounded(x + dx)} ${rounded(y + dy)}) scale(${rounded(scale)})`,
      ...look,
    });
  const ring =
    emphasised || selected
      ? svgElement('circle', {
          cx: x,
          cy: y,
          r: 10 * scale,
          fill: selected ? themedColour('accentSoft') : 'none',
          stroke: themedColour('accent'),
          'stroke-width': selected ? 2.25 : 1.5,
        })
      : '';
  const isSeveral = marks.length > 1 && !hasCount;
  return svgElement(
    'g',
    { 'data-event': cluster.id, 'data-relation': relation },
    [
      ...marks.map((mark) => drawDates(mark, cluster, colour)),
      ring,
      isSeveral ? symbol(BEHIND, -BEHIND, hollow(scale, 1.2)) : '',
      isUncertain
        ? symbol(0, 0, hollow(scale, 1.4, '2 1.4'))
        : isHollow
          ? symbol(0, 0, hollow(scale, 1.4))
          : // The light edge keeps symbols apart that touch each other; it lies behind the fill.
            symbol(0, 0, { fill: SURFACE, stroke: SURFACE, 'stroke-width': 2 / scale }) +
            symbol(0, 0, { fill: colour }),
    ].join(''),
  );
}

/** The bar of a date of several days or one not known to the day, and the article's date where it differs. */
function drawDates(mark: Cluster['marks'][number], { y, scale, style, reachHeight }: Cluster, colour: string): string {
  const parts: string[] = [];
  if (mark.doubt === 'about') {
    parts.push(
      svgElement('ellipse', { cx: mark.x, cy: y, rx: HAZE, ry: reachHeight / 2, fill: colour, 'fill-opacity': 0.22 }),
    );
  }
  if (mark.bar) {
    const { x, width, soft } = mark.bar;
    const box = { x, y: y + (soft ? -3.5 : 3.5), width, height: soft ? 7 : 2 };
    parts.push(svgElement('rect', { ...box, fill: colour }));
    if (soft) parts.push(hatching(box, MONTH_HATCH));
  }
  if (mark.stated) {
    const { x, bar } = mark.stated;
    const dashed = { fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '2 2' };
    parts.push(svgElement('path', { d: `M${rounded(x)} ${rounded(y)}H${rounded(mark.x)}`, ...dashed }));
    if (bar) parts.push(svgElement('rect', { x: bar.x, y: y - 2.5, width: bar.width, height: 5, ...dashed }));
    const size = scale * STATED_SCALE;
    parts.push(
      svgElement('path', {
        d: style.path,
        transform: `translate(${rounded(x)} ${rounded(y)}) scale(${rounded(size)})`,
        fill: SURFACE,
        stroke: colour,
        'stroke-width': 1.2 / size,
      }),
    );
  }
  return parts.join('');
}
