/** Which days a reader can choose: they depend on whether the layer of what came after the article is on. */
import { showsAftermath } from './aftermath';
import type { AtlasIndex } from './links';
import type { AxisSegment, Day, LayerId } from './model';
import type { Horizon } from './visibility';

/** What of a session decides it. */
interface LayersOn {
  /** The layers that are on. */
  readonly layers: readonly LayerId[];
}

/** The first and last day that a reader can choose; days after the opening day can be chosen only while the aftermath layer is on. */
export function selectableDays(index: AtlasIndex, on: LayersOn): { first: Day; last: Day } {
  const { meta } = index.atlas;
  const last = showsAftermath(index.atlas, on.layers) ? meta.checked : meta.opens;
  return { first: meta.axis[0]?.from ?? meta.opens, last };
}

/** The axis that covers the days a reader can choose. */
export function axisOfSession({ atlas }: AtlasIndex, on: LayersOn): readonly AxisSegment[] {
  return showsAftermath(atlas, on.layers) ? atlas.meta.axisWithAftermath : atlas.meta.axis;
}

/** The last day that a session may show: see `selectableDays`. */
export function horizonOf(index: AtlasIndex, on: LayersOn): Horizon {
  return { last: selectableDays(index, on).last };
}
