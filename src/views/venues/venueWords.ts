/** What the venue view says in words: where and how often people met up to the day, or between two days. Pure functions. */
import type { AtlasEvent, Track } from '../../domain/model';
import type { AtlasIndex } from '../../domain/links';
import { formatDay } from '../../domain/time';
import { groupByOcean, type VenueEntry } from '../../domain/venues';
import type { View } from '../../domain/view';

/** `Where they met, up to 27 July 2023`; of a window: `Where they met from 6 October 2022 to 15 July 2023`. */
export function whenWords({ mode, window }: Pick<View, 'mode' | 'window'>): string {
  if (mode === 'day') return `Where they met, up to ${formatDay(window.from)}`;
  return `Where they met from ${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
}

/**
 * How many meetings there were, in how many places, and how many of them across an ocean or at a place that is not published: `30 meetings in
 * 13 places, 6 beyond this map; 2 more whose place is not published`. `all` are the venues that the map shows, whatever the track.
 */
export function countWords(entries: readonly VenueEntry[], all: readonly VenueEntry[] = entries): string {
  const known = entries.filter(({ feature }) => feature.disclosed);
  const [told, unknown, far] = [sum(known), sum(entries) - sum(known), sum(groupsOf(known, all).far)];
  const hidden = `${unknown}${told === 0 ? ` ${unknown === 1 ? 'meeting' : 'meetings'}` : ' more'} whose place is not published`;
  if (told === 0) return unknown === 0 ? 'No meetings' : hidden;
  const words = `${counted(told, 'meeting', 'meetings')} in ${counted(known.length, 'place', 'places')}`;
  return `${words}${far === 0 ? '' : `, ${far} beyond this map`}${unknown === 0 ? '' : `; ${hidden}`}`;
}

/** Venues in two groups: those that the map of `all` venues shows, and those across an ocean. */
export function groupsOf(
  entries: readonly VenueEntry[],
  all: readonly VenueEntry[] = entries,
): { readonly near: readonly VenueEntry[]; readonly far: readonly VenueEntry[] } {
  const { far } = groupByOcean(all.map(({ feature, count }) => ({ id: feature.id, point: feature.point, count })));
  const isFar = ({ feature }: VenueEntry): boolean => far.some(({ id }) => id === feature.id);
  return { near: entries.filter((entry) => !isFar(entry)), far: entries.filter(isFar) };
}

/** The tracks of which a meeting counts, each with its number, in the order of the timeline. */
export function tracksMet(
  entries: readonly VenueEntry[],
  tracks: readonly Track[],
): readonly { readonly track: Track; readonly count: number }[] {
  return tracks.flatMap((track) => {
    const count = entries.flatMap(({ met }) => met).filter((id) => id === track.id).length;
    return count === 0 ? [] : [{ track, count }];
  });
}

/** Who took part in a meeting, each by the last word of the name; its title if that is not recorded. */
export function partyWords(event: AtlasEvent, index: AtlasIndex): string {
  const names = event.participants.flatMap((id) => index.people.get(id)?.name.split(' ').at(-1) ?? []);
  return names.length === 0 ? event.title : names.join(', ');
}

function sum(entries: readonly { readonly count: number }[]): number {
  return entries.reduce((total, { count }) => total + count, 0);
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
