/** The icons of the map: what is drawn on each canvas, in which colour and order. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { STATUS_WORDS } from '../../../../src/domain/model';
import {
  AFTERMATH_FOOT,
  crossingIcon,
  drawIcons,
  GHOST_ICON,
  ICON_PIXEL_RATIO,
  PEAK_ICON,
  SETTLEMENT_ICON,
} from '../../../../src/map/style/images';
import { AFTERMATH_PATHS, DIAMOND_PATH, lookOf, SIGN_PATHS } from '../../../../src/symbology/statuses';
import { DISTINCT } from '../../../fixtures/mapStyle';

/** What one canvas was asked for: `stroke casing 4 M0 0…`, in order. */
interface Drawing {
  readonly strokes: string[];
  readonly paths: { readonly data: string; readonly width: number }[];
  readonly joins: string[];
  readonly origin: [number, number];
  scale: number;
  dash: readonly number[];
  readonly canvas: { width: number; height: number };
  readonly settings: unknown[];
}

const nameOf = (colour: string): string => Object.entries(DISTINCT).find(([, value]) => value === colour)?.[0] ?? '?';

/** Draws all icons on canvases that write down what they are asked; `has`: whether there is a canvas at all. */
function drawings(has = true): ReadonlyMap<string, Drawing> {
  class Path {
    constructor(readonly data: string) {}
  }
  vi.stubGlobal('Path2D', Path);
  vi.stubGlobal('document', {
    createElement: (tag: string) => {
      const canvas = { width: 0, height: 0 };
      const drawing: Drawing = {
        strokes: [],
        paths: [],
        joins: [],
        origin: [0, 0],
        scale: 1,
        dash: [],
        canvas,
        settings: [],
      };
      const context = {
        lineJoin: 'miter',
        lineCap: 'butt',
        strokeStyle: '',
        fillStyle: '',
        lineWidth: 1,
        scale: (x: number, y: number) => (drawing.scale = x === y ? x : NaN),
        translate: (x: number, y: number) => {
          drawing.origin[0] += x;
          drawing.origin[1] += y;
        },
        setLineDash: (dash: readonly number[]) => (drawing.dash = dash),
        stroke: ({ data }: Path) => {
          drawing.strokes.push(`stroke ${nameOf(context.strokeStyle)} ${data}`);
          drawing.joins.push(`${context.lineJoin} ${context.lineCap}`);
          drawing.paths.push({ data, width: context.lineWidth });
        },
        fill: ({ data }: Path) => {
          drawing.strokes.push(`fill ${nameOf(context.fillStyle)} ${data}`);
          drawing.paths.push({ data, width: 0 });
        },
        getImageData: (...rectangle: number[]) => ({ drawing, rectangle }),
      };
      return Object.assign(canvas, {
        getContext: (kind: string, settings: unknown) => {
          drawing.settings.push(settings);
          return has && tag === 'canvas' && kind === '2d' ? context : null;
        },
      });
    },
  });
  return new Map(
    [...drawIcons(DISTINCT)].map(([name, image]) => {
      const { drawing, rectangle } = image as unknown as { drawing: Drawing; rectangle: number[] };
      expect(rectangle).toEqual([0, 0, drawing.canvas.width, drawing.canvas.height]);
      return [name, drawing];
    }),
  );
}

/** The numbers of SVG path data of lines, as the farthest from 0 in each direction, with half the width of the line. */
function extent({ data, width }: Drawing['paths'][0]): number {
  // Of the paths used here, every number is an absolute coordinate, or part of one of the small arcs.
  return Math.max(...(data.match(/-?\d+(\.\d+)?/g) ?? []).map((each) => Math.abs(Number(each)))) + width / 2;
}

afterEach(() => vi.unstubAllGlobals());

describe('The icons of the map', () => {
  it('are one for each status of a crossing, one for a ghost, one for later events, and the marks of the base map', () => {
    expect([...drawings().keys()].sort()).toEqual(
      [...STATUS_WORDS.map(crossingIcon), 'aftermath', 'blank', 'crossing-ghost', 'hatch', 'peak', 'settlement'].sort(),
    );
  });

  it.each(STATUS_WORDS)(
    'draw a crossing that is %s as a diamond of ink with a rim, and the sign of the status on it',
    (status) => {
      const { strokes, paths, joins } = drawings().get(crossingIcon(status))!;
      const sign = SIGN_PATHS[lookOf('crossing', status).sign];
      expect(strokes).toEqual([`stroke casing ${DIAMOND_PATH}`, `fill ink ${DIAMOND_PATH}`, `stroke casing ${sign}`]);
      // The rim is seen on the outer half of its line, and is bolder than the sign.
      expect(paths[0]!.width).toBeGreaterThan(paths[2]!.width);
      expect(paths[2]!.width).toBeGreaterThanOrEqual(2);
      expect(new Set(joins)).toEqual(new Set(['round round']));
    },
  );

  it('draw a crossing that does not exist as a hollow diamond without a sign', () => {
    const { strokes, dash } = drawings().get(GHOST_ICON)!;
    expect(strokes).toEqual([`fill casing ${DIAMOND_PATH}`, `stroke inkSoft ${DIAMOND_PATH}`]);
    // Dashes say status: what is not there on the date has none.
    expect(dash).toEqual([]);
  });

  it('draw a later event as a hollow square on a stem that stands on its foot', () => {
    const { strokes, origin, canvas, scale } = drawings().get('aftermath')!;
    const { stem, square } = AFTERMATH_PATHS;
    expect(strokes).toEqual([`stroke ink ${stem}`, `fill casing ${square}`, `stroke ink ${square}`]);
    // The map puts the icon's lower left corner so that the foot is on the place.
    expect(origin).toEqual([AFTERMATH_FOOT, canvas.height / scale - AFTERMATH_FOOT]);
  });

  it.each([SETTLEMENT_ICON, PEAK_ICON])('draw a %s in soft ink with a rim like the land', (name) => {
    const { strokes, joins } = drawings().get(name)!;
    expect(strokes.map((stroke) => stroke.split(' ').slice(0, 2).join(' '))).toEqual(['stroke halo', 'fill inkFaint']);
    expect(strokes[0]!.split(' ').slice(2)).toEqual(strokes[1]!.split(' ').slice(2));
    expect(strokes[0]).toMatch(/ M\d.*Z$/);
    expect(joins).toEqual(['round butt']);
  });

  it('lie whole on their canvas, in its middle, and are sharp on dense screens', () => {
    expect(ICON_PIXEL_RATIO).toBeGreaterThanOrEqual(2);
    for (const [name, { canvas, origin, scale, paths }] of drawings()) {
      expect(canvas.width, name).toBe(canvas.height);
      expect(scale, name).toBe(ICON_PIXEL_RATIO);
      const size = canvas.width / scale;
      const reach = Math.max(...paths.map(extent));
      if (name.startsWith('crossing')) {
        expect(origin, name).toEqual([size / 2, size / 2]);
        expect(reach, name).toBeLessThanOrEqual(size / 2);
        // No wider than needed: names keep off the whole of an icon.
        expect(size / 2 - reach, name).toBeLessThan(3);
      } else if (name === 'aftermath') expect(reach + AFTERMATH_FOOT).toBeLessThanOrEqual(size);
      // The strokes of the hatching go on in the squares around it.
      else if (name !== 'hatch') {
        expect(origin, name).toEqual([0, 0]);
        expect(reach, name).toBeLessThanOrEqual(size);
      }
      expect(size % 1, name).toBe(0);
    }
    const small = drawings().get(PEAK_ICON)!.canvas.width;
    expect(drawings().get(SETTLEMENT_ICON)!.canvas.width).toBe(small);
    expect(small).toBeLessThan(drawings().get(GHOST_ICON)!.canvas.width);
  });

  it('are drawn on canvases whose pixels are read back at once', () => {
    for (const { settings } of drawings().values()) expect(settings).toEqual([{ willReadFrequently: true }]);
  });

  it('are left out where there is no canvas', () => expect(drawings(false).size).toBe(0));
});
