/** Scroll positions in the text, and requests to scroll to one. Only the reader's view knows where the text is scrolled to now. */
import type { AtlasIndex } from './links';
import type { Id } from './model';

/** A scroll position in the text that stays valid if the width of the page changes: pixels below the top of a passage. */
export interface ReadingPlace {
  /**
   * The last passage that begins above this scroll position; null if none does, and `offset` is then measured from the top of the text.
   */
  readonly passage: Id | null;
  /** Distance below the top of the passage, in CSS pixels. */
  readonly offset: number;
}

/** The target of a request to scroll the text. */
export type ReadingTarget =
  /** A scroll position at which the reader was before. The text jumps there without smooth scrolling. */
  | { readonly type: 'place'; readonly place: ReadingPlace }
  /** A passage; if `note` is given, the note beside the passage that must be visible. */
  | { readonly type: 'passage'; readonly id: Id; readonly note: Id | null }
  /** A part of the text that is not a record, by the id of its HTML element: see `isTextAnchor`. */
  | { readonly type: 'anchor'; readonly element: string };

/** A request to scroll the text. It is carried out as soon as the text is on the screen. */
export interface ReadingRequest {
  /** The number of the request, which counts up: each token is carried out once. */
  readonly token: number;
  readonly to: ReadingTarget;
}

/** Id of the HTML element that lists the footnotes of the article. Links to a source that no record cites lead there. */
export const BIBLIOGRAPHY = 'bibliography';
/** Id of the HTML heading of the statement on how the map draws borders. */
export const BORDER_POLICY = 'borders-policy';

/** Id of the HTML element of a footnote of the article. */
export function footnoteAnchor(number: number): string {
  return `fn-${number}`;
}

/** Id of the HTML heading of a section. */
export function sectionAnchor(section: Id): string {
  return `section-${section}`;
}

/** Whether a name is the HTML id of a part of the text that is not a record; links may lead there. */
export function isTextAnchor({ atlas }: AtlasIndex, name: string): boolean {
  return (
    name === BIBLIOGRAPHY ||
    name === BORDER_POLICY ||
    atlas.footnotes.some(({ number }) => footnoteAnchor(number) === name) ||
    atlas.sections.some(({ id }) => sectionAnchor(id) === name)
  );
}
