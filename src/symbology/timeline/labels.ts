/**
 * Decides where the texts of the timeline stand: names of events beside their symbols, and words inside status bars. A mark never moves
 * for a text. A text stands on one side of every handle's line, touches no symbol and no number, and is never cut: it goes if it has no
 * room. Pure functions; x is in CSS pixels.
 */
import type { Id } from '../../domain/model';
import type { Cluster } from './eventMarks';
import type { StatusBar } from './statusBars';
import { drawnWidth } from './textWidth';

/** Space between a symbol and its name, in CSS pixels. */
const NAME_GAP = 4;
/** Least space between a name and the symbol on its other side, and between two names, in CSS pixels: it shows whose name it is. */
const FAR_GAP = 8;
const NAMES_GAP = 16;
/** Least space between a text and a handle's line, in CSS pixels. */
const LINE_GAP = 4;
/** Space left and right of a bar's text, in CSS pixels. */
const BAR_PADDING = 5;

/** A text of the timeline with its place. */
export interface PlacedText {
  readonly text: string;
  /** Left edge of the text, in CSS pixels from the left end of the axis. */
  readonly x: number;
}

/** Whether a line runs through a box, or nearer to it than `LINE_GAP`. */
function isCrossed(lines: readonly number[], left: number, right: number): boolean {
  return lines.some((x) => x > left - LINE_GAP && x < right + LINE_GAP);
}

/**
 * The names of a row's events, by the id of their cluster: each right of its symbol if there is room before the next symbol and no line
 * is in the way, else left of it, else none. Of the words for an event the longest that fits is taken. `lines` has the x of each
 * handle's line, `width` is that of the axis.
 */
export function eventNames(
  clusters: readonly Cluster[],
  lines: readonly number[],
  width: number,
): ReadonlyMap<Id, PlacedText> {
  const placed = new Map<Id, PlacedText>();
  /** Right ends of the last name, and of symbols and numbers so far. */
  let [nameEnd, markEnd] = [-Infinity, -Infinity];
  const starts = clusters.map(({ extent }) => extent.from);
  for (const [at, { id, extent, names }] of clusters.entries()) {
    const next = Math.min(width, ...starts.slice(at + 1).map((from) => from - FAR_GAP));
    for (const text of names) {
      const size = drawnWidth(text);
      const right = extent.to + NAME_GAP;
      const left = extent.from - NAME_GAP - size;
      const x =
        right + size <= next && !isCrossed(lines, right, right + size)
          ? right
          : left >= Math.max(0, nameEnd + NAMES_GAP, markEnd + FAR_GAP) && !isCrossed(lines, left, left + size)
            ? left
            : null;
      if (x === null) continue;
      placed.set(id, { text, x });
      nameEnd = Math.max(nameEnd, x + size);
      break;
    }
    markEnd = Math.max(markEnd, extent.to);
  }
  return placed;
}

/**
 * The left edges of the numbers of events, by the id of their cluster: at the first place that no handle's line runs through. A cluster
 * without such a place has no number.
 */
export function eventCounts(clusters: readonly Cluster[], lines: readonly number[]): ReadonlyMap<Id, number> {
  return new Map(
    clusters.flatMap(({ id, counts }) => {
      const place = counts.find(({ from, to }) => !isCrossed(lines, from, to));
      return place ? [[id, place.from] as const] : [];
    }),
  );
}

/**
 * The words inside a status bar: its full words on one side of the lines that run through the bar, else its short ones, else none. The
 * uncertain start of a bar is hatched and has no text.
 */
export function barText(bar: StatusBar, lines: readonly number[]): PlacedText | null {
  const [start, end] = [bar.x + bar.softStart, bar.x + bar.width - bar.softEnd];
  const cuts = lines.filter((x) => x > start && x < end).sort((a, b) => a - b);
  const edges = [start, ...cuts, end];
  for (const text of bar.labels) {
    for (const [at, from] of edges.slice(0, -1).entries()) {
      const to = edges[at + 1] as number;
      if (drawnWidth(text) + 2 * BAR_PADDING <= to - from) return { text, x: from + BAR_PADDING };
    }
  }
  return null;
}
