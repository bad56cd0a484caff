/**
 * Estimates the width of text on the timeline, because there is no canvas to measure it while the page is prerendered. Pure functions.
 */

/** Average width of a character at 12 px in the interface's sans-serif font, rounded up, in CSS pixels. */
const CHARACTER = 6.4;

/** Width of a text at 12 px with all characters alike, in CSS pixels: labels of the axis get the same room at every date. */
export function textWidth(text: string): number {
  return text.length * CHARACTER;
}

/** Characters of Noto Sans by their width, in thousandths of the type size; all others are as wide as `OTHER`. */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [270, " ilj'.,:;|!I’‘"],
  [330, '()[]-/fıİ'],
  [420, 'rtJ"“”'],
  [500, 'cszvyşç–?'],
  [570, 'aexkEFTSLYXZ0123456789'],
  [745, 'DNHOQUGÖÜ'],
  [800, 'w…'],
  [940, 'mMW'],
  [1000, '—'],
];
const OTHER = 640;
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([width, characters]) => [...characters].map((character) => [character, width])),
);
/** Another sans-serif font may be somewhat wider. */
const SAFETY = 1.04;

/** Width of a text by its characters, at 12 px or at another type size, in CSS pixels. */
export function drawnWidth(text: string, size = 12): number {
  let sum = 0;
  for (const character of text) sum += WIDTH_OF.get(character) ?? OTHER;
  return (sum / 1000) * size * SAFETY;
}

/**
 * The text; if it is wider than `room` CSS pixels, the part before its first comma or bracket, and if that is too wide, as much as fits,
 * with an ellipsis.
 */
export function fitText(text: string, room: number, size = 12): string {
  const [start = ''] = text.split(/,| \(/);
  for (const whole of [text, start]) if (drawnWidth(whole, size) <= room) return whole;
  let cut = start;
  while (cut && drawnWidth(`${cut}…`, size) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/** The first of some texts that is no wider than `room` CSS pixels; else of the last as much as fits (`fitText`). */
export function firstThatFits(texts: readonly string[], room: number, size = 12): string {
  return texts.find((text) => drawnWidth(text, size) <= room) ?? fitText(texts.at(-1) ?? '', room, size);
}
