/**
 * Finds where passages and notes are in the column of text. Positions are cached until an element changes its size: one scroll has a
 * hundred steps, and measuring all passages at each step would take longer the longer the text is.
 */
import type { Attachment } from 'svelte/attachments';
import type { Id } from '../../domain/model';
import type { LaidOutPassage, Layout } from './readingPosition';

export class TextLayout implements Layout {
  readonly #column: () => HTMLElement | undefined;
  readonly #passages = new Map<Id, HTMLElement>();
  readonly #notes = new Map<Id, HTMLElement>();
  #measured: readonly LaidOutPassage[] | null = null;
  #observer: ResizeObserver | null = null;

  /** `column` returns the scrolled element, which contains all measured elements. */
  constructor(column: () => HTMLElement | undefined) {
    this.#column = column;
  }

  /** Attachment (`{@attach}`) that registers the element of a passage. */
  passage(id: Id): Attachment<HTMLElement> {
    return this.#registered(this.#passages, id);
  }

  /** Attachment (`{@attach}`) that registers the element of a note beside a passage, by the note's id. */
  note(id: Id): Attachment<HTMLElement> {
    return this.#registered(this.#notes, id);
  }

  /**
   * Attachment (`{@attach}`) for an element that may change its height, which moves everything below it: then all positions are measured
   * again.
   */
  readonly changing: Attachment<HTMLElement> = (element) => {
    this.#observer ??= new ResizeObserver(() => this.forget());
    const observer = this.#observer;
    observer.observe(element);
    return () => {
      observer.unobserve(element);
      this.forget();
    };
  };

  passages(): readonly LaidOutPassage[] {
    this.#measured ??= [...this.#passages]
      .map(([id, element]) => ({ id, ...this.#boxOf(element) }))
      .sort((a, b) => a.top - b.top);
    return this.#measured;
  }

  noteOf(id: Id): Omit<LaidOutPassage, 'id'> | null {
    const element = this.#notes.get(id);
    return element ? this.#boxOf(element) : null;
  }

  forget(): void {
    this.#measured = null;
  }

  #registered(elements: Map<Id, HTMLElement>, id: Id): Attachment<HTMLElement> {
    return (element) => {
      elements.set(id, element);
      this.forget();
      return () => {
        if (elements.get(id) === element) elements.delete(id);
        this.forget();
      };
    };
  }

  #boxOf(element: HTMLElement): Omit<LaidOutPassage, 'id'> {
    const column = this.#column();
    const box = element.getBoundingClientRect();
    const top = column ? column.getBoundingClientRect().top - column.scrollTop : 0;
    return { top: box.top - top, height: box.height };
  }
}
