/**
 * Reads the text after `#` of a link, and repairs what mail programs, word processors and chats do to it: encoding it once more, breaking
 * it at the end of a line, adding the full stop of the sentence. Values in the address contain only letters, digits and `- , / .`, so
 * this damage can be repaired without asking. If two readings remain, the reader is told which one was taken.
 */

/** The parsed text of a link: a bare name, or keys with their values. */
export interface LinkText {
  /** The name in `#name`; null if the link has keys. */
  readonly name: LinkValue | null;
  /** Keys with their values, in the order of the link. */
  readonly pairs: readonly (readonly [key: string, value: LinkValue])[];
}

/** A value in a link, which may have been damaged. */
export interface LinkValue {
  /** The value as it was found, to be quoted in messages. */
  readonly shown: string;
  /** The value without white space, in case a line was broken inside it. */
  readonly joined: string;
  /** The part of the value before the first white space inside it; null if it has none. */
  readonly head: string | null;
}

/** The result of reading a link value. */
export type ReadLinkValue<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** True if another reading was possible, so that the reader must be told. */ readonly isGuess: boolean;
    }
  | { readonly ok: false };

/** HTML character references (HTML Standard, section 13.5) that occur in links copied from a page's source, with their characters. */
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
/** A link is decoded at most this many times: each program on its way may have encoded it once more. */
const MOST_LAYERS = 8;
/** Invisible characters (Unicode general category Cf, variation selectors): soft hyphens, zero-width spaces, direction marks. */
const UNSEEN = /[\p{Cf}\u034f\ufe00-\ufe0f]/gu;
/** Hyphens and dashes by which a word processor replaces `-`. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
/** Characters that the sentence around a link leaves at its end; no value ends with them. */
const TRAIL = /[\s<>|~^`´&_\p{Pe}\p{Pf}\p{Pi}\p{Ps}]|(?![%/])\p{Po}/u;

/** The text of a link without what it was encoded in on its way, and without characters that nobody sees. Its letters stay as they are. */
export function repaired(hash: string): string {
  let text = hash;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = text;
    text = decoded(text).replace(ENTITY, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
    if (text === before) break;
  }
  return text.replace(UNSEEN, '').replace(DASHES, '-');
}

/** Parses the hash of a link, with or without `#`. */
export function readLinkText(hash: string): LinkText {
  const text = withoutTrail(
    repaired(hash)
      .replace(/\+/g, ' ')
      .replace(/^[\s#]+/, ''),
  );
  if (!text.includes('=')) return { name: text === '' ? null : valueOf(text), pairs: [] };
  let pairs = text
    .split('&')
    .filter((pair) => pair.trim() !== '')
    .map((pair): readonly [string, string] => {
      const [key, ...rest] = pair.split('=') as [string, ...string[]];
      // Values never contain `=`, but mail in quoted-printable encoding ends a broken line with it (RFC 2045, section 6.7).
      return [lowered(key.replace(/\s/g, '')), rest.join('')];
    });
  // In that encoding `=` itself is written `=3D`.
  for (let layer = 0; layer < MOST_LAYERS && pairs.every(([, value]) => /^3d/i.test(value)); layer++) {
    pairs = pairs.map(([key, value]) => [key, value.slice(2)]);
  }
  return { name: null, pairs: pairs.map(([key, value]) => [key, valueOf(value)]) };
}

/** Reads a link value with the function `read`, which returns null for text it cannot read. */
export function readValue<T>(value: LinkValue, read: (text: string) => T | null): ReadLinkValue<T> {
  const { joined, head } = value;
  const whole = read(joined);
  const begun = head === null ? null : read(head);
  if (whole !== null) return { ok: true, value: whole, isGuess: begun !== null && begun !== whole };
  return begun === null ? { ok: false } : { ok: true, value: begun, isGuess: true };
}

/** Removes trailing characters in a loop that examines each character once; a regular expression would start again at every character. */
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

/** Decodes percent-encoding where it is valid (RFC 3986, section 2.1); invalid sequences stay as they are. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** Lower case for Latin letters only: other capitals are not part of any id, and some of them would turn into one. */
function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
