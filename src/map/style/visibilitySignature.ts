/**
 * The visibility signature of a map source: a string that is equal for two windows if no feature of the source begins or ends between
 * them. If it is equal, the filters of `filters.ts` draw the same features, so MapLibre need not be told of the new date. A property test
 * compares signatures with filters.
 */
import type { FeatureCollection } from 'geojson';
import type { Day, Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';
import { BEFORE_ALL } from '../../domain/windowPieces';
import { DATED_SOURCES, type DatedSource } from './filters';

/** The days on which a map source changes what it shows, each list sorted and without repetition. */
export interface ChangeDays {
  /** Days on which something begins. A window shows it if the window's end is after that day. */
  readonly begins: readonly Day[];
  /** Days on which something has ended. A window shows it if the window begins before that day. */
  readonly ends: readonly Day[];
  /**
   * Whether the source counts meetings: from the window's beginning in mode `window`, from the first meeting in mode `day`, so that its
   * signature depends on the mode too.
   */
  readonly counts: boolean;
}

/** Collects the change days of a map source once, so that later signatures need not examine each feature. */
export function changeDaysOf(source: FeatureCollection): ChangeDays {
  const begins = new Set<Day>();
  const ends = new Set<Day>();
  let counts = false;
  for (const { properties } of source.features) {
    const numbers = (properties ?? {}) as Readonly<Record<string, number | undefined>>;
    const { meetings, from, to, next, since } = numbers;
    if (meetings !== undefined) {
      counts = true;
      for (let slot = 0; slot < meetings; slot++) {
        begins.add(numbers[`from${slot}`] as Day);
        ends.add(numbers[`to${slot}`] as Day);
      }
    } else if (from !== undefined) {
      begins.add(from);
      // On the day when the part's next piece begins, that piece is drawn instead of this one.
      if (next !== undefined) begins.add(next);
      ends.add(to as Day);
      // A window that begins before the end of a piece that tells more draws that one.
      if (since !== undefined && since > BEFORE_ALL) ends.add(since);
    }
  }
  const sorted = (days: ReadonlySet<Day>): readonly Day[] => [...days].sort((a, b) => a - b);
  return { begins: sorted(begins), ends: sorted(ends), counts };
}

/** The change days of each dated source. */
export function changeDaysBySource(
  content: Readonly<Record<DatedSource, FeatureCollection>>,
): Readonly<Record<DatedSource, ChangeDays>> {
  return Object.fromEntries(DATED_SOURCES.map((source) => [source, changeDaysOf(content[source])])) as Record<
    DatedSource,
    ChangeDays
  >;
}

/** The visibility signature of a map source for a window. */
export function visibilitySignatureOf({ begins, ends, counts }: ChangeDays, window: Span, mode: TimeMode): string {
  return `${countBelow(begins, window.to)} ${countBelow(ends, window.from + 1)}${counts ? ` ${mode}` : ''}`;
}

/** How many days of a sorted list are before a day. */
function countBelow(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
