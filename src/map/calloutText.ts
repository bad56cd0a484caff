/** What the call-outs of the opening view say: names, and statuses worked out from the record. Pure functions. */
import { containsPoint } from '../domain/bounds';
import type { AtlasIndex } from '../domain/links';
import type { DatedSpan, Id, LonLat } from '../domain/model';
import { noRecordAfter } from '../domain/recordEnd';
import { formatSpan, isOpenStart, OPEN_END } from '../domain/time';
import { meetingsAt, venuesOf } from '../domain/venues';
import type { View } from '../domain/view';
import { firstOfRun } from '../domain/visibility';
import { modeLookName } from '../symbology/modes';
import { writtenName } from '../symbology/names';
import type { Palette } from '../symbology/palette';
import { lookOf, statusLabel } from '../symbology/statuses';

/** A call-out of one thing, or of all meeting venues together. */
export interface Callout {
  /** Id of the feature; null for the call-out of all venues. */
  readonly id: Id | null;
  readonly title: string;
  /** One line: the status and since when it has held, or how many meetings there were. */
  readonly text: string;
  /** The same in a word or two, for labels. */
  readonly word: string;
  /** Name of the colour that tells the kind or status. */
  readonly colour: keyof Palette;
  /** Where its symbol is; null for all venues. */
  readonly at: LonLat | null;
}

/** The call-outs of a view, the most important first. What the view does not show is not called out. */
export function calloutsOf(view: View, index: AtlasIndex): readonly Callout[] {
  const { features, venuesTitle } = index.atlas.meta.callouts;
  const things = features.flatMap((id) => calloutOf(view, id) ?? []);
  const venues = venuesTitle === '' ? null : calloutOfVenues(view, index);
  return venues ? [...things, venues] : things;
}

function calloutOf(view: View, id: Id): Callout | null {
  const state = view.features.get(id);
  const status = state?.statuses[0];
  if (!state?.present || !state.shown || !status) return null;
  const { feature } = state;
  const word = statusLabel(feature, status.status);
  const { first, second } = writtenName(feature, view.names);
  const ended = noRecordAfter(state);
  return {
    id,
    title: second === '' ? first : `${first} / ${second}`,
    text: `${capitalised(word)}${sinceText(firstOfRun(feature, status).span)}${ended === null ? '' : `, ${ended}`}`,
    word,
    colour: lookOf(feature.kind, status.status, modeLookName(feature.mode)).colour,
    at: feature.point,
  };
}

function calloutOfVenues(view: View, index: AtlasIndex): Callout | null {
  const { callouts, openingBounds } = index.atlas.meta;
  const venues = venuesOf(view);
  const all = meetingsAt(venues);
  if (all === 0) return null;
  const elsewhere = meetingsAt(venues.filter(({ feature }) => !containsPoint(openingBounds, feature.point)));
  const counted = `${all} ${all === 1 ? 'meeting' : 'meetings'}`;
  return {
    id: null,
    title: callouts.venuesTitle,
    text: elsewhere === 0 ? counted : `${counted}, ${elsewhere === all ? 'all' : elsewhere} beyond this map`,
    word: elsewhere === 0 ? counted : `${elsewhere} ${elsewhere === 1 ? 'meeting' : 'meetings'} elsewhere`,
    colour: 'meeting',
    at: null,
  };
}

/** ` since 15 June 2023`, as exact as the start is known; empty if no start is known. */
function sinceText(span: DatedSpan): string {
  if (isOpenStart(span)) return '';
  const [start = ''] = span.edtf.split('/');
  return ` ${formatSpan({ ...span, to: OPEN_END, softEnd: 0, edtf: `${start}/..` })}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
