/** Computes which edges of the map are covered by sheets, cards and panels. */
import type { SheetStop } from '../state/historyEntry';

/** Widths of the map's covered edges in pixels; the camera keeps what it shows away from them. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * Padding on a narrow screen of a height in pixels: the sheet covers the lower edge. A sheet at full height is treated like a half one,
 * so that the map need not move for it.
 */
export function narrowPadding(stop: SheetStop, height: number): MapPadding {
  return { top: 70, left: 24, right: 72, bottom: stop === 'low' ? 176 : Math.round(height * 0.46) + 24 };
}

/** Padding on a wide screen: a card or panel may cover the right edge. */
export function widePadding(hasPanel: boolean): MapPadding {
  return { top: 72, left: 40, bottom: 56, right: hasPanel ? 388 : 40 };
}
