/** Reads a latitude or longitude as tables write it: `40.5`, `40,5`, `40°30′N`, `40 30 00 N`, `W 46.5`. */

const DEGREES =
  /^([NSEW])?\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:[°º:d ]\s*(?:(\d+(?:[.,]\d+)?)\s*(?:['′’:m ]\s*(?:(\d+(?:[.,]\d+)?)\s*(?:["″”s]|'')?)?)?)?)?\s*([NSEW])?$/i;

/** The degrees; NaN for a text that is no coordinate. */
export function readCoordinate(text: string): number {
  const plain = text.trim();
  if (plain === '') return NaN;
  const number = Number(plain);
  if (!Number.isNaN(number)) return number;
  const [, before, degrees, minutes = '0', seconds = '0', after] = DEGREES.exec(plain) ?? [];
  if (degrees === undefined) return NaN;
  const [d, m, s] = [degrees, minutes, seconds].map((each) => Number(each.replace(',', '.'))) as [
    number,
    number,
    number,
  ];
  if (m >= 60 || s >= 60) return NaN;
  const size = Math.abs(d) + m / 60 + s / 3600;
  const isNegative = degrees.startsWith('-') || /[SW]/i.test(before ?? after ?? '');
  return isNegative ? -size : size;
}
