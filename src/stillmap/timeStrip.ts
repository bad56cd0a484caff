/**
 * Draws the timeline of a view as SVG text: an axis of dates, a row for each crossing and route with its statuses, meetings and events
 * below, the reader's own features at the foot, and lines at the chosen days. Colours are custom properties of the page in SVG attributes;
 * `standalone` puts colours in their place. Pure functions; lengths are in CSS pixels.
 */
import { aftermathLayer } from '../domain/aftermath';
import { axisSpan, xOfDay } from '../domain/axis';
import type { SortedSpanEnds } from '../domain/dated';
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import type { Feature, Id, Track } from '../domain/model';
import { formatDay } from '../domain/time';
import type { View } from '../domain/view';
import { themedColour } from '../symbology/palette';
import { gutterWidth, statusWords } from '../symbology/timeline/gutter';
import { handlesOf, type Handle } from '../symbology/timeline/handles';
import { layoutTimeline, type RowChoice, type TimelineLayout } from '../symbology/timeline/layout';
import { axisMarks, type AxisMarks } from '../symbology/timeline/scale';
import { rounded, svgElement, svgText } from './svg';
import { drawHead, drawPills, HEAD } from './timeStripHead';
import { drawLabel } from './timeStripLabels';
import { stripKey, type KeyChoice } from './timeStripKey';
import { drawOwnRow, ownRowHeight, ownRowLook, ownRowWords } from './timeStripOwn';
import { drawBarRow, drawTrackRow, hatching, LINE, type RowPlace } from './timeStripRows';

export interface TimeStripOptions {
  readonly index: AtlasIndex;
  readonly view: View;
  /** Width of the strip; its height follows from its rows. */
  readonly width: number;
  /** Ids of the crossings and routes that have a row, in this order; without it those that the timeline shows first. */
  readonly rows?: readonly Id[];
  /** How many rows there are, as in the timeline: `few` if not given. It also says whether meetings have one row or one a track. */
  readonly amount?: RowChoice;
  /** Whether meetings and other events have rows; they do if not given. */
  readonly hasEvents?: boolean;
  /** What a key below the rows explains; there is none if not given. */
  readonly key?: KeyChoice;
  /** Number of rows of crossings and routes at most, where there is little room; as many as `amount` stands for if not given. */
  readonly mostBars?: number | undefined;
  /** Dates of the reader's own features, which have a row at the foot; null or absent for none. */
  readonly own?: SortedSpanEnds | null | undefined;
}

/** A drawn strip of time. */
export interface TimeStrip {
  /** An `svg` element with title and description. */
  readonly markup: string;
  /** What is in that element, for a picture that has the strip as a part. */
  readonly content: string;
  readonly width: number;
  readonly height: number;
  /** Sentences that say what the strip leaves out; none if it shows all. */
  readonly lacks: readonly string[];
  /** A sentence on what the row of the reader's own features shows; empty if there is none. */
  readonly ownWords: string;
}

/** Below this width labels stand above their rows. */
const NARROW_WIDTH = 480;
/** Width right of the axis: for the hatched field that stands for what came after, or for arrows of what goes on. */
const AFTER = { wide: 46, narrow: 22 } as const;
const RIGHT = 12;
/** Rows of statuses of a narrow strip with few rows; the timeline itself scrolls there and has all. */
const FEW_BARS = 4;

/** Draws the timeline of a view. */
export function timeStrip(options: TimeStripOptions): TimeStrip {
  const { index, view, width, amount = 'few' } = options;
  const { meta } = index.atlas;
  const narrow = width < NARROW_WIDTH;
  const layer = aftermathLayer(view);
  const after = layer && !layer.on ? layer : null;
  const axis = layer?.on ? meta.axisWithAftermath : meta.axis;
  const left = gutterWidth(narrow, amount);
  const right = after ? AFTER[narrow ? 'narrow' : 'wide'] : RIGHT;
  const plot = Math.max(60, width - left - right);
  const features = featuresOf(options);
  const layout = layoutTimeline({
    rows: amount,
    tracks: options.hasEvents === false ? [] : index.atlas.tracks,
    events: view.events.map(({ event }) => event),
    features,
    placeOf: ({ place }) => index.features.get(place ?? '')?.title ?? '',
    horizon: { last: view.range.last },
    axis,
    fullAxis: axis,
    width: plot,
    narrow,
    mostBars: options.rows
      ? features.length
      : (options.mostBars ?? (narrow && amount === 'few' ? FEW_BARS : undefined)),
  });
  const marks = axisMarks(axis, plot);
  const handles = handlesOf(view, axis, plot, narrow ? 0 : -left, plot + (after ? 0 : right)).filter(
    ({ day }) => day >= axisSpan(axis).from && day < axisSpan(axis).to,
  );
  const place: RowPlace = {
    view,
    width: plot,
    left,
    narrow,
    from: view.mode === 'window' ? xOfDay(axis, view.window.from, plot) : 0,
    to: xOfDay(axis, view.window.to, plot),
    lines: handles.map(({ x }) => x),
    events: new Map(view.events.map((each) => [each.event.id, each])),
  };
  const ownTop = HEAD + layout.height + 3;
  const own = options.own ?? null;
  const ownLook = own && ownRowLook(own, axis, plot);
  const rowsEnd = ownTop + (own ? ownRowHeight(narrow) : 0);
  const keyBox = { x: narrow ? 0 : 8 - left, width: width - (narrow ? 20 : 8), y: rowsEnd };
  const key = options.key
    ? stripKey({ rows: layout.rows, tracks: tracksOf(index, view), own: ownLook }, place, keyBox, options.key)
    : null;
  const height = rowsEnd + (key?.height ?? 0);
  const afterBox = { x: plot, y: HEAD, width: right, height: ownTop - HEAD };
  const ownWords = own && ownLook ? ownRowWords(own, axis, ownLook) : '';
  // Drawn when it is asked for: a picture tries many widths to see how high their strips are.
  const drawn = once(() =>
    svgElement(
      'g',
      { transform: `translate(${left} 0)` },
      [
        drawHead(marks, handles, layout, place, after !== null && !narrow),
        after ? hatching(afterBox, { distance: 11, width: 1.4, colour: LINE }) : '',
        svgElement('g', { transform: `translate(0 ${HEAD})` }, drawRows(layout, marks, handles, place, right)),
        ownLook ? drawOwnRow(ownLook, marks.breaks, handles, place, { top: ownTop, right }) : '',
        drawPills(handles),
        key?.draw() ?? '',
      ].join(''),
    ),
  );
  return {
    get content() {
      return drawn();
    },
    get markup() {
      const words = escapeHtml([describe(layout, view), ownWords].filter(Boolean).join(' '));
      return svgElement(
        'svg',
        {
          xmlns: 'http://www.w3.org/2000/svg',
          class: 'time-strip',
          width,
          height,
          viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
          role: 'img',
          'font-family': 'var(--font-sans)',
        },
        `<title>${escapeHtml(titleText(view))}</title><desc>${words}</desc>${drawn()}`,
      );
    },
    width,
    height,
    lacks: lacksOf(layout, options),
    ownWords,
  };
}

/** A function that does its work at the first call. */
function once(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}

/** A strip as a part of a picture, larger or smaller by a factor. */
export function scaledStrip(strip: TimeStrip, factor: number): TimeStrip {
  if (factor === 1) return strip;
  const { width, height, lacks, ownWords } = strip;
  return {
    get content() {
      return svgElement('g', { transform: `scale(${rounded(factor)})` }, strip.content);
    },
    get markup() {
      return strip.markup;
    },
    width: width * factor,
    height: height * factor,
    lacks,
    ownWords,
  };
}

/** The crossings and routes that may have a row: those asked for, else those of the layers that are on. */
function featuresOf({ index, view, rows }: Pick<TimeStripOptions, 'index' | 'view' | 'rows'>): readonly Feature[] {
  if (rows) return rows.flatMap((id) => index.features.get(id) ?? []);
  return index.atlas.features.filter(
    ({ id, kind }) => (kind === 'crossing' || kind === 'route') && view.features.get(id)?.shown,
  );
}

/** The rows with the lines through them. */
function drawRows(
  layout: TimelineLayout,
  { ticks, breaks }: AxisMarks,
  handles: readonly Handle[],
  place: RowPlace,
  right: number,
): string {
  const { view, width, left, narrow } = place;
  const height = layout.height + 2;
  /** A vertical line through the rows; on a narrow strip it leaves out the words above the bars. */
  const lineAt = (x: number): string =>
    narrow
      ? layout.rows
          .map((row) =>
            row.kind === 'bars'
              ? `M${rounded(x)} ${rounded(row.barY - 2)}V${rounded(row.barY + row.barHeight + 2)}`
              : `M${rounded(x)} ${rounded(row.y)}V${rounded(row.y + row.height)}`,
          )
          .join('')
      : `M${rounded(x)} 0V${rounded(height)}`;
  const grid = ticks
    .filter(({ kind }) => kind === 'major')
    .map(({ x }) => lineAt(x))
    .join('');
  const cuts = breaks.map(lineAt).join('');
  const bands = layout.rows
    .filter((row) => row.kind === 'bars' && view.selected.has(row.id))
    .map((row) =>
      svgElement('rect', {
        x: narrow ? 0 : -left,
        y: row.y,
        width: (narrow ? 0 : left) + width,
        height: row.height,
        fill: themedColour('accentSoft'),
        'fill-opacity': 0.55,
      }),
    );
  return [
    ...bands,
    grid ? svgElement('path', { d: grid, stroke: LINE, fill: 'none' }) : '',
    cuts
      ? svgElement('path', { d: cuts, stroke: themedColour('inkFaint'), 'stroke-dasharray': '1 3', fill: 'none' })
      : '',
    ...layout.groups.map(({ title, y, headingY }, at) =>
      [
        at > 0
          ? svgElement('path', {
              d: `M${narrow ? 0 : -left} ${rounded(y + 2)}H${rounded(width + right)}`,
              stroke: LINE,
              fill: 'none',
            })
          : '',
        headingY === null
          ? ''
          : svgText(title, {
              x: narrow ? 0 : 8 - left,
              y: headingY,
              'font-size': 12.5,
              'font-weight': 600,
              fill: themedColour('ink'),
            }),
      ].join(''),
    ),
    ...layout.rows.map((row) =>
      row.kind === 'track'
        ? svgElement('path', {
            d: `M0 ${rounded(row.middle)}H${rounded(width)}`,
            stroke: LINE,
            'stroke-opacity': 0.7,
            fill: 'none',
          })
        : '',
    ),
    view.mode === 'window'
      ? svgElement('rect', {
          x: place.from,
          width: Math.max(1, place.to - place.from),
          height,
          fill: themedColour('ink'),
          'fill-opacity': 0.06,
        })
      : '',
    ...layout.rows.map((row) => (narrow && row.kind === 'track' && !row.style ? '' : drawLabel(row, place))),
    ...layout.rows.map((row) => (row.kind === 'bars' ? drawBarRow(row, place) : drawTrackRow(row, place))),
    ...handles.map(({ name, x }) =>
      svgElement('path', {
        d: lineAt(x),
        'data-line': name,
        stroke: themedColour(name === 'compare' ? 'accent' : 'ink'),
        'stroke-width': 1.75,
        'stroke-dasharray': name === 'compare' ? '4 3' : undefined,
        fill: 'none',
      }),
    ),
  ].join('');
}

/** The tracks of the view, in the order of the record. */
function tracksOf({ atlas }: AtlasIndex, view: View): readonly Track[] {
  const shown = new Set(view.tracks.map(({ id }) => id));
  return atlas.tracks.filter(({ id }) => shown.has(id));
}

function titleText({ mode, window }: View): string {
  return mode === 'day'
    ? `Timeline, ${formatDay(window.from)}`
    : `Timeline, ${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
}

/** What the rows of statuses show on the chosen days, in words. */
function describe({ rows }: TimelineLayout, view: View): string {
  const statuses = rows.flatMap((row) => {
    const shown = row.kind === 'bars' ? view.features.get(row.id) : undefined;
    return shown ? [`${row.title}: ${statusWords(shown)}`] : [];
  });
  return statuses.length > 0 ? `${statuses.join('; ')}.` : 'No crossing or route is shown.';
}

function lacksOf({ rows }: TimelineLayout, { index, view, rows: asked }: TimeStripOptions): readonly string[] {
  if (asked) return [];
  const shown = new Set(rows.map(({ id }) => id));
  const bars = rows.filter(({ kind }) => kind === 'bars').length;
  const all = bars + featuresOf({ index, view }).filter(({ id }) => !shown.has(id)).length;
  return all > bars ? [`The timeline shows ${bars} of ${all} roads and crossings.`] : [];
}
