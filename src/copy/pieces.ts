/** Splits a paragraph of the copy into segments for display: text, links, the anchor's phrase, and footnote marks. */
import { foldLetters } from '../domain/fold';
import { formatDay } from '../domain/time';
import type { AtlasIndex } from '../domain/links';
import type { Id, Passage } from '../domain/model';
import type { CopyParagraph } from './model';

/** A part of the copy's text that becomes a link. */
export interface CopyLink {
  /** Start and end offset in the text, half-open, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Id of the feature or event to which the link leads. */
  readonly target: Id;
}

/** A segment of a copied paragraph: text, which may be part of the anchor's phrase or of a link, or a footnote mark. */
export type CopyPiece =
  | { readonly type: 'text'; readonly text: string; readonly anchor: boolean; readonly target: Id | null }
  | { readonly type: 'mark'; readonly number: number };

/** Names with fewer characters are not linked, because they are too often part of something else. */
const LEAST_NAME = 4;
/** Matches the year at the end of a date. */
const YEAR = / \d{4}$/;
/** Matches a day and month without a year, folded. */
const DAY = /^\d{1,2} [a-z]+$/;

/**
 * Links from a text of the copy to the features and events of its passage: for the features' names in every recorded form, and for the
 * events' dates as running text writes them.
 */
export function linksIn(
  text: string,
  passage: Pick<Passage, 'features' | 'events'>,
  index: AtlasIndex,
): readonly CopyLink[] {
  const wanted = new Map<string, Set<Id>>();
  const want = (name: string, target: Id): void => {
    const { folded } = foldWithOffsets(name.trim());
    if (folded.length >= LEAST_NAME) wanted.set(folded, (wanted.get(folded) ?? new Set()).add(target));
  };
  for (const id of passage.features) {
    const feature = index.features.get(id);
    // Text in brackets in a title explains it and is not part of the name.
    const [title = ''] = feature?.title.split(' (') ?? [];
    for (const name of [title, ...title.split(' / ')]) want(name, id);
    for (const { toponym } of feature?.names ?? []) want(toponym, id);
  }
  for (const id of passage.events) {
    const event = index.events.get(id);
    if (event?.span.precision !== 'day') continue;
    const date = formatDay(event.span.from);
    want(date, id);
    want(date.replace(YEAR, ''), id);
  }
  // A name that two features share is not linked; the digest says which one is meant.
  return findAll(
    text,
    new Map([...wanted].flatMap(([name, ids]) => (ids.size === 1 ? [[name, [...ids][0] as Id]] : []))),
  );
}

/** Finds names as whole words; if one name contains another, the longer one is found. */
function findAll(text: string, names: ReadonlyMap<string, Id>): readonly CopyLink[] {
  const { folded, offsets } = foldWithOffsets(text);
  const found: CopyLink[] = [];
  for (const [name, target] of [...names].sort(([a], [b]) => b.length - a.length)) {
    for (let at = folded.indexOf(name); at !== -1; at = folded.indexOf(name, at + name.length)) {
      const end = at + name.length;
      const isWord = !isWordCharacter(folded[at - 1]) && !isWordCharacter(folded[end]);
      // A day and month followed by another year are a different date.
      const isOther = DAY.test(name) && /^,? \d{4}/.test(folded.slice(end));
      const [from, to] = [offsets[at] as number, offsets[end] as number];
      if (isWord && !isOther && !found.some((other) => other.from < to && from < other.to))
        found.push({ from, to, target });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/**
 * A text in lower case without accents, with uniform dashes, quotes and spaces, and for each of its UTF-16 units the offset in the
 * original text.
 */
function foldWithOffsets(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldLetters(character)
      .replace(/\s/gu, ' ')
      .replace(/[‐‑–—]/gu, '-')
      .replace(/[’‘]/gu, "'");
    for (let unit = 0; unit < plain.length; unit++) offsets.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, offsets: [...offsets, text.length] };
}

/** Whether a character is a letter or digit. */
function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Splits a paragraph at the ends of links and anchors and at footnote marks. */
export function piecesOf(
  { text, marks }: CopyParagraph,
  links: readonly CopyLink[],
  anchors: readonly { readonly from: number; readonly to: number }[],
): readonly CopyPiece[] {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of [...links, ...anchors]) cuts.add(from).add(to);
  for (const { at } of marks) cuts.add(at);
  const order = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const pieces: CopyPiece[] = [];
  order.forEach((from, position) => {
    for (const mark of marks) if (mark.at === from) pieces.push({ type: 'mark', number: mark.number });
    const to = order[position + 1];
    if (to === undefined || to === from) return;
    pieces.push({
      type: 'text',
      text: text.slice(from, to),
      anchor: anchors.some((anchor) => anchor.from <= from && to <= anchor.to),
      target: links.find((link) => link.from <= from && to <= link.to)?.target ?? null,
    });
  });
  return pieces;
}
