/** Puts differences between two dates into words: one sentence for screen readers, one line each for lists. */
import type { ViewChange } from '../domain/changes';
import { statusBesideTitle, statusInWords } from './statusWords';

/** One change in words, without a full stop: `The ford appears (open)`, `The lane: blocked`. */
export function changeWords(change: ViewChange): string {
  const { feature } = change;
  switch (change.type) {
    case 'appeared': {
      const status = change.status ? statusBesideTitle(feature, change.status) : null;
      return `${feature.title} appears${status === null ? '' : ` (${status})`}`;
    }
    case 'removed':
      return `${feature.title} ${change.notYet ? 'is not there yet' : 'is gone'}`;
    case 'status':
      return `${feature.title}: ${change.status ? statusInWords(feature, change.status) : 'nothing is told of it on this date'}`;
    case 'course':
      return `${feature.title}: another ${feature.kind === 'area' ? 'outline' : 'course'}${change.parts.length > 0 ? ` (${change.parts.join(', ')})` : ''}`;
    case 'aftermath':
      return `${feature.title}: ${change.there ? 'later events are marked here' : 'no later event is marked here yet'}`;
    case 'meetings':
      return `${feature.title}: ${change.count} ${change.count === 1 ? 'meeting' : 'meetings'}`;
  }
}

/** One change from an earlier date to a later one, with both statuses or numbers: `The lane: open, then blocked`. */
export function differenceWords(change: ViewChange): string {
  const { feature } = change;
  if (change.type === 'status' && change.from && change.status) {
    return `${feature.title}: ${statusInWords(feature, change.from)}, then ${statusInWords(feature, change.status)}`;
  }
  if (change.type === 'meetings')
    return `${feature.title}: ${change.from} ${change.from === 1 ? 'meeting' : 'meetings'}, then ${change.count}`;
  return changeWords(change);
}

/** One change as it is heard: without the list of parts, which is too long to listen to. */
function spokenWords(change: ViewChange): string {
  return changeWords(change.type === 'course' ? { ...change, parts: [] } : change);
}

/** A date and its changes as one sentence: at most `most` changes, then the number of the others. */
export function changeSentence(when: string, changes: readonly ViewChange[], most = 5): string {
  if (changes.length === 0) return `${when}: nothing on the map changes.`;
  const told = changes.slice(0, most).map(spokenWords);
  const rest = changes.length - told.length;
  return `${when}: ${told.join('; ')}${rest > 0 ? `; and ${rest} more ${rest === 1 ? 'change' : 'changes'}` : ''}.`;
}
