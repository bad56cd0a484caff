/**
 * Reads a file that a reader opens as their copy of the article. What it is, its first bytes tell, not its name. Each way it can fail
 * is one sentence with what to do; nothing throws. The readers of formats are fetched when a file needs them.
 */
import { failure, success, type Result } from '../../domain/result';
import type { CopyFormat, CopyProgress, CopyText } from './model';

/** A file as it was opened. */
export interface CopyFile {
  /** Its name, for messages and where its bytes leave the format open. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes a copy may have: an article has a hundredth. */
export const MOST_BYTES = 50_000_000;
/** A part of control characters beyond which bytes are no text. */
const MOST_CONTROLS = 0.005;

/** Why a file of this size is not read, or null: known before it is read. */
export function faultOfSize(name: string, bytes: number): string | null {
  if (bytes === 0) return `“${name}” is empty. Choose the file that holds the article.`;
  if (bytes > MOST_BYTES) {
    const megabytes = Math.round(bytes / 1_000_000);
    return `“${name}” has ${megabytes} MB; a copy of an article has a few, and the limit here is ${MOST_BYTES / 1_000_000} MB. Choose the article alone.`;
  }
  return null;
}

/** Reads a copy. */
export async function readCopy({ name, bytes }: CopyFile, onprogress: CopyProgress): Promise<Result<CopyText>> {
  const fault = faultOfSize(name, bytes.length);
  if (fault) return fail(fault);
  const start = latin(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) {
    onprogress(0, 'Reading the PDF');
    const { readPdf } = await import('./pdf');
    return readPdf(bytes, onprogress);
  }
  if (start.startsWith('PK\u0003\u0004')) return readZip(name, bytes, onprogress);
  if (start.startsWith('{\\rtf'))
    return fail(`“${name}” is an RTF file. Save it as DOCX, PDF or plain text and open that.`);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    return fail(`“${name}” is a document of an older Word. Save it as DOCX or PDF and open that.`);
  }
  const text = decode(bytes);
  if (text === null) {
    return fail(`“${name}” is no text and no format known here. Open a PDF, HTML, DOCX, Markdown or text file.`);
  }
  onprogress(0.1, 'Reading the text');
  return readText(name, text);
}

/** Reads text that was pasted or dropped, or that came out of a file. */
export async function readText(name: string, text: string): Promise<Result<CopyText>> {
  if (text.trim() === '') return fail(`“${name}” holds no text. Choose the file that holds the article.`);
  const isHtml = /^\s*(?:<!--|<!doctype html|<html|<head|<body|<article|<main|<div|<p[ >])/i.test(text);
  if (isHtml || (/\.x?html?$/i.test(name) && /<\/\w+>/.test(text))) {
    const { readHtml } = await import('./html');
    return filled(name, 'html', readHtml(text));
  }
  const { isMarkdown, readMarkdown } = await import('./markdown');
  if (/\.(?:md|markdown)$/i.test(name) || isMarkdown(text)) return filled(name, 'markdown', readMarkdown(text));
  const { readLines } = await import('./lines');
  return filled(name, 'text', readLines(text));
}

async function readZip(name: string, bytes: Uint8Array, onprogress: CopyProgress): Promise<Result<CopyText>> {
  // Names of the files inside stand in the archive uncompressed (APPNOTE 6.3, section 4.3.7).
  const names = latin(bytes);
  if (!names.includes('word/document.xml')) {
    const what = names.includes('mimetypeapplication/epub') ? 'an EPUB book' : 'a ZIP archive';
    return fail(`“${name}” is ${what}. Unpack or convert it, and open the PDF, HTML, DOCX or text of the article.`);
  }
  onprogress(0.1, 'Reading the document');
  const { readDocx } = await import('./docx');
  return readDocx(name, bytes);
}

/** Text of bytes in UTF-8 or UTF-16 by their mark, else in UTF-8, else in Windows-1252; null where they are no text. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = attempt(label, bytes) ?? attempt('windows-1252', bytes) ?? '';
  const controls = [...text.slice(0, 20_000)].filter((character) => /[\0-\u0008\u000e-\u001f\ufffd]/.test(character));
  return controls.length > Math.min(text.length, 20_000) * MOST_CONTROLS ? null : text;
}

function attempt(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function filled(name: string, format: CopyFormat, read: Omit<CopyText, 'format'>): Result<CopyText> {
  return read.paragraphs.length === 0
    ? fail(`“${name}” holds no running text. Choose the file that holds the article.`)
    : success({ format, ...read });
}

function fail(message: string): Result<never> {
  return failure({ message });
}
