/** What a search gives back. */
import type { Id, Span } from '../domain/model';

/** `days` are days to go to, `word` is a word that the article does not use. */
export type HitKind = 'days' | 'place' | 'word' | 'person' | 'organisation' | 'event' | 'passage' | 'copy' | 'source';

/** A stretch of a text, half-open, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Something that was found. */
export interface SearchHit {
  readonly kind: HitKind;
  /** Id of the record; of a paragraph of the reader's copy `copy-` and its position. */
  readonly id: Id;
  readonly title: string;
  /** Matched words of the title. */
  readonly titleMarks: readonly Stretch[];
  /** What kind of place it is, or the section of a passage, in words. */
  readonly what?: string | undefined;
  /** Some words around the match; empty where the title says all. */
  readonly excerpt: string;
  /** Matched words of the excerpt. */
  readonly marks: readonly Stretch[];
  /** Date of an event, for reading. */
  readonly date?: string;
  /** Features to mark on the map. */
  readonly features: readonly Id[];
  /** Events to mark on the timeline. */
  readonly events: readonly Id[];
  /** The passage where it is read: itself, the one that a copied paragraph belongs to, the first that cites a source. */
  readonly passage: Id | null;
  /** True for what is after the day the atlas opens on: map and timeline show it with the layer of the aftermath only. */
  readonly inAftermath: boolean;
  /** The days that a hit of kind `days` goes to, half-open. */
  readonly days?: Span;
  /** The record that a hit of kind `word` leads to. */
  readonly target?: Id;
}

/** What was found of one kind. */
export interface SearchGroup {
  readonly kind: HitKind;
  /** Heading. */
  readonly title: string;
  /** What is wrong with the query, in a sentence or two: it looks like a date and is none. */
  readonly note?: string;
  /** The best ones, up to the limit. */
  readonly hits: readonly SearchHit[];
  /** How many were found. */
  readonly total: number;
  /** Features of all that were found, listed or not. */
  readonly features: readonly Id[];
  /** Events of all that were found, listed or not. */
  readonly events: readonly Id[];
}

/** Headings, in the order in which groups are listed: kinds that are few and short are before running text. */
export const HEADINGS: Readonly<Record<HitKind, string>> = {
  days: 'Dates',
  place: 'Places',
  word: 'Words the article does not use',
  person: 'People',
  organisation: 'Organisations and states',
  event: 'Events',
  passage: 'Text',
  copy: 'Your copy',
  source: 'Sources',
};

/** The kinds in that order. */
export const KINDS = Object.keys(HEADINGS) as readonly HitKind[];

/** How well a record fits a query, best first. */
export const FIT = {
  /** The query is its name, a paragraph's number or its date. */
  itself: 0,
  /** One of its names begins with the query, or it went on over the date. */
  begins: 1,
  /** All words of the query are in its name. */
  inName: 2,
  inText: 3,
  /** Its words are similar to those of the query. */
  similar: 4,
} as const;
