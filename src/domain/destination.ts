/** Where a click on a record leads, and a link to it: one answer for both. */
import { currentId, recordShowingNote, recordShowingSource, recordWithId, type AtlasIndex } from './links';
import type { Id } from './model';
import { BIBLIOGRAPHY } from './reading';
import type { AppEvent } from './session';

/** Where a click on a record, or a link to it, leads. */
export type Destination =
  /** An event that changes the session. */
  | { readonly type: 'event'; readonly event: AppEvent }
  /** A person in the list of people. */
  | { readonly type: 'person'; readonly id: Id }
  /** A part of the text that is not a record, by the id of its HTML element. */
  | { readonly type: 'page'; readonly element: string };

/**
 * Where a click on a record leads, for every type of record: it visits an event, selects a feature, chooses a passage or a moment, begins
 * a story, shows a note beside its passage, a source where it is first cited or on the card of the first record that cites it, a person in the list of
 * people. Null if no record has the id.
 */
export function destinationOf(index: AtlasIndex, id: Id): Destination | null {
  const current = currentId(index, id);
  if (index.people.has(current)) return { type: 'person', id: current };
  const event = eventOfLink(index, current);
  if (event) return { type: 'event', event };
  return index.sources.has(current) ? { type: 'page', element: BIBLIOGRAPHY } : null;
}

/**
 * The event by which a click on a record changes the session; null if no record has the id, or if the click does not change the session.
 */
export function eventOfLink(index: AtlasIndex, id: Id): AppEvent | null {
  const current = currentId(index, id);
  const note = index.notes.get(current);
  const home = note
    ? recordShowingNote(index, note)
    : index.sources.has(current)
      ? recordShowingSource(index, current)
      : undefined;
  if (home !== undefined) {
    const event = eventOfLink(index, home);
    return note && event?.type === 'passageChosen' ? { ...event, note: note.id } : event;
  }
  if (index.atlas.moments.some((moment) => moment.id === current)) return { type: 'momentChosen', id: current };
  const story = index.atlas.stories.find((each) => each.id === current);
  const step = story?.steps[0];
  if (story && step) return { type: 'stepVisited', place: { story: story.id, step: step.id }, step };
  const target = recordWithId(index, current);
  if (!target) return null;
  if (target.type === 'passage') return { type: 'passageChosen', id: target.passage.id };
  return target.type === 'event'
    ? { type: 'eventVisited', id: target.event.id }
    : { type: 'selected', id: target.feature.id };
}
