/** Connects the search with the page: which copied text is searched, and where a result leads. */
import { passagesAt, type OwnCopy } from '../copy/place';
import type { AtlasIndex } from '../domain/links';
import type { Passage } from '../domain/model';
import { stepAt } from '../domain/session';
import { destinationOf, eventOfLink, type Destination } from '../domain/destination';
import type { SearchedCopyParagraph } from '../search/entries';
import type { SearchHit } from '../search/hits';

/** The list of footnotes, where results lead that belong to no passage and sources that no record cites. */
const FOOTNOTES: Destination = { type: 'page', element: 'bibliography' };

/** Where choosing a search result leads: the same as a click on the record that was found. */
export function destinationOfHit(index: AtlasIndex, hit: SearchHit): Destination {
  if (hit.kind === 'person' || hit.kind === 'organisation') return { type: 'person', id: hit.id };
  if (hit.kind === 'status' && hit.target !== undefined)
    return {
      type: 'event',
      event: { type: 'selected', id: hit.target, ...(hit.day === undefined ? {} : { day: hit.day }) },
    };
  const step = hit.place ? stepAt(index, hit.place) : null;
  if (hit.place && step) return { type: 'event', event: { type: 'stepVisited', place: hit.place, step } };
  const link = hit.target === undefined ? null : eventOfLink(index, hit.target);
  if (link) return { type: 'event', event: link };
  if (hit.days) return { type: 'event', event: { type: 'daysVisited', span: hit.days } };
  if (hit.kind === 'place') return { type: 'event', event: { type: 'selected', id: hit.id } };
  if (hit.kind === 'event') return { type: 'event', event: { type: 'eventVisited', id: hit.id } };
  if (hit.kind === 'source') return destinationOf(index, hit.id) ?? FOOTNOTES;
  return hit.passage ? { type: 'event', event: { type: 'passageChosen', id: hit.passage } } : FOOTNOTES;
}

/** The paragraphs of a copy to be searched, each with the passage it belongs to. */
export function searchedIn(copy: OwnCopy, passages: readonly Passage[]): readonly SearchedCopyParagraph[] {
  const ids = passages.map(({ id }) => id);
  return copy.paragraphs.map(({ text }, at) => ({ text, passage: passagesAt(copy, at, ids)[0] ?? null }));
}
