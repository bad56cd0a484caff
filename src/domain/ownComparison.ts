/** What differs between two days in layers of a reader's own: the features that hold on one of the days only, and how many do on both. */
import type { Day } from './model';
import { featuresOnce } from './ownCopies';
import type { OwnLayer, StyledLayer } from './ownData';
import { countUndated, undatedOnBoth } from './ownSpans';
import { formatDay, OPEN_END, OPEN_START } from './time';

/** At most so many features are named for each day. */
export const MOST_NAMED = 5;

/** The features of a layer that hold on one of the two days and not on the other. */
export interface HeldOnce {
  readonly count: number;
  /** Places in `OwnLayer.features` of those that are named: the first `MOST_NAMED` of the file. */
  readonly named: readonly number[];
}

/** What holds of a layer on two days. */
export interface OwnComparison {
  readonly styled: StyledLayer;
  readonly days: readonly [earlier: Day, later: Day];
  /** What holds on the earlier day alone. */
  readonly earlier: HeldOnce;
  /** What holds on the later day alone. */
  readonly later: HeldOnce;
  /** How many features hold on both days. */
  readonly both: number;
}

/** The first day of each feature, and the day after its last. */
interface Days {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** Days of layers as numbers: a million features are then looked through in a moment. */
const DAYS = new WeakMap<OwnLayer['features'], Days>();

function daysOf({ features }: Pick<OwnLayer, 'features'>): Days {
  const there = DAYS.get(features);
  if (there) return there;
  const days = { from: new Float64Array(features.length), to: new Float64Array(features.length) };
  // By place: an iterator costs several times as much.
  for (let place = 0; place < features.length; place++) {
    // What has no dates holds on all days.
    const dates = features[place]?.dates;
    days.from[place] = dates ? dates.from : OPEN_START;
    days.to[place] = dates ? dates.to : OPEN_END;
  }
  DAYS.set(features, days);
  return days;
}

/** Compares what holds of a layer on two days. */
export function compareLayer(styled: StyledLayer, earlier: Day, later: Day): OwnComparison {
  return { styled, days: [earlier, later], ...compareFeatures(styled.layer, earlier, later) };
}

function compareFeatures(
  layer: Pick<OwnLayer, 'features'>,
  earlier: Day,
  later: Day,
): Pick<OwnComparison, 'earlier' | 'later' | 'both'> {
  const { from, to } = daysOf(layer);
  const [first, second]: [number[], number[]] = [[], []];
  let [firstCount, secondCount, both] = [0, 0, 0];
  for (let place = 0; place < from.length; place++) {
    const [start, end] = [from[place] as number, to[place] as number];
    const isFirst = start <= earlier && end > earlier;
    const isSecond = start <= later && end > later;
    if (isFirst && isSecond) both++;
    else if (isFirst) {
      if (firstCount++ < MOST_NAMED) first.push(place);
    } else if (isSecond && secondCount++ < MOST_NAMED) second.push(place);
  }
  return {
    earlier: { count: firstCount, named: first },
    later: { count: secondCount, named: second },
    both,
  };
}

/** Compares the visible layers, the topmost first: as for the atlas, what is hidden does not count. */
export function compareLayers(layers: readonly StyledLayer[], earlier: Day, later: Day): readonly OwnComparison[] {
  return layers.filter(({ look }) => look.isVisible).map((styled) => compareLayer(styled, earlier, later));
}

/** How many features differ; one that several layers have counts once. */
export function differenceCount(compared: readonly OwnComparison[]): number {
  const once = featuresOnce(compared.map(({ styled }) => styled.layer));
  return compared.reduce((sum, each, at) => {
    const features = once[at] ?? [];
    const isWhole = features === each.styled.layer.features;
    const { earlier, later } = isWhole ? each : compareFeatures({ features }, ...each.days);
    return sum + earlier.count + later.count;
  }, 0);
}

/** How many features of a layer hold on each of the two days: `12 on 1 May 2023, 9 on 27 July 2023; 4 have no date and are counted on both days`. */
export function comparedWords({ styled, days, earlier, later, both }: OwnComparison): string {
  const counts = [earlier.count + both, later.count + both];
  const told = counts.map((count, at) => `${count.toLocaleString('en')} on ${formatDay(days[at] as Day)}`);
  return `${told.join(', ')}${undatedOnBoth(countUndated(styled.layer))}`;
}
