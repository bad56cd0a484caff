/** A copy of the article with the passages of the digest found in it: what the reader of the copy sees, and a report of it. */
import type { Article, Id } from '../domain/model';
import { matchAnchors, type Anchored, type AnchorMatch, type Doubt } from './match';
import { placeBySketch } from './bySketch';
import type { CopyFootnote, CopyFormat, CopyParagraph, CopyText } from './model';
import { lettersOf } from './normalise';

/** A passage in the words of the copy. */
export interface OriginalPassage {
  /** Index of the paragraph in which its anchor stands. */
  readonly paragraph: number;
  /** The anchor's place in that paragraph's text, half-open, in UTF-16 units. */
  readonly anchor: { readonly from: number; readonly to: number };
  /** Why its place is not certain; null where it is. */
  readonly doubt: Doubt | null;
  /** The first passage of its paragraph where the copy has several in one: there the paragraph is shown. Null where it is this one. */
  readonly under: Id | null;
  /** Paragraphs before it that are known to be its words, or stand between them; absent where there are no sketches. */
  readonly before?: readonly number[];
  /** Paragraphs after it up to the next passage found, told once: they belong to one of the passages from here to there. */
  readonly after: readonly number[];
}

/**
 * Whether the copy is the article: `whole` almost every passage was found, `part` enough to know it, `other` too few: it is
 * another text.
 */
export type CopyVerdict = 'whole' | 'part' | 'other';

/** What was found, in numbers. */
export interface CopyReport {
  readonly verdict: CopyVerdict;
  /** Passages that were found, in the order of the article. */
  readonly placed: readonly Id[];
  /** Passages whose place is a doubt. */
  readonly doubt: readonly Id[];
  /** Passages that were not found. */
  readonly missing: readonly Id[];
  /** Whether the article's title or DOI stands in the copy. */
  readonly named: boolean;
  /** Whether its author does. */
  readonly byAuthor: boolean;
  /** Passages whose words are in the copy for the most part, by their sketches; null where there are no sketches. */
  readonly agreeing: number | null;
  /** Words between the article's that are none of it: marked, or left out. */
  readonly beside: number;
}

/** The reader's own copy, placed. Plain data: it passes from a worker to the page and into storage. */
export interface OwnCopy {
  /** Name of the file. */
  readonly name: string;
  /** What was read. */
  readonly format: CopyFormat;
  /** In reading order. */
  readonly paragraphs: readonly CopyParagraph[];
  /** In order of their number. */
  readonly footnotes: readonly CopyFootnote[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  /** What was found and what was not. */
  readonly report: CopyReport;
}

/** What a copy is placed by. */
export interface PlaceBy {
  /** In the order of the article. */
  readonly passages: readonly (Anchored & { readonly sketch?: string })[];
  /** By what the article is named. */
  readonly article: Pick<Article, 'title' | 'doi' | 'author'>;
}

/** Part of the passages that makes a copy whole. */
const WHOLE = 0.9;
/** Phrases of eight words in a row come by chance once, perhaps; three do not. */
const ENOUGH = 3;

/** Places the passages in a copy. */
export function placeCopy(
  name: string,
  copy: CopyText,
  by: PlaceBy,
  onprogress: (part: number) => void = () => {},
): OwnCopy {
  const { format, footnotes } = copy;
  // Words say more than phrases: where there are sketches and they agree, what is shown rests on them.
  const told = placeBySketch(copy.paragraphs, by.passages, by.article.title);
  const agreeing = told?.agreeing ?? null;
  if (told?.isArticle) {
    const { paragraphs, passages, beside } = told;
    const is = (isDoubt: boolean) => (id: Id) =>
      passages[id] !== undefined && (passages[id].doubt !== null) === isDoubt;
    const ids = by.passages.map(({ id }) => id);
    const [placed, doubt] = [ids.filter(is(false)), ids.filter(is(true))];
    const missing = ids.filter((id) => !passages[id]);
    const verdict = placed.length + doubt.length >= WHOLE * ids.length ? 'whole' : 'part';
    const report = { verdict, placed, doubt, missing, ...namesIn(copy, by), agreeing, beside } as const;
    onprogress(1);
    return { name, format, paragraphs, footnotes, passages, report };
  }
  const { paragraphs } = copy;
  const matches = matchAnchors(paragraphs, by.passages, onprogress);
  const report = { ...reportOf(copy, matches, by), agreeing, beside: 0 };
  // Of another text that has some phrases only almost all of them, each with the words beside it, prove that it is the article.
  const isOther = agreeing !== null && report.placed.length < WHOLE * matches.length;
  return {
    name,
    format,
    paragraphs,
    footnotes,
    passages: originals(copy, matches),
    report: isOther ? { ...report, verdict: 'other' } : report,
  };
}

function originals({ paragraphs }: CopyText, matches: readonly AnchorMatch[]): Readonly<Record<Id, OriginalPassage>> {
  const found = matches.filter((match) => match.state !== 'missing');
  const inOrder = found.filter((match) => match.state === 'placed' || match.why !== 'order');
  const starts = [...new Set(inOrder.map(({ place }) => place.paragraph))];
  return Object.fromEntries(
    found.map((match) => {
      const { paragraph, from, to } = match.place;
      const doubt = match.state === 'doubt' ? match.why : null;
      const place = { paragraph, anchor: { from, to }, doubt };
      // One that stands out of order shows its place and claims nothing around it.
      if (doubt === 'order') return [match.passage, { ...place, under: null, after: [] }];
      const first = inOrder.find((other) => other.place.paragraph === paragraph)?.passage;
      const under = first === undefined || first === match.passage ? null : first;
      // After the last passage come notes, references and the like.
      const next = starts.find((start) => start > paragraph) ?? paragraph + 1;
      const after = under === null ? range(paragraph + 1, Math.min(next, paragraphs.length)) : [];
      return [match.passage, { ...place, under, after }];
    }),
  );
}

/**
 * The passages that a paragraph of the copy may belong to, in the order of the article: those whose anchors stand in it; of one
 * between two that were found, these and all between them. None for what stands before the first and after the last.
 */
export function passagesAt(
  { passages, paragraphs }: Pick<OwnCopy, 'passages' | 'paragraphs'>,
  paragraph: number,
  order: readonly Id[],
): readonly Id[] {
  const known = paragraphs[paragraph]?.passage;
  if (known) return [known];
  if (known === null && !order.some((id) => passages[id]?.paragraph === paragraph)) return [];
  const found = order.filter((id) => passages[id] && passages[id].doubt !== 'order');
  const startOf = (id: Id): number => passages[id]?.paragraph ?? -1;
  const here = found.filter((id) => startOf(id) === paragraph);
  if (here.length > 0) return here;
  const before = found.findLast((id) => startOf(id) < paragraph);
  const after = found.find((id) => startOf(id) > paragraph);
  if (before === undefined || after === undefined) return [];
  return order.slice(order.indexOf(before), order.indexOf(after) + 1);
}

/** A paragraph of the copy as it is shown under a passage. */
export interface ShownParagraph {
  /** Its index in the copy. */
  readonly paragraph: number;
  /** Passages whose words it is said to be, in the order of the article: several where the copy has them in one paragraph. */
  readonly passages: readonly Id[];
  /**
   * Why its words may not be those of the passage, said beside them: a doubt, or `beside` where they are known to be none of the
   * article's. Null where nothing is said.
   */
  readonly mark: Doubt | 'beside' | null;
}

/** What is shown under a passage: none where it was not found, and where its words are shown under the one before. */
export function shownUnder(copy: OwnCopy, passage: Id, order: readonly Id[]): readonly ShownParagraph[] {
  const place = copy.passages[passage];
  if (!place || place.under !== null) return [];
  const mark = place.doubt;
  if (place.before) {
    return [...place.before, place.paragraph, ...place.after].map((paragraph) => {
      const isBeside = mark !== 'unlike' && copy.paragraphs[paragraph]?.passage !== passage;
      return { paragraph, passages: [passage], mark: isBeside ? 'beside' : mark };
    });
  }
  const here = mark === 'order' ? [passage] : passagesAt(copy, place.paragraph, order);
  return [
    { paragraph: place.paragraph, passages: here, mark },
    ...place.after.map((paragraph) => ({ paragraph, passages: [passage], mark })),
  ];
}

/** Whether the article's title or DOI, and its author, stand in a copy. */
function namesIn({ paragraphs, footnotes }: CopyText, { article }: PlaceBy): Pick<CopyReport, 'named' | 'byAuthor'> {
  const text = [...paragraphs, ...footnotes].map((each) => each.text).join(' ');
  const { letters } = lettersOf(text);
  const has = (words: string): boolean => words !== '' && letters.includes(lettersOf(words).letters);
  return {
    named: has(article.title) || text.toLowerCase().includes(article.doi.toLowerCase()),
    byAuthor: has(article.author),
  };
}

function reportOf(
  copy: CopyText,
  matches: readonly AnchorMatch[],
  by: PlaceBy,
): Omit<CopyReport, 'agreeing' | 'beside'> {
  const of = (state: AnchorMatch['state']): readonly Id[] =>
    matches.filter((match) => match.state === state).map(({ passage }) => passage);
  const [placed, doubt, missing] = [of('placed'), of('doubt'), of('missing')];
  const enough = Math.min(ENOUGH, Math.ceil(matches.length / 2));
  const verdict: CopyVerdict =
    placed.length + doubt.length >= WHOLE * matches.length ? 'whole' : placed.length >= enough ? 'part' : 'other';
  return { verdict, placed, doubt, missing, ...namesIn(copy, by) };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
