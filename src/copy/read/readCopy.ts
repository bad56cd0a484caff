/**
 * Reads a file that a reader opens as their copy of the article. Its first bytes, and not its name, decide the format. Every failure is
 * one sentence that says what to do. The program for a format is fetched when a file needs it; if that fails, `PartMissing` is thrown,
 * and nothing else is.
 */
import { failure, success, type Result } from '../../domain/result';
import { loadPart } from '../../files/loadPart';
import { decode, decodeLatin1, wellFormed } from '../../files/decode';
import type { CopyFormat, CopyProgress, CopyText } from '../model';
import type { ZipEntry } from '../../files/zip';

/** A file that the reader opened. */
export interface CopyFile {
  /** File name, for messages, and for the format if the bytes do not decide it. */
  readonly name: string;
  /** Content of the file. */
  readonly bytes: Uint8Array;
}

/** Greatest size of a copy's file in bytes; an article has a hundredth of it. */
const MOST_BYTES = 50_000_000;
/** Greatest number of characters of running text: a book of a thousand pages. Reading more would take minutes. */
const MOST_TEXT = 2_000_000;
/** Greatest number of bytes that are unpacked from a document in an archive. */
const MOST_UNPACKED = 50_000_000;

/** The reason why a file of this size is not read; null if it is. It is known before the file is read. */
export function faultOfSize(name: string, bytes: number): string | null {
  if (bytes === 0) return `“${name}” is empty. Choose the file that holds the article.`;
  if (bytes > MOST_BYTES) {
    const megabytes = Math.round(bytes / 1_000_000);
    return `“${name}” has ${megabytes} MB; a copy of an article has a few, and the limit here is ${MOST_BYTES / 1_000_000} MB. Choose the article alone.`;
  }
  return null;
}

/** Reads a copy from a file in any supported format. */
export async function readCopy({ name, bytes }: CopyFile, onprogress: CopyProgress): Promise<Result<CopyText>> {
  const fault = faultOfSize(name, bytes.length);
  if (fault) return fail(fault);
  const start = decodeLatin1(bytes.subarray(0, 4096));
  if (start.slice(0, 1024).includes('%PDF-')) {
    onprogress(0, 'Reading the PDF');
    const { readPdf } = await loadPart(() => import('./pdf/pdf'));
    const read = await readPdf(bytes, onprogress);
    return read.ok ? filled(name, 'pdf', read.value) : read;
  }
  if (/^PK[\u0003\u0005]/.test(start)) return readZip(name, bytes, onprogress);
  if (start.startsWith('{\\rtf')) {
    onprogress(0.1, 'Reading the document');
    const { readRtf } = await loadPart(() => import('./rtf'));
    return filled(name, 'rtf', readRtf(decodeLatin1(bytes)));
  }
  const other = otherFormat(start);
  if (other) return fail(`“${name}” is ${other.what}. ${other.remedy}`);
  const { isMhtml, pageOfMhtml } = await loadPart(() => import('./mhtml'));
  if (isMhtml(start)) {
    onprogress(0.1, 'Reading the saved page');
    const page = pageOfMhtml(bytes);
    if (!page)
      return fail(
        `“${name}” is a saved page or message without a text in it. Save the page as HTML or PDF and open that.`,
      );
    const read = decode(page.bytes, page.charset);
    if (typeof read === 'string') return fail(unreadable(name, read));
    return page.type === 'text/plain' ? readText(name, read.text) : readPage(name, 'mhtml', read.text);
  }
  // The character set that a web page declares (HTML, section 4.2.5.4).
  const charset = /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1] ?? null;
  const read = decode(bytes, charset);
  if (typeof read === 'string') return fail(unreadable(name, read));
  onprogress(0.1, 'Reading the text');
  return readText(name, read.text);
}

/** Reads text that was pasted or dropped, or decoded from a file. */
export async function readText(name: string, given: string): Promise<Result<CopyText>> {
  const text = wellFormed(given);
  if (text.trim() === '') return fail(`“${name}” holds no text. Choose the file that holds the article.`);
  const isHtml = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype html|<html|<head|<body|<article|<main|<div|<p[ >])/i.test(
    text,
  );
  if (isHtml || (/\.x?html?$/i.test(name) && /<\/\w+>/.test(text))) return readPage(name, 'html', text);
  // Plain text that is too long is refused before it is read. Markup is not, because it may be ten times as long as its text.
  const fault = faultOfText(name, text.length);
  if (fault) return fail(fault);
  const { isMarkdown, readMarkdown } = await loadPart(() => import('./markdown'));
  if (/\.(?:md|markdown)$/i.test(name) || isMarkdown(text)) return filled(name, 'markdown', readMarkdown(text));
  const { readLines } = await loadPart(() => import('./lines'));
  return filled(name, 'text', readLines(text));
}

/** Reads a copy from HTML. */
async function readPage(name: string, format: 'html' | 'mhtml', html: string): Promise<Result<CopyText>> {
  const { readHtml } = await loadPart(() => import('./html'));
  return filled(name, format, readHtml(html));
}

/** Reads a document that is a ZIP archive (DOCX, ODT, EPUB). */
async function readZip(name: string, bytes: Uint8Array, onprogress: CopyProgress): Promise<Result<CopyText>> {
  onprogress(0.1, 'Reading the document');
  const { readEntry, zipEntries } = await loadPart(() => import('../../files/zip'));
  const entries = zipEntries(bytes);
  const damaged = `“${name}” is damaged or cut short. Download it again, or save it anew and open that.`;
  if (!entries) {
    // Paths in an archive are not compressed (section 4.3.7), so even a damaged archive shows what it was.
    const names = decodeLatin1(bytes);
    if (names.includes('word/document.xml'))
      return fail(`“${name}” is damaged or no DOCX document. Open it in a word processor and save it again.`);
    const what = names.includes('mimetypeapplication/epub') ? 'an EPUB book' : 'a ZIP archive';
    return fail(
      `“${name}” is ${what} that is damaged or cut short. Download it again, or open a PDF, HTML or DOCX of the article.`,
    );
  }
  const large = `“${name}” holds more than ${MOST_UNPACKED / 1_000_000} MB when it is unpacked, and that is the limit here. Save the article alone as PDF or text and open that.`;
  let left = MOST_UNPACKED;
  let isLarge = false;
  const unpack = async (entry: ZipEntry): Promise<Uint8Array | 'large' | null> => {
    const read = await readEntry(bytes, entry, left);
    if (read === 'large') isLarge = true;
    else left -= read?.length ?? 0;
    return read;
  };
  const text = async (path: string): Promise<string | null> => {
    const entry = entries.get(path);
    const read = entry ? await unpack(entry) : null;
    return read === null || read === 'large' ? null : new TextDecoder().decode(read);
  };
  if (entries.has('word/document.xml')) {
    // Mammoth unpacks without a limit, so the same files are unpacked here first, with a limit.
    for (const entry of [...entries.values()].filter((each) => /\.(?:xml|rels)$/.test(each.name)))
      if ((await unpack(entry)) === 'large') return fail(large);
    const { readDocx } = await loadPart(() => import('./docx'));
    const read = await readDocx(name, bytes);
    return read.ok ? filled(name, 'docx', read.value) : read;
  }
  const type = await text('mimetype');
  if (type?.startsWith('application/vnd.oasis.opendocument.text')) {
    const content = entries.get('content.xml');
    const read = content ? await unpack(content) : null;
    if (read === 'large') return fail(large);
    if (content?.isLocked || (await text('META-INF/manifest.xml'))?.includes('encryption-data'))
      return fail(
        `“${name}” is locked with a password. Open it in a word processor and save a copy without the password.`,
      );
    if (read === null) return fail(damaged);
    const { readOdt } = await loadPart(() => import('./odt'));
    return filled(name, 'odt', readOdt(new TextDecoder().decode(read)));
  }
  if (type?.startsWith('application/epub') || entries.has('META-INF/container.xml')) {
    if (entries.has('META-INF/rights.xml') || /EncryptedKey/.test((await text('META-INF/encryption.xml')) ?? ''))
      return fail(`“${name}” is a book locked by its seller. Open a PDF or a saved page of the article.`);
    const { readEpub } = await loadPart(() => import('./epub'));
    const read = await readEpub(text);
    if (isLarge) return fail(large);
    return read ? filled(name, 'epub', read) : fail(damaged);
  }
  const [what, remedy] = archiveFormat([...entries.keys()]);
  return fail(`“${name}” is ${what}. ${remedy}`);
}

/** The kind of document that an archive is, according to its paths, and what the reader can do. */
function archiveFormat(paths: readonly string[]): readonly [string, string] {
  const has = (part: string): boolean => paths.some((path) => path.startsWith(part));
  if (has('Index/') || has('index.apxl'))
    return ['a Pages document', 'Open it in Pages, choose Export To › PDF or Word, and open that.'];
  if (has('xl/')) return ['an Excel workbook', 'Open the PDF, HTML or DOCX of the article.'];
  if (has('ppt/')) return ['a PowerPoint presentation', 'Open the PDF, HTML or DOCX of the article.'];
  return ['a ZIP archive', 'Unpack it, and open the PDF, HTML, DOCX or text of the article that is in it.'];
}

/** Formats that are recognised by their first bytes but not read. */
const OTHERS: readonly { readonly start: RegExp; readonly what: string; readonly remedy: string }[] = [
  {
    start: /^\u00d0\u00cf\u0011\u00e0/,
    what: 'a document of an older Word',
    remedy: 'Open it in a word processor, save it as DOCX or PDF, and open that.',
  },
  {
    start: /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM....\0\0)/s,
    what: 'a picture',
    remedy: 'Run text recognition on it and save the text or a PDF with text, and open that.',
  },
  {
    start: /^AT&TFORM/,
    what: 'a DjVu file',
    remedy: 'Open it in a DjVu reader, export its text or a PDF with text, and open that.',
  },
  {
    start: /^.{60}(?:BOOKMOBI|TEXtREAd)/s,
    what: 'a Kindle book',
    remedy: 'Convert it to EPUB, or save it as PDF, and open that.',
  },
  {
    start: /^bplist00/,
    what: 'a web archive of Safari',
    remedy: 'Open it in Safari, choose Export as PDF or save the page source, and open that.',
  },
  { start: /^%!PS/, what: 'a PostScript file', remedy: 'Convert it to PDF and open that.' },
  {
    start: /^(?:\u001f\u008b|Rar!|7z\u00bc\u00af|BZh|\u00fd7zXZ)/,
    what: 'a packed archive',
    remedy: 'Unpack it, and open the file of the article that is in it.',
  },
];

/** The recognised but unreadable format of a file; null if there is none. */
function otherFormat(start: string): { readonly what: string; readonly remedy: string } | null {
  return OTHERS.find((each) => each.start.test(start)) ?? null;
}

/** The message for bytes that are not text. */
function unreadable(name: string, why: 'utf-32' | 'binary'): string {
  return why === 'utf-32'
    ? `“${name}” is a text in UTF-32. Open it in a text editor, save it as UTF-8, and open that.`
    : `“${name}” is no text and no format known here. Open a PDF, HTML, DOCX, ODT, RTF, EPUB, Markdown or text file of the article.`;
}

/** The reason why a text of this length is not read; null if it is. */
function faultOfText(name: string, characters: number): string | null {
  if (characters <= MOST_TEXT) return null;
  const millions = (characters / 1_000_000).toFixed(1);
  return `“${name}” holds ${millions} million characters; an article has some twenty thousand, and the limit here is ${MOST_TEXT / 1_000_000} million. Save the article alone, or copy it and paste its text.`;
}

/** The copy that was read, or a failure if it is empty or too long. */
function filled(name: string, format: CopyFormat, read: Omit<CopyText, 'format'>): Result<CopyText> {
  const fault = faultOfText(
    name,
    read.paragraphs.reduce((sum, { text }) => sum + text.length, 0),
  );
  if (fault) return fail(fault);
  const { paragraphs, footnotes } = read;
  return paragraphs.length === 0
    ? fail(`“${name}” holds no running text. Choose the file that holds the article.`)
    : success({ format, paragraphs, footnotes });
}

/** A failure with a single message. */
function fail(message: string): Result<never> {
  return failure({ message });
}
