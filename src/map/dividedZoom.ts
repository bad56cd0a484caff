/** The zoom of a map of whose width something takes a part. */
import { LEAST_ZOOM, MOST_ZOOM, zoomForWidth } from '../domain/camera';
import { clamp } from '../domain/time';

/** What takes a part of the map's width: a second map at its side, or the table. */
export type Division = 'side' | 'table';

/** What takes a part of the width of a map that may have a second map at its side and stand beside the table. */
export function divisionsOf(hasSide: boolean, isBesideTable = false): readonly Division[] {
  return [...(hasSide ? (['side'] as const) : []), ...(isBesideTable ? (['table'] as const) : [])];
}

/**
 * By how much each division has changed the zoom. When one comes, the map shows in its new width what it showed before. When it goes, its
 * change is taken back, whatever came and went meanwhile and whatever the limits of the zoom have cut off: the zoom is what it was.
 */
export class DividedZoom {
  readonly #by = new Map<Division, number>();
  /** How much more the zoom is than the divisions have asked for, because of its limits. */
  #cut = 0;

  /** The zoom of a map whose divisions were `before` and are `after`; `widths` are those of the map before and now, in CSS pixels. */
  change(
    zoom: number,
    before: readonly Division[],
    after: readonly Division[],
    widths: readonly [before: number, now: number],
  ): number {
    const gone = before.filter((each) => !after.includes(each));
    const come = after.filter((each) => !before.includes(each));
    const changes = gone.flatMap((each) => this.#by.get(each) ?? []);
    gone.forEach((each) => this.#by.delete(each));
    const back = changes.reduce((sum, by) => sum - by, 0);
    const asked = zoom - this.#cut;
    // A map that opened with a division has not changed its zoom for that.
    const isKnown = come.length === 0 && changes.length === gone.length;
    const wanted = isKnown ? asked + back : zoomForWidth(asked, ...widths);
    const next = clamp(wanted, LEAST_ZOOM, MOST_ZOOM);
    this.#cut = after.length > 0 ? next - wanted : 0;
    // Of two that come at once, by a link, each has half of the change.
    for (const each of come) this.#by.set(each, (wanted - asked - back) / come.length);
    return next;
  }
}
