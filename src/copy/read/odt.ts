/** Reads the text of an OpenDocument file (OASIS ODF 1.3, part 3): paragraphs, headings, and notes with the marks that lead to them. */
import { Parser } from 'htmlparser2';
import type { CopyFootnote, CopyFootnoteMark, CopyParagraph } from '../model';
import { tidyCopyText, tidyMarked } from './tidy';

/** Elements without running text: comments, deleted words, descriptions of pictures. */
const SKIPPED = new Set(['office:annotation', 'text:tracked-changes', 'svg:title', 'svg:desc', 'text:note-citation']);

/** A paragraph whose end tag has not been read yet. */
interface Open {
  text: string;
  readonly marks: CopyFootnoteMark[];
}

/** Reads `content.xml` of an OpenDocument file. It never fails: any other XML gives no paragraphs. */
export function readOdt(xml: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  const paragraphs: CopyParagraph[] = [];
  const footnotes: CopyFootnote[] = [];
  /** The open paragraphs, outermost first: a paragraph in a note or frame is inside another. */
  const stack: Open[] = [];
  let skips = 0;
  /** Paragraphs of the open note; null if none is open. */
  let note: string[] | null = null;
  let isBody = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'office:text') isBody = true;
        if (SKIPPED.has(name)) skips++;
        const open = stack.at(-1);
        if (name === 'text:p' || name === 'text:h') stack.push({ text: '', marks: [] });
        else if (name === 'text:note') {
          note = [];
          // The footnote mark is where the note is anchored. Notes are numbered in reading order.
          open?.marks.push({ at: open.text.length, number: footnotes.length + 1 });
        } else if (open && name === 'text:s') open.text += ' '.repeat(Math.min(80, Number(attributes['text:c'] ?? 1)));
        else if (open && (name === 'text:tab' || name === 'text:line-break')) open.text += ' ';
      },
      ontext(text) {
        const open = stack.at(-1);
        if (open && skips === 0) open.text += text;
      },
      onclosetag(name) {
        if (SKIPPED.has(name)) skips--;
        if (name === 'text:note') {
          footnotes.push({ number: footnotes.length + 1, text: tidyCopyText(note?.join(' ') ?? '') });
          note = null;
        }
        if (name !== 'text:p' && name !== 'text:h') return;
        const open = stack.pop();
        if (!open || !isBody || skips > 0) return;
        const paragraph = tidyMarked(open.text, open.marks);
        if (paragraph.text === '') return;
        if (note) note.push(paragraph.text);
        else paragraphs.push(paragraph);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return { paragraphs, footnotes };
}
