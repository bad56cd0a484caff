/** Computes from positions in pixels which passage of a scrolled column is being read. */
import type { Target } from '../../domain/links';
import type { ReadingPlace } from '../../domain/reading';

/** Position and height of a passage in the scrolled column. */
export interface LaidOutPassage {
  /** Id of the passage. */
  readonly id: string;
  /** Top edge of the passage, in pixels from the top of the scrolled content. */
  readonly top: number;
  /** Height of the passage in pixels. */
  readonly height: number;
}

/** The scroll position to which the column was moved to show a chosen passage. */
export interface PassageLanding {
  readonly id: string;
  /** Scroll position of the column in pixels. */
  readonly top: number;
}

/** The reading line: the height, as a share of the visible height from the top, at which readers are assumed to look. */
const READING_LINE = 0.28;
/** The column may be scrolled by this share of the visible height before a chosen passage no longer counts as the one being read. */
const HOLD = 0.2;

/**
 * The passage being read: the chosen one while the column is still near where it was moved to show it (a short passage may lie above the
 * reading line), else the one at the reading line; the first or last one if the line is outside all. Null if there are no passages.
 */
export function passageAt(
  passages: readonly LaidOutPassage[],
  scrollTop: number,
  visibleHeight: number,
  landing: PassageLanding | null = null,
): string | null {
  if (landing && Math.abs(scrollTop - landing.top) < visibleHeight * HOLD) return landing.id;
  const line = scrollTop + visibleHeight * READING_LINE;
  return (passages.findLast(({ top }) => top <= line) ?? passages[0])?.id ?? null;
}

/** Converts a scroll position in pixels to a reading place (a passage and an offset). */
export function readingPlaceAt(passages: readonly LaidOutPassage[], scrollTop: number): ReadingPlace {
  const above = passages.findLast(({ top }) => top <= scrollTop);
  return { passage: above?.id ?? null, offset: Math.round(scrollTop - (above?.top ?? 0)) };
}

/**
 * Converts a reading place to a scroll position in pixels; if its passage does not exist any more, it is measured from the top of the
 * text.
 */
export function scrollTopOfPlace(passages: readonly LaidOutPassage[], { passage, offset }: ReadingPlace): number {
  const laid = passage === null ? { top: 0 } : passages.find(({ id }) => id === passage);
  return laid ? Math.max(0, laid.top + offset) : 0;
}

/** Groups records by a key in a single pass; each group keeps the order of the records. */
export function groupedBy<T, Key>(records: readonly T[], keyOf: (record: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group) group.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return groups;
}

/** What a selected record is called in the head of the text: `place`, `crossing`, `event`; for a route, its mode. */
export function kindInWords(target: Target): string {
  if (target.type !== 'feature') return target.type;
  const { kind, mode } = target.feature;
  if (kind === 'venue') return 'place';
  return kind === 'route' && mode && /^\p{L}+$/u.test(mode.title) ? mode.title : kind;
}
