/**
 * Draws the key below a timeline as SVG text: what its bars and symbols mean, of those that are drawn and whose word does not stand beside
 * them. A picture is read without the atlas. Pure functions; lengths are in CSS pixels.
 */
import type { Id, StatusWord, Track } from '../domain/model';
import { themedColour } from '../symbology/palette';
import { statusLabel } from '../symbology/statuses';
import { clusterState } from '../symbology/timeline/eventMarks';
import { barText, eventCounts } from '../symbology/timeline/labels';
import type { TrackRow, TimelineRow } from '../symbology/timeline/layout';
import { statusStyle, trackStyle } from '../symbology/timeline/looks';
import { daysText, OWN_ROW, sumsOf, type OwnRowLook } from '../symbology/timeline/ownRow';
import { drawnWidth } from '../symbology/timeline/textWidth';
import { SHAPE_PATHS } from '../symbology/tracks';
import { rounded, svgElement, svgText } from './svg';
import {
  drawBarPart,
  drawDoubt,
  hatching,
  isAllHollow,
  isHollowIn,
  INK,
  MONTH_HATCH,
  symbolAt,
  type RowPlace,
  type SymbolLook,
} from './timeStripRows';

/** A key that is laid out. */
export interface StripKey {
  readonly height: number;
  /** Draws it. */
  readonly draw: () => string;
}

/** What a key explains: all that is drawn, or where there is little room only statuses, tracks and the chosen days. */
export type KeyChoice = 'whole' | 'brief';

/** One sign and its words. `draw` draws the sign with its left edge at x and its middle at y. */
interface Entry {
  readonly size: number;
  readonly words: string;
  readonly draw: (x: number, y: number) => string;
}

/** Room for a symbol and for a piece of a bar, space to the words, between entries, lines and above the first, and how much wider another font may be. */
const KEY = {
  symbol: 10,
  bar: 16,
  barHeight: 11,
  apart: 4,
  gap: 10,
  line: 15,
  first: 14,
  foot: 5,
  spare: 1.05,
} as const;
const SOFT = themedColour('inkSoft');

/** What is drawn in a timeline. */
interface DrawnRows {
  readonly rows: readonly TimelineRow[];
  /** The tracks whose events it may have. */
  readonly tracks: readonly Track[];
  /** The row of the reader's own features; null for none. */
  readonly own: OwnRowLook | null;
}

/** The key to the rows of a timeline, in lines of a width; null if there is nothing to explain. */
export function stripKey(
  { rows, tracks, own }: DrawnRows,
  place: RowPlace,
  box: { readonly x: number; readonly y: number; readonly width: number },
  choice: KeyChoice,
): StripKey | null {
  const entries = [
    ...statusEntries(rows, place),
    ...trackEntries(rows, tracks, place),
    ...dayEntries(rows, place),
    ...(choice === 'whole' ? dateEntries(rows, place) : []),
    ...(own && choice === 'whole' ? ownEntries(own) : []),
  ];
  if (entries.length === 0) return null;
  let [x, line] = [0, 0];
  const placed = entries.map((entry) => {
    const size = entry.size + KEY.apart + drawnWidth(entry.words) * KEY.spare;
    if (x > 0 && x + size > box.width) [x, line] = [0, line + 1];
    const at = { x: box.x + x, y: box.y + KEY.first + line * KEY.line };
    x += size + KEY.gap;
    return { entry, at };
  });
  return {
    height: KEY.first + line * KEY.line + KEY.foot,
    draw: () =>
      placed
        .map(
          ({ entry, at }) =>
            entry.draw(at.x, at.y - 4) +
            svgText(entry.words, { x: at.x + entry.size + KEY.apart, y: at.y, 'font-size': 12, fill: SOFT }),
        )
        .join(''),
  };
}

/** The statuses of bars of which none has its words within, each once, in the order of the rows. */
function statusEntries(rows: readonly TimelineRow[], { lines }: RowPlace): readonly Entry[] {
  const drawn = rows.flatMap((row) =>
    row.kind === 'bars'
      ? row.bars.map((bar) => ({
          kind: row.feature.kind,
          status: bar.status.status,
          words: statusLabel(row.feature, bar.status.status),
          isRecorded: bar.isRecorded,
          isWritten: barText(bar, lines) !== null,
        }))
      : [],
  );
  const nameOf = ({ status, words }: { readonly status: StatusWord; readonly words: string }): string =>
    `${status} ${words}`;
  const written = new Set(drawn.filter(({ isWritten }) => isWritten).map(nameOf));
  const missing = new Map(drawn.filter((each) => !written.has(nameOf(each))).map((each) => [nameOf(each), each]));
  return [...missing.values()].map(({ kind, status, words, isRecorded }) => ({
    size: KEY.bar,
    words,
    draw: (x, y) => drawBarPart(statusStyle(kind, status), barBox(x, y), { isRecorded, isInside: true }),
  }));
}

/** The tracks of a row that has several: hollow if all their symbols are. */
function trackEntries(rows: readonly TimelineRow[], tracks: readonly Track[], place: RowPlace): readonly Entry[] {
  const mixed = trackRows(rows).filter(({ style }) => style === null);
  return tracks.flatMap((track) => {
    const clusters = mixed.flatMap((row) =>
      row.clusters.filter(({ marks }) => marks.some(({ event }) => event.track === track.id)),
    );
    if (clusters.length === 0) return [];
    const { colour, path } = trackStyle(track);
    return [symbolEntry(track.title, path, themedColour(colour), isAllHollow(clusters, place) ? 'hollow' : 'filled')];
  });
}

/** How the chosen days are told: of these signs those that are drawn. */
function dayEntries(rows: readonly TimelineRow[], { view, events }: RowPlace): readonly Entry[] {
  const isWindow = view.mode === 'window';
  const clusters = trackRows(rows).flatMap((row) => row.clusters);
  const hollow = clusters.filter((each) => isHollowIn(clusterState(each, events).relation, view)).length;
  return drawnOf([
    [hollow > 0 && hollow < clusters.length, squareEntry(isWindow ? 'in these days' : 'by this day', 'filled')],
    [hollow > 0, squareEntry(isWindow ? 'outside' : 'later', 'hollow')],
  ]);
}

/** How several events, doubts of dates and the like are told: of these signs those that are drawn. */
function dateEntries(rows: readonly TimelineRow[], { lines }: RowPlace): readonly Entry[] {
  const clusters = trackRows(rows).flatMap((row) => row.clusters);
  const counted = new Set<Id>(trackRows(rows).flatMap((row) => [...eventCounts(row.clusters, lines).keys()]));
  const marks = clusters.flatMap((each) => each.marks);
  const bars = rows.flatMap((row) => (row.kind === 'bars' ? row.bars : []));
  const doubts = new Set([
    ...bars.flatMap(({ startDoubt, endDoubt }) => [startDoubt, endDoubt]),
    ...marks.map(({ doubt }) => doubt),
  ]);
  const isSoft = doubts.has('month') || marks.some(({ bar }) => bar?.soft);
  return drawnOf([
    [counted.size > 0, numberEntry('events')],
    [clusters.some((each) => each.marks.length > 1 && !counted.has(each.id)), severalEntry('several')],
    [marks.some(({ stated }) => stated), discEntry('date in the article', 'stated')],
    [isSoft, barEntry('day not known', (box) => hatching(box, MONTH_HATCH))],
    [doubts.has('about'), barEntry('about', (box) => drawDoubt('about', box, 'end'))],
    [doubts.has('uncertain'), discEntry('in doubt', 'dashed')],
    [bars.some(({ open }) => open), arrowEntry('goes on')],
  ]);
}

/** What a bar of the reader's own features stands for, and a number where there are no bars. */
function ownEntries({ density }: OwnRowLook): readonly Entry[] {
  const bars = density.bars.length > 0 ? [ownBarEntry(`begin in ${daysText(density.days)}`)] : [];
  const sums = sumsOf(density).map(({ sum, side }) => figuresEntry(number(sum.count), `begin ${side} the bars`));
  return [...bars, ...sums];
}

/** Those of some entries whose signs are drawn. */
function drawnOf(entries: readonly (readonly [isDrawn: boolean, entry: Entry])[]): readonly Entry[] {
  return entries.flatMap(([isDrawn, entry]) => (isDrawn ? [entry] : []));
}

function trackRows(rows: readonly TimelineRow[]): readonly TrackRow[] {
  return rows.filter((row) => row.kind === 'track');
}

/** A symbol of a row with its words. */
function symbolEntry(words: string, path: string, colour: string, look: SymbolLook): Entry {
  return {
    size: KEY.symbol,
    words,
    draw: (x, y) => symbolAt(x + KEY.symbol / 2, y, path, { colour, look }),
  };
}

/** A symbol of no track. */
function discEntry(words: string, look: SymbolLook): Entry {
  return symbolEntry(words, SHAPE_PATHS.disc, SOFT, look);
}

/** Another symbol of no track: a hollow disc is a date in the article. */
function squareEntry(words: string, look: SymbolLook): Entry {
  return symbolEntry(words, SHAPE_PATHS.square, SOFT, look);
}

/** A number as beside a symbol of several events. */
function numberEntry(words: string): Entry {
  return figuresEntry('2', words, 600);
}

/** A number as it stands in a row. */
function figuresEntry(figures: string, words: string, weight?: number): Entry {
  const ink = { 'font-size': 12, 'font-weight': weight, fill: INK };
  return { size: drawnWidth(figures), words, draw: (x, y) => svgText(figures, { x, y: y + 4, ...ink }) };
}

/** Two bars of the reader's own features. */
function ownBarEntry(words: string): Entry {
  const look = { width: 4, fill: themedColour('local'), 'fill-opacity': OWN_ROW.opacity };
  const bar = (x: number, foot: number, height: number): string =>
    svgElement('rect', { x, y: foot - height, height, ...look });
  return { size: 9, words, draw: (x, y) => bar(x, y + 5, 6) + bar(x + 5, y + 5, 10) };
}

/** The end of a bar that goes on. */
function arrowEntry(words: string): Entry {
  const look = { stroke: SOFT, 'stroke-width': 1.6, fill: 'none' };
  return {
    size: 9,
    words,
    draw: (x, y) =>
      svgElement('path', { d: `M${rounded(x)} ${rounded(y)}H${rounded(x + 8)}m-4 -3.5l4 3.5l-4 3.5`, ...look }),
  };
}

/** A piece of a bar of no status, with what lies over it. */
function barEntry(words: string, cover: (box: BarBox) => string): Entry {
  return {
    size: KEY.bar,
    words,
    draw: (x, y) => {
      const box = barBox(x, y);
      return svgElement('rect', { ...box, fill: SOFT, 'fill-opacity': 0.5 }) + cover(box);
    },
  };
}

type BarBox = Parameters<typeof hatching>[0];
function barBox(x: number, y: number): BarBox {
  return { x, y: y - KEY.barHeight / 2, width: KEY.bar, height: KEY.barHeight };
}

/** Two symbols, one behind the other, as where a number has no room. */
function severalEntry(words: string): Entry {
  const at = (x: number, y: number, look: SymbolLook): string =>
    symbolAt(x, y, SHAPE_PATHS.disc, { colour: SOFT, look });
  return {
    size: KEY.symbol + 1.8,
    words,
    draw: (x, y) => at(x + KEY.symbol / 2 + 1.8, y - 1.8, 'hollow') + at(x + KEY.symbol / 2, y, 'filled'),
  };
}

function number(value: number): string {
  return value.toLocaleString('en');
}
