import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraLifted, type Camera } from '../../../src/domain/camera';
import { mapPadding, type MapPadding } from '../../../src/app/mapPadding';
import { DividedZoom, divisionsOf } from '../../../src/map/dividedZoom';
import { MapRoom } from '../../../src/map/mapRoom';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import type { SheetStop } from '../../../src/state/historyEntry';

/** What is on the page beside the map or over it. */
interface Page {
  readonly table: boolean;
  readonly side: boolean;
  readonly card: boolean;
  readonly compared: boolean;
  /** The panel with which the reader measures, open or folded to a strip. */
  readonly measure: 'open' | 'folded' | null;
  /** The height of a sheet, on a phone; null on a wide screen, which has none. */
  readonly sheet: SheetStop | null;
}
const ALONE: Page = { table: false, side: false, card: false, compared: false, measure: null, sheet: null };
const ALONE_ON_PHONE: Page = { ...ALONE, sheet: 'low' };

/** Width of the map, in pixels: as on a screen of 1440 by 900, or on a phone. */
const widthOf = ({ table, side, compared, sheet }: Page): number =>
  sheet ? 390 : (table ? 400 : compared ? 618 : 980) / (side ? 2 : 1);
/** Which edges of it are covered. A card of an own feature has the place of the atlas's. */
const paddingOf = ({ table, card, compared, measure, sheet }: Page): MapPadding =>
  mapPadding({
    layout: sheet ? 'sheet' : 'wide',
    ...(sheet ? { width: 390, height: 844 } : { width: 1440, height: 900 }),
    stop: sheet ?? 'half',
    panels: (card || compared ? 1 : 0) + (measure ? 1 : 0),
    isTable: table,
    hasStrip: measure === 'folded',
  });

/** A map of which pages come and go, with the engine's arithmetic and without its pictures. */
function mapAt(start: Camera, first = ALONE) {
  let camera = start;
  /** Where the move that goes on now ends. */
  let there = start;
  let moves = false;
  const ends: (() => void)[] = [];
  const map = {
    on: (_name: string, listener: () => void) => ends.push(listener),
    isMoving: () => moves,
    easeTo: ({ center: [lon, lat], offset }: { center: [number, number]; offset: [number, number] }) => {
      ends.forEach((end) => end());
      // Halfway there, until the next move.
      there = cameraLifted({ zoom: camera.zoom, lat, lon }, 0, -2 * offset[1]);
      camera = moves ? { ...there, lat: (there.lat + camera.lat) / 2 } : there;
    },
  } as unknown as SteadyMap;
  let page = first;
  const room = new MapRoom(map, paddingOf(page), () => camera);
  return {
    now: () => camera,
    rest: () => {
      camera = there;
      ends.forEach((end) => end());
    },
    show: (next: Page, isSlow = false) => {
      moves = isSlow;
      const widths = [widthOf(page), widthOf(next)] as const;
      page = next;
      const padding = paddingOf(page);
      room.hear(padding, divisionsOf(page.side, padding.isBesideTable), false);
      if (room.isNeeded) room.make();
      const divided = room.divide(widths);
      if (!divided) return;
      room.isMade();
      ends.forEach((end) => end());
      camera = there = divided;
    },
  };
}

const stops = fc.constantFrom<SheetStop>('low', 'half', 'full');
const measure = fc.constantFrom('open', 'folded', null);
const pages = fc
  .record({ table: fc.boolean(), compared: fc.boolean(), card: fc.boolean(), measure, isSide: fc.boolean() })
  .map(({ isSide, ...page }) => ({ ...page, side: isSide && page.compared, sheet: null }));
const phonePages = fc
  .record({ table: fc.boolean(), compared: fc.boolean(), card: fc.boolean(), measure, sheet: stops })
  .map((page) => ({ ...page, side: false }));

describe('A map', () => {
  it('is where it was when table, comparison, cards and Measure have come and gone in any order, also before a move has ended', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pages, fc.boolean()), { maxLength: 12 }),
        fc.double({ min: 1, max: 13, noNaN: true }),
        (shown, zoom) => {
          const start = { zoom, lat: 39.8, lon: 46.5 };
          const map = mapAt(start);
          for (const [page, isSlow] of shown) map.show(page, isSlow);
          map.show(ALONE);
          map.rest();
          expect(map.now().zoom).toBeCloseTo(zoom, 9);
          // A thousandth of a pixel at the nearest zoom is 1e-7 degrees.
          expect(map.now().lat).toBeCloseTo(39.8, 6);
        },
      ),
    );
  });

  it('of a phone is where it was under its sheet, but for half of what is too little for the camera to move', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(phonePages, fc.boolean()), { maxLength: 12 }),
        fc.double({ min: 5, max: 13, noNaN: true }),
        (shown, zoom) => {
          const map = mapAt({ zoom, lat: 39.8, lon: 46.5 }, ALONE_ON_PHONE);
          for (const [page, isSlow] of shown) map.show(page, isSlow);
          map.show(ALONE_ON_PHONE);
          map.rest();
          expect(map.now().zoom).toBe(zoom);
          // A folded panel covers 80 pixels, for which nothing moves.
          const [south = 0, north = 0] = [-80, 80].map((pixels) => cameraLifted(map.now(), 0, -pixels).lat);
          expect(south).toBeLessThanOrEqual(39.8 + 1e-6);
          expect(north).toBeGreaterThanOrEqual(39.8 - 1e-6);
        },
      ),
    );
  });

  it('has the zoom that its width says beside the table, whatever of Measure and cards is open, and in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(pages, { maxLength: 6 }), measure, fc.boolean(), (shown, panel, card) => {
        const map = mapAt({ zoom: 9.2, lat: 39.8, lon: 46.5 });
        for (const page of shown) map.show(page);
        map.show({ ...ALONE, table: true, measure: panel, card });
        map.show({ ...ALONE, measure: panel, card });
        expect(map.now().zoom).toBeCloseTo(9.2, 9);
      }),
    );
    const map = mapAt({ zoom: 9.2, lat: 39.8, lon: 46.5 });
    map.show({ ...ALONE, measure: 'open' });
    map.show({ ...ALONE, measure: 'open', table: true });
    // From 9.20 to 7.91, as in a trial of November 2026: less map, the same land.
    expect(map.now().zoom).toBeCloseTo(9.2 + Math.log2(400 / 980), 9);
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

  it('is what it was at the least zoom, where one division goes while another stays', () => {
    const divided = new DividedZoom();
    const asked = [
      [[], ['side'], [618, 309]],
      [['side'], ['table'], [309, 400]],
      [['table'], ['side', 'table'], [400, 200]],
      [['side', 'table'], ['side'], [200, 309]],
      [['side'], [], [309, 618]],
    ] as const;
    const end = asked.reduce((zoom, [before, after, widths]) => divided.change(zoom, before, after, widths), 1);
    expect(end).toBeCloseTo(1, 9);
    // A reader who zooms meanwhile stays as much nearer.
    expect(divided.change(1, [], ['side'], [618, 309])).toBe(1);
    expect(divided.change(3, ['side'], [], [309, 618])).toBe(3);
  });
});
