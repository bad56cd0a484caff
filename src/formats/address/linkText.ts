/**
 * The text after `#` of a link, as mail programs, word processors and chats leave it: encoded once more, broken at the end of a line,
 * with the full stop of its sentence. Values of the address are made of
 * letters, digits and `- , / .` alone, so such damage is undone in silence. Where two readings remain, the reader is told
 * which one was taken.
 */

/** What a link's text says: a bare name, or keys with their values. */
export interface LinkText {
  /** The name of `#name`; null where the link has keys. */
  readonly name: LinkValue | null;
  /** Keys with their values, in order. */
  readonly pairs: readonly (readonly [key: string, value: LinkValue])[];
}

/** A value that may have been damaged on its way. */
export interface LinkValue {
  /** As it was found, for telling the reader. */
  readonly shown: string;
  /** Without white space: a line may have been broken inside it. */
  readonly joined: string;
  /** What comes before the first white space inside; null where there is none. */
  readonly head: string | null;
}

/** What was read of a value. */
export type Reading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** True where another reading was possible: it must be said. */ readonly isGuess: boolean;
    }
  | { readonly ok: false };

/** Named and numbered characters of HTML (HTML Standard, section 13.5) that stand in links copied from the text of a page. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  '#38': '&',
  '#x26': '&',
  equals: '=',
  '#61': '=',
  '#x3d': '=',
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#160': ' ',
};
const ENTITY = new RegExp(`&(${Object.keys(ENTITIES).join('|')});`, 'gi');
/** How often a link is unwrapped at most: each program on its way may have encoded it once more. */
const MOST_LAYERS = 8;
/** Characters that are not seen (Unicode general category Cf, variation selectors): soft hyphens, zero-width spaces, marks of direction. */
const UNSEEN = /[\p{Cf}\u034f\ufe00-\ufe0f]/gu;
/** Hyphens and dashes that a word processor puts in the place of `-`. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
/** What the sentence around a link leaves at its end: no value ends so. */
const TRAIL = /[\s<>|~^`´&_\p{Pe}\p{Pf}\p{Pi}\p{Ps}]|(?![%/])\p{Po}/u;

/** Reads the text of a hash, with or without `#`. */
export function readLinkText(hash: string): LinkText {
  let text = hash;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = text;
    text = decoded(text).replace(ENTITY, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
    if (text === before) break;
  }
  const plain = text.replace(UNSEEN, '').replace(DASHES, '-').replace(/\+/g, ' ');
  text = withoutTrail(plain.replace(/^[\s#]+/, ''));
  if (!text.includes('=')) return { name: text === '' ? null : valueOf(text), pairs: [] };
  let pairs = text
    .split('&')
    .filter((pair) => pair.trim() !== '')
    .map((pair): readonly [string, string] => {
      const [key, ...rest] = pair.split('=') as [string, ...string[]];
      // No value has the sign: mail in quoted-printable ends a broken line in it (RFC 2045, section 6.7).
      return [lowered(key.replace(/\s/g, '')), rest.join('')];
    });
  // There `=` itself is written `=3D`.
  for (let layer = 0; layer < MOST_LAYERS && pairs.every(([, value]) => /^3d/i.test(value)); layer++) {
    pairs = pairs.map(([key, value]) => [key, value.slice(2)]);
  }
  return { name: null, pairs: pairs.map(([key, value]) => [key, valueOf(value)]) };
}

/** Reads a value with `read`, which gives null for what it cannot read. */
export function readValue<T>(value: LinkValue, read: (text: string) => T | null): Reading<T> {
  const { joined, head } = value;
  const whole = read(joined);
  const begun = head === null ? null : read(head);
  if (whole !== null) return { ok: true, value: whole, isGuess: begun !== null && begun !== whole };
  return begun === null ? { ok: false } : { ok: true, value: begun, isGuess: true };
}

/** Looks at each character once, however many there are: a pattern that looks for the end begins anew at every one. */
function withoutTrail(text: string): string {
  let end = text.length;
  while (TRAIL.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function valueOf(text: string): LinkValue {
  const trimmed = lowered(text.trim());
  const [first, ...rest] = trimmed.split(/\s+/) as [string, ...string[]];
  return { shown: text.trim(), joined: first + rest.join(''), head: rest.length > 0 ? withoutTrail(first) : null };
}

/** Percent-encoding undone where it is sound (RFC 3986, section 2.1); the rest stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** Only Latin letters: other capitals are no part of any id, and some of them would turn into one. */
function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
