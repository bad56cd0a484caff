/** The tags of a tagged PDF: which text they name, and when they are used. */
import { describe, expect, it } from 'vitest';
import type { StructTreeNode } from 'pdfjs-dist/types/src/display/api';
import { tagsOf, withGoodTags } from '../../../../../src/copy/read/pdf/tags';
import type { PdfItem, PdfTag } from '../../../../../src/copy/read/pdf/model';

type Child = StructTreeNode['children'][number];
const content = (id: string): Child => ({ type: 'content', id });
const node = (role: string, ...children: readonly Child[]): StructTreeNode => ({ role, children: [...children] });

describe('A structure tree', () => {
  it.each('P H H1 H2 H3 H4 H5 H6 Title Caption LI LBody TD TH TOCI BibEntry'.split(' '))(
    'names a paragraph: %s',
    (role) => {
      expect([...tagsOf(node('Root', node(role, content('a'))))]).toEqual([['a', { kind: 'paragraph' }]]);
    },
  );
  it.each(['Note', 'FENote'])('names a note: %s', (role) => {
    expect([...tagsOf(node('Root', node(role, content('a'))))]).toEqual([['a', { kind: 'note' }]]);
  });
  it('names nothing by other elements, and there may be none', () => {
    expect(tagsOf(node('Root', node('Figure', content('a')))).size).toBe(0);
    expect(tagsOf(null).size).toBe(0);
  });
  it('gives what is in one element the same tag, and what is in two elements two', () => {
    const tags = tagsOf(node('Root', node('P', content('a'), node('Span', content('b'))), node('P', content('c'))));
    expect(tags.get('a')).toBe(tags.get('b'));
    expect(tags.get('a')).not.toBe(tags.get('c'));
  });
  it('gives a paragraph in a paragraph its own tag, and one in a note that of the note', () => {
    const tags = tagsOf(
      node('LI', content('a'), node('P', content('b')), node('Note', content('c'), node('P', content('d')))),
    );
    expect(tags.get('b')).not.toBe(tags.get('a'));
    expect(tags.get('c')?.kind).toBe('note');
    expect(tags.get('d')).toBe(tags.get('c'));
  });
});

const paragraph = (): PdfTag => ({ kind: 'paragraph' });
const item = (text: string, tag: PdfTag | null, y: number, size = 10): PdfItem => ({
  text,
  x: 60,
  y,
  width: 100,
  size,
  tag,
});
/** Paragraphs of so many lines each. */
const tagged = (...lines: readonly number[]): readonly PdfItem[] => {
  let y = 4000;
  return lines.flatMap((count) => {
    const tag = paragraph();
    return Array.from({ length: count }, () => item('some text', tag, (y -= 13)));
  });
};
/** Whether the tags of pages are used. */
const used = (...pages: readonly (readonly PdfItem[])[]): readonly boolean[] =>
  withGoodTags(pages.map((items) => ({ width: 600, height: 800, items }))).map(({ items }) =>
    items.some(({ tag }) => tag),
  );

describe('Tags are used', () => {
  it('where their elements are paragraphs: not where three in five have one line', () => {
    expect(used(tagged(2, 3, 1))).toEqual([true]);
    expect(used(tagged(1, 1, 2, 2, 2))).toEqual([true]);
    expect(used(tagged(1, 1, 1, 2, 2))).toEqual([false]);
    expect(used(tagged(1, 1), tagged(2, 2, 2))).toEqual([true, true]);
  });
  it('where their elements are no pages: not where an average one has more than forty lines', () => {
    expect(used(tagged(40, 40))).toEqual([true]);
    expect(used(tagged(40, 41))).toEqual([false]);
  });
  it('where pieces of one line, and raised marks, are counted as one line', () => {
    const tag = paragraph();
    const words = [item('one', tag, 700), item('two', tag, 700), item('1', tag, 704, 5), item(' ', tag, 600)];
    expect(used(words)).toEqual([false]);
    expect(used([...words, item('three', tag, 690.7)])).toEqual([false]);
    expect(used([...words, item('three', tag, 690.6)])).toEqual([true]);
    expect(used([...tagged(1, 1, 1), ...[1, 2, 3].map((at) => item('x', { kind: 'note' }, at * 13))])).toEqual([false]);
  });
  it('on pages where they cover nine of ten characters', () => {
    const bare = (length: number): PdfItem => item(`${'x'.repeat(length)}  `, null, 20);
    expect(used([...tagged(2, 2), bare(4)])).toEqual([true]);
    expect(used([...tagged(2, 2), bare(5)])).toEqual([false]);
    expect(used([...tagged(2, 2), bare(90)], tagged(2))).toEqual([false, true]);
  });
  it('to remove what is no part of the text, which counts for nothing', () => {
    const artifact = item('Head', { kind: 'artifact' }, 780);
    const long = item('x'.repeat(90), { kind: 'artifact' }, 20);
    const read = (items: readonly PdfItem[]): readonly string[] =>
      withGoodTags([{ width: 600, height: 800, items }])[0]?.items.map(({ text }) => text) ?? [];
    expect(read([artifact, ...tagged(2), long])).toEqual(['some text', 'some text']);
    expect(read([artifact, ...tagged(1)])).toEqual(['Head', 'some text']);
    expect(used([artifact, ...tagged(1)])).toEqual([false]);
  });
});
