/**
 * Compares two views of the atlas, such as two dates: which features appeared or disappeared, which statuses changed, which meetings were
 * added.
 */
import { changedBetween } from './changeIndex';
import type { AtlasIndex } from './links';
import type { Feature, Id, Part, StatusWord } from './model';
import { spansOverlap } from './time';
import type { FeatureView, View } from './view';
import { statusInWindow } from './visibility';

/** One difference between two views; `status` is the feature's primary status. */
export type ViewChange =
  | { readonly type: 'appeared'; readonly feature: Feature; readonly status?: StatusWord | undefined }
  /**
   * The feature does not exist any more; `notYet` is true if the second date is the earlier one, so that the feature does not exist yet.
   */
  | { readonly type: 'removed'; readonly feature: Feature; readonly notYet: boolean }
  | {
      readonly type: 'status';
      readonly feature: Feature;
      readonly from?: StatusWord | undefined;
      readonly status?: StatusWord | undefined;
    }
  /** The feature's primary status is unchanged, but some of its parts appeared, disappeared or changed their status. */
  | { readonly type: 'course'; readonly feature: Feature; readonly parts: readonly string[] }
  /** The mark for an event of the aftermath appeared at the feature's place, or disappeared. */
  | { readonly type: 'aftermath'; readonly feature: Feature; readonly there: boolean }
  | { readonly type: 'meetings'; readonly feature: Feature; readonly from: number; readonly count: number };

/** Kinds of features in the order in which their changes are listed; the kinds that the atlas is mostly about come first. */
const ORDER: readonly Feature['kind'][] = ['crossing', 'route', 'border', 'area', 'venue', 'place'];

/**
 * Lists the changes from `before` to `after` of the features whose layers are on in `after`. With an `index`, only features with a change
 * day between the two dates are examined; without one, all features are, with the same result.
 */
export function changesBetween(before: View, after: View, index: AtlasIndex | null = null): readonly ViewChange[] {
  if (before === after) return [];
  const changes: ViewChange[] = [];
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

/** Ids of the features that may differ between two views: all of them if the mode or the horizon differs. */
function changedFeatures({ atlas, featureChanges }: AtlasIndex, before: View, after: View): Iterable<Id> {
  if (before.mode !== after.mode || before.range.last !== after.range.last) return after.features.keys();
  return changedBetween(featureChanges, before.window, after.window).map((at) => (atlas.features[at] as Feature).id);
}

function changeOf(then: FeatureView, now: FeatureView, before: View, after: View): ViewChange | null {
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
  const parts = feature.parts.filter((part) => {
    const { span } = part;
    const [was, is] = [spansOverlap(span, before.window), spansOverlap(span, after.window)];
    return was !== is || (is && statusOf(feature, part, before) !== statusOf(feature, part, after));
  });
  return parts.length > 0 ? { type: 'course', feature, parts: parts.flatMap(({ title }) => title ?? []) } : null;
}

/** The primary status of a part in the window of a view. */
function statusOf(feature: Feature, part: Part, view: View): StatusWord | undefined {
  return statusInWindow(feature, part, view.window, { last: view.range.last })?.status;
}
