/** Where in a scrolled column the reader reads. Pure: positions in pixels. */

/** A passage as laid out in its column. */
export interface Laid {
  readonly id: string;
  /** Top edge from the top of the scrolled content. */
  readonly top: number;
  readonly height: number;
}

/** Share of the visible height at which eyes rest. */
const READING_LINE = 0.28;

/** The passage on the reading line; the first or last one beyond the ends, null when there is none. */
export function passageAt(passages: readonly Laid[], scrollTop: number, visibleHeight: number): string | null {
  const line = scrollTop + visibleHeight * READING_LINE;
  return (passages.findLast(({ top }) => top <= line) ?? passages[0])?.id ?? null;
}
