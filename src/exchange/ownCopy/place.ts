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
  /** Other passages whose anchors stand in the same paragraph of the copy. */
  readonly together: readonly Id[];
  /** Paragraphs of the copy after it, up to the next passage found: they belong to it or to the next. */
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
  /** Passages in the order of the article. */
  readonly placed: readonly Id[];
  readonly doubt: readonly Id[];
  readonly missing: readonly Id[];
  /** Whether the article's title or DOI stands in the copy. */
  readonly named: boolean;
}

/** The reader's own copy, placed. Plain data: it passes from a worker to the page and into storage. */
export interface OwnCopy {
  /** Name of the file. */
  readonly name: string;
  readonly format: CopyFormat;
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  readonly report: CopyReport;
}

/** What a copy is placed by. */
export interface PlaceBy {
  readonly passages: readonly Anchored[];
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
  const starts = [...new Set(inOrder.map(({ place }) => place.paragraph))].sort((a, b) => a - b);
  return Object.fromEntries(
    found.map((match) => {
      const { paragraph, from, to } = match.place;
      const together = found
        .filter((other) => other !== match && other.place.paragraph === paragraph)
        .map(({ passage }) => passage);
      const isLast = !inOrder.some((other) => other.place.paragraph === paragraph && other.place.from > from);
      const next = starts.find((start) => start > paragraph);
      // After the last passage come notes, references and the like: only what goes on without a break belongs to it.
      const end = next ?? paragraph + 1;
      const after = starts.includes(paragraph) && isLast ? range(paragraph + 1, Math.min(end, paragraphs.length)) : [];
      const doubt = match.state === 'doubt' ? match.why : null;
      return [match.passage, { paragraph, anchor: { from, to }, doubt, together, after }];
    }),
  );
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
