/** Looks at the first bytes of a file: what can be seen in them, and whether it is for another part of the page. */
import { decode, decodeLatin1 } from '../../files/decode';
import type { FileStart, GivenFile } from './format';
import type { OtherFile } from './outcome';

/** So many bytes are looked at. */
const LOOKED_AT = 65_536;

/** What files are recognised by. */
export function startOf({ name, bytes }: GivenFile): FileStart {
  const start = bytes.subarray(0, LOOKED_AT);
  const extension = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // A cut in the middle of a character must not make other characters of all.
  const read = isBinary(start) ? 'binary' : decode(withoutSeparators(start.subarray(0, wholeCharacters(start))));
  const seen = beginsWith(start, 'PK') ? withDirectory(bytes, start) : start;
  return { extension, bytes: seen, text: typeof read === 'string' ? '' : read.text.replace(/^\ufeff/, '') };
}

/** The first bytes of an archive and its last, where its directory is. */
function withDirectory(bytes: Uint8Array, start: Uint8Array): Uint8Array {
  if (bytes.length <= LOOKED_AT) return start;
  const end = bytes.subarray(Math.max(LOOKED_AT, bytes.length - LOOKED_AT));
  const both = new Uint8Array(start.length + end.length);
  both.set(start);
  both.set(end, start.length);
  return both;
}

/** Record separators (RFC 8142) are no sign of bytes that are no text. */
function withoutSeparators(bytes: Uint8Array): Uint8Array {
  return bytes.includes(0x1e) ? bytes.map((byte) => (byte === 0x1e ? 0x20 : byte)) : bytes;
}

/** Whether bytes begin with those of a text in ISO 8859-1. */
export function beginsWith(bytes: Uint8Array, text: string): boolean {
  return decodeLatin1(bytes.subarray(0, text.length)) === text;
}

/** Whether a file begins as formats do that are no text. */
function isBinary(bytes: Uint8Array): boolean {
  return ['PK\x03\x04', 'PK\x05\x06', 'PAR1', 'PMTiles', '%PDF-', '\x00\x00\x27\x0a'].some((each) =>
    beginsWith(bytes, each),
  );
}

/** How many bytes there are without a character of UTF-8 that is cut at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length;
  for (let back = 0; back < 4 && end > 0 && ((bytes[end - 1] as number) & 0xc0) === 0x80; back++) end--;
  return end > 0 && (bytes[end - 1] as number) >= 0xc0 ? end - 1 : bytes.length;
}

/** The part of the page that a file is for which is no data; null if it is for none. */
export function otherFile({ bytes, text, extension }: FileStart): OtherFile | null {
  if (/^\s*\{/.test(text)) {
    if (/"type"\s*:\s*"rapprochement-atlas-project"/.test(text)) return 'project';
    return /"steps"\s*:\s*\[/.test(text) ? 'story' : null;
  }
  if (beginsWith(bytes, '%PDF-') || beginsWith(bytes, '{\\rtf')) return 'article';
  if (beginsWith(bytes, 'PK')) {
    const paths = decodeLatin1(bytes);
    return /word\/|mimetypeapplication\/(?:epub|vnd\.oasis\.opendocument\.text)/.test(paths) ? 'article' : null;
  }
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b/i.test(text))
    return 'article';
  if (
    /^(?:from|mime-version|content-type|subject|snapshot-content-location):/im.test(text.slice(0, 500)) &&
    /^mime-version:/im.test(text)
  )
    return 'article';
  if (['pdf', 'docx', 'odt', 'epub', 'rtf', 'htm', 'html', 'mhtml', 'md', 'markdown'].includes(extension))
    return 'article';
  // Running text: long lines with sentences. In data of a kind that is not read, descriptions may look like it.
  if (/^\s*[<[]/.test(text) || /^\s*0\s*\r?\n\s*SECTION\b/.test(text)) return null;
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words > 100 && (text.match(/\p{L}[.!?]["”’)]?\s/gu)?.length ?? 0) >= 3 ? 'article' : null;
}
