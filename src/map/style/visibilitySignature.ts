/**
 * A dated source's visibility signature: a text that stays the same between two windows unless some feature of the source begins or
 * ends in between. Where two windows have equal signatures, the filters of `filters.ts` draw the same, so the map need not be told of
 * the change. A property test holds signatures and filters against each other.
 */
import type { FeatureCollection } from 'geojson';
import type { Day, Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** The days on which a source changes what it shows, each list sorted and without repeats. */
export interface ChangeDays {
  /** Days on which something begins. A window shows it if it reaches beyond that day: these are compared with the window's end. */
  readonly begins: readonly Day[];
  /** Days on which something is over. A window shows it if it begins before that day: these are compared with the window's beginning. */
  readonly ends: readonly Day[];
  /** Whether meetings are counted, from the window's beginning or from the beginning of time: then the mode matters too. */
  readonly counts: boolean;
}

/** Collects the change days of a source, once for its content: a signature is then found without looking at each feature. */
export function changeDaysOf(source: FeatureCollection): ChangeDays {
  const begins = new Set<Day>();
  const ends = new Set<Day>();
  let counts = false;
  for (const { properties } of source.features) {
    const numbers = (properties ?? {}) as Readonly<Record<string, number | undefined>>;
    const { meetings, from, to, next } = numbers;
    if (meetings !== undefined) {
      counts = true;
      for (let slot = 0; slot < meetings; slot++) {
        begins.add(numbers[`from${slot}`] as Day);
        ends.add(numbers[`to${slot}`] as Day);
      }
    } else if (from !== undefined) {
      begins.add(from);
      // Where the part's next piece begins, that one is drawn instead.
      if (next !== undefined) begins.add(next);
      ends.add(to as Day);
    }
  }
  const sorted = (days: ReadonlySet<Day>): readonly Day[] => [...days].sort((a, b) => a - b);
  return { begins: sorted(begins), ends: sorted(ends), counts };
}

/** The visibility signature of a source in a window. */
export function visibilitySignatureOf({ begins, ends, counts }: ChangeDays, window: Span, mode: TimeMode): string {
  return `${countBelow(begins, window.to)} ${countBelow(ends, window.from + 1)}${counts ? ` ${mode}` : ''}`;
}

/** How many days of a sorted list are less than a day. */
function countBelow(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
