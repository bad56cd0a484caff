/** A copy of the article with the passages of the digest found in it: what the reader of the copy sees, and a report of it. */
import type { Article, Id } from '../../domain/model';
import { matchAnchors, type Anchored, type AnchorMatch, type Doubt } from './match';
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
  readonly passages: readonly Anchored[];
  /** By what the article is named. */
  readonly article: Pick<Article, 'title' | 'doi'>;
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
  const { format, paragraphs, footnotes } = copy;
  const matches = matchAnchors(paragraphs, by.passages, onprogress);
  return {
    name,
    format,
    paragraphs,
    footnotes,
    passages: originals(copy, matches),
    report: reportOf(copy, matches, by),
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
  { passages }: Pick<OwnCopy, 'passages'>,
  paragraph: number,
  order: readonly Id[],
): readonly Id[] {
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
  /** Why its words may not be those of the passage: said beside them. Null where nothing is said. */
  readonly mark: Doubt | null;
}

/** What is shown under a passage: none where it was not found, and where its words are shown under the one before. */
export function shownUnder(copy: OwnCopy, passage: Id, order: readonly Id[]): readonly ShownParagraph[] {
  const place = copy.passages[passage];
  if (!place || place.under !== null) return [];
  const mark = place.doubt;
  const here = mark === 'order' ? [passage] : passagesAt(copy, place.paragraph, order);
  return [
    { paragraph: place.paragraph, passages: here, mark },
    ...place.after.map((paragraph) => ({ paragraph, passages: [passage], mark })),
  ];
}

function reportOf({ paragraphs, footnotes }: CopyText, matches: readonly AnchorMatch[], by: PlaceBy): CopyReport {
  const of = (state: AnchorMatch['state']): readonly Id[] =>
    matches.filter((match) => match.state === state).map(({ passage }) => passage);
  const [placed, doubt, missing] = [of('placed'), of('doubt'), of('missing')];
  const text = [...paragraphs, ...footnotes].map((each) => each.text).join(' ');
  const named =
    lettersOf(text).letters.includes(lettersOf(by.article.title).letters) ||
    text.toLowerCase().includes(by.article.doi.toLowerCase());
  const enough = Math.min(ENOUGH, Math.ceil(matches.length / 2));
  const verdict: CopyVerdict =
    placed.length + doubt.length >= WHOLE * matches.length ? 'whole' : placed.length >= enough ? 'part' : 'other';
  return { verdict, placed, doubt, missing, named };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
