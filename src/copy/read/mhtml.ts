/** Finds the web page in a file saved as MHTML (RFC 2557): the first part that is HTML, decoded (RFC 2045, section 6). */
import { latin } from './decode';

/** Parts in parts, at most. */
const MOST_DEPTH = 4;

/** Whether a text begins as a mail message or a page saved as one does. */
export function isMhtml(start: string): boolean {
  return (
    /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,20}/.test(start) &&
    /^mime-version:|^content-type:\s*multipart\//im.test(start)
  );
}

interface Part {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

/** The page of a message: bytes and the character set it is said to be in; null where no part is HTML or text. */
export function pageOfMhtml(bytes: Uint8Array): Part | null {
  // One character a byte: parts may be in any character set.
  const parts = partsOf(latin(bytes), 0);
  return (
    parts.find(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type)) ??
    parts.find(({ type }) => type === 'text/plain') ??
    null
  );
}

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

function fromBase64(text: string): string {
  try {
    return atob(text.replace(/[^A-Za-z0-9+/=]/g, ''));
  } catch {
    return '';
  }
}
