/** Places the passages of the digest in a copy of the article: what is shown of the copy under each passage, and a report of it. */
import type { Article, Id } from '../domain/model';
import { matchAnchors, type Anchored, type AnchorMatch, type Doubt } from './match';
import { placeBySketch } from './bySketch';
import type { CopyFootnote, CopyFormat, CopyParagraph, CopyText } from './model';
import { lettersOf } from './normalise';
import type { OriginalPassage } from './originalPassage';

/**
 * Whether the copy is the article. `whole`: almost every passage was found. `part`: enough passages to be sure. `other`: too few, so it
 * is another text.
 */
export type CopyVerdict = 'whole' | 'part' | 'other';

/** What was found, in numbers. */
export interface CopyReport {
  readonly verdict: CopyVerdict;
  /** Passages that were found, in the order of the article. */
  readonly placed: readonly Id[];
  /** Passages whose place is doubtful. */
  readonly doubt: readonly Id[];
  /** Passages that were not found. */
  readonly missing: readonly Id[];
  /** Whether the copy contains the article's title or DOI. */
  readonly named: boolean;
  /** Whether it contains the author's name. */
  readonly byAuthor: boolean;
  /** Number of passages most of whose words are in the copy, by their sketches; null where there are no sketches. */
  readonly agreeing: number | null;
  /** Number of words between the article's that do not belong to it: they are marked, or not shown. */
  readonly beside: number;
}

/** The reader's own copy with its passages placed. Plain data: a worker sends it to the page. */
export interface OwnCopy {
  /** Name of the file. */
  readonly name: string;
  /** Its format. */
  readonly format: CopyFormat;
  /** In reading order. */
  readonly paragraphs: readonly CopyParagraph[];
  /** In order of their number. */
  readonly footnotes: readonly CopyFootnote[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  /** Which passages were found. */
  readonly report: CopyReport;
}

/** What the program knows of the article, to find its passages in a copy. */
export interface PlaceBy {
  /** In the order of the article. */
  readonly passages: readonly (Anchored & { readonly sketch?: string | undefined })[];
  /** What the article is recognised by. */
  readonly article: Pick<Article, 'title' | 'doi' | 'author'>;
}

/** A copy is whole if at least this part of the passages was found. */
const WHOLE = 0.9;
/** So many phrases prove a part of the article: another text may have one of them by chance, but not three. */
const ENOUGH = 3;

/** Places the passages in a copy. */
export function placeCopy(
  name: string,
  copy: CopyText,
  by: PlaceBy,
  onprogress: (part: number) => void = () => {},
): OwnCopy {
  const { format, footnotes } = copy;
  // Sketches prove more than phrases: if they agree, they decide what is shown.
  const bySketch = placeBySketch(copy.paragraphs, by.passages, by.article.title);
  const agreeing = bySketch?.agreeing ?? null;
  if (bySketch?.isArticle) {
    const { paragraphs, passages, beside } = bySketch;
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
  // The sketches say that it is another text: then only almost all phrases, each with the words beside it, prove the contrary.
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

/** The places of the passages that were found by their phrases. */
function originals({ paragraphs }: CopyText, matches: readonly AnchorMatch[]): Readonly<Record<Id, OriginalPassage>> {
  const found = matches.filter((match) => match.state !== 'missing');
  const inOrder = found.filter((match) => match.state === 'placed' || match.why !== 'sequence');
  const starts = [...new Set(inOrder.map(({ place }) => place.paragraph))];
  return Object.fromEntries(
    found.map((match) => {
      const { paragraph, from, to } = match.place;
      const doubt = match.state === 'doubt' ? match.why : null;
      const place = { paragraph, anchor: { from, to }, doubt };
      // A passage out of sequence shows its own paragraph and claims none around it.
      if (doubt === 'sequence') return [match.passage, { ...place, under: null, after: [] }];
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
 * The passages that a paragraph of the copy may belong to, in the order of the article (`order`): those whose anchors it contains; for a
 * paragraph between two passages found, those two and all between them. None for a paragraph before the first or after the last.
 */
export function passagesAt(
  { passages, paragraphs }: Pick<OwnCopy, 'passages' | 'paragraphs'>,
  paragraph: number,
  order: readonly Id[],
): readonly Id[] {
  const known = paragraphs[paragraph]?.passage;
  if (known) return [known];
  if (known === null && !order.some((id) => passages[id]?.paragraph === paragraph)) return [];
  const found = order.filter((id) => passages[id] && passages[id].doubt !== 'sequence');
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
  /** Passages under which it is shown as their words, in the order of the article: several where the copy has them in one paragraph. */
  readonly passages: readonly Id[];
  /**
   * Why its words may not be those of the passage: a doubt, or `beside` where they are known not to be the article's. The reader is told.
   * Null where its words are the passage's.
   */
  readonly mark: Doubt | 'beside' | null;
}

/** What is shown under a passage: nothing if it was not found, or if its words are shown under an earlier one. */
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
  const here = mark === 'sequence' ? [passage] : passagesAt(copy, place.paragraph, order);
  return [
    { paragraph: place.paragraph, passages: here, mark },
    ...place.after.map((paragraph) => ({ paragraph, passages: [passage], mark })),
  ];
}

/** Whether a copy contains the article's title or DOI, and its author's name. */
function namesIn({ paragraphs, footnotes }: CopyText, { article }: PlaceBy): Pick<CopyReport, 'named' | 'byAuthor'> {
  const text = [...paragraphs, ...footnotes].map((each) => each.text).join(' ');
  const { letters } = lettersOf(text);
  const has = (words: string): boolean => words !== '' && letters.includes(lettersOf(words).letters);
  return {
    named: has(article.title) || (!!article.doi && text.toLowerCase().includes(article.doi.toLowerCase())),
    byAuthor: has(article.author),
  };
}

/** The report on a copy whose passages were found by their phrases. */
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

/** The whole numbers from `from` up to, not including, `to`. */
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
