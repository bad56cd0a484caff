/** Finds the layout of a picture in which the map is largest, and what is given up where there is little room. Pure functions. */
import type { SortedSpanEnds } from '../domain/dated';
import { datesOf } from '../domain/ownSpans';
import type { LegendGroup } from '../symbology/legend';
import type { PictureLayout, PictureOptions } from './pictureParts';
import { placesOf, shareOf, type Attempt, type FoundOptions, type Places, type StripOf } from './picturePlaces';
import { settingsOf, type Setting } from './pictureSetting';
import { scaledStrip, timeStrip, type TimeStrip } from './timeStrip';

/** The groups of a legend: the atlas's, and those of the reader's layers. */
export interface Groups {
  readonly atlas: readonly LegendGroup[];
  /** The latter, with at most so many kinds of features of each. */
  readonly own: (most?: number) => readonly LegendGroup[];
}

/** The timeline with all its rows, with fewer roads and crossings, and also without the row of the reader's own features; the last is null if there is none of these. */
export interface Strips {
  readonly whole: StripOf;
  readonly fewer: StripOf;
  readonly short: StripOf | null;
}

/**
 * Shares of the picture's area that the map has. Letters get smaller until it has the first; where it then has less than the second, the
 * timeline gives up rows. Only below the third the legend gives up kinds of the reader's features.
 */
const SHARES = { good: 0.55, least: [0.45, 0.4, 0.35, 0.3], small: [0.3, 0.25, 0.2, -1] } as const;
/** Rows of roads and crossings where the timeline has little room. */
const FEWER_BARS = 2;
/** A legend that gives up kinds has at most so many of each of the reader's layers. */
const FEWER_KINDS = [12, 8, 5, 3] as const;

/** The timelines of a picture, which the layouts that are tried out have in common. */
export function stripsOf({ index, view, timeline, own }: PictureOptions): Strips {
  const amount = timeline ?? 'few';
  const stripWith = (dates: SortedSpanEnds | null, mostBars?: number): StripOf => {
    const key = mostBars === undefined ? 'whole' : 'brief';
    const drawn = new Map<string, TimeStrip>();
    return (width, { stripScale }) => {
      const name = `${width} ${stripScale}`;
      const strip =
        drawn.get(name) ??
        scaledStrip(
          timeStrip({ index, view, width: width / stripScale, amount, key, own: dates, mostBars }),
          stripScale,
        );
      drawn.set(name, strip);
      return strip;
    };
  };
  const dates = own ? datesOf(own.layers) : null;
  return { whole: stripWith(dates), fewer: stripWith(dates, FEWER_BARS), short: dates && stripWith(null, FEWER_BARS) };
}

/** The layout in which the map is largest. Only where there is no room at all is a part left out, and the picture says which. */
export function bestLayout(options: FoundOptions, { atlas, own }: Groups, strips: Strips): PictureLayout {
  const places = placesOf(options);
  const settings = settingsOf(options.size);
  const least = settings.at(-1) as Setting;
  const groups = [...atlas, ...own()];
  const [strip, fewer] = options.timeline ? [strips.whole, strips.fewer] : [null, null];
  const firstWith = (attempts: readonly Attempt[], share: number): PictureLayout | undefined => {
    for (const attempt of attempts) {
      const found = places.mostShare(attempt) >= share ? places.best(attempt) : undefined;
      if (found && shareOf(found) >= share) return found;
    }
    return undefined;
  };
  const wholes = settings.map((setting): Attempt => ({ strip, setting, groups }));
  const withFewer = { strip: fewer, setting: least, groups };
  const yielding = [...wholes.slice(-1), withFewer];
  const shorter = FEWER_KINDS.map((most) => [...atlas, ...own(most)]);
  const last = [...yielding, ...shorter.map((each) => ({ ...withFewer, groups: each }))];
  const found =
    firstWith(wholes, SHARES.good) ??
    firstOf(SHARES.least, (share) => firstWith(yielding, share)) ??
    firstOf(SHARES.small, (share) => firstWith(last, share));
  if (found) return found;
  const shortest = shorter.at(-1) ?? groups;
  return (
    (strips.short &&
      strip &&
      places.best({ strip: strips.short, setting: least, groups: shortest, lost: [ROW_LOST] })) ??
    withoutPart(places, { strip: fewer, short: strips.short, setting: least, groups: shortest })
  );
}

/** The first result for a list of values. */
function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ROW_LOST = 'The timeline has no room for the row of the reader’s data in this size.';
const STRIP_LOST = 'The timeline has no room in this size.';
const LEGEND_LOST = 'The legend has no room in this size.';

/** A layout that leaves out legend or timeline, or both. */
function withoutPart(
  { best, anyhow }: Places,
  { strip, short, setting, groups }: Attempt & { readonly short: StripOf | null },
): PictureLayout {
  const bare = { strip: null, setting, groups: [] };
  if (!strip) return anyhow({ ...bare, lost: [LEGEND_LOST] });
  const hasLegend = groups.length > 0;
  const legendless = !hasLegend
    ? undefined
    : (best({ ...bare, strip, lost: [LEGEND_LOST] }) ??
      (short ? best({ ...bare, strip: short, lost: [ROW_LOST, LEGEND_LOST] }) : undefined));
  const stripless = best({
    ...bare,
    groups,
    lost: [legendless ? `${STRIP_LOST} Without the legend it has room.` : STRIP_LOST],
  });
  const both = hasLegend ? 'Legend and timeline have no room in this size.' : STRIP_LOST;
  return stripless ?? legendless ?? anyhow({ ...bare, lost: [both] });
}
