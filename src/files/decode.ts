/** Decodes bytes to text: by the byte order mark, by the pattern of zero bytes, as UTF-8, or in the character set that fits best. */

/** Why bytes cannot be read as text. */
export type Unreadable = 'utf-32' | 'binary';

/** Bytes with a greater share of control characters are not text. */
const MOST_CONTROLS = 0.005;
/**
 * A text may have at most this share of replacement characters (U+FFFD). A text copied from a PDF may have one for every ligature: one
 * character in thirty.
 */
const MOST_UNKNOWN = 0.05;
/** Only this many characters at the start of a file are examined to decide what it is. */
const LOOKED_AT = 20_000;
/** If more than this share of a text's characters beyond ASCII is invalid UTF-8, it is in another character set. */
const DAMAGE = 0.1;
/** Usual character sets with one byte per letter. If two fit equally well, the first is used. */
const SETS = ['windows-1252', 'windows-1254', 'macintosh', 'windows-1251'] as const;

/** A decoded text, and how sure it is. */
export interface Decoded {
  readonly text: string;
  /** The character set that fits best, where neither the bytes nor the file say which it is; else null. */
  readonly guess: (typeof SETS)[number] | null;
  /** Whether bytes that are no character have become U+FFFD. */
  readonly isDamaged: boolean;
}

/** Decodes bytes. `named` is the character set that the file declares, if any. */
export function decode(bytes: Uint8Array, named: string | null = null): Decoded | Unreadable {
  // UTF-32 first: its byte order mark, little end first, begins like that of UTF-16.
  const zeros = byZeros(bytes);
  if (zeros === 'utf-32') return 'utf-32';
  const [first, second] = bytes;
  const mark = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const label = mark ?? zeros;
  const certain = attempt(label ?? 'utf-8', bytes);
  const read = certain ?? (label ? tolerant(label, bytes) : (damagedUtf8(bytes) ?? (named && attempt(named, bytes))));
  const guess = read === null ? bestSet(bytes) : null;
  const text = read ?? tolerant(guess ?? 'utf-8', bytes);
  const start = text.slice(0, LOOKED_AT);
  const controls = start.match(/[\0-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  const unknown = start.match(/\ufffd/g)?.length ?? 0;
  const isText = controls <= start.length * MOST_CONTROLS && unknown <= start.length * MOST_UNKNOWN;
  return isText ? { text, guess, isDamaged: certain === null && text.includes('\ufffd') } : 'binary';
}

/** Makes one character of each byte, with the byte as its code (ISO 8859-1). */
export function decodeLatin1(bytes: Uint8Array): string {
  // TextDecoder would read "latin1" as Windows-1252, which changes some bytes.
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Replaces lone surrogates (Unicode, section 3.9), which are half a character, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Recognises UTF-16 or UTF-32 by its zero bytes: Latin letters, spaces and line ends have zero bytes at the same place in each unit. */
function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const length = Math.min(bytes.length, 4096) & ~3;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] as number) + 1;
  const part = zeros.map((count) => count / (length / 4)) as [number, number, number, number];
  if ((part[2] > 0.9 && part[3] > 0.9) || (part[0] > 0.9 && part[1] > 0.9)) return 'utf-32';
  const [even, odd] = [(part[0] + part[2]) / 2, (part[1] + part[3]) / 2];
  // In other scripts only spaces and line ends have zero bytes: still one unit in twelve.
  if (odd > 0.08 && even < odd / 8) return 'utf-16le';
  return even > 0.08 && odd < even / 8 ? 'utf-16be' : null;
}

/** Decodes UTF-8 that is slightly damaged; null if the bytes are in another character set. */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = tolerant('utf-8', bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const beyond = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return damaged <= beyond * DAMAGE ? text : null;
}

/** Decodes bytes; invalid ones become U+FFFD. */
function tolerant(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

/** Decodes bytes; null if one is invalid or the character set is unknown. */
function attempt(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The character set of `SETS` that fits best. */
function bestSet(bytes: Uint8Array): (typeof SETS)[number] {
  const part = bytes.subarray(0, LOOKED_AT * 4);
  const scored = SETS.map((label) => ({ label, score: textPlausibility(tolerant(label, part)) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.label;
}

/** Scores how well the characters beyond ASCII fit their neighbours (letters in words of their script, quotes around words); higher is better. */
export function textPlausibility(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/[^\0-\x7f]/gu)) {
    const [character] = match;
    const before = text[match.index - 1] ?? ' ';
    const after = text[match.index + character.length] ?? ' ';
    const beside = /\p{L}/u.test(before) || /\p{L}/u.test(after);
    if (/\p{L}/u.test(character)) {
      const isCyrillic = /\p{sc=Cyrillic}/u.test(character);
      const isMixed = isCyrillic ? /[a-z]/i.test(before + after) : /\p{sc=Cyrillic}/u.test(before + after);
      // Three accented letters in a row mean that the text is in another script.
      const isAccented = !isCyrillic && /[^\0-\x7f]/.test(before) && /[^\0-\x7f]/.test(after);
      const isCapitalInside = /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before);
      // Windows-1252 has Icelandic letters where Windows-1254 has Turkish ones.
      score += isMixed || isCapitalInside || isAccented ? -3 : /[ðýþÐÝÞ]/.test(character) ? -1 : beside ? 2 : 0;
    } else if (/[“‘]/.test(character)) score += /[\s([]/.test(before) ? 2 : -1;
    else if (/[”’]/.test(character)) score += /\S/.test(before) ? 2 : -1;
    else if (/[–—…•«»§©°]/.test(character)) score += 1;
    else if (/[\u0080-\u009f]/.test(character)) score -= 3;
    else score -= beside ? 2 : 1;
  }
  return score;
}
