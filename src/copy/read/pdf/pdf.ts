/**
 * Reads a copy saved as PDF, with pdf.js. This file is fetched when the first PDF is opened; it needs no document and runs in a worker or
 * in Node.
 */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { failure, success, type Issue, type Result } from '../../../domain/result';
import { loadPart, PartMissing } from '../../../files/loadPart';
import type { CopyProgress, CopyText } from '../../model';
import { readLayout } from './layout';
import { tagsOf } from './tags';
import type { PdfItem, PdfPage, PdfRule, PdfTag } from './model';
import { pagesInNeedOfRules } from './notes';
import { makeStreamsIterable } from '../streams';

/** A PDF with fewer letters per page on average is a scan: its only text is what the scanner or a stamp added. */
const LETTERS_PER_PAGE = 40;
/** Share of the progress for reading all pages; the rest is for the layout. */
const PAGES_PART = 0.9;

/** Reads a PDF file. The given bytes are not changed. */
export async function readPdf(bytes: Uint8Array, onprogress: CopyProgress): Promise<Result<CopyText>> {
  onprogress(0, 'Opening the PDF');
  let task: PDFDocumentLoadingTask | null = null;
  try {
    const pdfjs = await loadPdfjs();
    task = pdfjs.getDocument({
      // pdf.js takes the bytes away from its caller, so it gets a copy.
      data: bytes.slice(),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      // Reading text needs no glyphs, so nothing is fetched, compiled or drawn for fonts.
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
    const pages = await readPages(document, (...matrices) => pdfjs.Util.transform(...matrices) as number[], onprogress);
    const letters = pages.reduce((sum, { items }) => sum + lettersIn(items), 0);
    if (letters < LETTERS_PER_PAGE * pages.length) return failure(NO_TEXT);
    onprogress(PAGES_PART, 'Joining lines to paragraphs');
    const text = readLayout(await withRules(pages, document, pdfjs));
    onprogress(1, 'Joining lines to paragraphs');
    return success({ format: 'pdf', ...text });
  } catch (error) {
    // A missing part of the program is not a fault of the file.
    if (error instanceof PartMissing) throw error;
    return failure(issueOf(error));
  } finally {
    // If closing the document fails, its text was read nevertheless.
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

/** The issue to report for an error of pdf.js, by the error's name. */
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

/** Loads pdf.js so that it works in this thread: the build with polyfills, which Node 20 and older browsers need. */
async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  makeStreamsIterable();
  // In a worker without a window, pdf.js's own worker module would listen to this worker's messages.
  const scope = globalThis as { window?: unknown; pdfjsWorker?: unknown };
  const isWorker = !('window' in scope) && 'onmessage' in scope;
  if (isWorker) scope.window = scope;
  try {
    // @ts-expect-error The package declares no types for it.
    scope.pdfjsWorker ??= await loadPart(() => import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  } finally {
    if (isWorker) delete scope.window;
  }
  return loadPart(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
}

type Matrix = readonly number[];
type Multiply = (first: number[], second: number[]) => number[];

/** Reads the text of all pages. */
async function readPages(
  document: PDFDocumentProxy,
  multiply: Multiply,
  onprogress: CopyProgress,
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  const isTagged = (await document.getMarkInfo().catch(() => null))?.Marked === true;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(await readPage(page, multiply, isTagged));
    page.cleanup();
    onprogress((PAGES_PART * number) / document.numPages, `Reading page ${number} of ${document.numPages}`);
  }
  return pages;
}

/** The four directions of text on a page, as unit vectors with y downwards: right, down, left, up. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** A page, and a function that converts the file's coordinates to the page's. */
interface ReadPage extends PdfPage {
  readonly turn: (x: number, y: number) => readonly [number, number];
}

/** Reads the text of a page and turns it upright. */
async function readPage(page: PDFPageProxy, multiply: Multiply, isTagged: boolean): Promise<ReadPage> {
  // The viewport is already rotated as the page demands, starts at the page's corner, and has y downwards.
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: isTagged, disableNormalization: false });
  const tagOf = isTagged ? tagReader(tagsOf(await page.getStructTree().catch(() => null))) : () => null;
  const scale = Math.hypot(transform[0] as number, transform[1] as number);
  const placed = items.flatMap((item) => {
    const tag = tagOf(item);
    if (!('str' in item)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: Matrix = multiply(transform, item.transform as number[]);
    const direction = DIRECTIONS.findIndex(
      // Text at an angle is a watermark and is left out.
      ([right, down]) => a * right + b * down > 20 * Math.abs(a * down - b * right),
    );
    return direction < 0 ? [] : [{ item, tag, direction, x, y, size: Math.hypot(c, d) }];
  });
  // A page may be printed sideways or upside down: it is read in the direction of most of its letters. Text in other directions is in the
  // margin.
  const letters = DIRECTIONS.map(() => 0);
  for (const { item, direction } of placed) letters[direction] = (letters[direction] as number) + item.str.length;
  const main = letters.indexOf(Math.max(...letters));
  const [right, down] = DIRECTIONS[main] as (typeof DIRECTIONS)[number];
  // Position of the page's corner after the text was turned upright.
  const [left, top] = [Math.min(0, right * width + down * height), Math.min(0, right * height - down * width)];
  const turned = down === 0 ? { width, height } : { width: height, height: width };
  const upright = (x: number, y: number): readonly [number, number] => [
    x * right + y * down - left,
    turned.height - (y * right - x * down - top),
  ];
  const found = placed
    .filter(({ direction }) => direction === main)
    .map(({ item, tag, x: viewX, y: viewY, size }): PdfItem => {
      const [x, y] = upright(viewX, viewY);
      return { text: item.str, x, y, width: item.width * scale, size, hasEol: item.hasEOL, tag };
    });
  const turn: ReadPage['turn'] = (x, y) => {
    const [, , , , viewX, viewY] = multiply(transform, [1, 0, 0, 1, x, y]);
    return upright(viewX as number, viewY as number);
  };
  return { ...turned, items: found, turn };
}

type ContentItem = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number];

/**
 * Returns a function that is called with each item of a page in turn and returns the item's tag; markers in the content open and close
 * tags.
 */
function tagReader(tags: ReadonlyMap<string, PdfTag>): (item: ContentItem) => PdfTag | null {
  const open: (PdfTag | null)[] = [];
  return (item) => {
    if ('str' in item) return open.at(-1) ?? null;
    const { type, id, tag } = item as typeof item & { readonly tag?: string };
    if (type === 'endMarkedContent') open.pop();
    else open.push(tag === 'Artifact' ? ARTIFACT : (tags.get(id) ?? open.at(-1) ?? null));
    return null;
  };
}
const ARTIFACT: PdfTag = { kind: 'artifact' };

/** The greatest thickness of a rule, in points. */
const RULE_THICKNESS = 2;
/** The least length of a rule, in points. */
const RULE_LENGTH = 20;

/** Adds the rules of those pages on which they may show where the footnotes begin. */
async function withRules(
  pages: readonly ReadPage[],
  document: PDFDocumentProxy,
  pdfjs: typeof import('pdfjs-dist'),
): Promise<readonly PdfPage[]> {
  const found: PdfPage[] = [...pages];
  for (const at of pagesInNeedOfRules(pages)) {
    const page = await document.getPage(at + 1);
    const read = pages[at] as ReadPage;
    found[at] = { ...read, rules: rulesOf(await page.getOperatorList(), pdfjs, read.turn) };
    page.cleanup();
  }
  return found;
}

/** The thin horizontal lines and boxes that a page draws (ISO 32000-1, 8.4.2 and 8.5: current transformation matrix and paths). */
function rulesOf(
  { fnArray, argsArray }: Awaited<ReturnType<PDFPageProxy['getOperatorList']>>,
  { OPS, Util }: typeof import('pdfjs-dist'),
  turn: ReadPage['turn'],
): readonly PdfRule[] {
  const saved: number[][] = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  const rules: PdfRule[] = [];
  fnArray.forEach((operator, at) => {
    const values = argsArray[at] as readonly unknown[] | null;
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = Util.transform(matrix, values) as number[];
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (values?.[0]) matrix = Util.transform(matrix, [...(values[0] as number[])]) as number[];
    } else if (operator === OPS.constructPath && values?.[2]) {
      const [left = 0, low = 0, right = 0, high = 0] = values[2] as readonly number[];
      const corner = (x: number, y: number): readonly [number, number] => {
        const [, , , , e, f] = Util.transform(matrix, [1, 0, 0, 1, x, y]) as number[];
        return turn(e as number, f as number);
      };
      const [[x, y], [end, top]] = [corner(left, low), corner(right, high)];
      if (Math.abs(top - y) > RULE_THICKNESS || Math.abs(end - x) < RULE_LENGTH) return;
      rules.push({ x: Math.min(x, end), end: Math.max(x, end), y: (y + top) / 2 });
    }
  });
  return rules;
}

/** The number of letters in the text items of a page. */
function lettersIn(items: readonly PdfItem[]): number {
  let letters = 0;
  for (const { text } of items) for (const character of text) if (/\p{L}/u.test(character)) letters++;
  return letters;
}
