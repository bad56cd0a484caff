/** When the features of a reader's own layer are: how many of them hold on the days that are shown, and on which days all of them do. */
import { countSpansBeyond, countSpansIn, mergeSpanEnds, type SortedSpanEnds } from './dated';
import type { Span } from './model';
import { featuresOnce } from './ownCopies';
import type { OwnLayer, StyledLayer } from './ownData';
import { clamp, formatDay, OPEN_END, OPEN_START } from './time';

type Features = Pick<OwnLayer, 'features'>;

/** Dates of layers in order, which are sorted once. */
const ENDS = new WeakMap<OwnLayer['features'], SortedSpanEnds>();

/** First and last days of a layer's features, in order. They are sorted once, so that a change of date only looks two of them up. */
function endsOf({ features }: Features): SortedSpanEnds {
  const there = ENDS.get(features);
  if (there) return there;
  let count = 0;
  const [starts, lasts] = [new Float64Array(features.length), new Float64Array(features.length)];
  for (const { dates } of features) {
    if (!dates) continue;
    starts[count] = dates.from;
    lasts[count++] = dates.to;
  }
  const ends = { starts: starts.slice(0, count).sort(), ends: lasts.slice(0, count).sort() };
  ENDS.set(features, ends);
  return ends;
}

/** First and last days of the visible layers' features, in order; of one that several layers have once. Null if none has a date. */
export function datesOf(layers: readonly StyledLayer[]): SortedSpanEnds | null {
  const visible = layers.filter(({ look }) => look.isVisible).map(({ layer }) => layer);
  const all = mergeSpanEnds(featuresOnce(visible).map((features) => endsOf({ features })));
  return all.starts.length > 0 ? all : null;
}

/** How many features hold on some of the days; those without dates always do. */
export function heldOn(layer: Features, days: Span): number {
  const ends = endsOf(layer);
  return countSpansIn(ends, days) + layer.features.length - ends.starts.length;
}

/** Of all features of a layer, or of those at some places, how many have no date; 0 if none of the layer has one, as its list says. */
export function countUndated(layer: Features, places: Iterable<number> | null = null): number {
  const dated = endsOf(layer).starts.length;
  if (dated === 0 || dated === layer.features.length) return 0;
  if (places === null) return layer.features.length - dated;
  let count = 0;
  for (const place of places) if (layer.features[place]?.dates === null) count++;
  return count;
}

/** How many of the features that are counted for some days hold on all days, since they have no date, behind a comma; empty if none does. */
export function undatedWords(undated: number, counted: number): string {
  if (undated === 0) return '';
  if (undated === counted) return counted === 1 ? ', without a date' : ', all of them without a date';
  return `, ${undated.toLocaleString('en')} of them without a date`;
}

/** The same behind what is said of two days: what has no date is counted on either. */
export function undatedOnBoth(undated: number): string {
  if (undated === 0) return '';
  return `; ${undated.toLocaleString('en')} ${undated === 1 ? 'has' : 'have'} no date and ${undated === 1 ? 'is' : 'are'} counted on both days`;
}

/** The features of layers that have a position, found once. */
const PLACED = new WeakMap<OwnLayer['features'], OwnLayer['features']>();

/** The features of a layer that have a position: all of them, in most layers, whose dates are then in order already. */
function placedOf(features: OwnLayer['features']): OwnLayer['features'] {
  const placed = PLACED.get(features) ?? features.filter(({ geometry }) => geometry !== null);
  const found = placed.length === features.length ? features : placed;
  PLACED.set(features, found);
  return found;
}

/** How many of the features that hold on some of the days have a position: the map draws no others. */
export function placedOn({ features }: Features, days: Span): number {
  return heldOn({ features: placedOf(features) }, days);
}

/** How many features of a layer that has dates are on the map and have none. */
export function undatedOnMap({ features }: Features): number {
  if (countUndated({ features }) === 0) return 0;
  const placed = placedOf(features);
  return placed.length - endsOf({ features: placed }).starts.length;
}

/** How many features a layer has and how many of them have dates, in words. */
export function countWords({ features, report }: Pick<OwnLayer, 'features' | 'report'>): string {
  const count = features.length.toLocaleString('en');
  const dated =
    report.dated === 0
      ? 'none with a date'
      : report.dated === features.length
        ? 'all with dates'
        : `${report.dated.toLocaleString('en')} with dates`;
  return `${count} ${features.length === 1 ? 'feature' : 'features'}, ${dated}`;
}

/**
 * How many features hold on the days that are shown, as a sentence; how many of them are on the map, if not all, and how many of them have
 * no date. Of two days that are compared it tells one after the other.
 */
export function heldWords(layer: Features, ...shown: readonly Span[]): string {
  const all = layer.features.length;
  if (all === 1) {
    const told = shown.map(
      (days) => `${heldOn(layer, days) === 1 ? 'holds' : 'does not hold'} ${daysWords(days, 'on')}`,
    );
    const isBare = shown.some((days) => lackWords(layer, days) !== '');
    return `The only feature ${told.join(' and ')}${isBare ? '; it has no position' : ''}.`;
  }
  const told = shown.map((days, at) => {
    const held = heldOn(layer, days);
    const of = at > 0 ? '' : ` of ${all.toLocaleString('en')} ${held === 1 ? 'holds' : 'hold'}`;
    return `${held.toLocaleString('en')}${of} ${daysWords(days, 'on')}${lackWords(layer, days)}`;
  });
  const most = Math.max(...shown.map((days) => heldOn(layer, days)));
  const count = countUndated(layer);
  const hasLack = shown.length === 1 && told.some((each) => each.endsWith('on the map'));
  // Behind the number of those on the map “of them” would be of these.
  const undated =
    hasLack && count > 0 && count < most
      ? `; ${count.toLocaleString('en')} of the ${most.toLocaleString('en')} ${count === 1 ? 'has' : 'have'} no date`
      : shown.length > 1
        ? undatedOnBoth(count)
        : undatedWords(count, most);
  return `${told.join(told.some((each) => each.includes(', ')) ? ', and ' : ' and ')}${undated}.`;
}

/** How many of the features that hold are on the map, behind a comma; empty if all are. */
function lackWords(layer: Features, days: Span): string {
  const placed = placedOn(layer, days);
  if (placed === heldOn(layer, days)) return '';
  return placed === 0 ? ', none of them on the map' : `, ${placed.toLocaleString('en')} of them on the map`;
}

/** Days in words: `on 1 May 2023`, or the first and the last day of several. */
export function daysWords({ from, to }: Span, before: 'on' | '' = ''): string {
  if (to - from === 1) return `${before} ${formatDay(from)}`.trimStart();
  return `${before === 'on' ? 'from ' : ''}${formatDay(from)} to ${formatDay(to - 1)}`;
}

/** The days from the first to the last that a layer's features name, as far as they lie in `reach`; null if none does. */
export function daysOf(layer: Features, reach: Span): Span | null {
  const { starts, ends } = endsOf(layer);
  const days = [...firstAndLast(starts), ...firstAndLast(ends).map((day) => day - 1)].filter(
    (day) => day > OPEN_START && day < OPEN_END - 1,
  );
  if (days.length === 0) return null;
  const [least, most] = [Math.min(...days), Math.max(...days)];
  if (most < reach.from || least >= reach.to) return null;
  const [from, last] = [least, most].map((day) => clamp(day, reach.from, reach.to - 1)) as [number, number];
  return { from, to: last + 1 };
}

/** How many features go on after the last day that any names, or were there before the first, in words; empty if none. */
export function openEndWords(layer: Features): string {
  const { starts, ends } = endsOf(layer);
  const told = [
    [starts.findIndex((day) => day > OPEN_START), starts.length, 'beginning'],
    [ends.length - 1 - ends.findLastIndex((day) => day < OPEN_END), ends.length, 'end'],
  ] as const;
  return told
    .map(([open, all, what]) => [open < 0 ? all : open, what] as const)
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${count === 1 ? 'has' : 'have'} no ${what}`)
    .join(', ');
}

/** How many features have dates that all lie before the days, and after them. */
export function countBeyond(layer: Features, days: Span): { readonly before: number; readonly after: number } {
  return countSpansBeyond(endsOf(layer), days);
}

/** The least and the greatest of sorted days that are no open ends. */
function firstAndLast(sorted: Float64Array): number[] {
  const first = sorted.find((day) => day > OPEN_START);
  const last = sorted.findLast((day) => day < OPEN_END);
  return [first, last].filter((day) => day !== undefined);
}
