/** Bytes to text: by the byte order mark, by the pattern of zero bytes, as UTF-8, or in the character set that reads best. */

/** What a file's bytes are, where they cannot be read as text. */
export type Unreadable = 'utf-32' | 'binary';

/** Part of control characters beyond which bytes are no text. */
const MOST_CONTROLS = 0.005;
/** A text copied out of a PDF may have lost every ligature of its font to U+FFFD: one character in thirty. */
const MOST_UNKNOWN = 0.05;
/** Characters that are looked at to judge a text. */
const LOOKED_AT = 20_000;
/** One wrong byte in so many characters beyond ASCII is damage; more is another character set. */
const DAMAGE = 0.1;
/** One byte a letter: the usual sets of the article's languages. The first goes before where two read alike. */
const SETS = ['windows-1252', 'windows-1254', 'macintosh', 'windows-1251'] as const;

/** Text of bytes; `named` is the character set that the file says it is in. */
export function decode(bytes: Uint8Array, named: string | null = null): { readonly text: string } | Unreadable {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    return 'utf-32';
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : byZeros(bytes);
  if (label === 'utf-32') return 'utf-32';
  const text = label ? tolerant(label, bytes) : (utf8(bytes) ?? (named && attempt(named, bytes)) ?? bestSet(bytes));
  const start = text.slice(0, LOOKED_AT);
  const controls = start.match(/[\0-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  const unknown = start.match(/\ufffd/g)?.length ?? 0;
  const isText = controls <= start.length * MOST_CONTROLS && unknown <= start.length * MOST_UNKNOWN;
  return isText ? { text } : 'binary';
}

/** One character for each byte, of the same number. */
export function latin(bytes: Uint8Array): string {
  // Labelled Latin-1, TextDecoder reads Windows-1252: bytes must stay what they are.
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** A text in which every surrogate has its other half (Unicode, section 3.9): a lone one has no character and no UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** UTF-16 or UTF-32 without a mark: Latin letters, spaces and line ends have zero bytes at the same place in each unit. */
function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const length = Math.min(bytes.length, 4096) & ~3;
  if (length < 4) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] as number) + 1;
  const part = zeros.map((count) => count / (length / 4)) as [number, number, number, number];
  if ((part[2] > 0.9 && part[3] > 0.9) || (part[0] > 0.9 && part[1] > 0.9)) return 'utf-32';
  const [even, odd] = [(part[0] + part[2]) / 2, (part[1] + part[3]) / 2];
  // Words of another script share only spaces and line ends: still one in twelve.
  if (odd > 0.08 && even < odd / 8) return 'utf-16le';
  return even > 0.08 && odd < even / 8 ? 'utf-16be' : null;
}

function utf8(bytes: Uint8Array): string | null {
  const whole = attempt('utf-8', bytes);
  if (whole !== null) return whole;
  const text = tolerant('utf-8', bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const beyond = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return damaged <= beyond * DAMAGE ? text : null;
}

function tolerant(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

function attempt(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function bestSet(bytes: Uint8Array): string {
  const part = bytes.subarray(0, LOOKED_AT * 4);
  const scored = SETS.map((label) => ({ label, score: reads(tolerant(label, part)) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return tolerant(best.label, bytes);
}

/** How well the characters beyond ASCII stand where they are: letters in words of their script, quotes around words. */
function reads(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/[^\0-\x7f]/gu)) {
    const [character] = match;
    const before = text[match.index - 1] ?? ' ';
    const after = text[match.index + character.length] ?? ' ';
    const beside = /\p{L}/u.test(before) || /\p{L}/u.test(after);
    if (/\p{L}/u.test(character)) {
      const isCyrillic = /\p{sc=Cyrillic}/u.test(character);
      const isMixed = isCyrillic ? /[a-z]/i.test(before + after) : /\p{sc=Cyrillic}/u.test(before + after);
      // Words of accented letters alone are of another script.
      const isAccented = !isCyrillic && /[^\0-\x7f]/.test(before) && /[^\0-\x7f]/.test(after);
      const isCapitalInside = /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before);
      // Letters of Icelandic alone stand where Turkish ones do in the other set.
      score += isMixed || isCapitalInside || isAccented ? -3 : /[ðýþÐÝÞ]/.test(character) ? -1 : beside ? 2 : 0;
    } else if (/[“‘]/.test(character)) score += /[\s([]/.test(before) ? 2 : -1;
    else if (/[”’]/.test(character)) score += /\S/.test(before) ? 2 : -1;
    else if (/[–—…•«»§©°]/.test(character)) score += 1;
    else if (/[\u0080-\u009f]/.test(character)) score -= 3;
    else score -= beside ? 2 : 1;
  }
  return score;
}
