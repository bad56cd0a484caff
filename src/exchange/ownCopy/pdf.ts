/** Reads a copy saved as PDF, with pdf.js. Fetched when the first PDF is opened; runs where there is no document: in a worker or in Node. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { failure, success, type Issue, type Result } from '../../domain/result';
import type { CopyProgress, CopyText } from './model';
import { readLayout, type PdfItem, type PdfPage } from './pdfLayout';
import { makeStreamsIterable } from './streams';

/** Fewer letters on a page on average are no text but what a scanner or a stamp has left. */
const LETTERS_PER_PAGE = 40;
/** Part of the work that is done when all pages are read; the rest is layout. */
const PAGES_PART = 0.9;

/** Reads a PDF. The bytes are left as they are. */
export async function readPdf(bytes: Uint8Array, onprogress: CopyProgress): Promise<Result<CopyText>> {
  onprogress(0, 'Opening the PDF');
  let task: PDFDocumentLoadingTask | null = null;
  try {
    const pdfjs = await loadPdfjs();
    task = pdfjs.getDocument({
      // pdf.js takes the bytes it is given as its own.
      data: bytes.slice(),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      // Text needs no glyphs: nothing is fetched, compiled or drawn.
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      useWasm: false,
      isEvalSupported: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      stopAtErrors: false,
    });
    const document = await task.promise;
    if (document.numPages === 0) return failure(NO_PAGES);
    const pages = await readPages(document, pdfjs.Util.transform, onprogress);
    const letters = pages.reduce((sum, { items }) => sum + lettersIn(items), 0);
    if (letters < LETTERS_PER_PAGE * pages.length) return failure(NO_TEXT);
    onprogress(PAGES_PART, 'Joining lines to paragraphs');
    const text = readLayout(pages);
    onprogress(1, 'Joining lines to paragraphs');
    return success({ format: 'pdf', ...text });
  } catch (error) {
    return failure(issueOf(error));
  } finally {
    // What fails to close has been read all the same.
    await task?.destroy().catch(() => undefined);
  }
}

const NO_PAGES: Issue = {
  message: 'This PDF has no pages.',
  remedy: 'Save or download it again, or open another format.',
};
const NO_TEXT: Issue = {
  message: 'This PDF holds pictures of pages, not text.',
  remedy: 'Run text recognition on it first, or open another format.',
};
const LOCKED: Issue = {
  message: 'This PDF is locked with a password.',
  remedy: 'Save a copy without the password, or open another format.',
};
const DAMAGED: Issue = {
  message: 'This file is no PDF that can be read: it is damaged, cut short, or another kind of file.',
  remedy: 'Save or download it again, or open another format.',
};

/** What went wrong, by the name pdf.js gives it. */
function issueOf(error: unknown): Issue {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return LOCKED;
  if (['InvalidPDFException', 'FormatError', 'XRefEntryException', 'UnknownErrorException'].includes(name))
    return DAMAGED;
  return {
    message: `This PDF could not be read (${error instanceof Error ? error.message : String(error)}).`,
    remedy: 'Save or download it again, or open another format.',
  };
}

/** Loads pdf.js so that it works in this thread; the build with polyfills, for what Node 20 and older browsers lack. */
async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  makeStreamsIterable();
  // In a worker, the module of pdf.js's own worker would take this worker's messages for its own, unless it sees a window.
  const scope = globalThis as { window?: unknown; pdfjsWorker?: unknown };
  const isWorker = !('window' in scope) && 'onmessage' in scope;
  if (isWorker) scope.window = scope;
  try {
    // @ts-expect-error The package declares no types for it.
    scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (isWorker) delete scope.window;
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

type Matrix = readonly number[];
type Multiply = (first: number[], second: number[]) => number[];

async function readPages(
  document: PDFDocumentProxy,
  multiply: Multiply,
  onprogress: CopyProgress,
): Promise<readonly PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(await readPage(page, multiply));
    page.cleanup();
    onprogress((PAGES_PART * number) / document.numPages, `Reading page ${number} of ${document.numPages}`);
  }
  return pages;
}

async function readPage(page: PDFPageProxy, multiply: Multiply): Promise<PdfPage> {
  // The view turns the page upright and begins at its corner; its y runs downwards.
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
  const scale = Math.hypot(transform[0] as number, transform[1] as number);
  const found: PdfItem[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: Matrix = multiply(transform, item.transform as number[]);
    // Text along the margin and watermarks are set at an angle.
    if (a <= 0 || Math.abs(b) > Math.abs(a) / 20) continue;
    found.push({
      text: item.str,
      x,
      y: height - y,
      width: item.width * scale,
      size: Math.hypot(c, d),
      hasEol: item.hasEOL,
    });
  }
  return { width, height, items: found };
}

function lettersIn(items: readonly PdfItem[]): number {
  let letters = 0;
  for (const { text } of items) for (const character of text) if (/\p{L}/u.test(character)) letters++;
  return letters;
}
