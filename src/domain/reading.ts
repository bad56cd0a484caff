/** Places in the text, and requests to go there. The reader's view alone knows where the text is scrolled to. */
import type { AtlasIndex } from './links';
import type { Id } from './model';

/** A place in the text that means the same after a change of width: pixels below the top of a passage. */
export interface ReadingPlace {
  /** The last passage that begins above the place; null where none does, and pixels count from the top of the text. */
  readonly passage: Id | null;
  /** Pixels. */
  readonly offset: number;
}

/** Where in the text a request leads. */
export type ReadingTarget =
  /** A place that the reader was at before. The text jumps there; it does not scroll smoothly. */
  | { readonly type: 'place'; readonly place: ReadingPlace }
  /** A passage, and the note beside it that is to be seen, where one was asked for. */
  | { readonly type: 'passage'; readonly id: Id; readonly note: Id | null }
  /** A part of the text that is no record, by the id of its element: see `isTextAnchor`. */
  | { readonly type: 'anchor'; readonly element: string };

/** A request to go to a place in the text. It is carried out as soon as the text is on the screen. */
export interface ReadingRequest {
  /** Counts up: a request is carried out once. */
  readonly token: number;
  readonly to: ReadingTarget;
}

/** Id of the element that lists the footnotes of the article. A source that no record rests on is looked for there. */
export const BIBLIOGRAPHY = 'bibliography';
/** Id of the heading of the statement on how borders are drawn. */
export const BORDER_POLICY = 'borders-policy';

/** Id of the element of a footnote of the article. */
export function footnoteAnchor(number: number): string {
  return `fn-${number}`;
}

/** Id of the heading of a section. */
export function sectionAnchor(section: Id): string {
  return `section-${section}`;
}

/** Whether a name is the id of a part of the text that is no record: a link may lead there. */
export function isTextAnchor({ atlas }: AtlasIndex, name: string): boolean {
  return (
    name === BIBLIOGRAPHY ||
    name === BORDER_POLICY ||
    atlas.footnotes.some(({ number }) => footnoteAnchor(number) === name) ||
    atlas.sections.some(({ id }) => sectionAnchor(id) === name)
  );
}
