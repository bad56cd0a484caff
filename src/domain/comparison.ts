/** Finds a day with which the shown one can be compared. Pure functions. */
import type { Day, Feature } from './model';
import { spansOverlap } from './time';
import type { View } from './view';
import { statusesIn, type Horizon } from './visibility';

/** Whether a feature that is no venue differs between two days: whether it is there, or the status of the whole or of a part. */
function differs(feature: Feature, one: Day, other: Day, horizon: Horizon): boolean {
  const on = (day: Day): string => {
    const window = { from: day, to: day + 1 };
    const parts = feature.parts.map(({ id, span }) =>
      spansOverlap(span, window) ? (statusesIn(feature, window, horizon, id)[0]?.status ?? '') : null,
    );
    return JSON.stringify([
      spansOverlap(feature.span, window),
      statusesIn(feature, window, horizon)[0]?.status,
      ...parts,
    ]);
  };
  return on(one) !== on(other);
}

/** The last day before `day` on which a feature was otherwise; null if there is none. */
function lastOtherDay(feature: Feature, day: Day, horizon: Horizon): Day | null {
  const ends = [feature, ...feature.statuses, ...feature.parts].flatMap(({ span }) => [span.from, span.to]);
  const before = [...new Set(ends)].filter((end) => end <= day).sort((a, b) => b - a);
  const change = before.find((end) => differs(feature, end - 1, day, horizon));
  return change === undefined ? null : change - 1;
}

/**
 * The last day before the shown one on which the map was otherwise: a feature of a layer that is on had another status, or a venue fewer
 * meetings. Null if there is no such day that a reader can choose.
 */
export function lastDayThatDiffers(view: Pick<View, 'features' | 'events' | 'range' | 'window'>): Day | null {
  const day = view.window.to - 1;
  const horizon = { last: view.range.last };
  let last: Day | null = null;
  for (const { feature, shown } of view.features.values()) {
    if (!shown || feature.layer === null) continue;
    const meetings = view.events.filter(({ event }) => event.meeting && event.place === feature.id);
    const days =
      feature.kind === 'venue'
        ? meetings.flatMap(({ event }) => (event.span.from <= day ? [event.span.from - 1] : []))
        : [lastOtherDay(feature, day, horizon)];
    for (const other of days) if (other !== null && other > (last ?? view.range.first - 1)) last = other;
  }
  return last;
}
