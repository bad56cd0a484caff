/** A paragraph of the copy as a run of pieces: its own words, with the links, the anchor and the footnote marks of the digest in them. */
import { formatDay } from '../../domain/time';
import type { AtlasIndex } from '../../domain/links';
import type { Id, Passage } from '../../domain/model';
import type { CopyParagraph } from './model';

/** A stretch of a text that leads somewhere. */
export interface CopyLink {
  /** Offsets in the text, half-open, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Feature or event it leads to. */
  readonly target: Id;
}

/** One piece of a paragraph. */
export type CopyPiece =
  | { readonly type: 'text'; readonly text: string; readonly anchor: boolean; readonly target: Id | null }
  | { readonly type: 'mark'; readonly number: number };

/** A name this short, in letters, is too likely to be part of something else. */
const LEAST_NAME = 4;

/**
 * Where a text of the copy speaks of what the passage is linked with: the names of its features in every form of the record, and the
 * dates of its events as they are written in running text. The longer name goes before a shorter one inside it.
 */
export function linksIn(
  text: string,
  passage: Pick<Passage, 'features' | 'events'>,
  index: AtlasIndex,
): readonly CopyLink[] {
  const wanted: { name: string; target: Id }[] = [];
  for (const id of passage.features) {
    const feature = index.features.get(id);
    if (!feature) continue;
    const names = [
      feature.title,
      ...feature.title.split(/ \/ | \(|\)/),
      ...feature.names.map(({ toponym }) => toponym),
    ];
    for (const name of names) if (name.trim().length >= LEAST_NAME) wanted.push({ name: name.trim(), target: id });
  }
  const days = new Map<string, Set<Id>>();
  for (const id of passage.events) {
    const event = index.events.get(id);
    if (!event || event.span.precision !== 'day') continue;
    const date = formatDay(event.span.from);
    for (const written of [date, date.replace(/ \d{4}$/, '')])
      days.set(written, (days.get(written) ?? new Set()).add(id));
  }
  // A day on which two things happened leads to neither: the digest says which is which.
  for (const [name, ids] of days) if (ids.size === 1) wanted.push({ name, target: [...ids][0] as Id });
  return findAll(text, wanted);
}

function findAll(text: string, wanted: readonly { readonly name: string; readonly target: Id }[]): readonly CopyLink[] {
  const { folded, offsets } = foldKeepingPlaces(text);
  const found: CopyLink[] = [];
  const names = new Map(wanted.map(({ name, target }) => [foldKeepingPlaces(name).folded, target]));
  for (const [name, target] of [...names].sort(([a], [b]) => b.length - a.length)) {
    for (let at = folded.indexOf(name); at !== -1; at = folded.indexOf(name, at + name.length)) {
      const isWord = !isWordCharacter(folded[at - 1]) && !isWordCharacter(folded[at + name.length]);
      const from = offsets[at] as number;
      const to = offsets[at + name.length] as number;
      if (isWord && !found.some((other) => other.from < to && from < other.to)) found.push({ from, to, target });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A text without accents and capitals, dashes and spaces alike, and for each of its letters the place it came from. */
function foldKeepingPlaces(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = /\s/u.test(character)
      ? ' '
      : character
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .replace(/[‐‑–—]/gu, '-')
          .replace(/[’‘]/gu, "'")
          .toLowerCase()
          .replace('ı', 'i');
    for (const letter of plain) {
      for (let unit = 0; unit < letter.length; unit++) offsets.push(at);
      folded += letter;
    }
    at += character.length;
  }
  return { folded, offsets: [...offsets, text.length] };
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Cuts a paragraph where links, anchors and marks begin and end. */
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
