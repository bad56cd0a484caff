/** Puts the parts of a picture in their places: of all places that a legend may have, the one that leaves the map most. Pure functions. */
import type { LegendGroup } from '../symbology/legend';
import { drawnLacks } from './limits';
import { ownLacks } from './ownWords';
import type { PictureLayout, PictureOptions, Placed } from './pictureParts';
import { pictureLegend, type PictureLegend } from './pictureLegend';
import type { Setting } from './pictureSetting';
import { footOf, headOf, stackHeight, type FoundWords } from './pictureWords';
import type { TextBlock } from './textBlock';
import type { TimeStrip } from './timeStrip';

/** Space around a picture, and between its parts. */
export const MARGIN = 16;
export const GAP = 8;

/** The timeline, drawn in a width. */
export type StripOf = (width: number, setting: Setting) => TimeStrip;

/** What a layout that is tried out has. */
export interface Attempt {
  /** The timeline; null for none. */
  readonly strip: StripOf | null;
  readonly setting: Setting;
  /** Groups of the legend; empty for no legend. */
  readonly groups: readonly LegendGroup[];
  /** Sentences on what it leaves out; absent for nothing. */
  readonly lost?: readonly string[];
}

/** Options with what was found on the map. */
export type FoundOptions = PictureOptions & FoundWords;

/** Where a legend may be: below the map, beside it, beside map and timeline, or beside the timeline alone. */
interface LegendPlace {
  readonly kind: 'below' | 'beside' | 'tall' | 'low';
  /** Width of a legend that is beside something; 0 below the map. */
  readonly side: number;
}
const BELOW: LegendPlace = { kind: 'below', side: 0 };
/** By how much the widths differ that are looked at for a legend at the side. */
const SIDE_STEP = 12;
/** Of these a legend beside the timeline alone is looked at in every so manieth. */
const LOW_STEP = 3;
/** Beside a legend that is below the map, a timeline is laid out in so many of the widths that look best. */
const TRIED = 3;
/** A legend at the side takes at most this share of the width. */
const MOST_SIDE = 0.6;
/** A map keeps at least this height; a timeline that would make it lower is left out. */
const LEAST_MAP = 220;
/** A timeline beside a legend has at least this width, measured in its own letters: in less it would say too little. */
const LEAST_STRIP = 560;
/** A picture as large as the map on the screen has its legend at the side from this ratio of width to height, and this width, on. */
const WIDE = { ratio: 1.15, width: 620 } as const;

/** The share of a picture's area that its map has, 0 to 1. */
export function shareOf({ map, width, height }: PictureLayout): number {
  return (map.width * map.height) / (width * height);
}

/** What is found for an attempt. */
export interface Places {
  /** The layout in which the map is largest; undefined if there is no room. */
  readonly best: (attempt: Attempt) => PictureLayout | undefined;
  /** The map's share of the area without a legend: with one it is hardly more. */
  readonly mostShare: (attempt: Attempt) => number;
  /** The layout without regard to room, with a legend below the map. */
  readonly anyhow: (attempt: Attempt) => PictureLayout;
}

/** Finds layouts of a picture for several attempts; the legends and words that these have in common are made once. */
export function placesOf(options: FoundOptions): Places {
  const { size, screen } = options;
  const parts = onceEach();
  const isWide = screen.size.width / screen.size.height >= WIDE.ratio && screen.size.width >= WIDE.width;
  const hasSides = size.units !== null || isWide;
  const inner = (size.units?.width ?? screen.size.width + 2 * MARGIN) - 2 * MARGIN;
  const found = new Map<Attempt, PictureLayout | undefined>();
  const anyhow = (attempt: Attempt): PictureLayout => layoutWith(options, attempt, BELOW, parts);
  const find = (attempt: Attempt): PictureLayout | undefined => {
    const { groups, strip, setting } = attempt;
    const kinds =
      !hasSides || groups.length === 0 ? [] : strip ? (['beside', 'tall', 'low'] as const) : (['beside'] as const);
    const rough = strip ? { ...attempt, strip: roughly(strip, inner) } : attempt;
    const sides = sidesOf(setting.legend.leastColumn, inner * MOST_SIDE);
    const withStrip = sides.filter((side) => inner - side - GAP >= LEAST_STRIP * setting.stripScale);
    const found = kinds.flatMap((kind): readonly PictureLayout[] => {
      const layoutAt = (side: number, as: Attempt): PictureLayout => layoutWith(options, as, { kind, side }, parts);
      if (kind === 'low') {
        const looked = withStrip
          .filter((_, at) => at % LOW_STEP === 0)
          .map((side) => ({ side, layout: layoutAt(side, rough) }));
        const fitting = looked
          .filter(({ layout }) => hasRoom(layout))
          .sort((a, b) => worthOf(b.layout) - worthOf(a.layout));
        return fitting.slice(0, TRIED).map(({ side }) => layoutAt(side, attempt));
      }
      // The narrowest legend leaves the map most. A narrower timeline may be somewhat higher than the one that was looked with, so that the
      // next width is needed.
      const widths = kind === 'tall' ? withStrip : sides;
      for (const side of widths.slice(firstThat(widths, (each) => hasRoom(layoutAt(each, rough))))) {
        const layout = layoutAt(side, attempt);
        if (hasRoom(layout)) return [layout];
      }
      return [];
    });
    return [anyhow(attempt), ...found].filter(hasRoom).sort((a, b) => worthOf(b) - worthOf(a))[0];
  };
  const best = (attempt: Attempt): PictureLayout | undefined => {
    if (!found.has(attempt)) found.set(attempt, find(attempt));
    return found.get(attempt);
  };
  const mostShare = (attempt: Attempt): number => shareOf(anyhow({ ...attempt, groups: [] }));
  return { best, anyhow, mostShare };
}

/** Widths for a legend at the side, in whole units. */
function sidesOf(least: number, most: number): readonly number[] {
  return Array.from(
    { length: Math.max(0, Math.floor((most - least) / SIDE_STEP) + 1) },
    (_, at) => Math.ceil(least) + at * SIDE_STEP,
  );
}

/** The place of the first of some widths that does; those above it are taken to do as well. It is behind the last if none does. */
function firstThat(sides: readonly number[], does: (side: number) => boolean): number {
  let [from, to] = [0, sides.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (does(sides[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A timeline as high as the one of a width, in whatever width: to lay out one takes long beside anything else. */
function roughly(stripOf: StripOf, inner: number): StripOf {
  return (width, setting) => {
    const { height, lacks, ownWords } = stripOf(inner, setting);
    return { width, height, lacks, ownWords, content: '', markup: '' };
  };
}

/** How good a layout is: its map has much of the picture, and what the reader sees is large. */
function worthOf(layout: PictureLayout): number {
  return shareOf(layout) * 2 ** layout.map.camera.zoom;
}

/** Whether a map is large enough, and a legend no higher than what it stands beside. */
function hasRoom({ map, legend, strip, width }: PictureLayout): boolean {
  if (map.height < LEAST_MAP) return false;
  if (legend === null || legend.y > map.y) return true;
  const isBesideStrip = strip !== null && strip.what.width < width - 2 * MARGIN - 1;
  return legend.what.height <= map.height + (isBesideStrip ? GAP + strip.what.height : 0);
}

/** Legends and words of the layouts that are tried out, each made once: most have them in common. */
interface Parts {
  readonly legend: (groups: readonly LegendGroup[], width: number, setting: Setting) => PictureLegend;
  readonly head: (options: FoundOptions, width: number, setting: Setting) => readonly TextBlock[];
  readonly foot: (
    options: FoundOptions,
    lacks: readonly string[],
    width: number,
    setting: Setting,
  ) => readonly TextBlock[];
}
function onceEach(): Parts {
  const legends = new Map<readonly LegendGroup[], Map<string, PictureLegend>>();
  const [heads, feet] = [new Map<string, readonly TextBlock[]>(), new Map<string, readonly TextBlock[]>()];
  const once = <T>(made: Map<string, T>, key: string, make: () => T): T => {
    const there = made.get(key) ?? make();
    made.set(key, there);
    return there;
  };
  return {
    legend: (groups, width, { letters, legend }) => {
      const of = legends.get(groups) ?? new Map<string, PictureLegend>();
      legends.set(groups, of);
      return once(of, `${width} ${letters}`, () => pictureLegend(groups, width, legend));
    },
    head: (options, width, setting) =>
      once(heads, `${width} ${setting.letters}`, () => headOf(options, width, setting)),
    foot: (options, lacks, width, setting) =>
      once(feet, JSON.stringify([lacks, options.rowWords, setting.letters, width]), () =>
        footOf(options, lacks, width, setting),
      ),
  };
}

function layoutWith(
  options: FoundOptions,
  { strip: stripOf, setting, groups, lost = [] }: Attempt,
  { kind, side }: LegendPlace,
  parts: Parts,
): PictureLayout {
  const { size, screen } = options;
  const isBesideMap = kind === 'beside' || kind === 'tall';
  const taken = side > 0 ? side + GAP : 0;
  const width = size.units?.width ?? screen.size.width + 2 * MARGIN + (isBesideMap ? taken : 0);
  const inner = width - 2 * MARGIN;
  const mapWidth = isBesideMap ? inner - taken : inner;
  const strip = stripOf && stripOf(kind === 'tall' || kind === 'low' ? inner - taken : inner, setting);
  const legend = groups.length > 0 ? parts.legend(groups, side || inner, setting) : null;
  const lacks = [
    ...lost,
    ...options.lacks,
    ...ownLacks(options.found ?? null),
    ...drawnLacks(false),
    ...(strip?.lacks ?? []),
  ];
  const head = parts.head(options, inner, setting);
  const foot = parts.foot({ ...options, rowWords: strip?.ownWords }, lacks, inner, setting);
  const mapY = MARGIN + (head.length > 0 ? stackHeight(head) + GAP : 0);
  const rows = [
    kind === 'below' ? (legend?.height ?? 0) : 0,
    Math.max(strip?.height ?? 0, kind === 'low' ? (legend?.height ?? 0) : 0),
  ];
  const below = rows.reduce((sum, row) => sum + (row > 0 ? row + GAP : 0), 0) + stackHeight(foot);
  const mapHeight = size.units ? size.units.height - mapY - GAP - below - MARGIN : screen.size.height;
  // Whole pixels: else the background would end within one, and its edge would shine through.
  const height = size.units?.height ?? Math.ceil(mapY + mapHeight + GAP + below + MARGIN);
  const stripY = mapY + mapHeight + GAP + (rows[0] ? rows[0] + GAP : 0);
  const legendY = isBesideMap ? mapY : kind === 'low' ? stripY : mapY + mapHeight + GAP;
  const factor = Math.min(mapWidth / screen.size.width, mapHeight / screen.size.height);
  const zoom = screen.camera.zoom + Math.log2(Math.max(factor, 0.01));
  return {
    width,
    height,
    map: {
      x: MARGIN,
      y: mapY,
      width: mapWidth,
      height: mapHeight,
      camera: { ...screen.camera, zoom },
      detail: Math.max(zoom, screen.camera.zoom),
    },
    head: stacked(head, MARGIN),
    legend: legend && { x: side > 0 ? width - MARGIN - side : MARGIN, y: legendY, what: legend },
    strip: strip && { x: MARGIN, y: stripY, what: strip },
    foot: stacked(foot, height - MARGIN - stackHeight(foot)),
    lacks,
    setting,
  };
}

/** Blocks below each other, the first with its upper edge at `top`. */
export function stacked(blocks: readonly TextBlock[], top: number): readonly Placed<TextBlock>[] {
  let y = top;
  return blocks.map((what) => {
    const placed = { x: MARGIN, y, what };
    y += what.height;
    return placed;
  });
}
