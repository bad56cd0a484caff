import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraLifted, type Camera } from '../../../src/domain/camera';
import { DividedZoom, divisionsOf } from '../../../src/map/dividedZoom';
import { MapRoom } from '../../../src/map/mapRoom';
import type { SteadyMap } from '../../../src/map/SteadyMap';

/** What is on the page beside the map or over it. */
interface Page {
  readonly table: boolean;
  readonly side: boolean;
  readonly card: boolean;
  readonly compared: boolean;
}
const ALONE: Page = { table: false, side: false, card: false, compared: false };

/** Width of the map, in pixels, and how much padding its lower edge has: as on a screen of 1440 by 900. */
const widthOf = ({ table, side, compared }: Page): number => (table ? 400 : compared ? 618 : 980) / (side ? 2 : 1);
const bottomOf = ({ table, card, compared }: Page): number => (table && (card || compared) ? 364 : 56);

/** A map of which pages come and go, with the engine's arithmetic and without its pictures. */
function mapAt(start: Camera) {
  let camera = start;
  let moves = false;
  const ends: (() => void)[] = [];
  const map = {
    on: (_name: string, listener: () => void) => ends.push(listener),
    isMoving: () => moves,
    easeTo: ({ center: [lon, lat], offset }: { center: [number, number]; offset: [number, number] }) => {
      ends.forEach((end) => end());
      // Halfway there, until the next move.
      const there = cameraLifted({ zoom: camera.zoom, lat, lon }, 0, -2 * offset[1]);
      camera = moves ? { ...there, lat: (there.lat + camera.lat) / 2 } : there;
    },
  } as unknown as SteadyMap;
  let page = ALONE;
  const room = new MapRoom(map, { bottom: bottomOf(page) }, () => camera);
  return {
    now: () => camera,
    show: (next: Page, isSlow = false) => {
      moves = isSlow;
      const widths = [widthOf(page), widthOf(next)] as const;
      page = next;
      room.hear({ bottom: bottomOf(page) }, divisionsOf(page.side, page.table), false);
      if (room.isNeeded) room.make();
      const divided = room.divide(widths);
      if (!divided) return;
      room.isMade();
      ends.forEach((end) => end());
      camera = divided;
    },
  };
}

const pages = fc
  .record({ table: fc.boolean(), compared: fc.boolean(), card: fc.boolean(), isSide: fc.boolean() })
  .map(({ isSide, ...page }) => ({ ...page, side: isSide && page.compared }));

describe('A map', () => {
  it('is where it was when table, comparison and card have come and gone in any order, also before a move has ended', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pages, fc.boolean()), { maxLength: 12 }),
        fc.double({ min: 1, max: 13, noNaN: true }),
        (shown, zoom) => {
          const start = { zoom, lat: 39.8, lon: 46.5 };
          const map = mapAt(start);
          for (const [page, isSlow] of shown) map.show(page, isSlow);
          map.show(ALONE);
          expect(map.now().zoom).toBeCloseTo(zoom, 9);
          // A thousandth of a pixel at the nearest zoom is 1e-7 degrees.
          expect(map.now().lat).toBeCloseTo(39.8, 6);
        },
      ),
    );
  });

  it('shows beside the table what it showed without it, above a card there', () => {
    const map = mapAt({ zoom: 8, lat: 39.8, lon: 46.5 });
    map.show({ ...ALONE, table: true, card: true });
    expect(map.now().zoom).toBeCloseTo(8 + Math.log2(400 / 980), 9);
    expect(map.now()).toEqual(cameraLifted({ zoom: 8, lat: 39.8, lon: 46.5 }, 0, 324, map.now().zoom));
  });
});

describe('The zoom of a divided map', () => {
  it('is taken back beyond the limits of the zoom, too, and follows the width where the map has opened divided', () => {
    const divided = new DividedZoom();
    expect(divided.change(1.2, [], ['table'], [980, 400])).toBe(1);
    expect(divided.change(1, ['table'], [], [400, 980])).toBeCloseTo(1.2, 9);
    expect(divided.change(6, ['side'], [], [490, 980])).toBe(7);
    // The table takes the place of a second map.
    expect(divided.change(7, [], ['side'], [980, 490])).toBe(6);
    expect(divided.change(6, ['side'], ['table'], [490, 400])).toBeCloseTo(7 + Math.log2(400 / 980), 9);
    expect(divided.change(7 + Math.log2(400 / 980), ['table'], [], [400, 980])).toBeCloseTo(7, 9);
  });
});
