/** Types of search results. */
import type { OwnPlace } from '../domain/ownData';
import type { Day, Id, Span, StoryPlace } from '../domain/model';

/**
 * Kinds of search results: `days` are days to go to, `word` is a word that the article does not use, `status` is a status of a feature,
 * `story` a story or one of its steps, `tool` a tool of the page, `own` a feature of the reader's own data; the others are records.
 */
export type HitKind =
  | 'days'
  | 'place'
  | 'word'
  | 'person'
  | 'organisation'
  | 'event'
  | 'status'
  | 'story'
  | 'tool'
  | 'own'
  | 'passage'
  | 'copy'
  | 'source';

/** A range of characters in a text, half-open, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** One search result. */
export interface SearchHit {
  readonly kind: HitKind;
  /** Id of the record; for a paragraph of the reader's copy `copy-` and the paragraph's index, for a tool that of its action. */
  readonly id: Id;
  readonly title: string;
  /** Ranges of the matched words in the title. */
  readonly titleMarks: readonly TextRange[];
  /** What kind of place it is, or in which section the passage is, as text. */
  readonly what?: string | undefined;
  /** Some words of the record around the match; empty if the title shows the match. */
  readonly excerpt: string;
  /** Ranges of the matched words in the excerpt. */
  readonly marks: readonly TextRange[];
  /** Date of the event as readers see it. */
  readonly date?: string;
  /** Ids of the features to emphasise on the map. */
  readonly features: readonly Id[];
  /** Ids of the events to emphasise on the timeline. */
  readonly events: readonly Id[];
  /**
   * The passage at which the result is read: the passage itself, the one that a copied paragraph belongs to, or the first that cites a
   * source; null if there is none.
   */
  readonly passage: Id | null;
  /** True if the result is dated after the opening day, so that map and timeline show it only with the aftermath layer. */
  readonly inAftermath: boolean;
  /** For kind `days`, the span that the result goes to, half-open. */
  readonly days?: Span;
  /** For kind `word`, the id of the record that the result leads to; for `status`, that of the feature. */
  readonly target?: Id;
  /** For kind `status`, the first day of the status. */
  readonly day?: Day;
  /** For kind `own`, which feature it is. */
  readonly own?: OwnPlace;
  /** For kind `story`, the step that the result leads to. */
  readonly place?: StoryPlace;
}

/** The search results of one kind. */
export interface SearchGroup {
  readonly kind: HitKind;
  /** Heading of the group. */
  readonly title: string;
  /** Message about the query, in a sentence or two, such as that it looks like a date but is not one. */
  readonly note?: string;
  /** The best results, up to the limit. */
  readonly hits: readonly SearchHit[];
  /** Number of all results of this kind, listed or not. */
  readonly total: number;
  /** Ids of the features of all results, listed or not. */
  readonly features: readonly Id[];
  /** Ids of the events of all results, listed or not. */
  readonly events: readonly Id[];
}

/** Heading of each kind of result, in the order in which groups are listed: kinds with few and short results come before running text. */
export const HIT_GROUP_HEADINGS: Readonly<Record<HitKind, string>> = {
  days: 'Dates',
  place: 'Places',
  word: 'Words the article does not use',
  person: 'People',
  organisation: 'Organisations and states',
  event: 'Events',
  status: 'Statuses',
  story: 'Stories',
  tool: 'Tools',
  own: 'Your data',
  passage: 'Text',
  copy: 'Your copy',
  source: 'Sources',
};

/** All kinds of results, in the order of the groups. */
export const HIT_KINDS = Object.keys(HIT_GROUP_HEADINGS) as readonly HitKind[];

/** Grades of how well a record matches a query; 0 is the best. */
export const MATCH_GRADES = {
  /** The query is the record's name, its paragraph number or its date. */
  itself: 0,
  /** The record's name begins with the query, or the record's span includes the date. */
  begins: 1,
  /** All words of the query are in the record's name. */
  inName: 2,
  inText: 3,
  /** Words of the record are similar to those of the query. */
  similar: 4,
} as const;
