/** Which edges of the map are covered by what lies over it. */
import type { SheetStop } from '../state/historyEntry';

/** Edges of the map that are covered, in pixels: what is framed keeps clear of them. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** On a narrow screen, of a height in pixels, a sheet covers the lower edge up to its stop; the map is not framed anew for a full one. */
export function narrowPadding(stop: SheetStop, height: number): MapPadding {
  return { top: 70, left: 24, right: 72, bottom: stop === 'low' ? 176 : Math.round(height * 0.46) + 24 };
}

/** On a wide screen a card or panel may cover the right edge. */
export function widePadding(hasPanel: boolean): MapPadding {
  return { top: 72, left: 40, bottom: 56, right: hasPanel ? 388 : 40 };
}
