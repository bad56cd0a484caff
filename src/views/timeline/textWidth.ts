/**
 * Estimates the width of text on the timeline, because there is no canvas to measure it while the page is prerendered. Pure functions.
 */

/** Average width of a character at 12 px in the interface's sans-serif font, rounded up, in CSS pixels. */
const CHARACTER = 6.4;

/** Estimated width of a text at 12 px, in CSS pixels. */
export function textWidth(text: string): number {
  return text.length * CHARACTER;
}

/** The text; if it is wider than `room` CSS pixels, it is cut and ends with an ellipsis. */
export function fitText(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let cut = text;
  while (cut && textWidth(`${cut}…`) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
