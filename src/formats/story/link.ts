/**
 * A story in a link: `#own=1-LENGTH-TEXT`. The text is the story's JSON, compressed (zlib, RFC 1950, which has a checksum) and written in
 * base64url (RFC 4648, section 5). The length before it, in letters, tells a link that was cut from one that was damaged.
 */
import type { AtlasIndex } from '../../domain/links';
import { failure, type Result } from '../../domain/result';
import { writtenOf, type Draft } from './draft';
import { readDraft, type DraftReading } from './readDraft';

/** Links up to this many characters pass through mail and chat programs. */
export const SAFE_LINK = 2000;
/** Longer links are not made: too many programs cut them. */
export const MOST_LINK = 8000;
/** A link may hold at most this many bytes once they are no longer compressed. */
const MOST_BYTES = 1_000_000;
const VERSION = '1';

/** The part of the address that holds a story, without `#`. */
export async function linkOf(draft: Draft): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(writtenOf(draft)));
  const { value } = await through(bytes, new CompressionStream('deflate'), Number.POSITIVE_INFINITY);
  const text = base64Of(value ?? new Uint8Array());
  return `own=${VERSION}-${text.length.toString(36)}-${text}`;
}

/** Reads the story that `storyInHash` found. It never rejects: what is wrong is told, with what to do. */
export async function readLink(found: string, index: AtlasIndex): Promise<Result<DraftReading>> {
  const [, version, length, rest = ''] = /^(\d+)(?:-([0-9a-z]*)(?:-(.*))?)?$/i.exec(found) ?? [];
  if (version === undefined) return damaged();
  if (version !== VERSION)
    return failure({
      message: 'The link holds a story that a newer version of this page has written.',
      remedy: 'Load the page again; if that does not help, ask for the story as a file.',
    });
  const letters = Number.parseInt(length ?? '', 36);
  // What stands behind the story is the sentence that the link stood in.
  const text = rest.slice(0, letters || 0).replace(/[^\w-].*$/s, '');
  if (!(letters > 0) || text.length < letters) return cut(text.length, letters);
  const bytes = bytesOf(text);
  const inflated = bytes === null ? null : await through(bytes, new DecompressionStream('deflate'), MOST_BYTES);
  if (inflated?.isTooLong)
    return failure({
      message: 'The link holds more than any story has.',
      remedy: 'It was not made here. Ask whoever sent it for the story as a file.',
    });
  if (!inflated?.value) return damaged();
  try {
    return readDraft(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inflated.value)), index);
  } catch {
    return damaged();
  }
}

function cut(letters: number, all: number): Result<never> {
  const share = all > 0 ? `: ${letters} of ${all} letters of its story have come` : '';
  return failure({
    message: `The link was cut on its way${share}.`,
    remedy:
      'Ask for it again in a form that is not shortened, or for the story as a file (.json), which can be opened here.',
  });
}

function damaged(): Result<never> {
  return failure({
    message: 'The link was damaged on its way: the story in it cannot be read.',
    remedy: 'Ask for it again, or for the story as a file (.json), which can be opened here.',
  });
}

/** Sends bytes through a stream. Stops at a number of bytes, so that a small link cannot fill the memory; no value if the bytes are bad. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<{ value: Uint8Array<ArrayBuffer> | null; isTooLong: boolean }> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        void reader.cancel().catch(() => {});
        return { value: null, isTooLong: true };
      }
      parts.push(value);
    }
  } catch {
    return { value: null, isTooLong: false };
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return { value: all, isTooLong: false };
}

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
