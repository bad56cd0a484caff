/** What differs between two views of the atlas: features that appeared or disappeared, statuses that changed, meetings that were added. */
import { changedBetween } from './changeIndex';
import type { AtlasIndex } from './links';
import type { Feature, Id, StatusWord } from './model';
import { overlaps } from './time';
import type { FeatureView, View } from './view';
import { statusesIn } from './visibility';

/** One difference; `status` is the primary one. */
export type Change =
  | { readonly type: 'appeared'; readonly feature: Feature; readonly status?: StatusWord | undefined }
  /** It does not exist any more; `notYet` where the second date is the earlier one and it does not exist yet. */
  | { readonly type: 'removed'; readonly feature: Feature; readonly notYet: boolean }
  | {
      readonly type: 'status';
      readonly feature: Feature;
      readonly from?: StatusWord | undefined;
      readonly status?: StatusWord | undefined;
    }
  /** Its primary status is the same, but some of its parts appeared, disappeared or changed their status. */
  | { readonly type: 'course'; readonly feature: Feature; readonly parts: readonly string[] }
  /** The mark of the aftermath appeared at its place, or disappeared. */
  | { readonly type: 'aftermath'; readonly feature: Feature; readonly there: boolean }
  | { readonly type: 'meetings'; readonly feature: Feature; readonly from: number; readonly count: number };

/** Kinds of features in the order in which their changes are listed: those that the atlas is about are first. */
const ORDER: readonly Feature['kind'][] = ['crossing', 'route', 'border', 'area', 'venue', 'place'];

/**
 * What differs, from `before` to `after`, among the features whose layers are on in `after`. With the look-ups of the atlas only features
 * with a change day between the two dates are looked at; without them all are, and the answer is the same.
 */
export function changesBetween(before: View, after: View, index: AtlasIndex | null = null): readonly Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  for (const id of index ? changedFeatures(index, before, after) : after.features.keys()) {
    const now = after.features.get(id);
    const then = before.features.get(id);
    if (!now || !then || now.feature.layer === null || !now.shown) continue;
    const change = changeOf(then, now, before, after);
    if (change) changes.push(change);
  }
  for (const id of new Set([...before.aftermath, ...after.aftermath])) {
    const feature = after.features.get(id)?.feature;
    const there = after.aftermath.has(id);
    if (feature && there !== before.aftermath.has(id)) changes.push({ type: 'aftermath', feature, there });
  }
  return changes.sort((a, b) => ORDER.indexOf(a.feature.kind) - ORDER.indexOf(b.feature.kind));
}

/** The features that may differ. Where mode or horizon differ, that is all of them. */
function changedFeatures({ atlas, featureChanges }: AtlasIndex, before: View, after: View): Iterable<Id> {
  if (before.mode !== after.mode || before.range.last !== after.range.last) return after.features.keys();
  return changedBetween(featureChanges, before.window, after.window).map((at) => (atlas.features[at] as Feature).id);
}

function changeOf(then: FeatureView, now: FeatureView, before: View, after: View): Change | null {
  const { feature } = now;
  if (feature.kind === 'venue') {
    return then.count === now.count ? null : { type: 'meetings', feature, from: then.count, count: now.count };
  }
  const [from, status] = [then.statuses[0]?.status, now.statuses[0]?.status];
  if (then.present !== now.present)
    return now.present
      ? { type: 'appeared', feature, status }
      : { type: 'removed', feature, notYet: feature.span.from >= after.window.to };
  if (from !== status) return { type: 'status', feature, from, status };
  const parts = feature.parts.filter(({ id, span }) => {
    const [was, is] = [overlaps(span, before.window), overlaps(span, after.window)];
    return was !== is || (is && statusOf(feature, id, before) !== statusOf(feature, id, after));
  });
  return parts.length > 0 ? { type: 'course', feature, parts: parts.flatMap(({ title }) => title ?? []) } : null;
}

/** The primary status of a part in a view's window. */
function statusOf(feature: Feature, part: Id, view: View): StatusWord | undefined {
  return statusesIn(feature, view.window, { last: view.range.last }, part)[0]?.status;
}
