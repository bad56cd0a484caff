/** How wide text is on the timeline, estimated: there is no canvas to measure with when the page is prerendered. Pure. */

/** CSS pixels that a character takes at 12 px in the interface's sans, on average and rounded up. */
const CHARACTER = 6.4;

/** Estimated width of a text at 12 px, in CSS pixels. */
export function textWidth(text: string): number {
  return text.length * CHARACTER;
}

/** The text, cut with an ellipsis if it is wider than `room` CSS pixels. */
export function fitText(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let cut = text;
  while (cut && textWidth(`${cut}…`) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
