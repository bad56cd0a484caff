import { describe, expect, it } from 'vitest';
import { emptyCloud, PointCloud, pointsIn, setPoint } from '../../../src/map/pointCloud';
import { OPEN_END, OPEN_START } from '../../../src/domain/time';

const cloud = emptyCloud(4);
setPoint(cloud, 0, [46, 40], { from: 100, to: 110 }, [255, 0, 0]);
setPoint(cloud, 1, [46.01, 40], { from: 105, to: 106 }, [0, 255, 0]);
setPoint(cloud, 3, [-179.9, 10], { from: OPEN_START, to: OPEN_END }, [0, 0, 255]);
const on = (day: number) => ({ from: day, to: day + 1 });
/** The point that is drawn last of those that are there; null for none. */
const pointIn = (...[points, bounds, window]: Parameters<typeof pointsIn>) =>
  pointsIn(points, bounds, window, 1)[0] ?? null;
const near = (lon: number, lat: number, reach = 0.05) => [lon - reach, lat - reach, lon + reach, lat + reach] as const;

describe('A cloud of points', () => {
  it('finds the point that is drawn last of those that exist in the window', () => {
    expect(pointIn(cloud, near(46, 40), on(105))).toBe(1);
    expect(pointIn(cloud, near(46, 40), on(106))).toBe(0);
    expect(pointIn(cloud, near(46, 40), on(110))).toBeNull();
    expect([99, 100].map((day) => pointIn(cloud, near(46, 40), on(day)))).toEqual([null, 0]);
    expect(pointIn(cloud, near(46, 40), { from: 106, to: 200 })).toBe(0);
    expect(pointIn(cloud, near(47, 40), on(105))).toBeNull();
  });

  it('finds all points there, the last drawn first, or as many as are asked for', () => {
    expect(pointsIn(cloud, near(46, 40), on(105))).toEqual([1, 0]);
    expect(pointsIn(cloud, near(46, 40), on(105), 1)).toEqual([1]);
    expect(pointsIn(cloud, near(46, 40), on(99))).toEqual([]);
  });

  it('finds nothing where a feature has no place', () =>
    expect(pointIn(cloud, near(-180, 85.0511), { from: -5, to: 5 })).toBeNull());

  it('finds no point that is not drawn: one whose colour has no opacity', () => {
    const hidden = emptyCloud(2);
    for (const place of [0, 1]) setPoint(hidden, place, [46, 40], { from: 100, to: 110 }, [255, 0, 0]);
    expect(pointsIn(hidden, near(46, 40), on(105))).toEqual([1, 0]);
    hidden.colours[1 * 4 + 3] = 0;
    expect(pointsIn(hidden, near(46, 40), on(105))).toEqual([0]);
  });

  it('marks hollow points for the graphics card, and finds them as all others', () => {
    const some = emptyCloud(2);
    setPoint(some, 0, [46, 40], { from: 100, to: 110 }, [255, 0, 0]);
    setPoint(some, 1, [46, 40], { from: OPEN_START, to: OPEN_END }, [255, 0, 0], true);
    expect([...some.colours]).toEqual([255, 0, 0, 255, 255, 0, 0, 128]);
    expect(pointsIn(some, near(46, 40), on(105))).toEqual([1, 0]);
  });

  it('finds a point at the antimeridian from either side, and what has no end on any day', () => {
    expect([-179.9, 180.1, 540.1].map((lon) => pointIn(cloud, near(lon, 10), on(-5_000_000)))).toEqual([3, 3, 3]);
  });

  it('holds places to some metres and days to the day', () => {
    const metres = 40_075_017 * Math.abs((cloud.positions[2] as number) - (46.01 / 360 + 0.5));
    expect(metres).toBeLessThan(2.5);
    expect([...cloud.days.slice(0, 4)]).toEqual([100, 110, 105, 106]);
  });
});

it('The two shaders of a cloud have the same precision: they share a uniform, and would not link otherwise', () => {
  const written: string[] = [];
  const gl = new Proxy({} as WebGL2RenderingContext, {
    get: (_gl, name) => (name === 'shaderSource' ? (_shader: unknown, text: string) => written.push(text) : () => ({})),
  });
  const layer = new PointCloud('cloud', cloud);
  const bounds = { getWest: () => 40, getEast: () => 50 };
  layer.onAdd({ getZoom: () => 5, getPixelRatio: () => 1, getBounds: () => bounds } as never, gl);
  const shaderData = { variantName: 'mercator', vertexShaderPrelude: '', define: '' };
  layer.render(gl, {
    shaderData,
    defaultProjectionData: {
      mainMatrix: [],
      fallbackMatrix: [],
      tileMercatorCoords: [],
      clippingPlane: [],
      projectionTransition: 0,
    },
  } as never);
  expect(written.map((text) => /precision (\w+) float/.exec(text)?.[1])).toEqual(['highp', 'highp']);
});
