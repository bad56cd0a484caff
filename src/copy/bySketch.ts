/**
 * Decides with the sketches whether a text is the article, and which of its words belong to which passage. A copy, an excerpt, or a book
 * that contains the article has whole paragraphs of it. A text that quotes the article has parts of paragraphs, or whole ones among many
 * words of its own. A text on the same subject has only phrases.
 */
import type { Id } from '../domain/model';
import { alignWithSketches, isPassageFound, type Alignment } from './align/align';
import { cutByPassage } from './align/stretches';
import { matchAnchors, type Anchored } from './match';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';
import type { OriginalPassage } from './originalPassage';
import { readSketch, type Sketch } from './sketch';

/** The result of comparing a copy with the sketches. */
export interface PlacedBySketch {
  /** Whether the copy is the article or a part of it. */
  readonly isArticle: boolean;
  /** Number of passages of which the copy has most of the words. */
  readonly agreeing: number;
  /** The copy's paragraphs; if it is the article, they are cut where the words of a passage end. */
  readonly paragraphs: readonly CopyParagraph[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  /** Number of words between the article's words that do not belong to it. */
  readonly beside: number;
}

/** A passage agrees if at least this share of its sketch was found; with one wrong letter in thirty, more is found. */
const AGREEING = 0.5;
/** A passage of which less than this share was found is ignored. */
const SOME = 0.1;
/** In a copy, at least this share of the passages with some words agrees; in a text that quotes the article, fewer do. */
const WHOLE_PARAGRAPHS = 0.6;
/** In a copy, at least this share of the letters belongs to the article; a text that quotes has more letters of its own. */
const OWN = 0.4;
/** A book that contains the article has at least this share of its passages. */
const IN_BOOK = 0.25;
/** Fewer letter runs than this are too few to decide anything. */
const LEAST_RUNS = 12;
/** More consecutive words than this that do not belong to the article are not shown: they are another text, or pages of comments. */
const MOST_BESIDE = 400;

/** Finds the passages of the article with the given title in a copy; null if no passage has a sketch. */
export function placeBySketch(
  paragraphs: readonly CopyParagraph[],
  passages: readonly (Anchored & { readonly sketch?: string | undefined })[],
  title: string,
): PlacedBySketch | null {
  const sketches = passages.map(({ sketch }) => (sketch ? readSketch(sketch) : null));
  if (sketches.every((sketch) => sketch === null)) return null;
  // The title belongs to no passage, even if a passage contains its words.
  const named = lettersOf(title).letters;
  const untitled = paragraphs.map((each) => (lettersOf(each.text).letters === named ? { ...each, text: '' } : each));
  const alignment = alignWithSketches(untitled, sketches);
  const agreeing = alignment.covered.filter((covered) => covered >= AGREEING).length;
  if (!isArticle(alignment, sketches, agreeing))
    return { isArticle: false, agreeing, paragraphs, passages: {}, beside: 0 };
  const known = passages.map(({ id }, at) =>
    isPassageFound(sketches[at] ?? null, alignment.covered[at] ?? 0) ? id : null,
  );
  const cut = cutByPassage(paragraphs, alignment.stretches, known);
  return { isArticle: true, agreeing, paragraphs: cut, ...originals(cut, passages, alignment) };
}

/** How many letter runs of a passage were found. */
const runsFound = ({ covered }: Alignment, sketches: readonly (Sketch | null)[], at: number): number =>
  (covered[at] ?? 0) * (sketches[at]?.set ?? 0);

/** Whether a text is the article or a part of it, and not a text that quotes it or is about the same subject. */
function isArticle(alignment: Alignment, sketches: readonly (Sketch | null)[], agreeing: number): boolean {
  const { covered, own, letters } = alignment;
  const touched = covered.flatMap((part, at) => (part > SOME ? [at] : []));
  // An excerpt may begin and end inside a paragraph, so its first and last passages are not counted.
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

/**
 * The position of each passage that was found, with doubts and the paragraphs around its anchor, and the number of words in between that
 * are not the article's.
 */
function originals(
  paragraphs: readonly CopyParagraph[],
  passages: readonly Anchored[],
  { covered }: Alignment,
): Pick<PlacedBySketch, 'passages' | 'beside'> {
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
    // The anchor's phrase may be damaged in the copy while the words around it are intact; those are then the better proof.
    const doubt = place || (covered[index] ?? 0) >= AGREEING ? null : 'part';
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
  // The abstract may repeat a passage word for word. If the first passage found is not followed by the next one, it may be in the
  // abstract.
  const [start, second] = passages.flatMap(({ id }, at) => (found.has(id) ? [at] : []));
  if (start !== undefined && second !== undefined && start > 0 && second > start + 1) {
    const { id } = passages[start] as Anchored;
    found.set(id, { ...(found.get(id) as NonNullable<ReturnType<typeof found.get>>), doubt: 'alone' });
  }
  // A paragraph may be too damaged for its sketch but still contain its phrase between the neighbouring passages.
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
    let others: number[] = [];
    for (let each = first; each < next; each++) {
      const isOwn = paragraphs[each]?.passage === id || each === place.paragraph;
      if (!isOwn) others.push(each);
      if (!isOwn && each < next - 1) continue;
      const words = others.reduce((sum, one) => sum + wordsOf(one), 0);
      beside += words;
      if (words <= MOST_BESIDE) here.push(...others);
      others = [];
      if (isOwn) here.push(each);
    }
    const before = here.filter((each) => each < place.paragraph);
    const after = here.filter((each) => each > place.paragraph);
    return [id, { ...place, before, after }];
  });
  return { passages: Object.fromEntries(shown), beside };
}
