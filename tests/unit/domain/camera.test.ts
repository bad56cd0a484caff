import { describe, expect, it } from 'vitest';
import {
  areInFreePart,
  boundsOfMoment,
  boundsOfTarget,
  freePartOffset,
  openingPadding,
  isRequestSatisfied,
  beyondEdges,
  cameraLifted,
  liftOf,
  cameraMoveFor,
  nearestZoom,
  zoomForWidth,
  paddingChange,
  usablePadding,
  type CameraMove,
} from '../../../src/domain/camera';
import { freeFrame } from '../../../src/domain/freeFrame';
import type { AtlasIndex } from '../../../src/domain/links';
import type { Bounds, Moment } from '../../../src/domain/model';
import { mercatorY, scaleOf } from '../../../src/domain/mercator';
import { spansOverlap } from '../../../src/domain/time';
import { planeOfCamera } from '../../../src/stillmap/project';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

function moment({ atlas }: AtlasIndex, id: string): Moment {
  return atlas.moments.find((each) => each.id === id) as Moment;
}

function holds([west, south, east, north]: Bounds, [w, s, e, n]: Bounds): boolean {
  return west <= w && south <= s && east >= e && north >= n;
}

describe('A moment is looked at', () => {
  it('where what its passage tells of happened within it', () => {
    const [ford] = tiny.atlas.features.filter(({ id }) => id === 'reed-ford');
    expect(boundsOfMoment(tiny.index, moment(tiny.index, 'ford-day'))).toEqual(ford?.bounds);
    const town = tiny.index.features.get('nordhaven');
    expect(boundsOfMoment(tiny.index, moment(tiny.index, 'talk-months'))).toEqual(town?.bounds);
  });

  it('where anything happened, when its passage tells of no place', () => {
    const spoken = { ...moment(tiny.index, 'talk-months'), passage: 'p03' };
    const bounds = boundsOfMoment(tiny.index, spoken);
    expect(bounds && holds(bounds, tiny.index.features.get('nordhaven')?.bounds as Bounds)).toBe(true);
  });

  it('where its passage leads, when nothing happened', () => {
    const span = { ...moment(tiny.index, 'ford-day').span, from: 0, to: 1 };
    const bounds = boundsOfMoment(tiny.index, { ...moment(tiny.index, 'ford-day'), span });
    expect(bounds && holds(bounds, tiny.index.features.get('mill-lane')?.bounds as Bounds)).toBe(true);
  });

  it('in the real atlas: every place of its events is in the frame', () => {
    for (const each of real.atlas.moments) {
      const bounds = boundsOfMoment(real.index, each);
      expect(bounds, each.id).not.toBeNull();
      const passage = real.index.passages.get(each.passage);
      for (const event of real.atlas.events) {
        if (!passage?.events.includes(event.id) || !spansOverlap(event.span, each.span)) continue;
        const place = boundsOfTarget(real.index, { type: 'event', event });
        if (place) expect(bounds && holds(bounds, place), `${each.id} shows ${event.id}`).toBe(true);
      }
    }
  });
});

describe('How near a request brings the camera', () => {
  const region: Bounds = [0, 0, 10, 10];
  const ask = (bounds: Bounds, more: object = {}) => ({ token: 1, bounds, force: false, ...more });

  it.each<[string, Bounds, boolean]>([
    ['inside the region', [1, 1, 2, 2], true],
    ['the region itself', region, true],
    ['beyond its west', [-1, 1, 2, 2], false],
    ['beyond its south', [1, -1, 2, 2], false],
    ['beyond its east', [1, 1, 11, 2], false],
    ['beyond its north', [1, 1, 2, 11], false],
  ])('%s', (_, bounds, isNear) => expect(nearestZoom(ask(bounds), 5, region)).toBe(isNear ? 9.2 : 4.4));

  it('gently goes no nearer than it must, and stays as near as it is', () => {
    const gentle = ask([1, 1, 2, 2], { gentle: true });
    expect([3, 6.6, 8, 12].map((zoom) => nearestZoom(gentle, zoom, region))).toEqual([6.6, 6.6, 8, 9.2]);
  });

  it('leaves the camera where what is asked for is in view and large enough to be seen', () => {
    const [there, away] = [() => true, () => false];
    const satisfied = (more: object, zoom: number, isInView: () => boolean): boolean =>
      isRequestSatisfied(ask([1, 1, 2, 2], more), zoom, region, isInView);
    expect([satisfied({}, 6, there), satisfied({}, 5.9, there), satisfied({}, 6, away)]).toEqual([true, false, false]);
    expect([satisfied({ gentle: true }, 2, there), satisfied({ gentle: true }, 2, away)]).toEqual([true, false]);
    // While time plays, a near view of the region is not left for what lies beyond it; a wide view moves until that is in the frame.
    const plays = (bounds: Bounds, zoom: number, isInView: () => boolean): boolean =>
      isRequestSatisfied(ask(bounds, { gentle: true }), zoom, region, isInView);
    expect([plays([20, 20, 21, 21], 4.5, away), plays([20, 20, 21, 21], 4.4, away)]).toEqual([true, false]);
    expect([plays([1, 1, 2, 2], 9, away), plays([20, 20, 21, 21], 4.4, there)]).toEqual([false, true]);
    expect(satisfied({ force: true }, 9, there)).toBe(false);
    expect(satisfied({ exactly: { zoom: 9, lat: 1, lon: 1 } }, 9, there)).toBe(false);
  });

  it('jumps to a camera, keeps a zoom that was chosen, or fits', () => {
    const camera = { zoom: 9, lat: 1, lon: 1 };
    const moveFor = (more: object, isNear = true): CameraMove =>
      cameraMoveFor(ask([1, 1, 3, 3], more), 5, region, () => isNear);
    expect(moveFor({ exactly: camera, keepsZoom: true })).toEqual({
      type: 'jump',
      camera,
    });
    // The camera of an address has in its middle what a sheet leaves free.
    expect(
      cameraMoveFor(ask([1, 1, 3, 3], { exactly: camera, lifts: true }), 5, region, () => true, { bottom: 240 }),
    ).toEqual({ type: 'jump', camera: cameraLifted(camera, 0, 200) });
    expect(moveFor({ keepsZoom: true })).toEqual({ type: 'centre', point: [2, 2], glides: false });
    expect(moveFor({})).toEqual({ type: 'fit', bounds: [1, 1, 3, 3], mostZoom: 9.2 });
  });

  it('keeps in the middle of what is free what was there, at whatever zoom and however much is covered', () => {
    const camera = { zoom: 8, lat: 39.8, lon: 46.5 };
    const lifted = cameraLifted(camera, 0, 324, 6.7);
    // The middle of what is free lies half of what is covered above the middle of the map.
    expect(mercatorY(lifted.lat) + 162 / scaleOf(6.7)).toBeCloseTo(mercatorY(39.8), 10);
    expect(cameraLifted(lifted, 324, 0, 8).lat).toBeCloseTo(39.8, 10);
    expect(cameraLifted(camera, 200, 200)).toEqual({ ...camera, lat: expect.closeTo(39.8, 10) });
    expect([{ bottom: 56 }, { bottom: 364 }, {}].map(liftOf)).toEqual([0, 324, 0]);
  });

  it('shows as many degrees of longitude in a map of another width, within its zooms', () => {
    expect([zoomForWidth(7, 980, 490), zoomForWidth(6, 490, 980)]).toEqual([6, 7]);
    expect(zoomForWidth(7, 600, 400)).toBeCloseTo(7 - Math.log2(1.5));
    expect(zoomForWidth(7, 0, 490)).toBe(7);
  });

  describe('where the text leads', () => {
    const glides: Bounds = [0, 0, 5, 5];
    const inside = ask([1, 1, 3, 3], { glides });
    const abroad = ask([20, 20, 22, 22], { glides });

    it('leaves the camera where the middle of what the text tells of is in view', () => {
      const seen: Bounds[] = [];
      const isInView = (bounds: Bounds): boolean => seen.push(bounds) > 0;
      expect(isRequestSatisfied(inside, 4.5, region, isInView)).toBe(true);
      expect(isRequestSatisfied(abroad, 2, region, isInView)).toBe(true);
      expect(seen).toEqual([
        [2, 2, 2, 2],
        [21, 21, 21, 21],
      ]);
      expect(isRequestSatisfied(inside, 4.4, region, isInView)).toBe(false);
      expect(isRequestSatisfied(inside, 4.5, region, () => false)).toBe(false);
    });

    it('glides with its zoom to what is near, and else shows more', () => {
      const near = (bounds: Bounds): boolean => bounds[0] === bounds[2];
      expect(cameraMoveFor(inside, 7, region, near)).toEqual({ type: 'centre', point: [2, 2], glides: true });
      expect(cameraMoveFor(abroad, 3, region, near)).toEqual({ type: 'centre', point: [21, 21], glides: true });
      expect(cameraMoveFor(inside, 4, region, near)).toEqual({ type: 'fit', bounds: glides, mostZoom: 6.6 });
      expect(cameraMoveFor(inside, 8, region, () => false)).toEqual({ type: 'fit', bounds: glides, mostZoom: 8 });
      expect(cameraMoveFor(abroad, 8, region, () => false)).toEqual({ type: 'fit', bounds: glides, mostZoom: 4.4 });
    });
  });
});

describe('What covers the edges of a map', () => {
  const size = { width: 400, height: 300 };
  const none = { top: 0, right: 0, bottom: 0, left: 0 };

  it('counts while it leaves 40 pixels both ways, and else not at all', () => {
    expect(usablePadding({ left: 200, right: 160 }, size)).toEqual({ ...none, left: 200, right: 160 });
    expect(usablePadding({ left: 200, right: 161 }, size)).toEqual(none);
    expect(usablePadding({ top: 100, bottom: 160 }, size)).toEqual({ ...none, top: 100, bottom: 160 });
    expect(usablePadding({ top: 100, bottom: 161, left: 3 }, size)).toEqual(none);
  });

  it('is less than nothing where what is near counts, too', () => {
    expect(beyondEdges(size, 0.25)).toEqual({ top: -75, right: -100, bottom: -75, left: -100 });
    expect(
      areInFreePart(
        [
          [-99, 374],
          [499, -74],
        ],
        size,
        beyondEdges(size, 0.25),
      ),
    ).toBe(true);
    expect(areInFreePart([[-101, 0]], size, beyondEdges(size, 0.25))).toBe(false);
  });

  it('moves the middle of the free part', () => {
    expect(freePartOffset({ top: 40, right: 10, bottom: 20, left: 30 })).toEqual([10, 10]);
  });

  it('hides points under it, those on its edge not', () => {
    const padding = { top: 10, right: 20, bottom: 30, left: 40 };
    const free = (...points: [number, number][]): boolean => areInFreePart(points, size, padding);
    expect(free([40, 10], [380, 270])).toBe(true);
    for (const point of [
      [39, 50],
      [381, 50],
      [50, 9],
      [50, 271],
    ] as [number, number][]) {
      expect(free([100, 100], point), String(point)).toBe(false);
    }
  });

  it('has changed much where a side has by more than 100 pixels', () => {
    expect(paddingChange({}, { bottom: 100 })).toEqual({ isLarge: false, isPanel: false });
    expect(paddingChange({}, { bottom: 101 })).toEqual({ isLarge: true, isPanel: true });
    expect(paddingChange({ bottom: 300 }, { bottom: 20 })).toEqual({ isLarge: true, isPanel: true });
    for (const side of ['left', 'right'] as const)
      expect(paddingChange({ [side]: 300 }, {})).toEqual({ isLarge: true, isPanel: true });
    // The words of a first visit.
    expect(paddingChange({ top: 216 }, { top: 70 })).toEqual({ isLarge: true, isPanel: false });
    // Each side by itself is little.
    expect(paddingChange({}, { top: 90, right: 90, bottom: 90, left: 90 }).isLarge).toBe(false);
  });

  it('leaves the opening view narrow strips, keeps it clear of sheets and cards, and puts it at the right of a wide map', () => {
    const square = [0, -1, 2, 1] as const;
    const wide = { top: 72, right: 40, bottom: 56, left: 40 };
    // 1000 × 568 pixels are left above and below: a square of 500, so the rest is at the left.
    expect(openingPadding(wide, { width: 1000, height: 568 }, square)).toEqual({
      top: 36,
      right: 10,
      bottom: 32,
      left: expect.closeTo(1000 - 10 - 500, 0) as number,
    });
    expect(openingPadding(wide, { width: 400, height: 568 }, square)).toEqual({
      top: 36,
      right: 10,
      bottom: 32,
      left: 14,
    });
    // What covers more than 100 pixels is a panel.
    for (const [covered, right] of [
      [100, 10],
      [101, 81],
    ] as const)
      expect(openingPadding({ right: covered }, { width: 400, height: 568 }, square).right).toBe(right);
    const sheet = openingPadding({ top: 216, right: 16, bottom: 176, left: 12 }, { width: 390, height: 796 }, square);
    expect(sheet).toEqual({ top: 196, right: 10, bottom: 156, left: 12 });
  });
});

describe('The part of a map that no panel covers', () => {
  const whole = { camera: { zoom: 7.3, lat: 40.1, lon: 46.2 }, size: { width: 1200, height: 800 } };
  const at = ({ camera, size }: typeof whole, place: readonly [number, number]): readonly number[] =>
    planeOfCamera(camera, size).projectPlain([...place]);

  it.each([
    ['a card at the right', { top: 72, left: 40, right: 362, bottom: 56 }, [838, 800], [0, 0]],
    ['a sheet below', { top: 70, left: 12, right: 16, bottom: 440 }, [1200, 360], [0, 0]],
    ['words above and a pane at the left', { top: 240, left: 310 }, [890, 560], [310, 240]],
  ] as const)(
    'has the same scale, and each place at the same distance from its corner: %s',
    (_name, padding, size, corner) => {
      const free = freeFrame(whole, padding);
      expect([free.size.width, free.size.height]).toEqual(size);
      expect(free.camera.zoom).toBe(whole.camera.zoom);
      for (const place of [
        [46.2, 40.1],
        [44.5, 41.3],
        [48, 39],
      ] as const) {
        const [[x = 0, y = 0], [nearX = 0, nearY = 0]] = [at(whole, place), at(free, place)];
        expect(nearX).toBeCloseTo(x - corner[0], 6);
        expect(nearY).toBeCloseTo(y - corner[1], 6);
      }
    },
  );

  it('is the whole map where only buttons lie at its edges, and where panels would leave nothing', () => {
    for (const padding of [{ top: 72, left: 40, right: 56, bottom: 56 }, { top: 400, bottom: 400 }, {}]) {
      const { camera, size } = freeFrame(whole, padding);
      expect(size).toEqual(whole.size);
      expect(camera.lat).toBeCloseTo(whole.camera.lat, 9);
      expect(camera.lon).toBeCloseTo(whole.camera.lon, 9);
    }
  });
});
