/** Reads the text of an EPUB book (EPUB 3.3, sections 4 to 6): the documents of its spine, in reading order. */
import { Parser } from 'htmlparser2';
import { readHtml } from './html';
import type { CopyFootnote, CopyParagraph } from '../model';

/** A function that returns the text of a file in the book by its path, or null. */
export type BookFile = (path: string) => Promise<string | null>;

/** Reads an EPUB book; null if its package document cannot be read. */
export async function readEpub(file: BookFile): Promise<{
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} | null> {
  const container = await file('META-INF/container.xml');
  const packagePath = elements(container ?? '').find(({ name }) => name === 'rootfile')?.attributes['full-path'];
  const opf = packagePath === undefined ? null : await file(packagePath);
  if (packagePath === undefined || opf === null) return null;
  const all = elements(opf);
  const paths = new Map(
    all.filter(({ name }) => name === 'item').map(({ attributes }) => [attributes['id'], attributes['href'] ?? '']),
  );
  const paragraphs: CopyParagraph[] = [];
  const footnotes: CopyFootnote[] = [];
  for (const { attributes } of all.filter(({ name }) => name === 'itemref')) {
    const html = await file(resolve(packagePath, paths.get(attributes['idref']) ?? ''));
    if (html === null) continue;
    const read = readHtml(html);
    paragraphs.push(...read.paragraphs);
    footnotes.push(...read.footnotes);
  }
  return { paragraphs, footnotes: footnotes.sort((a, b) => a.number - b.number) };
}

/** An element of an XML document. */
interface Element {
  /** Name of the element without its namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All elements of an XML document. */
function elements(xml: string): readonly Element[] {
  const found: Element[] = [];
  const parser = new Parser(
    { onopentag: (name, attributes) => found.push({ name: name.replace(/^.*:/, ''), attributes }) },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return found;
}

/** The path to which a link in the file `from` leads. */
function resolve(from: string, href: string): string {
  const parts = from.split('/').slice(0, -1);
  let path = href.replace(/#.*$/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // The percent sign is not part of a valid encoding, so the path is used as it is.
  }
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
