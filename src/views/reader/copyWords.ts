/**
 * Which element shows which paragraph of the reader's copy, and what of them is selected. `Original.svelte` draws the paragraphs and names
 * them here; nobody else has to know how it marks footnotes in them.
 */
import type { Attachment } from 'svelte/attachments';

/** A paragraph of the copy on the page. */
export interface ShownParagraph {
  readonly element: HTMLElement;
  /** Its position among the copy's paragraphs. */
  readonly at: number;
}

/** Words that are selected, in paragraphs of the copy and nowhere else. */
export interface SelectedWords {
  /** The words, with single spaces. */
  readonly text: string;
  /** The paragraph they begin in, and that they end in. */
  readonly first: number;
  readonly last: number;
  /** Where in the first paragraph they begin, in UTF-16 units. */
  readonly from: number;
}

/** The paragraphs of a copy that are on the page. */
export class CopyParagraphs {
  readonly #shown = new Map<HTMLElement, number>();

  /** For `{@attach}`: the element shows the paragraph at a position. */
  shows(at: number): Attachment<HTMLElement> {
    return (element) => {
      this.#shown.set(element, at);
      return () => void this.#shown.delete(element);
    };
  }

  /** The words that a range holds; null where it begins or ends outside the copy's paragraphs. */
  wordsIn(range: Range): SelectedWords | null {
    const [first, last] = [this.#paragraphOf(range.startContainer), this.#paragraphOf(range.endContainer)];
    // The digest, hints and notes are not the copy's words.
    if (!first || !last) return null;
    const touched = [...this.#shown.keys()]
      .filter((element) => range.intersectsNode(element))
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const text = touched
      .map((element) => words(within(range, element)))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    const before = document.createRange();
    before.setStart(first.element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return { text, first: first.at, last: last.at, from: words(before).length };
  }

  #paragraphOf(node: Node): ShownParagraph | null {
    for (let each: Node | null = node; each; each = each.parentNode) {
      const at = this.#shown.get(each as HTMLElement);
      if (at !== undefined) return { element: each as HTMLElement, at };
    }
    return null;
  }
}

/** The paragraphs of the one copy that is open. */
export const copyParagraphs = new CopyParagraphs();

/** The part of a range that lies in an element. */
function within(range: Range, element: HTMLElement): Range {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** The copy's words in a range: footnote marks, and the joiners before them, are the page's. */
function words(range: Range): string {
  const part = range.cloneContents();
  for (const mark of part.querySelectorAll('sup')) mark.remove();
  return (part.textContent ?? '').replace(/\u2060/g, '');
}
