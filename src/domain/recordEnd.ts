/** Words for the end of a record: what a window shows of a feature may be recorded for a part of its days only. */
import type { DatedSpan, Day, Feature } from './model';
import { formatDay, formatSpanEnd } from './time';
import type { FeatureView } from './view';

/** The last day for which something is recorded, no more exact than it is known: `about 3 October 2023`. `span` is what is recorded. */
export function lastDayText(span: DatedSpan, last: Day): string {
  return span.to === last + 1 ? formatSpanEnd(span, 'to') : formatDay(last);
}

/** `no record after 27 July 2023`. */
export function endWords(last: string): string {
  return `no record after ${last}`;
}

/** The same, if what a window shows of a feature is recorded up to a day before its last; else null. */
export function noRecordAfter({ statuses, recordedTo }: Pick<FeatureView, 'statuses' | 'recordedTo'>): string | null {
  const [shown] = statuses;
  return shown && recordedTo !== null ? endWords(lastDayText(shown.span, recordedTo)) : null;
}

/** A feature of which a map draws in a window what is recorded for a part of its days only. */
export interface EndedRecord {
  readonly feature: Feature;
  /** The last day for which what is drawn is recorded, in words; of several parts, the earliest. */
  readonly last: string;
}

/** Features in groups by the last day of their record, in their order. */
export function byLastDay(ended: readonly EndedRecord[]): ReadonlyMap<string, readonly Feature[]> {
  const groups = new Map<string, readonly Feature[]>();
  for (const { feature, last } of ended) groups.set(last, [...(groups.get(last) ?? []), feature]);
  return groups;
}
