/** How layers were coloured in each way before the reader chose another way: whoever comes back to one finds it as it was, while the page is open. */
import type { OwnColours, OwnLayer } from '../../domain/ownData';

/** By the features, which stay while a layer gets another name or look. */
const LEFT = new WeakMap<OwnLayer['features'], Map<string, OwnColours>>();

/** Remembers the colours that are left for another way. */
export function leaveColours({ features }: Pick<OwnLayer, 'features'>, colours: OwnColours): void {
  const ways = LEFT.get(features) ?? new Map<string, OwnColours>();
  LEFT.set(features, ways.set(colours.by, colours));
}

/** The colours with which a way was left; null if the layer never had it. */
export function coloursLeft({ features }: Pick<OwnLayer, 'features'>, by: string): OwnColours | null {
  return LEFT.get(features)?.get(by) ?? null;
}
