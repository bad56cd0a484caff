/**
 * Which controls have room in the timeline's bar; the others are entries of its menu. Pure functions; lengths are in CSS pixels. The
 * widths are those of the bar's own type, which does not grow with the letters of the browser.
 */

/**
 * Parts that may leave the bar, in the order in which they do: controls, which are then in the menu, and `words`, which say beside the
 * number of events between two days what is shown; the list of these events says it, too.
 */
export const BAR_PARTS = ['zoom', 'rows', 'words', 'key', 'moments', 'speed', 'compare', 'steps'] as const;
export type BarPart = (typeof BAR_PARTS)[number];

/** If the bar is narrower than this, its controls are as high as fingers need, and the date has a place of its own on the screen. */
export const NARROW_BAR = 700;

/** Widths of the controls, each with the space after it. */
interface BarWidths {
  /** Space at the left and right end of the bar. */
  readonly ends: number;
  /** The button that plays. */
  readonly play: number;
  /** The choice between one day and two. */
  readonly modes: number;
  /** The button with the menu. */
  readonly menu: number;
  readonly parts: Readonly<Record<BarPart, number>>;
}
const WIDE: BarWidths = {
  ends: 28,
  play: 80,
  modes: 154,
  menu: 42,
  parts: { zoom: 76, words: 212, rows: 152, key: 66, compare: 104, speed: 28, moments: 76, steps: 62 },
};
const NARROW: BarWidths = {
  ends: 20,
  play: 52,
  modes: 166,
  menu: 48,
  parts: { zoom: 102, words: 0, rows: 160, key: 72, compare: 86, speed: 50, moments: 76, steps: 92 },
};
/** Width of the fields: for one date, for the ends of a window with its button, and for two days that are compared. */
const FIELDS = { day: 168, window: 510, comparison: 452 } as const;
/** Width of the button that shows the whole axis again. */
const ALL_DATES = 82;

/** What the bar shows besides what always has room. */
export interface BarContent {
  readonly dates: keyof typeof FIELDS;
  /** Whether only a part of the axis is visible. */
  readonly isZoomed: boolean;
  /** The parts that exist: a phone has no choice of rows, and an atlas may have no moments. */
  readonly parts: readonly BarPart[];
}

/** The parts that have room in a bar of a width. */
export function partsInBar(width: number, { dates, isZoomed, parts }: BarContent): ReadonlySet<BarPart> {
  const narrow = width < NARROW_BAR;
  const { ends, play, modes, menu, parts: widths } = narrow ? NARROW : WIDE;
  const all = BAR_PARTS.filter((part) => parts.includes(part));
  const widthOf = (part: BarPart): number => widths[part] + (part === 'zoom' && isZoomed ? ALL_DATES : 0);
  let room = width - ends - play - modes - (narrow ? 0 : FIELDS[dates]);
  const whole = all.reduce((sum, part) => sum + widthOf(part), 0);
  if (whole <= room) return new Set(all);
  room -= menu;
  let rest = whole;
  return new Set(
    all.filter((part) => {
      if (rest <= room) return true;
      rest -= widthOf(part);
      return false;
    }),
  );
}
