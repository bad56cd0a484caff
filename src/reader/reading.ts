/** Where in a scrolled column the reader reads. Pure: positions in pixels. */

/** A passage as laid out in its column. */
export interface Laid {
  readonly id: string;
  /** Top edge from the top of the scrolled content. */
  readonly top: number;
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
