/**
 * What the palette gives to readers, by computation, in both themes: names that can be read on every ground of the map, lines that stand off
 * from it, and signs of the legend that stay apart for readers who see fewer colours.
 */
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { StatusWord } from '../../../src/domain/model';
import { VEIL_OPACITY } from '../../../src/map/style/basemapLayers';
import { composeStyle } from '../../../src/map/style/compose';
import { BORDER_LOOKS } from '../../../src/symbology/borders';
import type { LineLook } from '../../../src/symbology/lineLook';
import { PALETTES, type Palette } from '../../../src/symbology/palette';
import { HEIGHT_TINTS } from '../../../src/symbology/relief';
import { lookOf, STATUS_LOOKS, STATUSES_OF_KIND } from '../../../src/symbology/statuses';
import { TRACK_LOOKS } from '../../../src/symbology/tracks';
import { discMarks } from '../../../src/symbology/venueDisc';
import { contrast, distance, laid, rgb, SIGHTS, type Rgb } from '../../fixtures/colours';
import { SAMPLE_INPUT } from '../../fixtures/mapStyle';

/** The least distance in CIELAB by which two colours are told apart at a glance, for thin lines and small signs. */
const APART = 10;

/** The grounds of the map: water, and each height of the land on flat ground, in shade, steep shade and light, each also under the veil. */
function grounds(palette: Palette): Readonly<Record<string, Rgb>> {
  const slopes = (ground: Rgb): readonly (readonly [string, Rgb])[] => [
    ['', ground],
    [' in shade', laid(ground, palette.shade)],
    [' in steep shade', laid(laid(ground, palette.shade), palette.shade)],
    [' in the light', laid(ground, palette.sunny)],
  ];
  const land = (['focusLand', ...HEIGHT_TINTS] as const).flatMap((name) =>
    slopes(rgb(palette[name])).flatMap(([slope, ground]) => [
      [`${name}${slope}`, ground] as const,
      [`${name}${slope} under the veil`, laid(ground, palette.veil, VEIL_OPACITY)] as const,
    ]),
  );
  return Object.fromEntries([['water', rgb(palette.water)], ...land]);
}

/** The colours of the texts of a style's layers, with those written into parts of a text. */
function textColours(
  style: StyleSpecification,
): readonly { readonly id: string; readonly colour: string; readonly halo: unknown }[] {
  return style.layers.flatMap((layer) => {
    if (layer.type !== 'symbol' || !layer.layout?.['text-field']) return [];
    const halo = layer.paint?.['text-halo-color'];
    const written = JSON.stringify([layer.paint?.['text-color'] ?? '', layer.layout['text-field']]);
    return [...new Set(written.match(/#[0-9a-f]{6}\b/g))].map((colour) => ({ id: layer.id, colour, halo }));
  });
}

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  const palette = PALETTES[theme];
  const ground = grounds(palette);

  it('every name on the map can be read on every ground it may lie on, by 4.5:1', () => {
    const texts = textColours(composeStyle({ ...SAMPLE_INPUT, palette }));
    expect(texts.length).toBeGreaterThan(20);
    const weak = texts.flatMap(({ id, colour, halo }) => {
      // A number without a halo lies on the disc of a venue, or on the light middle of one whose place is not published.
      const on: Readonly<Record<string, Rgb>> = halo
        ? halo === palette.water
          ? { water: rgb(palette.water) }
          : { ...ground, halo: rgb(palette.halo) }
        : { disc: rgb(colour === palette.meeting ? palette.meetingText : palette.meeting) };
      return Object.entries(on)
        .map(([name, under]) => `${id} ${colour} on ${name}: ${contrast(rgb(colour), under).toFixed(2)}`)
        .filter((line) => Number(line.split(': ')[1]) < 4.5);
    });
    expect(weak).toEqual([]);
  });

  const lines = new Set<keyof Palette>([
    ...STATUSES_OF_KIND.route.map((status) => lookOf('route', status).colour),
    ...STATUSES_OF_KIND.area.map((status) => lookOf('area', status).colour),
    ...Object.values(BORDER_LOOKS).map(({ colour }) => colour),
    ...Object.values(TRACK_LOOKS).map(({ colour }) => colour),
  ]);
  it.each([...lines])('%s, the colour of a status or track, stands off from every ground by 3:1', (name) => {
    const weak = Object.entries(ground).filter(([, under]) => contrast(rgb(palette[name]), under) < 3);
    expect(weak.map(([where]) => where)).toEqual([]);
  });

  it.each(Object.keys(SIGHTS) as (keyof typeof SIGHTS)[])(
    'tracks with one shape stay apart by their colour, %s',
    (sight) => {
      const alike = pairs(Object.entries(TRACK_LOOKS)).filter(
        ([[, a], [, b]]) =>
          a.shape === b.shape && distance(palette[a.colour], palette[b.colour], SIGHTS[sight]) < APART,
      );
      expect(alike.map(([[a], [b]]) => `${a} and ${b}`)).toEqual([]);
    },
  );

  it.each(Object.keys(SIGHTS) as (keyof typeof SIGHTS)[])(
    'two statuses that are close in colour have other lines, and crossings other signs, %s',
    (sight) => {
      const close = (a: LineLook, b: LineLook): boolean =>
        distance(palette[a.colour], palette[b.colour], SIGHTS[sight]) < APART;
      const alike = (['route', 'crossing', 'area'] as const).flatMap((kind) =>
        pairs<StatusWord>(STATUSES_OF_KIND[kind])
          .filter(([a, b]) => close(lookOf(kind, a), lookOf(kind, b)))
          .filter(
            ([a, b]) =>
              !hasOtherLine(lookOf(kind, a), lookOf(kind, b)) ||
              (kind === 'crossing' && lookOf(kind, a).sign === lookOf(kind, b).sign) ||
              STATUS_LOOKS[a].label === STATUS_LOOKS[b].label,
          )
          .map(([a, b]) => `${kind} ${a} and ${b}`),
      );
      const borders = pairs(Object.entries(BORDER_LOOKS)).filter(
        ([[, a], [, b]]) => close(a, b) && (!hasOtherLine(a, b) || a.label === b.label),
      );
      expect([...alike, ...borders.map(([[a], [b]]) => `border ${a} and ${b}`)]).toEqual([]);
    },
  );
});

describe('Without colour', () => {
  it('the tracks on a disc are told by the line at its edge', () => {
    const edge = (look: (typeof TRACK_LOOKS)[keyof typeof TRACK_LOOKS]): string =>
      JSON.stringify(
        discMarks([{ look, title: '', count: 1 }], 10.5, true).map(({ width, dash, isRound }) => [
          width,
          dash,
          isRound,
        ]),
      );
    const alike = pairs(Object.entries(TRACK_LOOKS)).filter(
      ([[, a], [, b]]) => a.shape !== b.shape && edge(a) === edge(b),
    );
    expect(alike.map(([[a], [b]]) => `${a} and ${b}`)).toEqual([]);
  });
});

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
}

/** Whether two lines differ to the eye: in width, in the length of a dash or gap, or in the line inside, by an eighth or more. */
function hasOtherLine(a: LineLook, b: LineLook): boolean {
  const differ = (one: number, other: number): boolean => Math.abs(one - other) > Math.max(one, other) / 8;
  const dashes = (one: readonly number[], other: readonly number[]): boolean =>
    one.length !== other.length || one.some((part, at) => differ(part, other[at] as number));
  return (
    differ(a.weight, b.weight) ||
    dashes(a.dash, b.dash) ||
    !a.inner !== !b.inner ||
    dashes(a.inner?.dash ?? [], b.inner?.dash ?? []) ||
    differ(a.inner?.share ?? 0, b.inner?.share ?? 0)
  );
}
