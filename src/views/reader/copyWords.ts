/**
 * Knows which element shows which paragraph of the reader's copy, and which of its words are selected. `Original.svelte` draws the
 * paragraphs and registers them here; other components need not know how it marks footnotes.
 */
import type { Attachment } from 'svelte/attachments';

/** A paragraph of the reader's copy on the page, with its element. */
export interface ShownParagraph {
  readonly element: HTMLElement;
  /** Index of the paragraph in the copy. */
  readonly at: number;
}

/** Selected words that lie in paragraphs of the copy and nowhere else. */
export interface SelectedWords {
  /** The selected words, separated by single spaces. */
  readonly text: string;
  /** Indices of the paragraphs in which the selection begins and ends. */
  readonly first: number;
  readonly last: number;
  /** Offset in the first paragraph at which the selection begins, in UTF-16 units. */
  readonly from: number;
}

/** Registry of the copy's paragraphs that are on the page. */
export class CopyParagraphs {
  readonly #shown = new Map<HTMLElement, number>();

  /** Attachment (`{@attach}`) that registers an element as showing the paragraph at an index. */
  shows(at: number): Attachment<HTMLElement> {
    return (element) => {
      this.#shown.set(element, at);
      return () => void this.#shown.delete(element);
    };
  }

  /** The selected words in a browser range; null if it begins or ends outside the copy's paragraphs. */
  wordsIn(range: Range): SelectedWords | null {
    const [first, last] = [this.#paragraphOf(range.startContainer), this.#paragraphOf(range.endContainer)];
    // Digest, hints and notes are not words of the copy.
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

/** The registry for the copy that is open. */
export const copyParagraphs = new CopyParagraphs();

/** The part of a browser range that lies in an element. */
function within(range: Range, element: HTMLElement): Range {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** The copy's words in a browser range, without footnote marks and the invisible joiners before them, which the page adds. */
function words(range: Range): string {
  const part = range.cloneContents();
  for (const mark of part.querySelectorAll('sup')) mark.remove();
  return (part.textContent ?? '').replace(/\u2060/g, '');
}
