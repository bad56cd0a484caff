/** Where in a scrolled column the reader reads. All of it is a function of positions in pixels. */
import type { ReadingPlace } from '../../domain/reading';

/** A passage as laid out in its column. */
export interface Laid {
  /** Its id. */
  readonly id: string;
  /** Top edge from the top of the scrolled content. */
  readonly top: number;
  /** Height. */
  readonly height: number;
}

/** Where the column was brought to show a passage that was chosen. */
export interface Landing {
  readonly id: string;
  /** Scroll position of the column. */
  readonly top: number;
}

/** Share of the visible height at which eyes rest. */
const READING_LINE = 0.28;
/** Share of the visible height that the column may move before a chosen passage gives way to the one on the reading line. */
const HOLD = 0.2;

/**
 * The passage being read: the chosen one while the column is still where it was brought to show it (a short passage may end
 * above the reading line), else the one on the reading line; the first or last one beyond the ends, null when there is none.
 */
export function passageAt(
  passages: readonly Laid[],
  scrollTop: number,
  visibleHeight: number,
  landing: Landing | null = null,
): string | null {
  if (landing && Math.abs(scrollTop - landing.top) < visibleHeight * HOLD) return landing.id;
  const line = scrollTop + visibleHeight * READING_LINE;
  return (passages.findLast(({ top }) => top <= line) ?? passages[0])?.id ?? null;
}

/** The place in the text at a scroll position. */
export function placeAt(passages: readonly Laid[], scrollTop: number): ReadingPlace {
  const above = passages.findLast(({ top }) => top <= scrollTop);
  return { passage: above?.id ?? null, offset: Math.round(scrollTop - (above?.top ?? 0)) };
}

/** The scroll position of a place in the text; a passage that is not there any more counts as the top of the text. */
export function topOf(passages: readonly Laid[], { passage, offset }: ReadingPlace): number {
  const laid = passage === null ? { top: 0 } : passages.find(({ id }) => id === passage);
  return laid ? Math.max(0, laid.top + offset) : 0;
}

/** Records by what they have in common, each group in their order: one walk over them, however many groups there are. */
export function groupedBy<T, Key>(records: readonly T[], keyOf: (record: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group) group.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return groups;
}
