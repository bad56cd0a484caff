/** Which features of a reader's own layer are shown: the one rule of the frame, for table and export, beside that of the days. */
import { wrapBounds } from './bounds';
import { reachesInto } from './geometry';
import type { Bounds, Span } from './model';
import { holdsIn, type OwnFeature } from './ownData';

/** Whether a feature reaches into the frame of a map; one without a position reaches nowhere. */
export function liesIn({ geometry }: Pick<OwnFeature, 'geometry'>, frame: Bounds): boolean {
  return geometry !== null && reachesInto(geometry, wrapBounds(frame));
}

/** The places, in their layer, of the features that hold in a window and reach into a frame; of null into any. */
export function shownPlaces(features: readonly OwnFeature[], window: Span, frame: Bounds | null): readonly number[] {
  return features.flatMap((each, at) => (holdsIn(each, window) && (frame === null || liesIn(each, frame)) ? at : []));
}
