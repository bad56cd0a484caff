/** Finds which passages are about which features and events, by reversing the links in the digests. */
import type { AtlasEvent, Id, Passage, TrackId } from '../domain/model';

/** A function that returns the ids related to an id; an empty list if there are none. */
export type IdsOf = (id: Id) => readonly Id[];

/** For each event the passages whose digest links to it, in the order of the passages. */
export function passagesOfEvents(passages: readonly Passage[]): IdsOf {
  return collectIdsByKey((add) => {
    for (const passage of passages) for (const event of passage.events) add(event, passage.id);
  });
}

/**
 * For each feature the passages about it. A passage is about a feature if its digest links to the feature, to an event that happened
 * there, or to an event whose subject is the feature. Subjects of meetings and background events do not count: a passage about talks on
 * ten roads is not about each of the ten. If by this rule no passage is about a feature, those are returned whose events have it as a
 * subject. `passages` have the features that their digests link to; `withEvents` are the same passages with the features of their events
 * added.
 */
export function passagesOfFeatures(
  passages: readonly Passage[],
  withEvents: readonly Passage[],
  events: readonly AtlasEvent[],
  isBackground: (track: TrackId) => boolean,
): IdsOf {
  const byId = new Map(events.map((event) => [event.id, event]));
  const about = collectIdsByKey((add) => {
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
  const mentioning = collectIdsByKey((add) => {
    for (const passage of withEvents) for (const feature of passage.features) add(feature, passage.id);
  });
  return (id) => {
    const found = about(id);
    return found.length > 0 ? found : mentioning(id);
  };
}

/** Groups pairs of ids into lists; each list has an id once, in the order in which the pairs were added. */
export function collectIdsByKey(addAll: (add: (key: Id, id: Id) => void) => void): IdsOf {
  const lists = new Map<Id, Set<Id>>();
  addAll((key, id) => {
    const list = lists.get(key);
    if (list) list.add(id);
    else lists.set(key, new Set([id]));
  });
  const arrays = new Map([...lists].map(([key, list]) => [key, [...list]] as const));
  return (id) => arrays.get(id) ?? [];
}
