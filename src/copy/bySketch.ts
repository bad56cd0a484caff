/**
 * Places passages by their sketches: whether a text is the article at all, and which of its words are which passage's. Whoever quotes
 * the article has pieces of its paragraphs, or whole ones among many words of their own; whoever writes on its subject has phrases.
 * A copy, a part of one, or a book with the article in it has whole paragraphs.
 */
import type { Id } from '../domain/model';
import { align, cutByPassage, isThere, type Alignment } from './align';
import { matchAnchors, type Anchored } from './match';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';
import type { OriginalPassage } from './place';
import { readSketch, type Sketch } from './sketch';

/** What a copy's words tell. */
export interface Told {
  /** Whether it is the article or a part of it. */
  readonly isArticle: boolean;
  /** Passages most of whose words it has. */
  readonly agreeing: number;
  /** The copy's paragraphs, cut where the words of a passage end. */
  readonly paragraphs: readonly CopyParagraph[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  /** Words among the article's that are none of it. */
  readonly beside: number;
}

/** Part of its sketch that a passage must have to be there: one wrong letter in thirty leaves more than this. */
const THERE = 0.5;
/** Less than this is no part of a passage that says anything of the copy. */
const SOME = 0.1;
/** Of the passages that a copy has words of, it has this part: who quotes has pieces. */
const WHOLE_PARAGRAPHS = 0.6;
/** Part of a copy that is the article's: who quotes has more words of their own. */
const OWN = 0.4;
/** A book with the article in it has at least this part of its passages. */
const IN_BOOK = 0.25;
/** Runs that are enough to know anything by. */
const LEAST_RUNS = 12;
/** More words than this in a row that are none of the article's are left out: another text, or pages of comments. */
export const MOST_BESIDE = 400;

/** Places passages; null where the passages have no sketches. `title` is the article's. */
export function placeBySketch(
  paragraphs: readonly CopyParagraph[],
  passages: readonly (Anchored & { readonly sketch?: string })[],
  title: string,
): Told | null {
  const sketches = passages.map(({ sketch }) => (sketch ? readSketch(sketch) : null));
  if (sketches.every((sketch) => sketch === null)) return null;
  // The title is no passage's, though a passage may have its words.
  const named = lettersOf(title).letters;
  const untitled = paragraphs.map((each) => (lettersOf(each.text).letters === named ? { ...each, text: '' } : each));
  const alignment = align(untitled, sketches);
  const agreeing = alignment.covered.filter((covered) => covered >= THERE).length;
  if (!isArticle(alignment, sketches, agreeing))
    return { isArticle: false, agreeing, paragraphs, passages: {}, beside: 0 };
  const known = passages.map(({ id }, at) => (isThere(sketches[at] ?? null, alignment.covered[at] ?? 0) ? id : null));
  const cut = cutByPassage(paragraphs, alignment, known);
  return { isArticle: true, agreeing, paragraphs: cut, ...originals(cut, passages, alignment) };
}

const runsFound = ({ covered }: Alignment, sketches: readonly (Sketch | null)[], at: number): number =>
  (covered[at] ?? 0) * (sketches[at]?.set ?? 0);

function isArticle(alignment: Alignment, sketches: readonly (Sketch | null)[], agreeing: number): boolean {
  const { covered, own, letters } = alignment;
  const touched = covered.flatMap((part, at) => (part > SOME ? [at] : []));
  // An excerpt begins and ends inside a paragraph.
  const inner = touched.length > 2 ? touched.slice(1, -1) : touched;
  const sum = (each: (at: number) => number): number => inner.reduce((total, at) => total + each(at), 0);
  const found = sum((at) => runsFound(alignment, sketches, at));
  const whole = sum((at) => sketches[at]?.set ?? 0);
  return (
    agreeing > 0 &&
    found >= LEAST_RUNS &&
    found >= WHOLE_PARAGRAPHS * whole &&
    (own >= OWN * letters || agreeing >= IN_BOOK * sketches.length)
  );
}

function originals(
  paragraphs: readonly CopyParagraph[],
  passages: readonly Anchored[],
  { covered }: Alignment,
): Pick<Told, 'passages' | 'beside'> {
  const found = new Map<Id, OriginalPassage & { readonly first: number; readonly last: number }>();
  passages.forEach((passage, index) => {
    const own = paragraphs.flatMap((each, at) => (each.passage === passage.id ? [at] : []));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return;
    const match = matchAnchors(
      own.map((at) => paragraphs[at] as CopyParagraph),
      [passage],
    )[0];
    const place = match && match.state !== 'missing' ? match.place : null;
    // Badly read, the phrase may be lost and the words around it not: they are the better proof.
    const doubt = place || (covered[index] ?? 0) >= THERE ? null : 'part';
    found.set(passage.id, {
      paragraph: place ? (own[place.paragraph] as number) : first,
      anchor: place ? { from: place.from, to: place.to } : { from: 0, to: 0 },
      doubt,
      under: null,
      before: [],
      after: [],
      first,
      last,
    });
  });
  // The abstract may have a passage word for word: one that comes first, without the next, may be the abstract.
  const [start, second] = passages.flatMap(({ id }, at) => (found.has(id) ? [at] : []));
  if (start !== undefined && second !== undefined && start > 0 && second > start + 1) {
    const { id } = passages[start] as Anchored;
    found.set(id, { ...(found.get(id) as NonNullable<ReturnType<typeof found.get>>), doubt: 'alone' });
  }
  // A paragraph that is read too badly for its sketch may still have its phrase, between its neighbours.
  const lost = passages.filter(({ id }) => !found.has(id));
  for (const match of lost.length > 0 ? matchAnchors(paragraphs, passages) : []) {
    if (match.state === 'missing' || found.has(match.passage)) continue;
    const { paragraph, from, to } = match.place;
    const at = passages.findIndex(({ id }) => id === match.passage);
    const before = passages.slice(0, at).findLast(({ id }) => found.has(id));
    const after = passages.slice(at + 1).find(({ id }) => found.has(id));
    const isBetween =
      (!before || (found.get(before.id)?.last ?? 0) < paragraph) &&
      (!after || paragraph < (found.get(after.id)?.first ?? Infinity));
    if (!isBetween || paragraphs[paragraph]?.passage !== null || !(before ?? after)) continue;
    const own = { first: paragraph, last: paragraph, before: [], after: [] };
    found.set(match.passage, { paragraph, anchor: { from, to }, doubt: 'unlike', under: null, ...own });
  }
  const wordsOf = (at: number): number => (paragraphs[at] as CopyParagraph).text.split(/\s+/).length;
  let beside = 0;
  const inOrder = passages.flatMap(({ id }) => {
    const place = found.get(id);
    return place ? [{ id, place }] : [];
  });
  const shown = inOrder.map(({ id, place: { first, last, ...place } }, at): [Id, OriginalPassage] => {
    const next = inOrder[at + 1]?.place.first ?? last + 1;
    const here: number[] = [];
    let aside: number[] = [];
    for (let each = first; each < next; each++) {
      const isOwn = paragraphs[each]?.passage === id || each === place.paragraph;
      if (!isOwn) aside.push(each);
      if (!isOwn && each < next - 1) continue;
      const words = aside.reduce((sum, one) => sum + wordsOf(one), 0);
      beside += words;
      if (words <= MOST_BESIDE) here.push(...aside);
      aside = [];
      if (isOwn) here.push(each);
    }
    const before = here.filter((each) => each < place.paragraph);
    const after = here.filter((each) => each > place.paragraph);
    return [id, { ...place, before, after }];
  });
  return { passages: Object.fromEntries(shown), beside };
}
