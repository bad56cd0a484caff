/** What differs between two views of the atlas: what appeared, went, or took another status; meetings that were added. */
import type { Feature, StatusWord } from './model';
import type { FeatureView, View } from './view';

/** One difference; `status` is the primary one. */
export type Change =
  | { readonly type: 'appeared'; readonly feature: Feature; readonly status?: StatusWord }
  | { readonly type: 'gone'; readonly feature: Feature }
  | { readonly type: 'status'; readonly feature: Feature; readonly from?: StatusWord; readonly status?: StatusWord }
  | { readonly type: 'meetings'; readonly feature: Feature; readonly from: number; readonly count: number };

/** Kinds in the order they are told: what the atlas is about comes first. */
const ORDER: readonly Feature['kind'][] = ['crossing', 'route', 'border', 'area', 'venue', 'place'];

/** What differs, from `before` to `after`, among the features whose layers are on in `after`. */
export function changesBetween(before: View, after: View): readonly Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  for (const [id, now] of after.features) {
    if (now.feature.layer === null || !now.shown) continue;
    const then = before.features.get(id);
    if (!then || then === now) continue;
    const change = changeOf(then, now);
    if (change) changes.push(change);
  }
  return changes.sort((a, b) => ORDER.indexOf(a.feature.kind) - ORDER.indexOf(b.feature.kind));
}

function changeOf(then: FeatureView, now: FeatureView): Change | null {
  const { feature } = now;
  if (feature.kind === 'venue') {
    return then.count === now.count ? null : { type: 'meetings', feature, from: then.count, count: now.count };
  }
  const [from, status] = [then.statuses[0]?.status, now.statuses[0]?.status];
  if (then.present !== now.present)
    return now.present ? { type: 'appeared', feature, status } : { type: 'gone', feature };
  return from === status ? null : { type: 'status', feature, from, status };
}
