/** Finds the web page in a file saved as MHTML (RFC 2557): the first part that is HTML, decoded (RFC 2045, section 6). */
import { decodeLatin1 } from '../../files/decode';

/** Message parts are read up to this depth of nesting. */
const MOST_DEPTH = 4;

/** Whether a text begins like a mail message, or like a web page saved as one. */
export function isMhtml(start: string): boolean {
  return (
    /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,20}/.test(start) &&
    /^mime-version:|^content-type:\s*multipart\//im.test(start)
  );
}

/** A part of a mail message. */
interface Part {
  /** Media type of the part, in lower case. */
  readonly type: string;
  /** Content of the part, decoded. */
  readonly bytes: Uint8Array;
  /** The character set that the part declares; null if it declares none. */
  readonly charset: string | null;
}

/** The first HTML part of a message, else the first plain text part; null if there is neither. */
export function pageOfMhtml(bytes: Uint8Array): Part | null {
  // Each byte becomes one character, because parts may be in different character sets.
  const parts = partsOf(decodeLatin1(bytes), 0);
  return (
    parts.find(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type)) ??
    parts.find(({ type }) => type === 'text/plain') ??
    null
  );
}

/** All parts of a message, including nested parts. */
function partsOf(message: string, depth: number): readonly Part[] {
  const end = /\r?\n\r?\n/.exec(message);
  if (!end || depth > MOST_DEPTH) return [];
  const head = message.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = message.slice(end.index + end[0].length);
  const header = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const type = header('content-type');
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    const pieces = `\n${body}`.split(
      new RegExp(`\\r?\\n--${boundary.trim().replace(/[.*+?^$(){}|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*(?=\\r?\\n|$)`),
    );
    return pieces.slice(1).flatMap((piece) => partsOf(piece.replace(/^\r?\n/, ''), depth + 1));
  }
  const charset = /charset="?([\w.:-]+)"?/i.exec(type)?.[1] ?? null;
  return [
    {
      type: (type.split(';')[0] ?? '').trim().toLowerCase(),
      charset,
      bytes: decoded(body, header('content-transfer-encoding')),
    },
  ];
}

/** The bytes of a message body, without its transfer encoding. */
function decoded(body: string, encoding: string): Uint8Array {
  const text = /^quoted-printable$/i.test(encoding)
    ? body
        .replace(/=[ \t]*\r?\n/g, '')
        .replace(/=([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : /^base64$/i.test(encoding)
      ? fromBase64(body)
      : body;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Decodes base64; empty if it is damaged. */
function fromBase64(text: string): string {
  try {
    return atob(text.replace(/[^A-Za-z0-9+/=]/g, ''));
  } catch {
    return '';
  }
}
