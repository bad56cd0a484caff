/**
 * A reader's own notes as Web Annotations (W3C Web Annotation Data Model, 23 February 2017): the body is the reader's text; the target is
 * a phrase of the article, identified by its paragraph and its words.
 */
import type { Article, Id, TextQuoteSelector } from '../../domain/model';
import { failure, success, type Result } from '../../domain/result';
import { randomUuid } from '../../domain/uuid';
import { annotationTargetOf } from '../webAnnotation';

/** A reader's note on a phrase of the article. */
export interface OwnNote {
  /** Id of the note, unique among the reader's notes; in the file it gets the prefix `urn:uuid:`. */
  readonly id: string;
  /** Id of the passage whose paragraph contains the phrase. */
  readonly passage: Id;
  /** The phrase that the note is about, with a few words around it. */
  readonly quote: TextQuoteSelector;
  /** The text that the reader wrote, without markup. */
  readonly text: string;
  /** When the note was written, ISO 8601. */
  readonly created: string;
}

/** A note quotes at most this many words of the article, which is under copyright. */
const MOST_QUOTED = 40;
/** Limits for an imported file: the number of notes, and the characters of each. A file beyond them is not a file of notes. */
const MOST_NOTES = 5000;
const MOST_LETTERS = 20_000;

/** A new note with the present time. */
export function makeNote(passage: Id, quote: TextQuoteSelector, text: string): OwnNote {
  return { id: randomUuid(), passage, quote, text, created: new Date().toISOString() };
}

/** The first words of a text, at most `words`; it ends with an ellipsis if the text continues. */
export function shortQuote(text: string, words: number = MOST_QUOTED): string {
  const all = text.trim().split(/\s+/);
  return all.length > words ? `${all.slice(0, words).join(' ')} …` : all.join(' ');
}

/** The notes as an annotation page in JSON-LD (section 5.3: AnnotationPage). */
export function notesFile(notes: readonly OwnNote[], article: Pick<Article, 'doi' | 'url' | 'title'>): string {
  const items = notes.map(({ id, passage, quote, text, created }) => ({
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: 'commenting',
    created,
    body: { type: 'TextualBody', value: text, format: 'text/plain' },
    target: annotationTargetOf(article, passage, quote),
  }));
  const page = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items };
  return `${JSON.stringify(page, null, 2)}\n`;
}

/**
 * Reads notes from a file that `notesFile` or another program wrote in the same data model. Notes that cannot be read are counted, so
 * that the reader can be told.
 */
export function readNotes(
  text: string,
  passages: ReadonlySet<Id>,
): Result<{ readonly notes: readonly OwnNote[]; readonly refused: number }> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return failure({
      message: 'This is no file of notes. Choose one that was exported here: its name ends in .jsonld.',
    });
  }
  const items = Array.isArray(data) ? data : isRecord(data) && Array.isArray(data['items']) ? data['items'] : null;
  if (!items || items.length > MOST_NOTES) {
    return failure({
      message: 'The file holds no list of annotations. Choose a file of notes that was exported here.',
    });
  }
  const notes = items.flatMap((item) => readNote(item, passages) ?? []);
  if (notes.length === 0 && items.length > 0) {
    return failure({ message: 'None of its annotations is a note on a paragraph of this article.' });
  }
  return success({ notes, refused: items.length - notes.length });
}

function readNote(item: unknown, passages: ReadonlySet<Id>): OwnNote | null {
  const body = at(item, 'body');
  const selector = at(at(item, 'target'), 'selector');
  const quote = at(selector, 'refinedBy');
  const passage = string(at(selector, 'value'));
  const exact = string(at(quote, 'exact'));
  const text = string(at(body, 'value'));
  if (!passages.has(passage) || text.trim() === '' || exact === '' || text.length + exact.length > MOST_LETTERS)
    return null;
  const created = string(at(item, 'created'));
  const id = string(at(item, 'id')).replace(/^urn:uuid:/, '');
  return {
    // A note without an id gets one made from its content, so that importing the same file twice adds it once.
    id: id || `${passage} ${exact} ${text}`,
    passage,
    quote: { exact, prefix: string(at(quote, 'prefix')), suffix: string(at(quote, 'suffix')) },
    text,
    created: Number.isNaN(Date.parse(created)) ? new Date(0).toISOString() : created,
  };
}

/** Adds notes to a list; a note whose id is in the list already replaces the older text. */
export function mergeNotes(notes: readonly OwnNote[], more: readonly OwnNote[]): readonly OwnNote[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  for (const note of more) {
    const known = byId.get(note.id);
    if (!known || Date.parse(known.created) <= Date.parse(note.created)) byId.set(note.id, note);
  }
  return [...byId.values()].sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function at(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
