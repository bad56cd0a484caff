/** Which passages are about which features and events: the links of the digests, read from the other end. */
import type { AtlasEvent, Id, Passage, TrackId } from '../domain/model';

/** The ids that belong to an id; an empty list where nothing does. */
export type IdsOf = (id: Id) => readonly Id[];

/** Passages by event: those whose digest links to it, in order of the passages. */
export function passagesOfEvents(passages: readonly Passage[]): IdsOf {
  return collected((add) => {
    for (const passage of passages) for (const event of passage.events) add(event, passage.id);
  });
}

/**
 * Passages by feature. A passage is about a feature if its digest links to the feature, to an event that happened there, or to an event
 * of which the feature is a subject. Meetings and background events do not count for their subjects: a passage about talks on ten roads
 * is not about each of the ten. Where no passage is about a feature in this sense, those are given whose events have it as a subject.
 *
 * `passages` have the features that their digests link to, `withEvents` the same passages also those of their events.
 */
export function passagesOfFeatures(
  passages: readonly Passage[],
  withEvents: readonly Passage[],
  events: readonly AtlasEvent[],
  isBackground: (track: TrackId) => boolean,
): IdsOf {
  const byId = new Map(events.map((event) => [event.id, event]));
  const about = collected((add) => {
    for (const passage of passages) {
      for (const feature of passage.features) add(feature, passage.id);
      for (const id of passage.events) {
        const event = byId.get(id);
        if (!event) continue;
        if (event.place) add(event.place, passage.id);
        if (!event.meeting && !isBackground(event.track))
          for (const feature of event.features) add(feature, passage.id);
      }
    }
  });
  const mentioning = collected((add) => {
    for (const passage of withEvents) for (const feature of passage.features) add(feature, passage.id);
  });
  return (id) => {
    const found = about(id);
    return found.length > 0 ? found : mentioning(id);
  };
}

/** Gathers pairs of ids into lists, each id once and in the order in which they were added. */
export function collected(addAll: (add: (key: Id, id: Id) => void) => void): IdsOf {
  const lists = new Map<Id, Set<Id>>();
  addAll((key, id) => {
    const list = lists.get(key);
    if (list) list.add(id);
    else lists.set(key, new Set([id]));
  });
  const arrays = new Map([...lists].map(([key, list]) => [key, [...list]] as const));
  return (id) => arrays.get(id) ?? [];
}
